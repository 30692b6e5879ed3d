#include "limits.hpp"

#include <map>

#include "words.hpp"

namespace krarup {

namespace {

void limit_agents_a_day(const ShiftProblem& problem, const Candidates& candidates, std::vector<Limit>& limits) {
  if (!problem.max_agents) return;
  std::map<Date, Limit> days;
  for (std::size_t i = 0; i < candidates.shifts.size(); ++i) {
    days[candidates.shifts[i].date].uses.emplace_back(i, 1.0);
  }
  for (auto& [date, limit] : days) {
    limit.rule = "max_agents";
    limit.text = "no more than " + count_text(*problem.max_agents, "shift") + " may start on " + day_text(date);
    limit.capacity = *problem.max_agents;
    limits.push_back(std::move(limit));
  }
}

}  // namespace

std::vector<Limit> list_limits(const ShiftProblem& problem, const Candidates& candidates) {
  std::vector<Limit> limits;
  limit_agents_a_day(problem, candidates, limits);
  return limits;
}

}  // namespace krarup
