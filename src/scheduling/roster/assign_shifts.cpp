#include <algorithm>

#include "krarup/core/validate.hpp"
#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/roster.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/common/watch.hpp"
#include "scheduling/lines/assign_cover.hpp"
#include "scheduling/lines/assign_given.hpp"
#include "scheduling/roster/roster_findings.hpp"
#include "scheduling/roster/roster_rules.hpp"
#include "scheduling/roster/roster_search.hpp"
#include "scheduling/skills/assign_requirements.hpp"

namespace krarup {

namespace {

/// Hands the shifts of each kind, in the order given, to the people who work one of the kind.
void hand_out(const RosterProblem& problem, const RosterRules& rules, const Assigned& assigned, Roster& roster) {
  std::vector<std::size_t> next(rules.kinds.size(), 0);
  for (std::size_t p = 0; p < assigned.kinds_of.size(); ++p) {
    for (const std::size_t k : assigned.kinds_of[p]) {
      roster.assignments.push_back({problem.people[p].name, problem.shifts[rules.kinds[k].shifts[next[k]++]]});
    }
  }
  for (std::size_t k = 0; k < rules.kinds.size(); ++k) {
    const auto& shifts = rules.kinds[k].shifts;
    for (; next[k] < shifts.size(); ++next[k]) roster.unassigned.push_back(problem.shifts[shifts[next[k]]]);
  }
}

/// Whether people ask for more than their hours, days, rest and availability.
bool has_rules_or_wishes(const RosterProblem& problem) {
  const auto asks_for_more = [](const Person& person) {
    return !person.rules.empty() || !person.requests.empty() || !person.pinned.empty() || !person.history.empty();
  };
  return !problem.fairness.empty() || !problem.pairings.empty() || problem.cost_per_change > 0 ||
         std::any_of(problem.people.begin(), problem.people.end(), asks_for_more);
}

/// Given shifts of people who ask for nothing more.
Roster assign_simply(const RosterProblem& problem, const SolveOptions& options, Watch& watch) {
  const RosterRules rules = roster_rules(problem);
  const RosterAnswer answer = search_roster(rules, options, watch);
  Roster roster;
  hand_out(problem, rules, answer.assigned, roster);
  roster.objective = answer.cost;
  roster.bound = answer.bound;
  roster.gap = relative_gap(answer.cost, answer.bound);
  roster.bound_from = answer.bound_from;
  roster.seed = options.seed;
  roster.findings = roster_findings(rules, answer.assigned);
  const RosterCheck check = check_roster(problem, roster.assignments, roster.unassigned);
  roster.findings.insert(roster.findings.end(), check.violations.begin(), check.violations.end());
  const bool agreed = check.violations.empty() && agree(check.objective, roster.objective);
  const bool proven = agreed && is_closed(roster.objective, roster.bound, options.gap);
  roster.status = proven ? SolveStatus::optimal : SolveStatus::feasible;
  const bool nobody_can =
      std::all_of(rules.allowed.begin(), rules.allowed.end(), [](const auto& allowed) { return allowed.empty(); });
  if (!problem.shifts.empty() && nobody_can) roster.status = SolveStatus::infeasible;
  return roster;
}

Roster assign(const RosterProblem& problem, const SolveOptions& options, Watch& watch) {
  if (!problem.cover.empty()) return lines::assign_cover(problem, options, watch);
  if (!problem.requirements.empty()) return skills::assign_requirements(problem, options, watch);
  if (!problem.shifts.empty() && has_rules_or_wishes(problem)) return lines::assign_given(problem, options, watch);
  return assign_simply(problem, options, watch);
}

}  // namespace

Roster assign_shifts(const RosterProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options, "solve");
  Watch watch(options);
  watch.begin({.name = "roster"});
  watch.show();
  if (watch.cancelled()) throw Cancelled("the roster was stopped before it had an answer");
  Roster roster = assign(problem, options, watch);
  for (const Person& person : problem.people) roster.people.push_back(person.name);
  return roster;
}

}  // namespace krarup
