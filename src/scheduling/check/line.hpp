#pragma once

#include <map>
#include <string>
#include <vector>

#include "krarup/scheduling/roster.hpp"

namespace krarup::check {

/// The Monday of the calendar week that a day lies in.
[[nodiscard]] Date monday_of(Date date);

/// The days of a roster, both included; empty when `last` is before `first`.
struct Horizon {
  Date first{};
  Date last{};

  [[nodiscard]] bool contains(Date date) const { return first <= date && date <= last; }
};

/// The days given, or else those from the first to the last of the shifts asked for.
[[nodiscard]] Horizon horizon_of(const RosterProblem& problem);

/// What one person works, day by day: the days before the roster that are known, and those of the roster.
struct Line {
  const Person* person = nullptr;
  const LocalClock* clock = nullptr;
  Horizon roster;
  Date known_from{};                  ///< the first day of the history, or else of the roster
  std::multimap<Date, Shift> shifts;  ///< by the day on which they start, history included

  [[nodiscard]] bool works(Date date) const { return shifts.count(date) > 0; }

  /// Whether one of the shifts that start on a day is made from one of the templates.
  [[nodiscard]] bool works(Date date, const std::vector<std::string>& shift_templates) const;
};

/// @param worked  by the person, in the roster
[[nodiscard]] Line line_of(const RosterProblem& problem, const Horizon& roster, const Person& person,
                           const std::vector<Shift>& worked);

/// Whether a name is one of a list.
[[nodiscard]] bool lists(const std::vector<std::string>& names, const std::string& name);

/// When a shift starts, on the wall clock of its day.
[[nodiscard]] Seconds wall_start(const LocalClock& clock, const Shift& shift);

}  // namespace krarup::check
