#pragma once

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// Wishes of one person that are not granted, to be shared evenly among people: the square of their count.
struct Refusals {
  /// A wish for one day: some shifts, or none of them.
  struct Wish {
    Kinds kinds{};
    int earliest_start = 0;  ///< of these, on the wall clock
    int latest_start = 0;
    bool wanted = true;

    [[nodiscard]] bool is_granted(const Work* work) const {
      const bool meant = kinds.has(work) && work->clock >= earliest_start && work->clock <= latest_start;
      return meant == wanted;
    }
    friend bool operator==(const Wish&, const Wish&) = default;
  };

  std::vector<std::vector<Wish>> wishes{};  ///< [day]
  int before = 0;                           ///< refused before the horizon

  // state: the count
  [[nodiscard]] State start() const { return before; }

  [[nodiscard]] Step advance(State count, const Day& day, const Work* work) const {
    const auto& today = wishes[static_cast<std::size_t>(day.index)];
    const State now =
        count + std::count_if(today.begin(), today.end(), [&](const Wish& wish) { return !wish.is_granted(work); });
    return {now, static_cast<double>(now * now - count * count)};
  }

  [[nodiscard]] double finish(State) const { return 0; }

  friend bool operator==(const Refusals&, const Refusals&) = default;
};

}  // namespace krarup::lines
