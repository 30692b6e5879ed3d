#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "krarup/scheduling/rules/weight.hpp"

namespace krarup {

/// One day of a pattern.
struct RotationDay {
  std::vector<std::string> shift_templates{};  ///< one of these is worked; empty: a day off

  static constexpr auto fields() { return std::tuple{field("shift_templates", &RotationDay::shift_templates)}; }
  friend bool operator==(const RotationDay&, const RotationDay&) = default;
};

/// A pattern of days that repeats; fixed days off are one of seven days. Amount: the days of the roster that differ.
struct Rotation {
  std::vector<RotationDay> days{};
  int first = 0;    ///< the day of the pattern, counted from 0, on which the roster begins
  Weight weight{};  ///< for each day that differs

  static constexpr std::string_view rule = "rotation";
  static constexpr auto fields() {
    return std::tuple{required_field("days", &Rotation::days), field("first", &Rotation::first, rules::not_negative),
                      field("weight", &Rotation::weight, rules::positive)};
  }
  void validate(const std::string& path) const {
    if (days.empty()) throw InvalidInput(detail::join(path, "days") + " must not be empty");
    if (static_cast<std::size_t>(first) >= days.size()) {
      throw InvalidInput(detail::join(path, "first") + " must be less than the number of days (" +
                         std::to_string(days.size()) + "), got " + std::to_string(first));
    }
  }
  friend bool operator==(const Rotation&, const Rotation&) = default;
};

}  // namespace krarup
