#pragma once

#include <vector>

#include "krarup/scheduling/shift_plan.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup {

/// Writes into the plan what its shifts cover, lack and cost, summed over the blocks.
///
/// @param placed  for each block, shifts by the block's indices
void account(const ShiftProblem& problem, const Candidates& candidates, const Horizon& horizon,
             const std::vector<std::vector<Placed>>& placed, ShiftPlan& plan);

}  // namespace krarup
