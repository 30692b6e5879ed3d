#include "scheduling/lines/rolling_of.hpp"

#include <set>

#include "scheduling/check/line.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/lines/past.hpp"

namespace krarup::lines {

namespace {

int in_seconds(Seconds time) { return static_cast<int>(whole_seconds(time).count()); }

/// What one day can be paid, the day off included.
std::vector<int> paid_amounts(const RosterProblem& problem) {
  std::set<int> amounts{0};
  for (const Shift& shift : problem.shifts) amounts.insert(in_seconds(paid_time(shift)));
  if (!problem.shifts.empty()) return {amounts.begin(), amounts.end()};
  for (const ShiftTemplate& made_from : problem.shift_templates) {
    for (const Seconds length : lengths(made_from)) {
      amounts.insert(in_seconds(paid_time(with_length(made_from, length))));
    }
  }
  return {amounts.begin(), amounts.end()};
}

int days_of(const RosterProblem& problem) {
  const check::Horizon roster = check::horizon_of(problem);
  return static_cast<int>((roster.last - roster.first).count()) + 1;
}

}  // namespace

Rolling rolling_of(const RosterProblem& problem, const RollingDaysWorked& rule) {
  return {.window = rule.window, .most = rule.max, .days = days_of(problem)};
}

Rolling rolling_of(const RosterProblem& problem, const RollingShiftCount& rule) {
  return {.window = rule.window,
          .most = rule.max,
          .kinds = kinds_of(problem, rule.shift_templates),
          .days = days_of(problem)};
}

Rolling rolling_of(const RosterProblem& problem, const RollingPaidTime& rule) {
  return {.window = rule.window,
          .most = in_seconds(rule.max),
          .paid_time = true,
          .amounts = paid_amounts(problem),
          .days = days_of(problem)};
}

}  // namespace krarup::lines
