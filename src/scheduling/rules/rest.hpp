#pragma once

#include <limits>

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// At least so much time between the end of a shift and the start of the next.
struct Rest {
  int least = 0;         ///< seconds
  int last_end = never;  ///< of the last shift before the horizon, from its first midnight

  static constexpr int never = std::numeric_limits<int>::min() / 2;

  // state: end of the last shift, as long as it matters
  [[nodiscard]] State start() const { return last_end; }

  [[nodiscard]] Step advance(State state, const Day& day, const Work* work) const {
    constexpr int seconds_a_day = 24 * 3600;
    if (work == nullptr) {
      // two hours for days on which the clock changes
      const bool matters = state + least > State{seconds_a_day} * (day.index + 1) - 2 * 3600;
      return {matters ? state : never};
    }
    const State rest = work->start - state;
    return {work->end, rest < least ? static_cast<double>(least - rest) : 0.0};
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const Rest&, const Rest&) = default;
};

}  // namespace krarup::lines
