#pragma once

#include "scheduling/skills/skill_problem.hpp"

namespace krarup::skills {

/// What a line costs its worker: letters, and rules at their price; infinite when it breaks one that has none.
///
/// @param tour  of which only the letters count
[[nodiscard]] double line_cost(const lines::LineProblem& problem, const lines::Worker& worker, const Tour& tour);

/// A line as a tour whose breaks are open.
[[nodiscard]] inline Tour with_letters(const lines::Line& line) {
  Tour tour;
  for (const Letter letter : line) tour.push_back({letter});
  return tour;
}

}  // namespace krarup::skills
