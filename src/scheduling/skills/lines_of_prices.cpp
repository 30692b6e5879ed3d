#include "scheduling/skills/lines_of_prices.hpp"

#include "scheduling/skills/best_breaks.hpp"
#include "scheduling/skills/line_cost.hpp"
#include "scheduling/skills/skill_program.hpp"

namespace krarup::skills {

namespace {

/// The line with the breaks that are best on top of the others.
Tour with_best_breaks(const SkillProblem& problem, const SkillState& state, std::size_t worker,
                      const lines::Line& line) {
  Tour tour = with_letters(line);
  BestBreaks best;
  for (std::size_t day = 0; day < tour.size(); ++day) {
    if (tour[day].letter == 0) continue;
    const Duty& duty = problem.duty(day, tour[day].letter);
    best.set(duty.presence, [&](std::size_t t) { return state.saving(problem.crowd_of[worker], t, false); });
    static_cast<void>(best.worth(duty));
    tour[day].pauses = best.pauses(duty);
  }
  return tour;
}

}  // namespace

std::optional<Tours> roster_of_lines(const SkillProblem& problem, const std::vector<std::size_t>& classes,
                                     const std::vector<std::vector<lines::Line>>& lines,
                                     const std::function<bool()>& going_on) {
  Choice choice{.moments = {0, problem.moments.size()}};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const Class& each = problem.classes[classes[i]];
    Group group{.crowd = each.crowd, .people = each.people};
    for (const lines::Line& line : lines[i]) {
      const Tour tour = with_letters(line);
      group.lines.push_back({line_cost(problem.lines, problem.lines.workers[each.first()], tour), line});
    }
    choice.groups.push_back(std::move(group));
  }
  const auto chosen = round_lines(problem, choice, going_on);
  if (chosen.empty()) return std::nullopt;
  SkillState state(problem);
  for (const auto& [worker, line] : chosen) {
    const Tour tour = with_best_breaks(problem, state, worker, line);
    state.replace(worker, tour, line_cost(problem.lines, problem.lines.workers[worker], tour));
  }
  return state.tours();
}

}  // namespace krarup::skills
