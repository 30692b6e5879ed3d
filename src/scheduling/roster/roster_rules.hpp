#pragma once

#include <cstddef>
#include <vector>

#include "krarup/scheduling/roster.hpp"

namespace krarup {

/// Sums of hours that differ by less are equal; shifts are whole seconds.
inline constexpr double hour_tolerance = 1e-6;

/// Shifts that are alike for a roster: same start, same end, same pay; breaks do not matter.
struct Kind {
  Instant start{};
  Instant end{};
  Date date{};           ///< calendar day of the start
  std::size_t week = 0;  ///< index into RosterRules::weeks
  double paid_hours = 0;
  std::vector<std::size_t> shifts;  ///< indices in the problem
};

/// The problem as the optimizer sees it: kinds of shifts in order of start, and what each person may work.
struct RosterRules {
  const RosterProblem* problem = nullptr;
  std::vector<Kind> kinds;
  std::vector<Date> weeks;                        ///< Mondays of the calendar weeks with shifts
  std::vector<std::vector<std::size_t>> allowed;  ///< for each person, the kinds that fit availability and days off

  [[nodiscard]] const Person& person(std::size_t p) const { return problem->people[p]; }
};

[[nodiscard]] RosterRules roster_rules(const RosterProblem& problem);

/// Whether one person may not work both: they start on one day, or too little rest lies between them.
[[nodiscard]] bool clash(const Kind& a, const Kind& b, Seconds min_rest);

/// Who works what: for each person the kinds, in order of start; and how many shifts of each kind nobody has.
struct Assigned {
  std::vector<std::vector<std::size_t>> kinds_of;
  std::vector<std::size_t> open;
};

/// Nobody works anything.
[[nodiscard]] Assigned nothing_assigned(const RosterRules& rules);

/// Paid hours of a person in a week.
[[nodiscard]] double hours(const RosterRules& rules, const Assigned& assigned, std::size_t person, std::size_t week);

/// Whether a person can take one more shift of a kind they are allowed to work.
[[nodiscard]] bool can_take(const RosterRules& rules, const Assigned& assigned, std::size_t person, std::size_t kind);

/// Paid hours of open shifts, and hours short of the promises.
[[nodiscard]] double cost(const RosterRules& rules, const Assigned& assigned);

}  // namespace krarup
