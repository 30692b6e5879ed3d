#pragma once

#include <string>
#include <vector>

#include "krarup/plan/scenario.hpp"
#include "krarup/queues/performance.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"

namespace krarup {

/// One interval of a plan, from forecast to the service that its staff will deliver.
struct PlanInterval {
  Instant start{};
  double contacts = 0;            ///< forecast
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
};

/// The horizon in a handful of numbers.
struct PlanTotals {
  double contacts = 0;                ///< forecast within opening hours
  double contacts_outside_hours = 0;  ///< forecast while closed; nobody is planned for them
  Seconds required_time{};            ///< agent time on contacts that the target asks for
  Seconds scheduled_time{};           ///< agent time on shift and not on break
  Seconds paid_time{};                ///< agent time on shift, less unpaid breaks
  double fte = 0;                     ///< paid hours a week / hours per FTE
  double cost = 0;                    ///< pay of the shifts
  double service_level = 0;           ///< expected over all contacts of the horizon
  double abandonment = 0;             ///< expected over all contacts of the horizon
  double occupancy = 0;               ///< busy time / achieved agent time
  double rostered_service_level = 0;  ///< as service_level, if only the named shifts were worked

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
};

/// The whole way from a forecast to a named roster, and what it will deliver.
struct Plan {
  std::string name;
  Scenario scenario;  ///< what it was made from, without the progress callback: a plan explains itself and can be redone
  Seconds step{};  ///< length of an interval
  std::vector<PlanInterval> intervals;
  ShiftPlan shift_plan;
  Roster roster;  ///< empty without people
  PlanTotals totals;
};

/// Plans a scenario: opening hours and re-binning, sipp staffing, shrinkage, shifts, roster, evaluation.
[[nodiscard]] Plan plan(const Scenario& scenario);

}  // namespace krarup
