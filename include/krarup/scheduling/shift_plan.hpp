#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/series.hpp"
#include "krarup/scheduling/person.hpp"
#include "krarup/scheduling/shift.hpp"
#include "krarup/scheduling/shift_template.hpp"
#include "krarup/scheduling/solve.hpp"
#include "krarup/staffing/service_target.hpp"

namespace krarup {

/// A dearer price for agents beyond so many.
struct CostStep {
  double beyond = 0;  ///< missing or surplus agents that do not pay it yet
  double cost = 0;    ///< per agent-hour of all others

  static constexpr auto fields() {
    return std::tuple{required_field("beyond", &CostStep::beyond, rules::positive),
                      required_field("cost", &CostStep::cost, rules::not_negative)};
  }
  friend bool operator==(const CostStep&, const CostStep&) = default;
};

/// What a missing and a surplus agent cost, per hour; an interval's weight multiplies both.
///
/// Prices may rise in steps, as when a third missing agent hurts more than the first.
struct CoverageCosts {
  double understaffing = 10;                    ///< per agent-hour below the requirement
  double overstaffing = 0.1;                    ///< per agent-hour above it, on top of the pay
  std::vector<CostStep> understaffing_steps{};  ///< dearer and dearer, beyond more and more missing agents
  std::vector<CostStep> overstaffing_steps{};   ///< dearer and dearer, beyond more and more surplus agents

  static constexpr auto fields() {
    return std::tuple{field("understaffing", &CoverageCosts::understaffing, rules::not_negative),
                      field("overstaffing", &CoverageCosts::overstaffing, rules::not_negative),
                      field("understaffing_steps", &CoverageCosts::understaffing_steps),
                      field("overstaffing_steps", &CoverageCosts::overstaffing_steps)};
  }

  /// Prices must not fall: what the first missing agent costs, the next one costs too.
  void validate(const std::string& path) const;
  friend bool operator==(const CoverageCosts&, const CoverageCosts&) = default;
};

/// Which shifts should be worked so that the requirement is covered at the least cost?
///
/// Shifts start on the calendar days of the requirement; what they cover outside of it counts for nothing. Costs are
/// integrals over time: an interval of which half lacks an agent lacks half an agent-interval, whatever its length.
/// When the requirement is cyclic, its end is its start: a shift that runs beyond the end of a week covers the
/// beginning of the next, which is the same.
struct ShiftProblem {
  Series<double> required;  ///< agents on shift and not on break, per interval
  std::vector<ShiftTemplate> shift_templates{};
  CoverageCosts costs{};
  double cost_per_distinct_shift = 0;  ///< for each start (on the clock) and length that is worked at all
  bool cyclic = false;                 ///< the requirement repeats without end; whole days (whole weeks if days matter)
  std::vector<double> weights{};       ///< one per interval, multiplies the coverage costs; empty means 1
  LocalClock clock{};                  ///< for the templates' wall-clock windows
  std::optional<int> max_agents{};     ///< most shifts that may start on one day
  std::vector<Person> people{};        ///< who will work them, so that no more is planned than they can; empty: anybody
  std::optional<int> max_on_break{};   ///< most people who may be on break at once, while the requirement lasts

  /// One service level for the whole requirement. `required` is then a floor of each interval, kept wherever a shift
  /// may be worked; agents above it cost nothing but their pay. Without floors it may pay to give up an interval.
  std::optional<ServiceTarget> service_target{};

  static constexpr auto fields() {
    return std::tuple{required_field("required", &ShiftProblem::required),
                      required_field("shift_templates", &ShiftProblem::shift_templates),
                      field("costs", &ShiftProblem::costs),
                      field("cost_per_distinct_shift", &ShiftProblem::cost_per_distinct_shift, rules::not_negative),
                      field("cyclic", &ShiftProblem::cyclic),
                      field("weights", &ShiftProblem::weights, rules::not_negative),
                      field("clock", &ShiftProblem::clock),
                      field("max_agents", &ShiftProblem::max_agents, rules::not_negative),
                      field("people", &ShiftProblem::people),
                      field("max_on_break", &ShiftProblem::max_on_break, rules::not_negative),
                      field("service_target", &ShiftProblem::service_target)};
  }

  /// Checks what the fields must satisfy together, and the limits on size.
  void validate(const std::string& path) const;

  static constexpr std::size_t max_intervals = 120'000;  ///< a year of five-minute intervals
  static constexpr std::size_t max_shift_templates = 500;
  static constexpr std::size_t max_breaks = 12;  ///< in one template
  static constexpr std::size_t max_people = 5'000;
  static constexpr std::size_t max_supplements = 20;  ///< of one template
  static constexpr std::size_t max_cost_steps = 20;
  static constexpr double max_required = 100'000;        ///< agents in an interval
  static constexpr Seconds max_length{48 * 3600.0};      ///< of a shift, and of what is counted from midnight
  static constexpr std::size_t max_choices = 5'000'000;  ///< of starts and breaks in the horizon
};

/// A start and a length that are worked, and how often.
struct DistinctShift {
  TimeOfDay start{};           ///< on the wall clock
  Seconds length{};            ///< breaks included
  std::vector<int> per_day{};  ///< shifts on each calendar day of the requirement

  static constexpr auto fields() {
    return std::tuple{field("start", &DistinctShift::start), field("length", &DistinctShift::length, rules::positive),
                      field("per_day", &DistinctShift::per_day)};
  }
  friend bool operator==(const DistinctShift&, const DistinctShift&) = default;
};

/// The answer: anonymous shifts with their breaks, and what they cost and cover.
struct ShiftPlan {
  SolveStatus status = SolveStatus::infeasible;
  std::vector<Shift> shifts;                   ///< one per person and day, in order of start
  Series<double> scheduled;                    ///< agents on shift and not on break, per interval
  std::vector<DistinctShift> distinct_shifts;  ///< in order of start and length
  double objective = 0;                   ///< pay + cost per shift + distinct shifts + understaffing + overstaffing
  double bound = 0;                       ///< no plan can cost less
  double gap = 0;                         ///< (objective - bound) / objective
  double pay = 0;                         ///< of which: paid hours and shifts
  double understaffing = 0;               ///< agent-hours below the requirement
  double overstaffing = 0;                ///< agent-hours above the requirement
  std::optional<double> service_level{};  ///< of all contacts, where there is a service target
  std::vector<double> service_levels{};   ///< of the contacts of each interval, where there is a service target
  std::vector<Finding> findings;          ///< intervals that are not covered, templates that cannot be used, and why
  std::string bound_from{};               ///< what proves the bound, in words
  int seed = 1;                           ///< the one of the options

  static constexpr auto fields() {
    return std::tuple{field("status", &ShiftPlan::status),
                      field("shifts", &ShiftPlan::shifts),
                      field("scheduled", &ShiftPlan::scheduled),
                      field("distinct_shifts", &ShiftPlan::distinct_shifts),
                      field("objective", &ShiftPlan::objective),
                      field("bound", &ShiftPlan::bound),
                      field("gap", &ShiftPlan::gap),
                      field("pay", &ShiftPlan::pay),
                      field("understaffing", &ShiftPlan::understaffing),
                      field("overstaffing", &ShiftPlan::overstaffing),
                      field("service_level", &ShiftPlan::service_level),
                      field("service_levels", &ShiftPlan::service_levels),
                      field("findings", &ShiftPlan::findings),
                      field("bound_from", &ShiftPlan::bound_from),
                      field("seed", &ShiftPlan::seed)};
  }
};

/// Which shifts, with which breaks, cover the requirement at the least cost of pay, understaffing and overstaffing?
///
/// A mixed-integer program with implicit breaks [Aykin1996] for each day, all days in parallel; days that shifts past
/// midnight or limits on a week join are planned together. Breaks start at their earliest and then in steps: the
/// largest that divides the interval and the template's breaks, but no finer than five minutes. Time is cut wherever
/// somebody can come, go or take a break, so coverage and costs are exact however short a break is. The bound is that
/// of the programs' linear relaxations, or better. Whole shifts near the relaxation are improved by simulated annealing
/// before the programs see them. An independent replay (check.hpp) re-costs the plan before it is called optimal.
///
/// A cycle is planned as a whole. So is everything where distinct shifts have a price: minimum shift design
/// [MusliuSchaerfSlany2004], as a flow with fixed charges [DiGaspero2007] whose relaxation is told where shifts have to
/// start and end. It is meant for weeks without breaks; breaks are kept, but the bound is then weak.
///
/// With a service target the shifts are the cheapest whose service level over all contacts reaches it
/// [KooleSluis2003]: one row of the program adds up what each agent gains in each interval. The gains of the first
/// agents of an interval grow before they shrink; the program starts from the concave envelope of each curve, which is
/// exact at all numbers of agents that a plan mostly has, and states the others exactly where a plan uses them. Days
/// are joined by the price of a contact in time (a Lagrangian multiplier), whose bound is valid for the whole.
///
/// @return  with findings for the intervals that stay short, each with its cause; infeasible only when there is a
///          requirement and no template can be used at all, or when the service target cannot be reached: then with
///          the shifts that come nearest, and how near that is
/// @throws InvalidInput  for a problem that means nothing (wrong units, negative costs) or exceeds the limits on size
/// @throws Cancelled     when the progress callback stops it before there is any plan
/// @source  [Aykin1996], [Danna2005], [DiGaspero2007], [HuangfuHall2018], [KirkpatrickGelattVecchi1983],
///          [KooleSluis2003], [MusliuSchaerfSlany2004], [SchrimpfEtAl2000]
[[nodiscard]] ShiftPlan design_shifts(const ShiftProblem& problem, const SolveOptions& options = {});

}  // namespace krarup
