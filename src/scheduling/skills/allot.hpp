#pragma once

#include <vector>

#include "scheduling/mip/highs_model.hpp"
#include "scheduling/skills/skill_problem.hpp"

namespace krarup::skills {

/// What a moment costs, and why.
struct Allotted {
  double cost = 0;
  std::vector<double> prices{};  ///< [skill]: what one agent more would save, in an hour
};

/// Adds the rows that give agents to the skills of a moment at the least cost.
///
/// @param work_of  [skill]: columns and the work they do for the skill
void add_skill_rows(const Moment& moment, std::vector<std::vector<mip::Term>> work_of, mip::Model& model,
                    std::vector<std::vector<int>>* rows = nullptr);

/// Gives those present at a moment to the skills so that it costs least; a linear program.
///
/// @param present  [crowd]
[[nodiscard]] Allotted allot(const SkillProblem& problem, std::size_t moment, const double* present);

}  // namespace krarup::skills
