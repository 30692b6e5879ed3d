#include <cmath>
#include <set>
#include <string>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/activity_plan.hpp"
#include "scheduling/problems/entries.hpp"

namespace krarup {

namespace {

using detail::join;
using namespace problems;

void check_activity(const std::string& path, const Activity& activity, Seconds step) {
  require_whole_seconds(join(path, "length"), activity.length);
  require_whole_seconds(join(path, "min_gap"), activity.min_gap);
  require_at_most(join(path, "min_gap"), activity.min_gap, ShiftProblem::max_length);
  const Seconds window{activity.latest_end - activity.earliest};
  if (window < activity.length) {
    throw InvalidInput(join(path, "latest_end") + " must be at least length (" + to_text(activity.length) +
                       ") after earliest");
  }
  if ((window - activity.length) / step >= static_cast<double>(ActivityProblem::max_starts)) {
    throw InvalidInput(path + " may begin at most at " + std::to_string(ActivityProblem::max_starts) +
                       " times; take longer steps or a shorter window");
  }
  require_at_most(join(path, "people"), activity.people.size(), RosterProblem::max_people);
  std::set<std::string> names;
  for (std::size_t i = 0; i < activity.people.size(); ++i) {
    if (!names.insert(activity.people[i]).second) {
      throw InvalidInput(at(join(path, "people"), i) + " must be different from the names before it, got \"" +
                         activity.people[i] + "\" again");
    }
  }
  if (activity.wanted() > static_cast<int>(activity.people.size())) {
    throw InvalidInput(join(path, "attendees") + " must be at most the number of people (" +
                       std::to_string(activity.people.size()) + "), got " + std::to_string(activity.wanted()));
  }
}

void check_required(const std::string& path, const Series<double>& required) {
  require_at_most(path, required.size(), ActivityProblem::max_intervals);
  if (!(required.step >= std::chrono::minutes{1})) {
    throw InvalidInput(join(path, "step") + " must be >= 60 s, got " + to_text(required.step));
  }
  require_whole_seconds(join(path, "step"), required.step);
  for (std::size_t i = 0; i < required.size(); ++i) {
    if (!(required[i] >= 0 && required[i] <= ShiftProblem::max_required)) {
      throw InvalidInput(at(path, i) + " must be in [0, " + to_text(ShiftProblem::max_required) + "] agents, got " +
                         to_text(required[i]));
    }
  }
}

}  // namespace

void ActivityProblem::validate(const std::string& path) const {
  check_required(join(path, "required"), required);
  require_whole_seconds(join(path, "step"), step);
  require_at_most(join(path, "assignments"), assignments.size(), max_assignments);
  for (std::size_t i = 0; i < assignments.size(); ++i) {
    const std::string field = join(join(at(join(path, "assignments"), i), "shift"), "length");
    require_at_most(field, assignments[i].shift.length, ShiftProblem::max_length);
  }
  require_at_most(join(path, "activities"), activities.size(), max_activities);
  require_distinct_names(join(path, "activities"), activities);
  for (std::size_t i = 0; i < activities.size(); ++i) {
    check_activity(at(join(path, "activities"), i), activities[i], step);
  }
}

}  // namespace krarup
