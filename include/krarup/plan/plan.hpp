#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "krarup/plan/scenario.hpp"
#include "krarup/queues/performance.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"

namespace krarup {

/// One interval of a plan, from forecast to the service that its staff will deliver.
struct PlanInterval {
  Instant start{};
  bool open = true;               ///< within opening hours
  double contacts = 0;            ///< forecast; those of a closed interval are not served
  Seconds aht{};                  ///< forecast
  double offered_load = 0;        ///< erlangs
  double required = 0;            ///< agents on contacts that the target asks for
  double required_scheduled = 0;  ///< required / (1 - shrinkage): agents to put on shift
  double scheduled = 0;           ///< agents on shift and not on break
  double achieved = 0;            ///< scheduled * (1 - shrinkage): agents on contacts
  double rostered = 0;            ///< of the scheduled, those with a name
  Performance performance;        ///< expected from the achieved agents

  static constexpr auto fields() {
    return std::tuple{field("start", &PlanInterval::start),
                      field("open", &PlanInterval::open),
                      field("contacts", &PlanInterval::contacts),
                      field("aht", &PlanInterval::aht),
                      field("offered_load", &PlanInterval::offered_load),
                      field("required", &PlanInterval::required),
                      field("required_scheduled", &PlanInterval::required_scheduled),
                      field("scheduled", &PlanInterval::scheduled),
                      field("achieved", &PlanInterval::achieved),
                      field("rostered", &PlanInterval::rostered),
                      field("performance", &PlanInterval::performance)};
  }
  friend bool operator==(const PlanInterval&, const PlanInterval&) = default;
};

/// The horizon in a handful of numbers.
struct PlanTotals {
  double contacts = 0;                ///< forecast within opening hours
  double contacts_outside_hours = 0;  ///< forecast while closed; nobody is planned for them
  Seconds required_time{};            ///< agent time on contacts that the target asks for
  Seconds scheduled_time{};           ///< agent time on shift and not on break
  Seconds paid_time{};                ///< agent time on shift, less unpaid breaks
  double fte = 0;                     ///< paid time a week / hours_per_fte; weeks of seven days, begun ones whole
  double cost = 0;                    ///< pay of the shifts
  double service_level = 0;           ///< expected over all contacts of the horizon
  double abandonment = 0;             ///< expected over all contacts of the horizon
  double occupancy = 0;               ///< busy time / achieved agent time
  std::optional<double>
      rostered_service_level{};  ///< as service_level, from the named shifts alone; none without people

  static constexpr auto fields() {
    return std::tuple{field("contacts", &PlanTotals::contacts),
                      field("contacts_outside_hours", &PlanTotals::contacts_outside_hours),
                      field("required_time", &PlanTotals::required_time),
                      field("scheduled_time", &PlanTotals::scheduled_time),
                      field("paid_time", &PlanTotals::paid_time),
                      field("fte", &PlanTotals::fte),
                      field("cost", &PlanTotals::cost),
                      field("service_level", &PlanTotals::service_level),
                      field("abandonment", &PlanTotals::abandonment),
                      field("occupancy", &PlanTotals::occupancy),
                      field("rostered_service_level", &PlanTotals::rostered_service_level)};
  }
  friend bool operator==(const PlanTotals&, const PlanTotals&) = default;
};

/// The whole way from a forecast to a named roster, and what it will deliver.
struct Plan {
  Scenario
      scenario;    ///< what it was made from, without the progress callback: a plan explains itself and can be redone
  Seconds step{};  ///< length of an interval
  std::vector<PlanInterval> intervals;  ///< whole days, from midnight to midnight on the wall clock
  ShiftPlan shift_plan;
  Roster roster;  ///< empty without people
  PlanTotals totals;
  std::vector<Finding> findings;  ///< what neither shifts nor roster can know: contacts while closed, targets missed

  static constexpr auto fields() {
    return std::tuple{field("scenario", &Plan::scenario),   field("step", &Plan::step),
                      field("intervals", &Plan::intervals), field("shift_plan", &Plan::shift_plan),
                      field("roster", &Plan::roster),       field("totals", &Plan::totals),
                      field("findings", &Plan::findings)};
  }
};

/// Which shifts does a scenario ask for? The problem that plan() hands to design_shifts().
///
/// Agents to put on shift on whole days, from midnight to midnight, shrinkage added: what the target asks for in each
/// interval. With a floor, those are what the floor asks for, and the target is one for all contacts.
///
/// @throws InvalidInput  names the field of the scenario
/// @throws Infeasible    when no number of agents meets the target
[[nodiscard]] ShiftProblem shift_problem(const Scenario& scenario);

/// Plans a scenario: re-binning and opening hours, sipp staffing, shrinkage, shifts, roster, evaluation.
///
/// The plan depends on the scenario alone, not on the machine's clock, unless `solve.time_limit` ends a search early.
/// Understaffed intervals and wishes that cannot be met are findings of the plan, in words.
///
/// @throws InvalidInput  names the field of the scenario
/// @throws Infeasible    when no number of agents meets the target
/// @throws Cancelled     when the progress callback stops the work before there are shifts
[[nodiscard]] Plan plan(const Scenario& scenario);

}  // namespace krarup
