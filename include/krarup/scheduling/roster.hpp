#pragma once

#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/scheduling/person.hpp"
#include "krarup/scheduling/shift.hpp"
#include "krarup/scheduling/solve.hpp"

namespace krarup {

/// One shift worked by one person.
struct Assignment {
  std::string person;
  Shift shift;

  static constexpr auto fields() {
    return std::tuple{field("person", &Assignment::person), field("shift", &Assignment::shift)};
  }
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// Who works which shift?
struct RosterProblem {
  std::vector<Shift> shifts{};
  std::vector<Person> people{};
  LocalClock clock{};  ///< for wall-clock availability, dates and weeks (Monday to Sunday)

  static constexpr auto fields() {
    return std::tuple{required_field("shifts", &RosterProblem::shifts),
                      required_field("people", &RosterProblem::people), field("clock", &RosterProblem::clock)};
  }

  /// Checks what the fields must satisfy together, and the limits on size.
  void validate(const std::string& path) const;

  static constexpr std::size_t max_shifts = 100'000;
  static constexpr std::size_t max_people = 5'000;
};

/// The answer: every rule of every person is kept; shifts nobody can work and promised hours nobody needs are listed.
struct Roster {
  SolveStatus status = SolveStatus::infeasible;
  std::vector<Assignment> assignments;  ///< by person in the order given, then by time
  std::vector<Shift> unassigned;
  double objective = 0;  ///< paid hours of unassigned shifts + hours short of the contracts' minimum
  double bound = 0;
  double gap = 0;
  std::vector<Finding> findings;

  static constexpr auto fields() {
    return std::tuple{field("status", &Roster::status),         field("assignments", &Roster::assignments),
                      field("unassigned", &Roster::unassigned), field("objective", &Roster::objective),
                      field("bound", &Roster::bound),           field("gap", &Roster::gap),
                      field("findings", &Roster::findings)};
  }
};

/// Who works which shift, so that as few paid hours as possible stay unassigned or fall short of a promise?
///
/// Nobody starts two shifts on one calendar day; availability, days off, rest, and the days and hours of each calendar
/// week (Monday to Sunday, by the day a shift starts) are always kept. Promised hours count for every calendar week in
/// which there are shifts. Shifts are assigned day by day and then improved by solving crews of people, drawn at
/// random, to the end; a roster of a dozen people is one program. The bound is that of a linear program in which people
/// with the same contract share their shifts freely. An independent replay (check.hpp) re-costs the roster before it is
/// called optimal.
///
/// @return  with findings for unassigned shifts and broken promises, each with its cause; infeasible only when there
///          are shifts and nobody can work any of them
/// @throws InvalidInput  for a problem that means nothing or exceeds the limits on size
/// @throws Cancelled     when the progress callback stops it before there is any roster
[[nodiscard]] Roster assign_shifts(const RosterProblem& problem, const SolveOptions& options = {});

}  // namespace krarup
