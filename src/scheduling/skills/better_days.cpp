#include "scheduling/skills/better_days.hpp"

#include <cmath>
#include <map>
#include <utility>

#include "scheduling/skills/line_cost.hpp"
#include "scheduling/skills/skill_program.hpp"

namespace krarup::skills {

namespace {

/// The shifts that somebody can work on a day instead, as lines with that day alone, and what they add to the cost.
std::vector<lines::PricedLine> shifts_instead(const SkillProblem& problem, const SkillState& state, std::size_t worker,
                                              std::size_t day) {
  const lines::Worker& who = problem.lines.workers[worker];
  std::vector<lines::PricedLine> shifts;
  Tour tour = state.tour(worker);
  for (std::size_t k = 0; k < problem.duties[day].size(); ++k) {
    tour[day].letter = static_cast<Letter>(k + 1);
    if (!std::isfinite(who.costs[day][k + 1])) continue;
    const double cost = line_cost(problem.lines, who, tour) - state.line_cost(worker);
    if (!std::isfinite(cost)) continue;
    lines::Line line(tour.size(), 0);
    line[day] = tour[day].letter;
    shifts.push_back({cost, std::move(line)});
  }
  return shifts;
}

Choice choice_of_day(const SkillProblem& problem, const SkillState& state, std::size_t day) {
  using Key = std::pair<std::size_t, std::vector<std::pair<double, lines::Line>>>;
  Choice choice{.moments = problem.day_moments[day], .others = state.present()};
  std::map<Key, std::size_t> known;
  for (std::size_t worker = 0; worker < problem.lines.workers.size(); ++worker) {
    const WorkedDay& now = state.tour(worker)[day];
    if (now.letter == 0 || !problem.lines.workers[worker].covers.empty()) continue;
    Key key{problem.crowd_of[worker], {}};
    const std::vector<lines::PricedLine> shifts = shifts_instead(problem, state, worker, day);
    for (const lines::PricedLine& each : shifts) key.second.emplace_back(each.cost, each.line);
    const auto [at, is_new] = known.try_emplace(std::move(key), choice.groups.size());
    if (is_new) choice.groups.push_back({.crowd = problem.crowd_of[worker], .lines = shifts});
    choice.groups[at->second].people.push_back(worker);
    for_each_moment(problem.duty(day, now.letter), now.pauses,
                    [&](std::size_t t) { choice.others[t * problem.crowds.size() + problem.crowd_of[worker]] -= 1; });
  }
  return choice;
}

}  // namespace

void improve_day(const SkillProblem& problem, std::size_t day, const std::function<bool()>& going_on,
                 SkillState& state) {
  const Choice choice = choice_of_day(problem, state, day);
  if (choice.groups.empty()) return;
  SkillState changed = state;
  for (const auto& [worker, tour] : round_tours(problem, choice, going_on)) {
    Tour all = state.tour(worker);
    all[day] = tour[day];
    changed.replace(worker, all, line_cost(problem.lines, problem.lines.workers[worker], all));
  }
  changed.settle();
  if (changed.cost() < state.cost()) state = std::move(changed);
}

}  // namespace krarup::skills
