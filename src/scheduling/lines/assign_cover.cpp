#include "scheduling/lines/assign_cover.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "scheduling/lines/past.hpp"
#include "scheduling/lines/roster_lines.hpp"
#include "scheduling/lines/solve_lines.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup::lines {

namespace {

using std::chrono::days;
using std::chrono::hours;

/// All shifts that may be worked, by the day on which they start; breaks at their earliest.
Choices list_choices(const RosterProblem& problem) {
  const Instant start = problem.clock.instant(problem.first_day, TimeOfDay{});
  const Instant end = problem.clock.instant(problem.first_day + days{problem.days}, TimeOfDay{});
  const auto whole_hours = static_cast<std::size_t>((end - start) / hours{1});
  const ShiftProblem alone{.required = {start, hours{1}, std::vector<double>(whole_hours, 0.0)},
                           .shift_templates = problem.shift_templates,
                           .clock = problem.clock};
  const Candidates candidates = list_candidates(alone);
  Choices choices(static_cast<std::size_t>(problem.days));
  for (std::size_t i = 0; i < candidates.shifts.size(); ++i) {
    const Candidate& candidate = candidates.shifts[i];
    const auto day = (candidate.date - problem.first_day).count();
    if (day < 0 || day >= problem.days) continue;
    Placed placed{.candidate = i, .breaks = {}};
    std::chrono::seconds free{0};
    for (const BreakChoices& pause : candidates.patterns[candidate.pattern].breaks) {
      const auto first = std::lower_bound(pause.starts.begin(), pause.starts.end(), free);
      placed.breaks.push_back(static_cast<std::size_t>(first - pause.starts.begin()));
      free = *first + pause.claim;
    }
    const Shift shift = to_shift(alone, candidates, placed);
    choices[static_cast<std::size_t>(day)].push_back({shift, work_of(problem, shift)});
  }
  return choices;
}

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
    Shortage shortage{cover.date, cover.shift_template, cover.required, missing, {}};
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
  const Choices choices = list_choices(problem);
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
  account(problem, answer, options, shortages_of(problem, choices, roster), roster);
  return roster;
}

}  // namespace krarup::lines
