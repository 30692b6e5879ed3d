#include <cmath>
#include <set>
#include <string>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/activity_plan.hpp"
#include "scheduling/problems/entries.hpp"
#include "scheduling/problems/shift_parts.hpp"

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

void check_demand(const std::string& path, const ActivityProblem& problem) {
  if (problem.required.has_value() != problem.requirements.empty()) {
    throw InvalidInput(join(path, "required") + " or requirements must be given, " +
                       (problem.required ? "not both" : "got none of them"));
  }
  if (problem.required) {
    check_required(join(path, "required"), *problem.required);
  } else {
    check_requirements(join(path, "requirements"), problem.requirements);
  }
  require_at_most(join(path, problem.required ? "required" : "requirements[0].required"), problem.grid().size(),
                  ActivityProblem::max_intervals);
}

/// Whose skills are not known would cover nothing, in silence.
void check_people(const std::string& path, const ActivityProblem& problem) {
  const std::string people = join(path, "people");
  require_at_most(people, problem.people.size(), RosterProblem::max_people);
  require_distinct_names(people, problem.people);
  if (problem.requirements.empty()) return;
  std::set<std::string> names;
  for (const Person& person : problem.people) names.insert(person.name);
  for (std::size_t i = 0; i < problem.assignments.size(); ++i) {
    const std::string& name = problem.assignments[i].person;
    if (names.contains(name)) continue;
    throw InvalidInput(join(at(join(path, "assignments"), i), "person") +
                       " must be one of people, whose skills count for requirements, got \"" + name + "\"");
  }
}

}  // namespace

void ActivityProblem::validate(const std::string& path) const {
  check_demand(path, *this);
  require_whole_seconds(join(path, "step"), step);
  require_at_most(join(path, "assignments"), assignments.size(), max_assignments);
  for (std::size_t i = 0; i < assignments.size(); ++i) {
    const std::string shift = join(at(join(path, "assignments"), i), "shift");
    require_at_most(join(shift, "length"), assignments[i].shift.length, ShiftProblem::max_length);
    check_breaks(shift, assignments[i].shift, clock);
  }
  check_people(path, *this);
  require_at_most(join(path, "activities"), activities.size(), max_activities);
  require_distinct_names(join(path, "activities"), activities);
  for (std::size_t i = 0; i < activities.size(); ++i) {
    check_activity(at(join(path, "activities"), i), activities[i], step);
  }
}

}  // namespace krarup
