#pragma once

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// The starts of a calendar week lie at most so far apart on the wall clock. Excess: seconds beyond.
struct StartRange {
  int most = 0;       ///< seconds
  int earliest = -1;  ///< start in the part of the first week before the horizon; -1: none
  int latest = -1;

  // state: 0 nothing yet, else 1 + earliest x 2^20 + latest, in seconds from midnight
  [[nodiscard]] State start() const { return earliest < 0 ? 0 : pack(earliest, latest); }

  [[nodiscard]] Step advance(State state, const Day& day, const Work* work) const {
    Step step{.next = state};
    if (work != nullptr) {
      const int low = state == 0 ? work->clock : std::min(work->clock, static_cast<int>((state - 1) / unit));
      const int high = state == 0 ? work->clock : std::max(work->clock, static_cast<int>((state - 1) % unit));
      step = {pack(low, high), static_cast<double>(beyond(pack(low, high)) - beyond(state))};
    }
    if (day.is_sunday()) step.next = 0;
    return step;
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const StartRange&, const StartRange&) = default;

 private:
  static constexpr State unit = 1 << 20;

  static State pack(int low, int high) { return 1 + low * unit + high; }

  [[nodiscard]] int beyond(State state) const {
    if (state == 0) return 0;
    return std::max(0, static_cast<int>((state - 1) % unit) - static_cast<int>((state - 1) / unit) - most);
  }
};

}  // namespace krarup::lines
