#include "scheduling/problems/shift_parts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "krarup/core/text.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/problems/entries.hpp"

namespace krarup::problems {

using detail::join;

void check_required(const std::string& path, const Series<double>& required) {
  require_at_most(path, required.size(), ShiftProblem::max_intervals);
  if (!(required.step.count() >= 60) || !std::isfinite(required.step.count())) {
    throw InvalidInput(join(path, "step") + " must be >= 60 s, got " + to_text(required.step));
  }
  require_at_most(join(path, "step"), required.step, std::chrono::hours{24});
  require_whole_seconds(join(path, "step"), required.step);
  for (std::size_t i = 0; i < required.size(); ++i) {
    if (!(required[i] >= 0 && required[i] <= ShiftProblem::max_required)) {
      throw InvalidInput(at(path, i) + " must be in [0, " + to_text(ShiftProblem::max_required) + "] agents, got " +
                         to_text(required[i]));
    }
  }
}

void check_requirements(const std::string& path, const std::vector<SkillRequirement>& requirements) {
  std::set<std::string> skills;
  for (std::size_t i = 0; i < requirements.size(); ++i) {
    const Series<double>& required = requirements[i].required;
    const Series<double>& first = requirements.front().required;
    const std::string field = join(at(path, i), "required");
    check_required(field, required);
    if (required.start != first.start || required.step != first.step || required.size() != first.size()) {
      throw InvalidInput(field + " must have the same start, step and number of intervals as the first requirement");
    }
    if (skills.insert(requirements[i].skill).second) continue;
    throw InvalidInput(join(at(path, i), "skill") + " must be different from the skills before it, got \"" +
                       requirements[i].skill + "\" again");
  }
}

void check_template(const std::string& path, const ShiftTemplate& shift) {
  require_whole_seconds(join(path, "length"), shift.length);
  require_at_most(join(path, "length"), shift.length, ShiftProblem::max_length);
  if (shift.max_length) {
    require_whole_seconds(join(path, "max_length"), *shift.max_length);
    require_at_most(join(path, "max_length"), *shift.max_length, ShiftProblem::max_length);
    require_whole_seconds(join(path, "length_step"), *shift.length_step);
    if (*shift.length_step < std::chrono::minutes{1}) {
      throw InvalidInput(join(path, "length_step") + " must be >= 60 s, got " + to_text(*shift.length_step));
    }
  }
  require_whole_seconds(join(path, "start_step"), shift.start_step);
  if (shift.start_step < std::chrono::minutes{1}) {
    throw InvalidInput(join(path, "start_step") + " must be >= 60 s, got " + to_text(shift.start_step));
  }
  require_whole_seconds(join(path, "earliest_start"), shift.earliest_start.since_midnight);
  require_whole_seconds(join(path, "latest_start"), shift.latest_start.since_midnight);
  require_at_most(join(path, "latest_start"), shift.latest_start.since_midnight, ShiftProblem::max_length);
  require_whole_seconds(join(path, "min_work_stretch"), shift.min_work_stretch);
  require_at_most(join(path, "min_work_stretch"), shift.min_work_stretch, ShiftProblem::max_length);
  require_at_most(join(path, "supplements"), shift.supplements.size(), ShiftProblem::max_supplements);
  require_at_most(join(path, "breaks"), shift.breaks.size(), ShiftProblem::max_breaks);
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const std::string field = at(join(path, "breaks"), k);
    require_whole_seconds(join(field, "length"), shift.breaks[k].length);
    require_whole_seconds(join(field, "earliest"), shift.breaks[k].earliest);
    require_whole_seconds(join(field, "latest"), shift.breaks[k].latest);
    require_whole_seconds(join(field, "min_gap"), shift.breaks[k].min_gap);
    const Seconds farthest = std::max(shift.breaks[k].earliest, shift.breaks[k].latest);
    const bool from_start = shift.breaks[k].counted_from == ShiftEdge::start;
    require_at_most(join(field, from_start ? "latest" : "earliest"), farthest, ShiftProblem::max_length);
    require_at_most(join(field, "min_gap"), shift.breaks[k].min_gap, ShiftProblem::max_length);
    require_at_most(join(field, "longer_than"), shift.breaks[k].longer_than, ShiftProblem::max_length);
  }
}

void check_breaks(const std::string& path, const Shift& shift, const LocalClock& clock) {
  Instant free = shift.start;
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const Break& pause = shift.breaks[k];
    if (pause.start < free || pause.end() > shift.end()) {
      throw InvalidInput(at(join(path, "breaks"), k) +
                         " must lie within the shift and after the break before it, got " +
                         span_text(clock, pause.start, pause.end()));
    }
    free = pause.end();
  }
}

}  // namespace krarup::problems
