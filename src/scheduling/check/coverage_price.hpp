#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "krarup/scheduling/shift_plan.hpp"

namespace krarup::check {

/// What so many missing (or surplus) agents cost in an hour.
///
/// The checkers' own reading of CoverageCosts: the optimizers have another (common/coverage_price.hpp), and the two
/// agree only if both are right.
///
/// @param cost  of those before the first step
[[nodiscard]] inline double price_per_hour(double agents, double cost, const std::vector<CostStep>& steps) {
  double total = 0, left = agents;
  for (std::size_t i = steps.size(); i-- > 0;) {  // the dearest first
    const double here = std::max(0.0, left - steps[i].beyond);
    total += here * steps[i].cost;
    left -= here;
  }
  return total + left * cost;
}

[[nodiscard]] inline double price_of_missing(double agents, const CoverageCosts& costs) {
  return price_per_hour(agents, costs.understaffing, costs.understaffing_steps);
}

[[nodiscard]] inline double price_of_surplus(double agents, const CoverageCosts& costs) {
  return price_per_hour(agents, costs.overstaffing, costs.overstaffing_steps);
}

}  // namespace krarup::check
