#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/series.hpp"
#include "krarup/scheduling/break_policy.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "krarup/scheduling/solve.hpp"

namespace krarup {

/// When should the people of given shifts take their breaks?
///
/// Shifts stay as they are; the breaks they bring along are dropped. Time is cut into steps: shifts, breaks and rules
/// are whole numbers of them.
struct BreakProblem {
  Series<double> required;  ///< agents on shift and not on break, per interval
  std::vector<Shift> shifts{};
  std::vector<BreakPolicy> policies{};  ///< a shift that none of them is for has no breaks
  CoverageCosts costs{};
  std::vector<double> weights{};      ///< one per interval, multiplies the coverage costs; empty means 1
  LocalClock clock{};                 ///< for the words of the findings
  bool cyclic = false;                ///< what a shift covers past the end of the requirement counts at its start
  Seconds step{300};                  ///< breaks start and last whole steps
  std::optional<int> max_on_break{};  ///< most people on break at once
  std::optional<double> on_break_penalty{};  ///< per person-hour beyond max_on_break; without it the limit is kept

  static constexpr auto fields() {
    return std::tuple{required_field("required", &BreakProblem::required),
                      required_field("shifts", &BreakProblem::shifts),
                      field("policies", &BreakProblem::policies),
                      field("costs", &BreakProblem::costs),
                      field("weights", &BreakProblem::weights, rules::not_negative),
                      field("clock", &BreakProblem::clock),
                      field("cyclic", &BreakProblem::cyclic),
                      field("step", &BreakProblem::step, rules::positive),
                      field("max_on_break", &BreakProblem::max_on_break, rules::not_negative),
                      field("on_break_penalty", &BreakProblem::on_break_penalty, rules::not_negative)};
  }

  /// Checks what the fields must satisfy together, and the limits on size.
  void validate(const std::string& path) const;

  static constexpr std::size_t max_shifts = 20'000;
  static constexpr std::size_t max_steps = 120'000;  ///< of the requirement
  static constexpr std::size_t max_policies = 500;
};

/// The policy for a shift: one for its template before one for any, then the one for the longest shifts.
///
/// @return  nullptr when none is for it
[[nodiscard]] const BreakPolicy* policy_for(const BreakProblem& problem, const Shift& shift);

/// The answer: the same shifts with their breaks, and what they cover and cost.
struct BreakPlan {
  SolveStatus status = SolveStatus::infeasible;
  std::vector<Shift> shifts;  ///< in the order given, so that people keep theirs
  Series<double> scheduled;   ///< agents on shift, not on break and not catching up, per interval
  double objective = 0;       ///< cost of understaffing and overstaffing + penalties; the pay is the same for all plans
  double bound = 0;           ///< no plan can cost less
  double gap = 0;             ///< (objective - bound) / objective
  double understaffing = 0;   ///< agent-hours below the requirement
  double overstaffing = 0;    ///< agent-hours above the requirement
  std::vector<Penalty> penalties;  ///< one for each rule that is bent
  std::vector<Finding> findings;   ///< shifts whose breaks no arrangement allows, limits that are not kept
  std::string bound_from{};        ///< what proves the bound, in words
  int seed = 1;                    ///< the one of the options

  static constexpr auto fields() {
    return std::tuple{field("status", &BreakPlan::status),
                      field("shifts", &BreakPlan::shifts),
                      field("scheduled", &BreakPlan::scheduled),
                      field("objective", &BreakPlan::objective),
                      field("bound", &BreakPlan::bound),
                      field("gap", &BreakPlan::gap),
                      field("understaffing", &BreakPlan::understaffing),
                      field("overstaffing", &BreakPlan::overstaffing),
                      field("penalties", &BreakPlan::penalties),
                      field("findings", &BreakPlan::findings),
                      field("bound_from", &BreakPlan::bound_from),
                      field("seed", &BreakPlan::seed)};
  }
};

/// When should the people of these shifts take their breaks, so that the requirement is covered at the least cost?
///
/// The break patterns of one shift are the paths of a small graph over time. A Lagrangian relaxation prices every step
/// of time; dynamic programs over the graphs then give a bound and, for every state of a shift, its cost to go. A sweep
/// through time places the breaks of all shifts at once: it keeps the states of the shifts that promise the least cost
/// [LowerreReddy1976], all of them where they are few, and the answer is then proven best. What remains is improved by
/// freeing a few shifts around a step that is badly covered, again and again. Stretches of time that share no breaks
/// are worked on in parallel. An independent replay (check_breaks) re-costs the answer before it is called optimal.
///
/// @return  infeasible when a shift has no legal arrangement of breaks, or when none was found that keeps max_on_break;
///          the findings say which
/// @throws InvalidInput  for a problem that means nothing or exceeds the limits on size
/// @throws Cancelled     when the progress callback stops it before there is any plan
/// @source  [BeerEtAl2010], [WidlMusliu2014], [LowerreReddy1976]
[[nodiscard]] BreakPlan place_breaks(const BreakProblem& problem, const SolveOptions& options = {});

/// What a replay of breaks found: the rules they break, what they cover and cost.
///
/// The penalties are "window", "position", "stretch", "long_stretch" and "length" (hours by which the breaks bend the
/// rule) and "max_on_break" (person-hours beyond it).
struct BreakCheck {
  std::vector<Finding> violations{};  ///< one sentence for each rule that is broken and has no penalty
  Series<double> scheduled{};         ///< agents on shift, not on break and not catching up, per interval
  double understaffing = 0;           ///< agent-hours below the requirement
  double overstaffing = 0;            ///< agent-hours above the requirement
  std::vector<Penalty> penalties{};   ///< one for each rule that is bent
  double objective = 0;               ///< cost of understaffing and overstaffing + penalties

  static constexpr auto fields() {
    return std::tuple{
        field("violations", &BreakCheck::violations),       field("scheduled", &BreakCheck::scheduled),
        field("understaffing", &BreakCheck::understaffing), field("overstaffing", &BreakCheck::overstaffing),
        field("penalties", &BreakCheck::penalties),         field("objective", &BreakCheck::objective)};
  }
};

/// Do these shifts keep every rule of the problem, and what do they cover and cost?
///
/// Knows nothing of the optimizer: it takes the shifts as they are, whoever made them, and replays them step by step.
///
/// @param shifts  those of the problem, in its order, with breaks
/// @throws InvalidInput  for a problem that means nothing
/// @complexity  steps of the shifts
[[nodiscard]] BreakCheck check_breaks(const BreakProblem& problem, const std::vector<Shift>& shifts);

/// The shifts of a roster's assignments, for a BreakProblem.
[[nodiscard]] std::vector<Shift> assigned_shifts(const Roster& roster);

/// The roster with the breaks of a plan that was made for its assigned shifts; everybody keeps their own.
///
/// @throws InvalidInput  when the plan has other shifts than the roster
[[nodiscard]] Roster with_breaks(Roster roster, const BreakPlan& plan);

}  // namespace krarup
