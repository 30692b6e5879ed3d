#include <cmath>

#include "krarup/core/text.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "scheduling/problems/entries.hpp"
#include "scheduling/problems/shift_parts.hpp"

namespace krarup {

namespace {

using detail::join;
using namespace problems;

void check_service_target(const std::string& path, const ShiftProblem& problem) {
  const std::size_t curves = problem.service_target->curves.size();
  if (curves != problem.required.size()) {
    throw InvalidInput(join(path, "curves") + " must have one entry for each of the " +
                       std::to_string(problem.required.size()) + " intervals, got " + std::to_string(curves));
  }
  if (problem.cost_per_distinct_shift > 0) {
    throw InvalidInput(path + " and cost_per_distinct_shift may not both be given");
  }
}

/// A cycle is a whole number of the days, or weeks, on which its shifts repeat.
void check_cycle(const std::string& path, const ShiftProblem& problem) {
  const Seconds cycle = problem.required.step * static_cast<double>(problem.required.size());
  const Instant end = problem.required.time(problem.required.size());
  const auto in_the_way = [&](const std::string& what) {
    throw InvalidInput(join(path, "cyclic") + " needs " + what + ", got " + to_text(cycle));
  };
  if (std::fmod(cycle.count(), 24 * 3600.0) != 0) in_the_way("a requirement of whole days");
  for (std::size_t i = 0; i < problem.shift_templates.size(); ++i) {
    const ShiftTemplate& shift = problem.shift_templates[i];
    if (!shift.days.empty() && std::fmod(cycle.count(), 7 * 24 * 3600.0) != 0) {
      in_the_way("a requirement of whole weeks where shift templates name their days");
    }
    if (shift.max_length.value_or(shift.length) > cycle) in_the_way("shifts no longer than the requirement");
  }
  for (const ClockChange& change : problem.clock.changes) {
    if (change.at > problem.required.start && change.at < end) {
      throw InvalidInput(join(path, "cyclic") + " needs a clock that does not change within the requirement");
    }
  }
}

void check_steps(const std::string& path, double cost, const std::vector<CostStep>& steps) {
  require_at_most(path, steps.size(), ShiftProblem::max_cost_steps);
  double beyond = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].beyond <= beyond) {
      throw InvalidInput(join(at(path, i), "beyond") + " must be > " + to_text(beyond) + ", got " +
                         to_text(steps[i].beyond) + "; steps come in order");
    }
    if (steps[i].cost < cost) {
      throw InvalidInput(join(at(path, i), "cost") + " must be >= " + to_text(cost) + ", got " +
                         to_text(steps[i].cost) + "; prices must not fall");
    }
    beyond = steps[i].beyond;
    cost = steps[i].cost;
  }
}

}  // namespace

void CoverageCosts::validate(const std::string& path) const {
  check_steps(join(path, "understaffing_steps"), understaffing, understaffing_steps);
  check_steps(join(path, "overstaffing_steps"), overstaffing, overstaffing_steps);
}

void ShiftProblem::validate(const std::string& path) const {
  check_required(join(path, "required"), required);
  const std::string templates = join(path, "shift_templates");
  require_at_most(templates, shift_templates.size(), max_shift_templates);
  require_distinct_names(templates, shift_templates);
  for (std::size_t i = 0; i < shift_templates.size(); ++i) check_template(at(templates, i), shift_templates[i]);
  if (!weights.empty() && weights.size() != required.size()) {
    throw InvalidInput(join(path, "weights") + " must be empty or have one entry for each of the " +
                       std::to_string(required.size()) + " intervals, got " + std::to_string(weights.size()));
  }
  if (service_target) check_service_target(join(path, "service_target"), *this);
  if (cyclic && !required.empty()) check_cycle(path, *this);
  require_at_most(join(path, "people"), people.size(), max_people);
  require_distinct_names(join(path, "people"), people);
}

}  // namespace krarup
