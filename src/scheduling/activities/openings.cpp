#include "scheduling/activities/openings.hpp"

#include <algorithm>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup::activities {

namespace {

bool fits(const Shift& shift, Instant start, Instant end, std::chrono::seconds gap) {
  return shift.start <= start && end <= shift.end() &&
         std::none_of(shift.breaks.begin(), shift.breaks.end(),
                      [&](const Break& pause) { return start < pause.end() + gap && pause.start < end + gap; });
}

}  // namespace

std::vector<Opening> openings(const ActivityProblem& problem) {
  std::vector<Opening> result;
  const std::chrono::seconds step = whole_seconds(problem.step);
  for (std::size_t a = 0; a < problem.activities.size(); ++a) {
    const Activity& activity = problem.activities[a];
    const std::chrono::seconds length = whole_seconds(activity.length), gap = whole_seconds(activity.min_gap);
    for (std::size_t p = 0; p < activity.people.size(); ++p) {
      std::vector<const Shift*> shifts;
      for (const Assignment& each : problem.assignments) {
        if (each.person == activity.people[p]) shifts.push_back(&each.shift);
      }
      for (Instant start = activity.earliest; start + length <= activity.latest_end; start += step) {
        const bool open = std::any_of(shifts.begin(), shifts.end(),
                                      [&](const Shift* shift) { return fits(*shift, start, start + length, gap); });
        if (open) result.push_back({a, p, start, start + length});
      }
    }
  }
  return result;
}

}  // namespace krarup::activities
