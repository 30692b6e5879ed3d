#pragma once

#include <bit>
#include <vector>

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// At most so much in every window of so many days: shifts (of some kinds) or paid time. Excess: what is too much in
/// the window that ends, without what is too much already before the horizon.
///
/// Days that leave the window before the horizon ends are told apart until no window that is still to end can have too
/// much with them; of the others the sum is enough.
struct Rolling {
  static constexpr int bits_apart = 36;  ///< of a state, for the days that are told apart

  int window = 7;  ///< days
  int most = 7;
  Kinds kinds{};
  bool paid_time = false;          ///< instead of shifts
  std::vector<int> amounts{0, 1};  ///< that a day can have, in order, the first 0
  std::vector<int> before{0};      ///< [n]: of the n days before the horizon; n < window
  int days = 0;                    ///< of the horizon

  // state: what the days have that never leave, and for each of the others its place in `amounts`, yesterday lowest
  [[nodiscard]] State start() const { return 0; }

  [[nodiscard]] Step advance(State state, const Day& day, const Work* work) const {
    const int today = !kinds.has(work) ? 0 : paid_time ? work->paid : 1;
    State apart = state & low_bits(bits_apart), staying = state >> bits_apart;
    const double excess = std::max(0, sum(apart) + static_cast<int>(staying) + today - spare(day.index));
    int kept = window - 1;
    if (day.index < leaving()) {
      apart = apart << digit() | place(today);
    } else {
      staying += today;
      kept -= day.index + 1 - leaving();
    }
    apart &= low_bits(std::max(0, kept) * digit());
    forget(apart, static_cast<int>(staying), kept, day.index);
    return {staying << bits_apart | apart, excess};
  }

  [[nodiscard]] double finish(State) const { return 0; }

  /// How many days leave the window before the horizon ends.
  [[nodiscard]] int leaving() const { return std::max(0, days - window); }

  /// The bits that the place of an amount takes.
  [[nodiscard]] int digit() const { return static_cast<int>(std::bit_width(amounts.size() - 1)); }

  friend bool operator==(const Rolling&, const Rolling&) = default;

 private:
  static State low_bits(int bits) { return (State{1} << std::min(bits, bits_apart)) - 1; }

  [[nodiscard]] State place(int amount) const {
    return std::lower_bound(amounts.begin(), amounts.end(), amount) - amounts.begin();
  }

  [[nodiscard]] int sum(State apart) const {
    int sum = 0;
    for (; apart != 0; apart >>= digit()) sum += amounts[static_cast<std::size_t>(apart & low_bits(digit()))];
    return sum;
  }

  /// What the days of the horizon may have in the window that ends with a day.
  [[nodiscard]] int spare(int day) const {
    const auto reach = static_cast<std::size_t>(std::max(0, window - 1 - day));
    return std::max(0, most - before[std::min(reach, before.size() - 1)]);
  }

  /// Clears the oldest days, of so many that are kept, as long as each is in no window that can have too much.
  void forget(State& apart, int staying, int kept, int today) const {
    for (int end = today + 1; --kept >= 0; ++end) {
      if (staying + sum(apart) + (end - today) * amounts.back() > spare(end)) return;
      apart &= low_bits(kept * digit());
    }
  }
};

}  // namespace krarup::lines
