#include "scheduling/check/line.hpp"

#include <algorithm>

namespace krarup::check {

using std::chrono::days;

Date monday_of(Date date) { return date - days{std::chrono::weekday(date).iso_encoding() - 1}; }

Horizon horizon_of(const RosterProblem& problem) {
  Horizon roster{problem.first_day, problem.first_day + days{problem.days - 1}};
  if (problem.days > 0 || problem.shifts.empty()) return roster;
  roster = {problem.clock.date(problem.shifts.front().start), problem.clock.date(problem.shifts.front().start)};
  for (const Shift& shift : problem.shifts) {
    const Date date = problem.clock.date(shift.start);
    roster = {std::min(roster.first, date), std::max(roster.last, date)};
  }
  return roster;
}

bool lists(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool Line::works(Date date, const std::vector<std::string>& shift_templates) const {
  const auto [from, until] = shifts.equal_range(date);
  return std::any_of(from, until, [&](const auto& each) { return lists(shift_templates, each.second.shift_template); });
}

Line line_of(const RosterProblem& problem, const Horizon& roster, const Person& person,
             const std::vector<Shift>& worked) {
  Line line{&person, &problem.clock, roster, roster.first, {}};
  for (const Shift& shift : person.history) {
    const Date date = problem.clock.date(shift.start);
    line.shifts.emplace(date, shift);
    line.known_from = std::min(line.known_from, date);
  }
  for (const Shift& shift : worked) line.shifts.emplace(problem.clock.date(shift.start), shift);
  return line;
}

Seconds wall_start(const LocalClock& clock, const Shift& shift) {
  return clock.wall(shift.start) - LocalTime{clock.date(shift.start)};
}

}  // namespace krarup::check
