#pragma once

#include <bit>

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// At most so many days of work in every window of so many days. Excess: the days too many in the window that ends,
/// without those that are too many already before the horizon.
struct Rolling {
  int window = 7;  ///< days, at most 62
  int most = 7;
  State before = 0;  ///< days worked before the horizon, a bit each, the day before it lowest

  // state: the days worked of the window, a bit each, yesterday lowest
  [[nodiscard]] State start() const { return before & mask(); }

  [[nodiscard]] Step advance(State state, const Day& day, const Work* work) const {
    const State now = state << 1 | (work != nullptr ? 1 : 0);
    const int days_before = day.index + 1 < window ? count(now >> (day.index + 1)) : 0;
    return {now & mask(), std::max<double>(0, count(now) - std::max(most, days_before))};
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const Rolling&, const Rolling&) = default;

 private:
  static int count(State days) { return std::popcount(static_cast<std::uint64_t>(days)); }

  [[nodiscard]] State mask() const { return (State{1} << (window - 1)) - 1; }
};

}  // namespace krarup::lines
