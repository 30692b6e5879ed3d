#pragma once

#include <variant>

#include "krarup/intraday/opening_hours.hpp"
#include "krarup/plan/plan.hpp"

namespace krarup {

/// A scenario's forecast on the planning grid, whole days from midnight to midnight, and the staff that it asks for.
struct StaffedForecast {
  DayProfile forecast;                ///< as it came, contacts while closed included
  OpenProfile served;                 ///< what is left of it within opening hours
  Requirement required;               ///< agents on contacts, in each interval
  Series<double> required_scheduled;  ///< agents on shift and not on break
};

/// What every single interval has to keep.
[[nodiscard]] inline const Target& target_of_interval(const Scenario& scenario) {
  return scenario.floor ? *scenario.floor : scenario.target;
}

/// The problem of the shifts of a scenario that is staffed.
[[nodiscard]] ShiftProblem shift_problem(const Scenario& scenario, const StaffedForecast& staffed);

/// @throws Infeasible  when the target cannot be met
[[nodiscard]] StaffedForecast staff_forecast(const Scenario& scenario);

/// Fills in the intervals, totals and findings of a plan that has its scenario, shifts and roster.
void evaluate(const StaffedForecast& staffed, Plan& plan);

/// What a planner should know about the plan as a whole: contacts while closed, days that miss their service level.
[[nodiscard]] std::vector<Finding> plan_findings(const StaffedForecast& staffed, const Plan& plan);

/// Calls `ask` with the queue of the scenario, whose rate may vary from day to day.
template <class Ask>
[[nodiscard]] auto ask_queue(const Scenario& scenario, const Ask& ask) {
  return std::visit(
      [&](const auto& queue) {
        return scenario.cv > 0 ? ask(Uncertain{queue, scenario.cv}) : ask(queue);
      },
      scenario.queue);
}

}  // namespace krarup
