#include "krarup/plan/scenario.hpp"

#include <variant>

#include "krarup/core/text.hpp"
#include "krarup/core/validate.hpp"

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

}  // namespace

void Scenario::validate(const std::string& path) const {
  validate_forecast(forecast, detail::join(path, "forecast"));
  if (interval.count() > 0) validate_step(interval, detail::join(path, "interval"));
  validate_queue(queue, forecast[0], detail::join(path, "queue"));
  if (shift_templates.empty()) {
    throw InvalidInput(detail::join(path, "shift_templates") + " must have at least one template");
  }
  // The optimizer's own checks of templates and people, before any work is done.
  const ShiftProblem problem{.required = {forecast.start, std::chrono::minutes(30), {0}},
                             .shift_templates = shift_templates,
                             .costs = costs,
                             .clock = clock,
                             .people = people};
  problem.validate(path);
}

}  // namespace krarup
