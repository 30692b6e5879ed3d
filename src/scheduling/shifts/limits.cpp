#include "scheduling/shifts/limits.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/roster/roster_rules.hpp"

namespace krarup {

namespace {

void limit_agents_a_day(const ShiftProblem& problem, const Candidates& candidates, std::vector<Limit>& limits) {
  if (!problem.max_agents) return;
  std::map<Date, Limit> days;
  for (std::size_t i = 0; i < candidates.shifts.size(); ++i) {
    days[candidates.shifts[i].date].uses.emplace_back(i, 1.0);
  }
  for (auto& [date, limit] : days) {
    limit.text = "no more than " + count_text(*problem.max_agents, "shift") + " may start on " + day_text(date) +
                 " (max_agents)";
    limit.capacity = *problem.max_agents;
    limits.push_back(std::move(limit));
  }
}

/// The candidates as shifts to be rostered, to ask who may work them. Where their breaks lie does not matter for that.
RosterProblem as_roster(const ShiftProblem& problem, const Candidates& candidates) {
  RosterProblem roster{.shifts = {}, .people = problem.people, .clock = problem.clock};
  for (std::size_t i = 0; i < candidates.shifts.size(); ++i) {
    const Pattern& pattern = candidates.patterns[candidates.shifts[i].pattern];
    roster.shifts.push_back(
        to_shift(problem, candidates, {.candidate = i, .breaks = std::vector<std::size_t>(pattern.breaks.size(), 0)}));
  }
  return roster;
}

using Crowd = std::vector<std::size_t>;  ///< people, in order

/// For each kind, who may work it.
std::vector<Crowd> who_may_work(const RosterRules& rules) {
  std::vector<Crowd> able(rules.kinds.size());
  for (std::size_t p = 0; p < rules.allowed.size(); ++p) {
    for (const std::size_t k : rules.allowed[p]) able[k].push_back(p);
  }
  return able;
}

Limit limit_on(const RosterRules& rules, const std::vector<std::size_t>& kinds, bool in_paid_hours) {
  Limit limit;
  for (const std::size_t k : kinds) {
    for (const std::size_t candidate : rules.kinds[k].shifts) {
      limit.uses.emplace_back(candidate, in_paid_hours ? rules.kinds[k].paid_hours : 1.0);
    }
  }
  return limit;
}

/// However the shifts of a day are chosen, those that only some of the people may work are no more than these people:
/// by Hall's theorem, all that one day asks for when the crowds of its shifts contain each other.
void limit_people_a_day(const RosterRules& rules, const std::vector<Crowd>& able, std::vector<Limit>& limits) {
  std::map<Date, std::map<Crowd, std::vector<std::size_t>>> days;
  for (std::size_t k = 0; k < able.size(); ++k) days[rules.kinds[k].date][able[k]].push_back(k);
  for (auto& [date, crowds] : days) {
    Crowd everybody;
    for (const auto& [crowd, kinds] : crowds) {
      Crowd joined;
      std::set_union(everybody.begin(), everybody.end(), crowd.begin(), crowd.end(), std::back_inserter(joined));
      everybody = std::move(joined);
    }
    crowds[everybody];
    for (const auto& [crowd, kinds] : crowds) {
      std::vector<std::size_t> within;
      for (const auto& [other, theirs] : crowds) {
        if (!std::includes(crowd.begin(), crowd.end(), other.begin(), other.end())) continue;
        within.insert(within.end(), theirs.begin(), theirs.end());
      }
      Limit limit = limit_on(rules, within, false);
      limit.capacity = static_cast<double>(crowd.size());
      limit.text = "only " + people_text(crowd.size()) + " can work on " + day_text(date) +
                   (crowd == everybody ? "" : " at these times");
      limits.push_back(std::move(limit));
    }
  }
}

/// The days and the paid hours that all contracts together allow in a week.
void limit_contracts_a_week(const RosterRules& rules, std::vector<Limit>& limits) {
  for (std::size_t week = 0; week < rules.weeks.size(); ++week) {
    std::vector<std::size_t> kinds;
    for (std::size_t k = 0; k < rules.kinds.size(); ++k) {
      if (rules.kinds[k].week == week) kinds.push_back(k);
    }
    Limit days = limit_on(rules, kinds, false), paid = limit_on(rules, kinds, true);
    for (std::size_t p = 0; p < rules.allowed.size(); ++p) {
      std::set<Date> dates;
      for (const std::size_t k : rules.allowed[p]) {
        if (rules.kinds[k].week == week) dates.insert(rules.kinds[k].date);
      }
      if (dates.empty()) continue;
      days.capacity += std::min(static_cast<double>(dates.size()), 1.0 * rules.person(p).max_days_per_week);
      paid.capacity += in_hours(rules.person(p).max_hours_per_week);
    }
    const std::string when = " in the week of " + day_text(rules.weeks[week]);
    days.text = "the people can work no more than " + count_text(days.capacity, "shift") + when;
    paid.text = "the people can work no more than " + count_text(paid.capacity, "paid hour") + when;
    limits.push_back(std::move(days));
    limits.push_back(std::move(paid));
  }
}

void limit_people(const ShiftProblem& problem, const Candidates& candidates, std::vector<Limit>& limits) {
  if (problem.people.empty()) return;
  const RosterProblem roster = as_roster(problem, candidates);
  const RosterRules rules = roster_rules(roster);
  limit_people_a_day(rules, who_may_work(rules), limits);
  limit_contracts_a_week(rules, limits);
}

}  // namespace

std::vector<Limit> list_limits(const ShiftProblem& problem, const Candidates& candidates) {
  std::vector<Limit> limits;
  limit_agents_a_day(problem, candidates, limits);
  limit_people(problem, candidates, limits);
  return limits;
}

bool keeps(const std::vector<std::size_t>& people_on, const Limit& limit) {
  double used = 0;
  for (const auto& [shift, use] : limit.uses) used += use * static_cast<double>(people_on[shift]);
  return used <= limit.capacity + limit_tolerance;
}

}  // namespace krarup
