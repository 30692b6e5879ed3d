#pragma once

#include <algorithm>
#include <vector>

namespace krarup::agreement {

/// The steady state of a birth-death chain: the probabilities of the states `first`, `first + 1`, ...
///
/// States that are left out are less likely, all together, than the last digit of any answer.
struct SteadyState {
  long first = 0;
  std::vector<long double> probability;

  /// The time average of `value(state)`.
  template <class Value>
  [[nodiscard]] long double mean_of(Value&& value) const {
    long double sum = 0;
    for (std::size_t i = 0; i < probability.size(); ++i) {
      sum += probability[i] * static_cast<long double>(value(first + static_cast<long>(i)));
    }
    return sum;
  }
};

/// The states about which questions will be asked: sums over the states below `low`, above `high` and between.
struct Watched {
  long low;
  long high;
};

/// Solves detailed balance, p(i) birth(i) = p(i + 1) death(i + 1), outward from the mode.
///
/// Only products and sums of positive numbers: nothing cancels and nothing overflows, whatever the load. What is left
/// out is negligible beside the states above those watched and beside those below them, however unlikely either side
/// is.
///
/// @param mode     the most likely state, or one near it
/// @param last     the last state there is; `endless` when there is none
template <class Birth, class Death>
[[nodiscard]] SteadyState steady_state(long mode, const Watched& watched, long last, Birth&& birth, Death&& death) {
  constexpr long double negligible = 1e-28L;
  const auto outward_until_negligible = [&](long double beside, auto&& next_of, long from, long to, long step) {
    std::vector<long double> weights;
    long double weight = 1;
    for (long state = from; state != to; state += step) {
      weight *= next_of(state);
      weights.push_back(weight);
      const bool past_watched = step > 0 ? state >= watched.high : state <= watched.low;
      if (!past_watched) beside = weight;
      if (past_watched && weight < negligible * beside) break;
    }
    return weights;
  };
  const auto above = outward_until_negligible(
      1, [&](long state) { return birth(state) / death(state + 1); }, mode, last, 1);
  const auto below = outward_until_negligible(
      1, [&](long state) { return death(state) / birth(state - 1); }, mode, 0, -1);

  SteadyState result{mode - static_cast<long>(below.size()), {below.rbegin(), below.rend()}};
  result.probability.push_back(1);
  result.probability.insert(result.probability.end(), above.begin(), above.end());
  long double total = 0;
  for (const long double weight : result.probability) total += weight;
  for (long double& weight : result.probability) weight /= total;
  return result;
}

inline constexpr long endless = 1L << 60;

}  // namespace krarup::agreement
