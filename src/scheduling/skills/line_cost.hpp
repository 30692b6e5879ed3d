#pragma once

#include "scheduling/skills/skill_problem.hpp"

namespace krarup::skills {

/// What a line costs its worker: letters, and rules at their price; infinite when it breaks one that has none.
///
/// @param tour  of which only the letters count
[[nodiscard]] double line_cost(const lines::LineProblem& problem, const lines::Worker& worker, const Tour& tour);

}  // namespace krarup::skills
