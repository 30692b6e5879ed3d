#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "scheduling/lines/pricer.hpp"
#include "scheduling/skills/skill_state.hpp"

namespace krarup::skills {

/// The cheapest choice among some lines, and a bound on it.
struct ChosenTours {
  std::optional<Tours> tours{};  ///< none when the search was given up without an answer
  double bound = -std::numeric_limits<double>::infinity();
};

/// The best roster made of these lines, with any breaks: a program whose breaks are counted, not listed [Aykin1996].
///
/// @param lines    of each of the classes, with what they cost
/// @param classes  of the problem that have lines; nobody else works
/// @param going_on asked often; false ends the search
/// @param limit    a guard beside it
[[nodiscard]] ChosenTours choose_tours(const SkillProblem& problem, const std::vector<std::size_t>& classes,
                                       const std::vector<std::vector<Tour>>& lines,
                                       const std::function<bool()>& going_on, Seconds limit);

}  // namespace krarup::skills
