#include "krarup/plan/scenario.hpp"

#include <algorithm>
#include <variant>

#include "krarup/core/text.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/intraday/rebin.hpp"

namespace krarup {

namespace {

void validate_forecast(const DayProfile& forecast, const std::string& path) {
  if (forecast.empty()) throw InvalidInput(path + " must have at least one interval");
  validate(forecast, path);
  for (std::size_t i = 0; i < forecast.size(); ++i) {
    const double load = offered_load(forecast[i]);
    if (load <= Scenario::max_offered_load) continue;
    throw InvalidInput(path + "[" + std::to_string(i) + "] must offer at most " + to_text(Scenario::max_offered_load) +
                       " erlangs, got " + to_text(load));
  }
}

/// The fields that hold for the whole day, with a demand in place of the one that is ignored.
void validate_queue(const AnyQueue& queue, const Demand& demand, const std::string& path) {
  std::visit([&](const auto& each) { validate(with_agents(with_demand(each, demand), 0), path); }, queue);
}

/// The grid that is planned on, whose limits are those of the optimizer.
void validate_grid(const Scenario& scenario, const std::string& path) {
  const DayProfile& forecast = scenario.forecast;
  const bool rebinned = scenario.interval.count() > 0;
  const Seconds step = rebinned ? scenario.interval : forecast.step;
  const std::string name = detail::join(path, rebinned ? "interval" : "forecast.step");
  if (step < std::chrono::minutes(1) || step > std::chrono::hours(24)) {
    throw InvalidInput(name + " must be from 60 s to 24 h, got " + to_text(step));
  }
  const Seconds horizon = forecast.step * static_cast<double>(forecast.size()) + std::chrono::days(2);
  if (horizon / step > static_cast<double>(ShiftProblem::max_intervals)) {
    throw InvalidInput(name + " must leave at most " + std::to_string(ShiftProblem::max_intervals) +
                       " intervals to plan, got " + to_text(step));
  }
  if (rebinned) static_cast<void>(rebin(forecast, step, scenario.clock));  // it knows which steps fit the clock
}

/// Taking every break as early as the ones before it allow leaves the most room for the rest.
void validate_breaks(const ShiftTemplate& shift, const std::string& path) {
  Seconds earliest = shift.min_work_stretch;
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const BreakRule& pause = shift.breaks[k];
    if (pause.longer_than >= shift.length) continue;
    const BreakWindow open = window(pause, shift.length);
    if (k > 0) earliest += std::max(shift.min_work_stretch, pause.min_gap);
    const Seconds start = std::max(earliest, open.earliest);
    earliest = start + pause.length;
    const std::string place = path + ".breaks[" + std::to_string(k) + "]";
    if (start > open.latest) {
      throw InvalidInput(place + ".latest must leave time for the breaks before it, which end at " + to_text(start) +
                         ", got " + to_text(open.latest));
    }
    if (earliest + shift.min_work_stretch > shift.length) {
      throw InvalidInput(place + " does not fit into the shift: it ends at " + to_text(earliest) +
                         " at the earliest, the shift at " + to_text(shift.length));
    }
  }
}

/// A target for the horizon is a service level; what else has to hold, holds in each interval.
void validate_floor(const Scenario& scenario, const std::string& path) {
  const Target& target = scenario.target;
  const std::string name = detail::join(path, "floor");
  if (target !=
      Target{.service_level = target.service_level, .acceptable_wait = target.acceptable_wait, .basis = target.basis}) {
    throw InvalidInput(detail::join(path, "target") +
                       " may only ask for a service level where there is a floor; its other limits hold in each "
                       "interval: write them there");
  }
  if (!target.service_level) {
    throw InvalidInput(detail::join(path, "target.service_level") +
                       " is missing: with a floor, it is one for the horizon");
  }
  const Target& floor = *scenario.floor;
  if (floor.service_level && floor.acceptable_wait != target.acceptable_wait) {
    throw InvalidInput(detail::join(name, "acceptable_wait") + " must be that of the target (" +
                       to_text(target.acceptable_wait) + "), got " + to_text(floor.acceptable_wait));
  }
  if (floor.service_level && floor.basis != target.basis) {
    throw InvalidInput(detail::join(name, "basis") + " must be that of the target");
  }
  if (scenario.cost_per_distinct_shift > 0) {
    throw InvalidInput(name + " and cost_per_distinct_shift may not both be given");
  }
}

/// Nobody required, on the days and the grid that are planned.
Series<double> whole_days(const Scenario& scenario) {
  const DayProfile& forecast = scenario.forecast;
  const Seconds step = scenario.interval.count() > 0 ? scenario.interval : forecast.step;
  const Date first = scenario.clock.date(forecast.start);
  const Date last = scenario.clock.date(forecast.time(forecast.size()) - std::chrono::seconds(1));
  const Instant start = scenario.clock.instant(first, TimeOfDay{});
  const Instant end = scenario.clock.instant(last + std::chrono::days(1), TimeOfDay{});
  return {start, step, std::vector<double>(static_cast<std::size_t>(std::max(1.0, Seconds{end - start} / step)))};
}

}  // namespace

void Scenario::validate(const std::string& path) const {
  validate_forecast(forecast, detail::join(path, "forecast"));
  validate_grid(*this, path);
  validate_queue(queue, forecast[0], detail::join(path, "queue"));
  if (shift_templates.empty()) {
    throw InvalidInput(detail::join(path, "shift_templates") + " must have at least one template");
  }
  for (std::size_t i = 0; i < shift_templates.size(); ++i) {
    validate_breaks(shift_templates[i], detail::join(path, "shift_templates") + "[" + std::to_string(i) + "]");
  }
  if (floor) validate_floor(*this, path);
  // The optimizer's own checks of templates and people, before any work is done.
  ShiftProblem problem;
  problem.required = whole_days(*this);
  problem.shift_templates = shift_templates;
  problem.costs = costs;
  problem.cyclic = cyclic;
  problem.clock = clock;
  problem.people = people;
  problem.validate(path);
}

}  // namespace krarup
