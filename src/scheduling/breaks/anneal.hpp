#pragma once

#include <cstdint>
#include <functional>

#include "scheduling/breaks/break_grid.hpp"

namespace krarup::breaks {

/// How far an annealing goes.
struct AnnealEffort {
  std::int64_t rounds = 0;
  double hot = 0, cold = 0;  ///< what a round may lose, at the beginning and at the end
  double enough = 0;         ///< a cost that is good enough
  std::uint64_t seed = 1;
  std::function<bool()> stopped{};
};

/// Improves an arrangement by simulated annealing: breaks move, trade length, change places, are split and joined
/// [KirkpatrickGelattVecchi1983].
///
/// A round changes one shift and looks at the steps it touches only, so that millions pay. Legal patterns stay legal.
///
/// @param prices  of the steps: what being away counts beside its cost, so that a surplus and a missing agent weigh
/// alike
[[nodiscard]] Arrangement anneal(const Grid& grid, const std::vector<double>& prices, const Arrangement& start,
                                 const AnnealEffort& effort);

}  // namespace krarup::breaks
