#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "krarup/core/time.hpp"
#include "krarup/scheduling/rules/period.hpp"
#include "krarup/scheduling/rules/weight.hpp"

namespace krarup {

/// Paid time in each period.
struct PaidTimeLimits {
  std::optional<Seconds> min{};
  std::optional<Seconds> max{};
  Period period = Period::week;
  Weight weight{};  ///< per hour

  static constexpr std::string_view rule = "paid_time";
  static constexpr auto fields() {
    return std::tuple{field("min", &PaidTimeLimits::min, rules::not_negative),
                      field("max", &PaidTimeLimits::max, rules::not_negative), field("period", &PaidTimeLimits::period),
                      field("weight", &PaidTimeLimits::weight, rules::positive)};
  }
  void validate(const std::string& path) const { detail::require_limits(path, min, max); }
  friend bool operator==(const PaidTimeLimits&, const PaidTimeLimits&) = default;
};

/// Days worked in each period.
struct DaysWorked {
  std::optional<int> min{};
  std::optional<int> max{};
  Period period = Period::week;
  Weight weight{};  ///< per day

  static constexpr std::string_view rule = "days_worked";
  static constexpr auto fields() {
    return std::tuple{field("min", &DaysWorked::min, rules::not_negative),
                      field("max", &DaysWorked::max, rules::not_negative), field("period", &DaysWorked::period),
                      field("weight", &DaysWorked::weight, rules::positive)};
  }
  void validate(const std::string& path) const { detail::require_limits(path, min, max); }
  friend bool operator==(const DaysWorked&, const DaysWorked&) = default;
};

/// Days worked in every run of so many days, wherever it begins; history counts.
struct RollingDaysWorked {
  int window = 0;  ///< days
  int max = 0;
  Weight weight{};  ///< per day too many, in each window

  static constexpr std::string_view rule = "rolling_days_worked";
  static constexpr auto fields() {
    return std::tuple{required_field("window", &RollingDaysWorked::window, rules::positive),
                      required_field("max", &RollingDaysWorked::max, rules::not_negative),
                      field("weight", &RollingDaysWorked::weight, rules::positive)};
  }
  friend bool operator==(const RollingDaysWorked&, const RollingDaysWorked&) = default;
};

/// Shifts made from certain templates in each period: at most four nights a month, two late shifts a week.
struct ShiftCount {
  std::vector<std::string> shift_templates{};
  std::optional<int> min{};
  std::optional<int> max{};
  Period period = Period::horizon;
  Weight weight{};  ///< per shift

  static constexpr std::string_view rule = "shift_count";
  static constexpr auto fields() {
    return std::tuple{required_field("shift_templates", &ShiftCount::shift_templates),
                      field("min", &ShiftCount::min, rules::not_negative),
                      field("max", &ShiftCount::max, rules::not_negative), field("period", &ShiftCount::period),
                      field("weight", &ShiftCount::weight, rules::positive)};
  }
  void validate(const std::string& path) const { detail::require_limits(path, min, max); }
  friend bool operator==(const ShiftCount&, const ShiftCount&) = default;
};

}  // namespace krarup
