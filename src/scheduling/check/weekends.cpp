// The rules on weekends, which rules/weekends.hpp defines.
#include "scheduling/check/breaches.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

namespace {

using std::chrono::days;

/// The Saturdays of the weekends that have a known day, in order.
std::vector<Date> saturdays(const Line& line) {
  std::vector<Date> list;
  for (Date day = monday_of(line.known_from) + days{5}; day <= line.roster.last; day += days{7}) list.push_back(day);
  return list;
}

std::string weekend_text(Date saturday) { return "the weekend of " + day_text(saturday); }

}  // namespace

std::vector<Breach> breaches(const Weekends& rule, const Line& line) {
  std::vector<Breach> found;
  int worked = 0, in_a_row = 0;
  for (const Date saturday : saturdays(line)) {
    bool any = false, here = false;
    for (const Date day : {saturday, saturday + days{1}}) {
      any = any || line.works(day);
      here = here || (line.works(day) && line.roster.contains(day));
    }
    in_a_row = any ? in_a_row + 1 : 0;
    if (!here) continue;
    ++worked;
    const auto breach = [&](const std::string& text) {
      found.push_back({saturday, saturday + days{1}, 1.0, "works " + weekend_text(saturday) + ", " + text});
    };
    if (rule.max && worked > *rule.max) {
      breach("number " + std::to_string(worked) + " of at most " + std::to_string(*rule.max) + " in the roster");
    }
    if (rule.max_consecutive && in_a_row > *rule.max_consecutive) {
      breach("number " + std::to_string(in_a_row) + " in a row, at most " + std::to_string(*rule.max_consecutive));
    }
  }
  return found;
}

std::vector<Breach> breaches(const CompleteWeekends&, const Line& line) {
  std::vector<Breach> found;
  for (const Date saturday : saturdays(line)) {
    const Date sunday = saturday + days{1};
    const bool both_known = saturday >= line.known_from && sunday <= line.roster.last;
    if (!both_known || sunday < line.roster.first || line.works(saturday) == line.works(sunday)) continue;
    const Date worked = line.works(saturday) ? saturday : sunday;
    found.push_back({saturday, sunday, 1.0, "works only on " + day_text(worked) + " of the weekend"});
  }
  return found;
}

}  // namespace krarup::check
