#pragma once

#include <variant>

#include "krarup/scheduling/rules/amounts.hpp"
#include "krarup/scheduling/rules/hours.hpp"
#include "krarup/scheduling/rules/rotation.hpp"
#include "krarup/scheduling/rules/runs.hpp"
#include "krarup/scheduling/rules/weekends.hpp"

namespace krarup {

/// One rule of a contract, chosen at run time as a file does with `"rule": "consecutive_days"`.
using RosterRule = std::variant<PaidTimeLimits, DaysWorked, RollingDaysWorked, ShiftCount, ConsecutiveDays,
                                ConsecutiveDaysOff, ConsecutiveShifts, ForbiddenSuccession, Weekends, CompleteWeekends,
                                WorkingHours, StartSpread, Rotation>;

}  // namespace krarup
