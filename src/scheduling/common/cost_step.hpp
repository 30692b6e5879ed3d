#pragma once

#include <algorithm>
#include <cmath>

#include "scheduling/common/proof.hpp"

namespace krarup {

/// The largest step of which every cost is a whole multiple; 0 where there is none worth the name.
///
/// What a plan costs is then a multiple of the step as well, so that a bound holds for the next multiple, too. Found by
/// Euclid's algorithm on decimals.
///
/// @param cost_of  of an item of the range; not negative
template <class Range, class CostOf>
[[nodiscard]] double cost_step(const Range& range, const CostOf& cost_of) {
  constexpr double nothing = 1e-9, worth_the_name = 1e-3;  // of the largest cost
  double step = 0, largest = 0;
  for (const auto& each : range) largest = std::max(largest, cost_of(each));
  for (const auto& each : range) {
    double cost = cost_of(each);
    while (cost > nothing * largest) {
      step = std::remainder(step, cost);
      step = std::abs(step);
      std::swap(step, cost);
    }
  }
  return step >= worth_the_name * largest ? step : 0;
}

/// The least multiple of a step that is not below a bound, up to rounding; the bound itself where the step is 0.
[[nodiscard]] inline double next_multiple(double bound, double step) {
  if (step <= 0 || !std::isfinite(bound)) return bound;
  return std::max(bound, step * std::ceil((bound - 1e-6 * std::max(1.0, std::abs(bound))) / step));
}

/// The largest multiple of a step that is not above a budget, up to rounding; the budget itself where the step is 0.
[[nodiscard]] inline double last_multiple(double budget, double step) {
  if (step <= 0 || !std::isfinite(budget)) return budget;
  return step * std::floor(budget / step + 1e-6);
}

}  // namespace krarup
