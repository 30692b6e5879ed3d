#pragma once

#include <string>
#include <vector>

#include "scheduling/check/line.hpp"

namespace krarup::check {

/// One place where a line breaks a rule.
struct Breach {
  Date from{};   ///< first day concerned
  Date until{};  ///< last day concerned
  double amount = 0;
  std::string text;  ///< to follow the person's name
};

[[nodiscard]] std::vector<Breach> breaches(const PaidTimeLimits& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const DaysWorked& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const RollingDaysWorked& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const RollingShiftCount& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const RollingPaidTime& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const ShiftCount& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const ConsecutiveDays& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const ConsecutiveDaysOff& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const ConsecutiveShifts& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const ForbiddenSuccession& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const Weekends& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const CompleteWeekends& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const WorkingHours& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const StartSpread& rule, const Line& line);
[[nodiscard]] std::vector<Breach> breaches(const Rotation& rule, const Line& line);

/// "night", or "night" or "late".
[[nodiscard]] std::string any_of_text(const std::vector<std::string>& names);

}  // namespace krarup::check
