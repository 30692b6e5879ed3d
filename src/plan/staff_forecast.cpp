#include <variant>

#include "krarup/core/validate.hpp"
#include "krarup/intraday/rebin.hpp"
#include "krarup/intraday/service_target.hpp"
#include "krarup/intraday/sipp.hpp"
#include "plan/stages.hpp"

namespace krarup {

namespace {

/// As many empty intervals as fit between the forecast and the midnights around it, so that shifts that begin before
/// the first contact or end after the last one are seen in the plan.
DayProfile padded_to_whole_days(DayProfile forecast, const LocalClock& clock) {
  const auto step = std::chrono::round<std::chrono::seconds>(forecast.step);
  const Instant end = forecast.time(forecast.size());
  const Instant midnight_before = clock.instant(clock.date(forecast.start), TimeOfDay{});
  const Instant midnight_after =
      clock.instant(clock.date(end - std::chrono::seconds(1)) + std::chrono::days(1), TimeOfDay{});
  const auto before = (forecast.start - midnight_before) / step;
  const auto after = midnight_after > end ? (midnight_after - end) / step : 0;
  const auto empty = [&](const Demand& neighbor) { return Demand{0, forecast.step, neighbor.aht}; };
  const Demand first = empty(forecast.values.front());
  const Demand last = empty(forecast.values.back());
  forecast.start -= before * step;
  forecast.values.insert(forecast.values.begin(), static_cast<std::size_t>(before), first);
  forecast.values.insert(forecast.values.end(), static_cast<std::size_t>(after), last);
  return forecast;
}

}  // namespace

StaffedForecast staff_forecast(const Scenario& scenario) {
  StaffedForecast result;
  result.forecast = padded_to_whole_days(
      scenario.interval.count() > 0 ? rebin(scenario.forecast, scenario.interval, scenario.clock) : scenario.forecast,
      scenario.clock);
  result.served = within_opening_hours(result.forecast, scenario.opening_hours, scenario.clock);
  result.required = ask_queue(
      scenario, [&](const auto& queue) { return sipp(result.served.profile, queue, target_of_interval(scenario)); });
  const double reaching_contacts = 1 - total_shrinkage(scenario.shrinkage);
  result.required_scheduled = result.required.map([&](double agents) { return agents / reaching_contacts; });
  return result;
}

ShiftProblem shift_problem(const Scenario& scenario, const StaffedForecast& staffed) {
  ShiftProblem problem{.required = staffed.required_scheduled,
                       .shift_templates = scenario.shift_templates,
                       .costs = scenario.costs,
                       .cost_per_distinct_shift = scenario.cost_per_distinct_shift,
                       .cyclic = scenario.cyclic,
                       .clock = scenario.clock,
                       .max_agents = scenario.max_agents,
                       .people = scenario.people,
                       .max_on_break = scenario.max_on_break};
  if (scenario.floor) {
    problem.service_target = ask_queue(scenario, [&](const auto& queue) {
      return service_target(staffed.served.profile, queue, scenario.target, scenario.shrinkage);
    });
  }
  return problem;
}

ShiftProblem shift_problem(const Scenario& scenario) {
  validate(scenario);
  return shift_problem(scenario, staff_forecast(scenario));
}

}  // namespace krarup
