#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "krarup/core/time.hpp"
#include "krarup/scheduling/rules/weight.hpp"

namespace krarup {

/// Days worked in every run of so many days, wherever it begins; history counts.
///
/// Amount, as of all rules on such windows: for each day of the roster, by how much the window that ends with it is
/// above max. Many pasts have to be told apart for a window that is neither short nor as long as the roster; one with
/// too many of them is refused.
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

/// Shifts made from certain templates in every run of so many days: at most four nights in any 14 days.
struct RollingShiftCount {
  std::vector<std::string> shift_templates{};
  int window = 0;  ///< days
  int max = 0;
  Weight weight{};  ///< per shift too many, in each window

  static constexpr std::string_view rule = "rolling_shift_count";
  static constexpr auto fields() {
    return std::tuple{required_field("shift_templates", &RollingShiftCount::shift_templates),
                      required_field("window", &RollingShiftCount::window, rules::positive),
                      required_field("max", &RollingShiftCount::max, rules::not_negative),
                      field("weight", &RollingShiftCount::weight, rules::positive)};
  }
  friend bool operator==(const RollingShiftCount&, const RollingShiftCount&) = default;
};

/// Paid time in every run of so many days: at most 48 hours in any seven days. An average is a sum: 48 hours a week
/// over 17 weeks are at most 816 in any 119 days.
struct RollingPaidTime {
  int window = 0;  ///< days
  Seconds max{};
  Weight weight{};  ///< per hour too many, in each window

  static constexpr std::string_view rule = "rolling_paid_time";
  static constexpr auto fields() {
    return std::tuple{required_field("window", &RollingPaidTime::window, rules::positive),
                      required_field("max", &RollingPaidTime::max, rules::not_negative),
                      field("weight", &RollingPaidTime::weight, rules::positive)};
  }
  friend bool operator==(const RollingPaidTime&, const RollingPaidTime&) = default;
};

}  // namespace krarup
