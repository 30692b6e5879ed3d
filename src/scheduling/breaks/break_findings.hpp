#pragma once

#include <vector>

#include "krarup/scheduling/break_plan.hpp"
#include "scheduling/breaks/break_grid.hpp"

namespace krarup {

/// One finding for each kind of shift that has no legal breaks, with a rule that stands in the way.
[[nodiscard]] std::vector<Finding> impossible_breaks(const BreakProblem& problem, const breaks::Grid& grid);

}  // namespace krarup
