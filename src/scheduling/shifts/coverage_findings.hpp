#pragma once

#include <vector>

#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/candidates.hpp"
#include "scheduling/shifts/limits.hpp"

namespace krarup {

/// The intervals that stay short of their requirement, and for each the true reason why one more shift does not help:
/// nobody may work then, a limit is reached, or it would cost more than it saves.
///
/// @param limits  for each block, on its shifts
/// @param placed  for each block, by its shifts
[[nodiscard]] std::vector<Finding> coverage_findings(const ShiftProblem& problem, const Candidates& candidates,
                                                     const Horizon& horizon,
                                                     const std::vector<std::vector<Limit>>& limits,
                                                     const std::vector<std::vector<Placed>>& placed);

}  // namespace krarup
