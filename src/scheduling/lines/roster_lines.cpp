#include "scheduling/lines/roster_lines.hpp"

#include <algorithm>
#include <chrono>

#include "krarup/scheduling/check.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/lines/terms_of.hpp"

namespace krarup::lines {

namespace {

void put_days(const RosterProblem& problem, const Choices& choices, LineProblem& lines) {
  const auto weekday = static_cast<int>(std::chrono::weekday(problem.first_day).iso_encoding());
  for (int day = 0; day < problem.days; ++day) {
    lines.days.push_back({.index = day, .weekday = (weekday - 1 + day) % 7 + 1, .last = day + 1 == problem.days});
    auto& options = lines.options.emplace_back();
    for (const Choice& choice : choices[static_cast<std::size_t>(day)]) options.push_back({.work = choice.work});
  }
}

void put_workers(const RosterProblem& problem, const Choices& choices, LineProblem& lines) {
  for (const Person& person : problem.people) {
    Worker worker{.costs = letter_costs(problem, person, choices)};
    for (Term& term : terms_of(problem, person)) {
      const auto known = std::find(lines.terms.begin(), lines.terms.end(), term);
      worker.terms.push_back(static_cast<int>(known - lines.terms.begin()));
      if (known == lines.terms.end()) lines.terms.push_back(std::move(term));
    }
    lines.workers.push_back(std::move(worker));
  }
}

}  // namespace

LineProblem to_lines(const RosterProblem& problem, const Choices& choices) {
  LineProblem lines;
  put_days(problem, choices, lines);
  put_workers(problem, choices, lines);
  return lines;
}

double cost_of_the_past(const LineProblem& lines) {
  double cost = 0;
  for (const Worker& worker : lines.workers) {
    for (const int term : worker.terms) {
      const Term& each = lines.terms[static_cast<std::size_t>(term)];
      if (const auto* even = std::get_if<Evenness>(&each.rule)) cost += *each.weight * even->before * even->before;
    }
  }
  return cost;
}

void account(const RosterProblem& problem, const Belief& belief, const SolveOptions& options, Roster& roster) {
  RosterCheck check = check_roster(problem, roster.assignments, roster.unassigned);
  roster.objective = check.objective;
  roster.bound = std::clamp(belief.bound, 0.0, roster.objective);
  roster.gap = relative_gap(roster.objective, roster.bound);
  roster.penalties = std::move(check.penalties);
  roster.findings = std::move(check.violations);
  const bool agreed = roster.findings.empty() && agree(belief.cost, roster.objective);
  const bool proven = agreed && is_closed(roster.objective, roster.bound, options.gap);
  roster.status = !roster.findings.empty() ? SolveStatus::infeasible
                  : proven                 ? SolveStatus::optimal
                                           : SolveStatus::feasible;
}

}  // namespace krarup::lines
