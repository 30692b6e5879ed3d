#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "scheduling/skills/skill_state.hpp"

namespace krarup::skills {

/// A roster made of lines that were cheapest at good prices: who works which of them is rounded from the relaxation.
///
/// @param classes  of the problem that have lines
/// @param lines    of each of them
/// @return  nothing when stopped, or where rounding came to nothing
[[nodiscard]] std::optional<Tours> roster_of_lines(const SkillProblem& problem, const std::vector<std::size_t>& classes,
                                                   const std::vector<std::vector<lines::Line>>& lines,
                                                   const std::function<bool()>& going_on);

}  // namespace krarup::skills
