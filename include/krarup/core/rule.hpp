#pragma once

#include <cmath>
#include <string>

#include "krarup/core/text.hpp"

namespace krarup {

/// What a number (or a time, in seconds) must satisfy to be accepted, kept in one place with the words that say so.
struct Rule {
  enum class Bound { none, inclusive, exclusive };

  double low = -INFINITY;
  Bound low_bound = Bound::none;
  double high = INFINITY;
  Bound high_bound = Bound::none;
  bool infinity_allowed = false;

  /// Whether a value is accepted; NaN never is.
  [[nodiscard]] constexpr bool holds(double value) const {
    const bool above = low_bound == Bound::exclusive ? value > low : value >= low;
    const bool below = high_bound == Bound::exclusive ? value < high : value <= high;
    const bool finite = infinity_allowed || (value < INFINITY && value > -INFINITY);
    return above && below && finite;  // every comparison is false for NaN
  }

  /// "> 0", "in [0, 1]", "a finite number"; `unit` is " s" for times.
  [[nodiscard]] std::string text(const std::string& unit = "") const {
    if (low_bound != Bound::none && high_bound != Bound::none) {
      return "in " + std::string(low_bound == Bound::inclusive ? "[" : "(") + to_text(low) + ", " + to_text(high) +
             (high_bound == Bound::inclusive ? "]" : ")") + unit;
    }
    if (low_bound == Bound::inclusive) return ">= " + to_text(low) + unit;
    if (low_bound == Bound::exclusive) return "> " + to_text(low) + unit;
    if (high_bound == Bound::inclusive) return "<= " + to_text(high) + unit;
    if (high_bound == Bound::exclusive) return "< " + to_text(high) + unit;
    return "a finite number";
  }
};

namespace rules {
/// Any finite number.
inline constexpr Rule finite{};
/// Finite and >= 0.
inline constexpr Rule not_negative{.low = 0, .low_bound = Rule::Bound::inclusive};
/// Finite and > 0.
inline constexpr Rule positive{.low = 0, .low_bound = Rule::Bound::exclusive};
/// > 0, where infinity has a meaning (patience without end).
inline constexpr Rule positive_or_infinite{.low = 0, .low_bound = Rule::Bound::exclusive, .infinity_allowed = true};
/// >= 0, where infinity has a meaning (wait for ever).
inline constexpr Rule not_negative_or_infinite{.low = 0, .low_bound = Rule::Bound::inclusive, .infinity_allowed = true};
/// A share of a whole: in [0, 1].
inline constexpr Rule share{
    .low = 0, .low_bound = Rule::Bound::inclusive, .high = 1, .high_bound = Rule::Bound::inclusive};
/// A share that leaves something over: in [0, 1).
inline constexpr Rule share_below_one{
    .low = 0, .low_bound = Rule::Bound::inclusive, .high = 1, .high_bound = Rule::Bound::exclusive};
/// A share of something there must be some of: in (0, 1].
inline constexpr Rule positive_share{
    .low = 0, .low_bound = Rule::Bound::exclusive, .high = 1, .high_bound = Rule::Bound::inclusive};
}  // namespace rules

}  // namespace krarup
