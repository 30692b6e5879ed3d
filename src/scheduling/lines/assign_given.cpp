#include "scheduling/lines/assign_given.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "scheduling/check/line.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/lines/past.hpp"
#include "scheduling/lines/roster_lines.hpp"
#include "scheduling/lines/solve_lines.hpp"

namespace krarup::lines {

namespace {

using std::chrono::days;

using Names = std::set<std::string>;

void add(const std::vector<std::string>& more, Names& names) { names.insert(more.begin(), more.end()); }

void add_names_in(const RosterRule& rule, Names& names) {
  if (const auto* succession = std::get_if<ForbiddenSuccession>(&rule)) {
    add(succession->first, names);
    add(succession->then, names);
  } else if (const auto* count = std::get_if<ShiftCount>(&rule)) {
    add(count->shift_templates, names);
  } else if (const auto* rolling = std::get_if<RollingShiftCount>(&rule)) {
    add(rolling->shift_templates, names);
  } else if (const auto* run = std::get_if<ConsecutiveShifts>(&rule)) {
    add(run->shift_templates, names);
  }
}

/// Every template that a shift, a rule or somebody's past names.
Names names_in(const RosterProblem& problem) {
  Names names;
  for (const Shift& shift : problem.shifts) names.insert(shift.shift_template);
  for (const Fairness& fairness : problem.fairness) add(fairness.shift_templates, names);
  for (const Person& person : problem.people) {
    for (const Shift& shift : person.history) names.insert(shift.shift_template);
    for (const RosterRule& rule : person.rules) add_names_in(rule, names);
  }
  return names;
}

/// The problem with its days, and with a template for every name.
RosterProblem with_days_and_names(const RosterProblem& given) {
  RosterProblem problem = given;
  const check::Horizon roster = check::horizon_of(given);
  problem.first_day = roster.first;
  problem.days = static_cast<int>((roster.last - roster.first).count()) + 1;
  problem.shift_templates.clear();
  for (const std::string& name : names_in(given)) problem.shift_templates.push_back({.name = name});
  return problem;
}

/// Given shifts that are the same to everybody, whatever their breaks.
struct Alike {
  std::size_t day;
  std::deque<const Shift*> shifts;  ///< in the order given
};

/// By day and start; the k-th of a day is its letter k + 1.
std::vector<Alike> group(const RosterProblem& problem) {
  std::map<std::tuple<Instant, Instant, std::string, std::chrono::seconds>, Alike> groups;
  for (const Shift& shift : problem.shifts) {
    const auto day = static_cast<std::size_t>((problem.clock.date(shift.start) - problem.first_day).count());
    Alike& alike = groups[{shift.start, shift.end(), shift.shift_template, whole_seconds(paid_time(shift))}];
    alike.day = day;
    alike.shifts.push_back(&shift);
  }
  std::vector<Alike> found;
  for (auto& [key, alike] : groups) found.push_back(std::move(alike));
  return found;
}

Choices choices_of(const RosterProblem& problem, const std::vector<Alike>& groups) {
  Choices choices(static_cast<std::size_t>(problem.days));
  for (const Alike& alike : groups) {
    choices[alike.day].push_back({*alike.shifts.front(), work_of(problem, *alike.shifts.front())});
  }
  return choices;
}

/// More than anybody could gain by working a shift that is not there.
double prohibitive(const LineProblem& lines, const std::vector<Alike>& groups) {
  double dearest = 1;
  for (const Alike& alike : groups) dearest = std::max(dearest, in_hours(paid_time(*alike.shifts.front())));
  for (const Row& row : lines.rows) dearest = std::max(dearest, row.under);
  for (const Term& term : lines.terms) dearest = std::max(dearest, term.weight.value_or(0));
  for (const Worker& worker : lines.workers) {
    for (const auto& day : worker.costs) {
      for (const double cost : day) dearest = std::max(dearest, std::isfinite(cost) ? cost : 0);
    }
  }
  return 1e4 * dearest;
}

/// Each hour that nobody works costs 1.
void put_rows(const std::vector<Alike>& groups, LineProblem& lines) {
  const double over = prohibitive(lines, groups);
  std::vector<std::size_t> next(lines.days.size(), 0);
  for (const Alike& alike : groups) {
    lines.options[alike.day][next[alike.day]++].covers.push_back({.row = static_cast<int>(lines.rows.size())});
    lines.rows.push_back({.required = static_cast<double>(alike.shifts.size()),
                          .under = in_hours(paid_time(*alike.shifts.front())),
                          .over = over});
  }
}

/// What lines count and a roster of given shifts does not: hours promised for weeks without any shift.
double promises_of_empty_weeks(const RosterProblem& problem) {
  std::set<Date> weeks;
  for (const Shift& shift : problem.shifts) weeks.insert(check::monday_of(problem.clock.date(shift.start)));
  double hours = 0;
  const Date last = problem.first_day + days{problem.days - 1};
  for (Date monday = check::monday_of(problem.first_day); monday <= last; monday += days{7}) {
    if (weeks.count(monday) > 0) continue;
    for (const Person& person : problem.people) {
      Seconds missing = person.min_hours_per_week;
      for (const Shift& shift : person.history) {
        if (check::monday_of(problem.clock.date(shift.start)) == monday) missing -= paid_time(shift);
      }
      hours += std::max(0.0, in_hours(missing));
    }
  }
  return hours;
}

/// Hands the shifts of each group, in the order given, to the people who work one of it, and takes them off the group.
std::vector<Assignment> hand_out(const RosterProblem& problem, const LineAnswer& answer, std::vector<Alike>& groups) {
  std::vector<std::vector<Alike*>> letters(static_cast<std::size_t>(problem.days));
  for (Alike& alike : groups) letters[alike.day].push_back(&alike);
  std::vector<Assignment> assignments;
  for (std::size_t p = 0; p < answer.lines.size(); ++p) {
    const Line& line = answer.lines[p].line;
    for (std::size_t day = 0; day < line.size(); ++day) {
      if (line[day] == 0) continue;
      auto& left = letters[day][line[day] - 1U]->shifts;
      if (left.empty()) continue;
      assignments.push_back({problem.people[p].name, *left.front()});
      left.pop_front();
    }
  }
  return assignments;
}

std::vector<Shortage> shortages_of(const RosterProblem& problem, const LineProblem& lines,
                                   const std::vector<Alike>& left, std::size_t first_row) {
  std::vector<Shortage> shortages;
  for (std::size_t g = 0; g < left.size(); ++g) {
    if (left[g].shifts.empty()) continue;
    const Shift& shift = *left[g].shifts.front();
    const double required = lines.rows[first_row + g].required;
    shortages.push_back(shortage_of_shifts(problem, problem.clock.date(shift.start), shift.shift_template, required,
                                           static_cast<double>(left[g].shifts.size())));
    shortages.back().choices = {shift};
  }
  return shortages;
}

}  // namespace

Roster assign_given(const RosterProblem& given, const SolveOptions& options, Watch& watch) {
  const RosterProblem problem = with_days_and_names(given);
  std::vector<Alike> groups = group(problem);
  LineProblem lines = to_lines(problem, choices_of(problem, groups));
  const std::size_t first_row = lines.rows.size();
  put_rows(groups, lines);
  lines.constant -= promises_of_empty_weeks(problem);
  const LineAnswer answer = solve_lines(lines, options, watch);
  Roster roster;
  roster.assignments = hand_out(problem, answer, groups);
  for (const Alike& alike : groups) {
    for (const Shift* shift : alike.shifts) roster.unassigned.push_back(*shift);
  }
  const auto shortages = [&](const RosterCheck&) { return shortages_of(problem, lines, groups, first_row); };
  account(given, answer, options, shortages, roster);
  return roster;
}

}  // namespace krarup::lines
