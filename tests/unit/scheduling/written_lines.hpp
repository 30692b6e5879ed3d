#pragma once

#include <map>
#include <string>
#include <vector>

#include "small_center.hpp"

/// Lines of work written as letters, a day each: E early (06:00), L late (14:00), N night (22:00), - a day off.
namespace written_lines {

using namespace small_center;

inline const std::map<char, std::pair<std::string, int>> letters{
    {'E', {"early", 6}}, {'L', {"late", 14}}, {'N', {"night", 22}}};

/// The shift of eight hours that a letter stands for.
inline Shift shift_of(char letter, Date date) {
  const auto& [name, hour] = letters.at(letter);
  return from(LocalClock{}.instant(date, clock(hour)), 8h, name);
}

/// The shifts of a line whose first letter is a day.
inline std::vector<Shift> shifts_of(const std::string& line, Date first) {
  std::vector<Shift> shifts;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '-') shifts.push_back(shift_of(line[i], first + std::chrono::days{static_cast<int>(i)}));
  }
  return shifts;
}

/// What a person worked before a day; the last letter is the day before it.
inline std::vector<Shift> history_of(const std::string& line, Date first) {
  return shifts_of(line, first - std::chrono::days{static_cast<int>(line.size())});
}

/// Somebody whom only the rules of a test bind.
inline Person free_person(const std::string& name) {
  Person person{.name = name, .max_hours_per_week = 100h, .max_days_per_week = 7, .min_rest = 0h};
  return person;
}

/// A roster of some days from the three templates, in which nothing needs to be done.
inline RosterProblem empty_roster(Date first_day, std::size_t days, std::vector<Person> people) {
  RosterProblem problem{.people = std::move(people), .first_day = first_day, .days = static_cast<int>(days)};
  for (const auto& [letter, kind] : letters) {
    problem.shift_templates.push_back(shift(kind.first, 8h, clock(kind.second), clock(kind.second)));
  }
  return problem;
}

inline std::vector<Assignment> assigned(const std::string& person, const std::vector<Shift>& shifts) {
  std::vector<Assignment> assignments;
  for (const Shift& each : shifts) assignments.push_back({person, each});
  return assignments;
}

inline double amount_of(const std::vector<Penalty>& penalties, const std::string& rule) {
  for (const Penalty& each : penalties) {
    if (each.rule == rule) return each.amount;
  }
  return 0;
}

inline double cost_of(const std::vector<Penalty>& penalties, const std::string& rule) {
  for (const Penalty& each : penalties) {
    if (each.rule == rule) return each.cost;
  }
  return 0;
}

}  // namespace written_lines
