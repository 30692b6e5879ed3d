#pragma once

#include <vector>

#include "scheduling/common/watch.hpp"
#include "scheduling/shifts/day_search.hpp"

namespace krarup {

/// What is known of the best way to meet one service target over all blocks.
struct TargetAnswer {
  std::vector<BlockAnswer> blocks;
  double bound = 0;               ///< of all of them together, and of what no block reaches
  std::vector<Finding> findings;  ///< why the target is out of reach; the blocks then come nearest to it
};

/// Staffs the blocks of a horizon at the least cost that meets the problem's service target.
///
/// @param limits  for each block, on its shifts
[[nodiscard]] TargetAnswer search_for_target(const ShiftProblem& problem, const Horizon& horizon,
                                             const std::vector<std::vector<Limit>>& limits, const SolveOptions& options,
                                             Watch& watch);

}  // namespace krarup
