#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "krarup/core/validate.hpp"
#include "krarup/scheduling/activity_plan.hpp"
#include "scheduling/check/coverage_price.hpp"
#include "scheduling/check/replays.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

bool overlap(Instant start, Instant end, Instant other_start, Instant other_end) {
  return std::max(start, other_start) < std::min(end, other_end);
}

class ActivityReplay {
 public:
  ActivityReplay(const ActivityProblem& problem, const std::vector<Session>& sessions)
      : problem_(problem), sessions_(sessions) {}

  ActivityCheck run() {
    for (std::size_t i = 0; i < sessions_.size(); ++i) check_session(i);
    for (const Activity& activity : problem_.activities) check_activity(activity);
    cover();
    if (!problem_.required) cover_skills();
    return std::move(check_);
  }

 private:
  void report(const char* rule, const Session& session, const std::string& what) {
    check_.violations.push_back({.rule = rule,
                                 .subject = session.person,
                                 .start = session.start,
                                 .end = session.end(),
                                 .text = session.person + " in \"" + session.activity + "\" on " +
                                         span_text(problem_.clock, session.start, session.end()) + ": " + what});
  }

  void check_session(std::size_t i) {
    const Session& session = sessions_[i];
    const auto activity = std::find_if(problem_.activities.begin(), problem_.activities.end(),
                                       [&](const Activity& each) { return each.name == session.activity; });
    if (activity == problem_.activities.end()) return report("activity", session, "there is no such activity");
    const auto& people = activity->people;
    if (std::find(people.begin(), people.end(), session.person) == people.end()) {
      report("people", session, "is not one of its people");
    }
    if (session.length != activity->length) report("length", session, "the activity has another length");
    if (session.start < activity->earliest || session.end() > activity->latest_end) {
      report("window", session, "lies outside of the window");
    }
    if ((session.start - activity->earliest) % whole_seconds(problem_.step) != std::chrono::seconds{0}) {
      report("step", session, "does not begin a whole number of steps after earliest");
    }
    check_shift(session, *activity);
    for (std::size_t j = 0; j < i; ++j) check_pair(session, sessions_[j], *activity);
  }

  void check_shift(const Session& session, const Activity& activity) {
    bool inside = false;
    for (const auto& [person, shift] : problem_.assignments) {
      if (person != session.person) continue;
      inside = inside || (shift.start <= session.start && session.end() <= shift.end());
      for (const Break& pause : shift.breaks) {
        if (overlap(session.start, session.end(), pause.start, pause.end())) {
          report("breaks", session, "lies over a break");
        } else if (std::max(session.start - pause.end(), pause.start - session.end()) < activity.min_gap) {
          report("min_gap", session, "lies nearer to a break than min_gap");
        }
      }
    }
    if (!inside) report("shift", session, "lies outside of every shift");
  }

  void check_pair(const Session& session, const Session& other, const Activity& activity) {
    if (session.person == other.person && session.activity == other.activity) {
      report("twice", session, "takes part already");
    } else if (session.person == other.person && overlap(session.start, session.end(), other.start, other.end())) {
      report("overlap", session, "is in \"" + other.activity + "\" at the same time");
    }
    if (activity.together && session.activity == other.activity && session.start != other.start) {
      report("together", session, "begins at another time than " + other.person);
    }
  }

  void check_activity(const Activity& activity) {
    int attendees = 0;
    for (const Session& session : sessions_) {
      if (session.activity != activity.name) continue;
      ++attendees;
      // The most are together when somebody has just come.
      const auto here = std::count_if(sessions_.begin(), sessions_.end(), [&](const Session& other) {
        return other.activity == activity.name && other.start <= session.start && session.start < other.end();
      });
      if (activity.max_at_once && here > *activity.max_at_once) {
        report("max_at_once", session, people_text(static_cast<std::size_t>(here)) + " at once");
      }
      if (attendees > activity.wanted()) report("attendees", session, "is one more than wanted");
    }
    if (attendees < activity.wanted()) {
      const double missing = activity.wanted() - attendees;
      charge(missing, missing * activity.weight);
    }
  }

  void charge(double amount, double cost) {
    if (check_.penalties.empty()) check_.penalties.push_back({.rule = "activities"});
    check_.penalties[0].amount += amount;
    check_.penalties[0].cost += cost;
    check_.objective += cost;
  }

  /// Walks from moment to moment: in each the number of agents is the same.
  void cover() {
    std::map<Instant, int> change;
    const auto count = [&change](Instant start, Instant end, int agents) {
      change[start] += agents;
      change[end] -= agents;
    };
    for (const auto& [person, shift] : problem_.assignments) {
      count(shift.start, shift.end(), 1);
      for (const Break& pause : shift.breaks) count(pause.start, pause.end(), -1);
    }
    for (const Session& session : sessions_) count(session.start, session.end(), -1);
    const Series<double>& grid = problem_.grid();
    check_.scheduled = grid.map([](double) { return 0.0; });
    auto next = change.begin();
    int agents = 0;
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const Instant end = grid.time(i + 1);
      for (Instant now = grid.time(i); now < end;) {
        for (; next != change.end() && next->first <= now; ++next) agents += next->second;
        const Instant until = next == change.end() ? end : std::min(end, next->first);
        count_moment(i, agents, in_hours(Seconds{until - now}));
        now = until;
      }
    }
  }

  void count_moment(std::size_t interval, double agents, double hours) {
    check_.scheduled[interval] += agents * hours / in_hours(problem_.grid().step);
    if (!problem_.required) return;
    const double missing = std::max(0.0, problem_.grid()[interval] - agents);
    const double surplus = std::max(0.0, agents - problem_.grid()[interval]);
    check_.understaffing += missing * hours;
    check_.overstaffing += surplus * hours;
    check_.objective +=
        hours * (check::price_of_missing(missing, problem_.costs) + check::price_of_surplus(surplus, problem_.costs));
  }

  /// To the skills, somebody in an activity is as somebody on break: replays the roster with sessions for breaks.
  void cover_skills() {
    RosterProblem asked;
    asked.people = problem_.people;
    asked.requirements = problem_.requirements;
    asked.costs = problem_.costs;
    check::Worked worked;
    for (const auto& [person, shift] : problem_.assignments) {
      Shift busy = shift;
      for (const Session& session : sessions_) {
        if (session.person != person || session.start < shift.start || session.end() > shift.end()) continue;
        busy.breaks.push_back({session.activity, session.start, session.length, true});
      }
      worked[person].push_back(std::move(busy));
    }
    check::Ledger ledger;
    check_.coverage = check::check_requirements(asked, worked, ledger);
    for (const Penalty& each : ledger.close({}).penalties) {
      (each.rule == "understaffing" ? check_.understaffing : check_.overstaffing) += each.amount;
      check_.objective += each.cost;
    }
  }

  const ActivityProblem& problem_;
  const std::vector<Session>& sessions_;
  ActivityCheck check_;
};

}  // namespace

ActivityCheck check_activities(const ActivityProblem& problem, const std::vector<Session>& sessions) {
  validate(problem);
  return ActivityReplay(problem, sessions).run();
}

}  // namespace krarup
