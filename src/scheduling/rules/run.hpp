#pragma once

#include <limits>

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// At least and at most so many days in a row: of work, of some kinds of shift, or off.
///
/// A run that touches the end of the horizon is never too short, nor is one whose beginning is not known; one that
/// touches the beginning of the horizon counts the days before.
struct Run {
  static constexpr int unlimited = std::numeric_limits<int>::max();

  bool off = false;  ///< of days off instead of days of work
  Kinds kinds{};     ///< of work
  int least = 1;
  int most = unlimited;
  int before = 0;      ///< days of the run that the horizon continues
  bool known = false;  ///< whether its first day is the first: a day of another sort is known before it

  // state: 2 x length of the run + whether it is long enough whatever follows
  [[nodiscard]] State start() const { return State{2} * before + (known ? 0 : 1); }

  [[nodiscard]] Step advance(State state, const Day&, const Work* work) const {
    const int length = static_cast<int>(state / 2);
    const bool long_enough = state % 2 != 0 || length >= least;
    if (off ? work == nullptr : kinds.has(work)) {
      const bool too_long = length >= most;
      return {State{2} * (length + (too_long ? 0 : 1)) + state % 2, too_long ? 1.0 : 0.0};
    }
    return {0, length > 0 && !long_enough ? static_cast<double>(least - length) : 0.0};
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const Run&, const Run&) = default;
};

}  // namespace krarup::lines
