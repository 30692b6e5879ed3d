#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "krarup/core/time.hpp"
#include "krarup/scheduling/rules/period.hpp"
#include "krarup/scheduling/rules/weight.hpp"

namespace krarup {

/// Paid time in each period. Amount: the hours below min and above max, summed over the periods.
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

/// Days worked in each period, which is a week or the horizon. Amount: the days below min and above max, summed over
/// the periods.
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
  void validate(const std::string& path) const {
    detail::require_limits(path, min, max);
    if (period == Period::day) {
      throw InvalidInput(detail::join(path, "period") + " must be \"week\" or \"horizon\", got \"day\"");
    }
  }
  friend bool operator==(const DaysWorked&, const DaysWorked&) = default;
};

/// Shifts made from certain templates in each period: at most four nights a month, two late shifts a week.
///
/// Amount: the shifts below min and above max, summed over the periods. By the day, a max of 0 forbids the templates
/// and a min of 1 allows no other.
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
