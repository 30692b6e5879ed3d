#pragma once

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// What is to be shared evenly among people: the square of the count of some shifts, or of weekends with one.
struct Evenness {
  Kinds kinds{};
  bool weekends = false;
  int before = 0;         ///< counted before the horizon
  bool saturday = false;  ///< whether the weekend that the horizon cuts is among these

  // state: 2 x count + whether this weekend has counted
  [[nodiscard]] State start() const { return State{2} * before + (saturday ? 1 : 0); }

  [[nodiscard]] Step advance(State state, const Day& day, const Work* work) const {
    const State count = state / 2;
    const bool weekend = day.is_saturday() || day.is_sunday();
    const bool counted = weekends && day.is_sunday() && state % 2 == 1;
    const bool counts = kinds.has(work) && (!weekends || (weekend && !counted));
    const State now = count + (counts ? 1 : 0);
    const bool keep = weekends && day.is_saturday() && counts;
    return {2 * now + (keep ? 1 : 0), static_cast<double>(now * now - count * count)};
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const Evenness&, const Evenness&) = default;
};

}  // namespace krarup::lines
