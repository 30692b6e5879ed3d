#pragma once

#include "scheduling/common/watch.hpp"
#include "scheduling/skills/skill_state.hpp"

namespace krarup::skills {

/// A roster and a bound.
struct SkillAnswer {
  Tours tours{};  ///< nobody works without a line that keeps the rules
  double cost = std::numeric_limits<double>::infinity();
  double bound = -std::numeric_limits<double>::infinity();  ///< no answer costs less
};

/// Finds tours that cost little together, and a bound.
///
/// Everybody takes the best tour in turn; annealing improves them; prices of an hour of each skill give the bound; the
/// lines that were cheapest at such prices give another roster, which gets better day by day; and where only so many
/// lines can be part of a better roster that a program can choose among them, it finds the best one. The answer depends
/// on the seed, not on the number of threads; the time limit or the user ends the search with the best answer so far.
[[nodiscard]] SkillAnswer solve_skills(const SkillProblem& problem, const SolveOptions& options, Watch& watch);

}  // namespace krarup::skills
