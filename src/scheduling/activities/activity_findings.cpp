#include "scheduling/activities/activity_findings.hpp"

#include <algorithm>
#include <string>

#include "krarup/core/text.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::activities {

namespace {

class Reasons {
 public:
  Reasons(const ActivityProblem& problem, const std::vector<Opening>& openings, const std::vector<Session>& sessions)
      : problem_(problem), openings_(openings), sessions_(sessions) {}

  [[nodiscard]] int attendees(const Activity& activity) const {
    return static_cast<int>(std::count_if(sessions_.begin(), sessions_.end(),
                                          [&](const Session& each) { return each.activity == activity.name; }));
  }

  [[nodiscard]] bool attends(const Activity& activity, const std::string& person) const {
    return std::any_of(sessions_.begin(), sessions_.end(),
                       [&](const Session& each) { return each.activity == activity.name && each.person == person; });
  }

  /// What keeps somebody from an activity.
  [[nodiscard]] std::string reason(std::size_t a, std::size_t p) const {
    const Activity& activity = problem_.activities[a];
    bool open = false, free = false;
    for (const Opening& each : openings_) {
      if (each.activity != a || each.person != p) continue;
      open = true;
      free = free || is_free(activity, activity.people[p], each);
    }
    if (!open) return no_opening(activity, activity.people[p]);
    if (free) {
      return "the agents missing meanwhile would cost more than weight (" + number_text(activity.weight) +
             "), or the search has not tried it";
    }
    return "whenever the shifts leave the time, other activities, the start of the meeting or max_at_once are in the "
           "way";
  }

 private:
  /// Whether the other sessions leave an opening free.
  [[nodiscard]] bool is_free(const Activity& activity, const std::string& person, const Opening& opening) const {
    int beside = 0;
    for (const Session& each : sessions_) {
      const bool same = each.activity == activity.name;
      if (same && activity.together && each.start != opening.start) return false;
      if (!(each.start < opening.end && opening.start < each.end())) continue;
      if (each.person == person) return false;
      if (same) ++beside;
    }
    return !activity.max_at_once || beside < *activity.max_at_once;
  }

  [[nodiscard]] std::string no_opening(const Activity& activity, const std::string& person) const {
    const std::string window = span_text(problem_.clock, activity.earliest, activity.latest_end);
    std::string shifts;
    for (const Assignment& each : problem_.assignments) {
      if (each.person != person || each.shift.start >= activity.latest_end || each.shift.end() <= activity.earliest) {
        continue;
      }
      shifts += (shifts.empty() ? "" : " and ") + span_text(problem_.clock, each.shift.start, each.shift.end());
    }
    if (shifts.empty()) return "no shift in " + window;
    const std::string apart = activity.min_gap > Seconds{0}
                                  ? " that is " + to_text(activity.min_gap) + " away from breaks"
                                  : " between breaks";
    return "the shift of " + shifts + " leaves no " + to_text(activity.length) + apart + " inside " + window;
  }

  const ActivityProblem& problem_;
  const std::vector<Opening>& openings_;
  const std::vector<Session>& sessions_;
};

}  // namespace

std::vector<Finding> activity_findings(const ActivityProblem& problem, const std::vector<Opening>& openings,
                                       const std::vector<Session>& sessions) {
  std::vector<Finding> findings;
  const Reasons reasons(problem, openings, sessions);
  for (std::size_t a = 0; a < problem.activities.size(); ++a) {
    const Activity& activity = problem.activities[a];
    if (reasons.attendees(activity) >= activity.wanted()) continue;
    for (std::size_t p = 0; p < activity.people.size(); ++p) {
      const std::string& person = activity.people[p];
      if (reasons.attends(activity, person)) continue;
      findings.push_back(
          {.rule = "activities",
           .subject = person,
           .start = activity.earliest,
           .end = activity.latest_end,
           .amount = 1,
           .text = person + " does not take part in \"" + activity.name + "\": " + reasons.reason(a, p)});
    }
  }
  return findings;
}

}  // namespace krarup::activities
