#include "scheduling/explain/options.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduling/check/line.hpp"
#include "scheduling/common/whole_seconds.hpp"

namespace krarup::why {

namespace {

using std::chrono::days;

std::vector<Option> given_shifts(const RosterProblem& problem) {
  std::map<std::tuple<Instant, Instant, std::string, Seconds>, Option> kinds;
  for (const Shift& shift : problem.shifts) {
    Option& kind = kinds[{shift.start, shift.end(), shift.shift_template, paid_time(shift)}];
    kind = {shift.shift_template, problem.clock.date(shift.start), shift.start,
            shift.end(),          in_hours(paid_time(shift)),      kind.given + 1};
  }
  std::vector<Option> options;
  for (const auto& [key, kind] : kinds) options.push_back(kind);
  return options;
}

}  // namespace

std::vector<Instant> starts_of(const ShiftTemplate& shift, Date date, const LocalClock& clock) {
  std::vector<Instant> starts;
  const auto& on = shift.days;
  if (!on.empty() && std::find(on.begin(), on.end(), std::chrono::weekday(date)) == on.end()) return starts;
  for (Seconds at = shift.earliest_start.since_midnight; at <= shift.latest_start.since_midnight;
       at += shift.start_step) {
    const Instant start = clock.instant(date, TimeOfDay{at});
    if (starts.empty() || start > starts.back()) starts.push_back(start);
  }
  return starts;
}

std::vector<Option> options_of(const RosterProblem& problem) {
  if (!problem.shifts.empty() || problem.days == 0) return given_shifts(problem);
  const check::Horizon roster = check::horizon_of(problem);
  std::vector<Option> options;
  for (const ShiftTemplate& shift : problem.shift_templates) {
    for (Date date = roster.first - days{2}; date <= roster.last; date += days{1}) {
      for (const Instant start : starts_of(shift, date, problem.clock)) {
        const Date day = problem.clock.date(start);
        if (!roster.contains(day)) continue;
        for (const Seconds length : lengths(shift)) {
          const double paid = in_hours(paid_time(with_length(shift, length)));
          options.push_back({shift.name, day, start, start + whole_seconds(length), paid, 0});
        }
      }
    }
  }
  std::stable_sort(options.begin(), options.end(), [](const Option& a, const Option& b) { return a.start < b.start; });
  return options;
}

}  // namespace krarup::why
