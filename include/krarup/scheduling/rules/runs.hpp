#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "krarup/scheduling/rules/weight.hpp"

namespace krarup {

/// Days worked in a row.
///
/// A run at an end of the roster may be the part of a longer one: too short it is only where days off that are known
/// lie on both sides. Too long it is from the first day on, and earlier where the history says so.
///
/// Amount: for each run that ends in the roster, or on the day before it, the days below min; and the days of the
/// roster on which a run is already longer than max.
struct ConsecutiveDays {
  std::optional<int> min{};
  std::optional<int> max{};
  Weight weight{};  ///< per day

  static constexpr std::string_view rule = "consecutive_days";
  static constexpr auto fields() {
    return std::tuple{field("min", &ConsecutiveDays::min, rules::positive),
                      field("max", &ConsecutiveDays::max, rules::positive),
                      field("weight", &ConsecutiveDays::weight, rules::positive)};
  }
  void validate(const std::string& path) const { detail::require_limits(path, min, max); }
  friend bool operator==(const ConsecutiveDays&, const ConsecutiveDays&) = default;
};

/// Days off in a row, with ends and amount as in ConsecutiveDays.
struct ConsecutiveDaysOff {
  std::optional<int> min{};
  std::optional<int> max{};
  Weight weight{};  ///< per day

  static constexpr std::string_view rule = "consecutive_days_off";
  static constexpr auto fields() {
    return std::tuple{field("min", &ConsecutiveDaysOff::min, rules::positive),
                      field("max", &ConsecutiveDaysOff::max, rules::positive),
                      field("weight", &ConsecutiveDaysOff::weight, rules::positive)};
  }
  void validate(const std::string& path) const { detail::require_limits(path, min, max); }
  friend bool operator==(const ConsecutiveDaysOff&, const ConsecutiveDaysOff&) = default;
};

/// Shifts made from certain templates on days in a row: at most three nights running.
///
/// Ends and amount as in ConsecutiveDays, where a day off, or one with another shift, ends a run.
struct ConsecutiveShifts {
  std::vector<std::string> shift_templates{};
  std::optional<int> min{};
  std::optional<int> max{};
  Weight weight{};  ///< per shift

  static constexpr std::string_view rule = "consecutive_shifts";
  static constexpr auto fields() {
    return std::tuple{required_field("shift_templates", &ConsecutiveShifts::shift_templates),
                      field("min", &ConsecutiveShifts::min, rules::positive),
                      field("max", &ConsecutiveShifts::max, rules::positive),
                      field("weight", &ConsecutiveShifts::weight, rules::positive)};
  }
  void validate(const std::string& path) const { detail::require_limits(path, min, max); }
  friend bool operator==(const ConsecutiveShifts&, const ConsecutiveShifts&) = default;
};

/// What may not be worked on the day after what: no early shift after a late one.
///
/// Amount: the days of the roster that follow the day before, which may be the last of the history, so.
struct ForbiddenSuccession {
  std::vector<std::string> first{};  ///< shift templates
  std::vector<std::string> then{};   ///< shift templates that may not follow on the next day
  Weight weight{};                   ///< for each time

  static constexpr std::string_view rule = "forbidden_succession";
  static constexpr auto fields() {
    return std::tuple{required_field("first", &ForbiddenSuccession::first),
                      required_field("then", &ForbiddenSuccession::then),
                      field("weight", &ForbiddenSuccession::weight, rules::positive)};
  }
  friend bool operator==(const ForbiddenSuccession&, const ForbiddenSuccession&) = default;
};

}  // namespace krarup
