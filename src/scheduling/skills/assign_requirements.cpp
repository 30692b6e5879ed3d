#include "scheduling/skills/assign_requirements.hpp"

#include <utility>

#include "scheduling/lines/roster_lines.hpp"
#include "scheduling/skills/skill_shortages.hpp"
#include "scheduling/skills/solve_skills.hpp"

namespace krarup::skills {

Roster assign_requirements(const RosterProblem& problem, const SolveOptions& options, Watch& watch) {
  const SkillProblem skills = to_skill_problem(problem);
  const SkillAnswer answer = solve_skills(skills, options, watch);
  Roster roster;
  for (std::size_t p = 0; p < answer.tours.of.size(); ++p) {
    const Tour& tour = answer.tours.of[p];
    for (std::size_t day = 0; day < tour.size(); ++day) {
      if (tour[day].letter == 0) continue;
      const std::size_t breaks = skills.duty(day, tour[day].letter).pauses.size();
      std::vector<std::size_t> starts(tour[day].pauses.begin(), tour[day].pauses.begin() + static_cast<int>(breaks));
      const Shift shift = skills.workable.shift(day, tour[day].letter - 1U, std::move(starts));
      roster.assignments.push_back({problem.people[p].name, shift});
    }
  }
  const auto shortages = [&](const RosterCheck& check) {
    return skill_shortages(problem, skills.workable, check.coverage);
  };
  lines::account(problem, {.cost = answer.cost, .bound = answer.bound}, options, shortages, roster);
  return roster;
}

}  // namespace krarup::skills
