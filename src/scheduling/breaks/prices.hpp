#pragma once

#include <functional>
#include <vector>

#include "scheduling/breaks/break_grid.hpp"

namespace krarup::breaks {

/// Prices of being away, one for each step of the grid, and the bound that they give.
struct Prices {
  std::vector<double> values;
  double bound = 0;  ///< no arrangement costs less
};

/// The prices of the steps of one kind of shift.
[[nodiscard]] std::vector<double> prices_of(const Grid& grid, const Kind& kind, const std::vector<double>& prices);

/// The Lagrangian bound at given prices, each within what its step pays for a surplus and for a missing agent.
///
/// @param away  if not null, becomes how many are away at each step in the cheapest patterns
/// @return  -never, which bounds nothing, when it was stopped before it knew
[[nodiscard]] double lagrangian_bound(const Grid& grid, const std::vector<double>& prices, std::vector<int>* away,
                                      const std::function<bool()>& stopped);

/// The best prices that are the same share of every step's cost: the middle one where several are best, because it
/// tells good ways from bad ones most clearly.
[[nodiscard]] Prices even_prices(const Grid& grid, const std::function<bool()>& stopped);

/// Better prices, by subgradient steps.
///
/// @param objective  of an arrangement; sets the length of the steps
[[nodiscard]] Prices improved(const Grid& grid, Prices prices, double objective, const std::function<bool()>& stopped);

}  // namespace krarup::breaks
