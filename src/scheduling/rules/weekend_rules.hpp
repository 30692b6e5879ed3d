#pragma once

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// At most so many weekends worked one after the other. Excess: the weekends with which a row is too long.
struct WeekendRow {
  int most = 1;
  int before = 0;         ///< weekends worked up to the horizon, the one that it cuts left aside
  bool saturday = false;  ///< whether the Saturday before a horizon that begins on a Sunday was worked

  // state: 4 x length of the row + 2 x whether this weekend is worked + whether it has counted for the horizon
  [[nodiscard]] State start() const { return State{4} * before + (saturday ? 2 : 0); }

  [[nodiscard]] Step advance(State state, const Day& day, const Work* work) const {
    if (!day.is_saturday() && !day.is_sunday()) return {state};
    State row = state / 4;
    const bool worked = (day.is_sunday() && state % 4 >= 2) || work != nullptr;
    const bool counted = day.is_sunday() && state % 2 == 1;
    const bool counts = work != nullptr && !counted;
    Step step{.excess = counts && row + 1 > most ? 1.0 : 0.0};
    if (day.is_saturday()) {
      step.next = 4 * row + (worked ? 2 : 0) + (counts ? 1 : 0);
    } else {
      row = worked ? std::min<State>(row + 1, most) : 0;
      step.next = 4 * row;
    }
    return step;
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const WeekendRow&, const WeekendRow&) = default;
};

/// Who works one day of a weekend works both.
struct CompleteWeekend {
  bool known = false;     ///< whether anything is known of the day before the horizon
  bool saturday = false;  ///< whether that day, a Saturday, was worked

  // state: 0 Saturday off, 1 Saturday worked, 2 not known
  [[nodiscard]] State start() const { return known ? (saturday ? 1 : 0) : 2; }

  [[nodiscard]] Step advance(State state, const Day& day, const Work* work) const {
    if (day.is_saturday()) return {work != nullptr ? 1 : 0};
    const bool broken = day.is_sunday() && state != 2 && (state == 1) != (work != nullptr);
    return {0, broken ? 1.0 : 0.0};
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const CompleteWeekend&, const CompleteWeekend&) = default;
};

}  // namespace krarup::lines
