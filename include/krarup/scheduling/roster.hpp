#pragma once

#include <optional>
#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/scheduling/shift.hpp"
#include "krarup/scheduling/solve.hpp"

namespace krarup {

/// When somebody can work: from a time of day to another on the days listed.
struct Availability {
  std::vector<std::chrono::weekday> days;  ///< empty means every day
  TimeOfDay from{};
  TimeOfDay until{Seconds{24 * 3600.0}};  ///< beyond 24:00 for a shift that ends after midnight

  static constexpr auto fields() {
    return std::tuple{field("days", &Availability::days), field("from", &Availability::from, rules::not_negative),
                      field("until", &Availability::until, rules::positive)};
  }
  friend bool operator==(const Availability&, const Availability&) = default;
};

/// A named agent and the contract that a roster must keep.
struct Person {
  std::string name;
  Seconds min_hours_per_week{};  ///< paid time promised
  Seconds max_hours_per_week{};  ///< paid time allowed
  int max_days_per_week = 5;
  Seconds min_rest{Seconds{11 * 3600.0}};  ///< between the end of a shift and the start of the next
  std::vector<Availability> availability;  ///< a shift must lie inside one of these; empty means always
  std::vector<Date> days_off;              ///< no shift starts or runs on these

  static constexpr auto fields() {
    return std::tuple{required_field("name", &Person::name),
                      field("min_hours_per_week", &Person::min_hours_per_week, rules::not_negative),
                      required_field("max_hours_per_week", &Person::max_hours_per_week, rules::positive),
                      field("max_days_per_week", &Person::max_days_per_week, rules::not_negative),
                      field("min_rest", &Person::min_rest, rules::not_negative),
                      field("availability", &Person::availability),
                      field("days_off", &Person::days_off)};
  }
  friend bool operator==(const Person&, const Person&) = default;
};

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
  std::vector<Shift> shifts;
  std::vector<Person> people;
  LocalClock clock;  ///< for wall-clock availability, dates and weeks (Monday to Sunday)
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

/// Assigns shifts to people.
[[nodiscard]] Roster assign_shifts(const RosterProblem& problem, const SolveOptions& options = {});

}  // namespace krarup
