#pragma once

#include <utility>

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// Some kinds of shift may not follow some others on the next day.
struct Succession {
  std::vector<std::pair<int, int>> forbidden{};  ///< first kind, kind of the next day
  int before = -1;                               ///< kind worked the day before the horizon; -1: none

  // state: kind of the day before + 1
  [[nodiscard]] State start() const { return before + 1; }

  [[nodiscard]] Step advance(State state, const Day&, const Work* work) const {
    if (work == nullptr) return {};
    const std::pair pair{static_cast<int>(state) - 1, work->kind};
    const bool broken = std::find(forbidden.begin(), forbidden.end(), pair) != forbidden.end();
    return {State{work->kind} + 1, broken ? 1.0 : 0.0};
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const Succession&, const Succession&) = default;
};

}  // namespace krarup::lines
