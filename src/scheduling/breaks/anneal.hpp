#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "scheduling/breaks/break_grid.hpp"

namespace krarup::breaks {

/// How far an annealing goes.
struct AnnealEffort {
  std::int64_t rounds = 0;   ///< in each of which one shift has its breaks drawn
  double hot = 0, cold = 0;  ///< temperatures at the beginning and at the end, in cost
  std::uint64_t seed = 1;
  std::function<bool()> stopped{};
};

/// Simulated annealing: one shift after the other has its breaks drawn anew in a heat bath that cools
/// [KirkpatrickGelattVecchi1983].
///
/// A surplus and a missing agent weigh alike in it, so that both travel until they meet.
///
/// @param shifts  whose breaks move; at least one
/// @return  all breaks at the end, which may cost more than at the start, but are repaired more easily
[[nodiscard]] Arrangement anneal(const Grid& grid, const std::vector<std::size_t>& shifts, const Arrangement& start,
                                 const AnnealEffort& effort);

}  // namespace krarup::breaks
