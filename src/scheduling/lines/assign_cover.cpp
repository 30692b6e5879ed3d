#include "scheduling/lines/assign_cover.hpp"

#include <algorithm>
#include <chrono>

#include "krarup/scheduling/check.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/lines/letter_costs.hpp"
#include "scheduling/lines/past.hpp"
#include "scheduling/lines/solve_lines.hpp"
#include "scheduling/lines/terms_of.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup::lines {

namespace {

using std::chrono::days;
using std::chrono::hours;

using Choices = std::vector<std::vector<Choice>>;

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
      free = *first + pause.length;
    }
    const Shift shift = to_shift(alone, candidates, placed);
    choices[static_cast<std::size_t>(day)].push_back({shift, work_of(problem, shift)});
  }
  return choices;
}

void put_days(const RosterProblem& problem, const Choices& choices, LineProblem& lines) {
  const auto weekday = static_cast<int>(std::chrono::weekday(problem.first_day).iso_encoding());
  for (int day = 0; day < problem.days; ++day) {
    lines.days.push_back({.index = day, .weekday = (weekday - 1 + day) % 7 + 1, .last = day + 1 == problem.days});
    auto& options = lines.options.emplace_back();
    for (const Choice& choice : choices[static_cast<std::size_t>(day)]) options.push_back({.work = choice.work});
  }
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

void put_workers(const RosterProblem& problem, const Choices& choices, LineProblem& lines) {
  for (const Person& person : problem.people) {
    Worker worker{.costs = letter_costs(problem, person, choices)};
    for (Term& term : terms_of(problem, person)) {
      const auto known = std::find(lines.terms.begin(), lines.terms.end(), term);
      worker.terms.push_back(static_cast<int>(known - lines.terms.begin()));
      if (known == lines.terms.end()) lines.terms.push_back(std::move(term));
    }
    lines.workers.push_back(std::move(worker));
  }
}

/// What fairness costs for the history alone.
double cost_of_the_past(const LineProblem& lines) {
  double cost = 0;
  for (const Worker& worker : lines.workers) {
    for (const int term : worker.terms) {
      const Term& each = lines.terms[static_cast<std::size_t>(term)];
      if (const auto* even = std::get_if<Evenness>(&each.rule)) cost += *each.weight * even->before * even->before;
    }
  }
  return cost;
}

}  // namespace

Roster assign_cover(const RosterProblem& problem, const SolveOptions& options, Watch& watch) {
  const Choices choices = list_choices(problem);
  LineProblem lines;
  put_days(problem, choices, lines);
  put_rows(problem, choices, lines);
  put_workers(problem, choices, lines);
  const LineAnswer answer = solve_lines(lines, options, watch);
  Roster roster;
  for (std::size_t p = 0; p < answer.lines.size(); ++p) {
    const Line& line = answer.lines[p].line;
    for (std::size_t day = 0; day < line.size(); ++day) {
      if (line[day] == 0) continue;
      roster.assignments.push_back({problem.people[p].name, choices[day][line[day] - 1U].shift});
    }
  }
  RosterCheck check = check_roster(problem, roster.assignments, roster.unassigned);
  roster.objective = check.objective;
  roster.bound = std::clamp(answer.bound + cost_of_the_past(lines), 0.0, roster.objective);
  roster.gap = relative_gap(roster.objective, roster.bound);
  roster.penalties = std::move(check.penalties);
  roster.findings = std::move(check.violations);
  const bool proven = roster.findings.empty() && is_closed(roster.objective, roster.bound, options.gap);
  roster.status = !roster.findings.empty() ? SolveStatus::infeasible
                  : proven                 ? SolveStatus::optimal
                                           : SolveStatus::feasible;
  return roster;
}

}  // namespace krarup::lines
