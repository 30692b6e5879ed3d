#pragma once

#include <variant>

#include "krarup/scheduling/rules/amounts.hpp"
#include "krarup/scheduling/rules/hours.hpp"
#include "krarup/scheduling/rules/rolling.hpp"
#include "krarup/scheduling/rules/rotation.hpp"
#include "krarup/scheduling/rules/runs.hpp"
#include "krarup/scheduling/rules/weekends.hpp"

namespace krarup {

/// One rule of a contract, chosen at run time as a file does with `"rule": "consecutive_days"`.
///
/// What holds for all of them:
/// - A shift belongs to the calendar day on which it starts, on the wall clock, however long it lasts: that day is
///   worked, and the calendar week (Monday to Sunday), the weekend and the roster that hold the day count the shift. A
///   night shift makes no work of the morning on which it ends. All other days are days off.
/// - The history is known from its first shift on: from there to the roster, days without a shift are days off. Of
///   earlier days, and of the days after the roster, nothing is known; without a history nothing is known of the past.
/// - A `max` counts the shifts of the history in the same week (window, run) too. A `min` is asked only of weeks that
///   lie in the roster from Monday to Sunday, and of runs that end inside the roster and whose beginning is known.
/// - What the history alone breaks already is not held against the roster: only what its own days add.
/// - Each rule says by what amount it is broken. With a weight that costs weight x amount; without one any amount is a
///   violation.
using RosterRule = std::variant<PaidTimeLimits, DaysWorked, RollingDaysWorked, RollingShiftCount, RollingPaidTime,
                                ShiftCount, ConsecutiveDays, ConsecutiveDaysOff, ConsecutiveShifts, ForbiddenSuccession,
                                Weekends, CompleteWeekends, WorkingHours, StartSpread, Rotation>;

}  // namespace krarup
