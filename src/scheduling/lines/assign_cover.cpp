#include "scheduling/lines/assign_cover.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "scheduling/lines/roster_lines.hpp"
#include "scheduling/lines/solve_lines.hpp"
#include "scheduling/lines/workable.hpp"

namespace krarup::lines {

namespace {

using std::chrono::hours;

void put_rows(const RosterProblem& problem, const Choices& choices, LineProblem& lines) {
  for (const ShiftCover& cover : problem.cover) {
    const int row = static_cast<int>(lines.rows.size());
    lines.rows.push_back({.required = cover.required, .under = cover.understaffing, .over = cover.overstaffing});
    const auto day = (cover.date - problem.first_day).count();
    if (day < 0 || day >= problem.days) continue;
    const auto today = static_cast<std::size_t>(day);
    for (std::size_t k = 0; k < choices[today].size(); ++k) {
      if (choices[today][k].shift.shift_template != cover.shift_template) continue;
      lines.options[today][k].covers.push_back({.row = row});
    }
  }
}

std::vector<Shortage> shortages_of(const RosterProblem& problem, const Choices& choices, const Roster& roster) {
  std::map<std::pair<Date, std::string>, double> worked;
  for (const Assignment& each : roster.assignments) {
    worked[{problem.clock.date(each.shift.start), each.shift.shift_template}] += 1;
  }
  std::vector<Shortage> shortages;
  for (const ShiftCover& cover : problem.cover) {
    const double missing = cover.required - worked[{cover.date, cover.shift_template}];
    if (missing <= 0) continue;
    Shortage shortage = shortage_of_shifts(problem, cover.date, cover.shift_template, cover.required, missing);
    const auto day = (cover.date - problem.first_day).count();
    for (const Choice& choice : choices[static_cast<std::size_t>(day)]) {
      if (choice.shift.shift_template == cover.shift_template) shortage.choices.push_back(choice.shift);
    }
    shortages.push_back(std::move(shortage));
  }
  return shortages;
}

}  // namespace

Roster assign_cover(const RosterProblem& problem, const SolveOptions& options, Watch& watch) {
  const Choices choices = with_early_breaks(problem, list_workable(problem, hours{1}));
  LineProblem lines = to_lines(problem, choices);
  put_rows(problem, choices, lines);
  const LineAnswer answer = solve_lines(lines, options, watch);
  Roster roster;
  for (std::size_t p = 0; p < answer.lines.size(); ++p) {
    const Line& line = answer.lines[p].line;
    for (std::size_t day = 0; day < line.size(); ++day) {
      if (line[day] == 0) continue;
      roster.assignments.push_back({problem.people[p].name, choices[day][line[day] - 1U].shift});
    }
  }
  const auto shortages = [&](const RosterCheck&) { return shortages_of(problem, choices, roster); };
  account(problem, answer, options, shortages, roster);
  return roster;
}

}  // namespace krarup::lines
