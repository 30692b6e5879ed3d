#pragma once

#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/series.hpp"
#include "krarup/scheduling/offer.hpp"
#include "krarup/scheduling/roster.hpp"

namespace krarup {

/// Time during which somebody who was to work does not: sick, late, called away.
struct Absence {
  std::string person{};
  Instant start{};
  Instant end{};

  static constexpr auto fields() {
    return std::tuple{required_field("person", &Absence::person), required_field("start", &Absence::start),
                      required_field("end", &Absence::end)};
  }
  friend bool operator==(const Absence&, const Absence&) = default;
};

/// What has happened since the roster was made.
struct RosterEvent {
  Instant now{};  ///< what lies before cannot be changed any more
  std::vector<Absence> absences{};
  std::vector<double> required{};  ///< the requirement as it is seen now, one value per interval; empty: as it was

  static constexpr auto fields() {
    return std::tuple{required_field("now", &RosterEvent::now), field("absences", &RosterEvent::absences),
                      field("required", &RosterEvent::required, rules::not_negative)};
  }
};

/// What a repair may do, and what each change costs beside the coverage.
///
/// The costs are in the unit of the coverage costs. An offer and a moved break have a cost of their own, so that as
/// little is changed as pays.
struct RepairOptions {
  double moved_break = 0.25;         ///< for each break that starts at another time
  double offer = 0.5;                ///< for each person who is asked
  double overtime = 1.5;             ///< per hour worked after the end of the shift
  double time_off = 0.8;             ///< saved per hour of voluntary time off
  Seconds max_overtime{2 * 3600.0};  ///< of one person
  Seconds max_time_off{4 * 3600.0};  ///< of one person, at the end of the shift
  Seconds offer_step{1800};          ///< offers are multiples of this
  Seconds notice{900};               ///< from now until the first change can take effect

  static constexpr auto fields() {
    return std::tuple{field("moved_break", &RepairOptions::moved_break, rules::not_negative),
                      field("offer", &RepairOptions::offer, rules::not_negative),
                      field("overtime", &RepairOptions::overtime, rules::not_negative),
                      field("time_off", &RepairOptions::time_off, rules::not_negative),
                      field("max_overtime", &RepairOptions::max_overtime, rules::not_negative),
                      field("max_time_off", &RepairOptions::max_time_off, rules::not_negative),
                      field("offer_step", &RepairOptions::offer_step, rules::positive),
                      field("notice", &RepairOptions::notice, rules::not_negative)};
  }
  friend bool operator==(const RepairOptions&, const RepairOptions&) = default;
};

/// What is the least that makes today's roster fit what has happened?
struct RepairProblem {
  std::vector<Assignment> assignments{};  ///< the roster; shifts of other days count for rest only
  Series<double> required{};              ///< agents on shift and not on break, per interval of the day
  RosterEvent event{};
  std::vector<ShiftTemplate> shift_templates{};  ///< whose rules the moved breaks keep; breaks of others stay
  std::vector<Person> people{};                  ///< whose rest, availability and days off overtime keeps
  CoverageCosts costs{};
  RepairOptions repair{};
  LocalClock clock{};

  static constexpr auto fields() {
    return std::tuple{required_field("assignments", &RepairProblem::assignments),
                      required_field("required", &RepairProblem::required),
                      required_field("event", &RepairProblem::event),
                      field("shift_templates", &RepairProblem::shift_templates),
                      field("people", &RepairProblem::people),
                      field("costs", &RepairProblem::costs),
                      field("repair", &RepairProblem::repair),
                      field("clock", &RepairProblem::clock)};
  }

  /// Checks what the fields must satisfy together, and the limits on size.
  void validate(const std::string& path) const;
};

/// A break that is taken at another time than planned.
struct MovedBreak {
  std::string person{};
  std::string name{};  ///< of the break
  Instant planned_start{};
  Instant start{};

  static constexpr auto fields() {
    return std::tuple{field("person", &MovedBreak::person), field("name", &MovedBreak::name),
                      field("planned_start", &MovedBreak::planned_start), field("start", &MovedBreak::start)};
  }
  friend bool operator==(const MovedBreak&, const MovedBreak&) = default;
};

/// The repaired roster, and how it differs from the one that people know.
struct Repair {
  SolveStatus status = SolveStatus::feasible;
  std::vector<Assignment> assignments;  ///< in the order given; the absent are left out while they are absent
  std::vector<MovedBreak> moved_breaks;
  std::vector<Offer> offers;
  Series<double> scheduled;       ///< agents on shift and not on break, per interval
  double objective = 0;           ///< cost of coverage from now on, and of the changes
  double unrepaired = 0;          ///< the same if nothing is changed
  double bound = 0;               ///< no repair can cost less
  double gap = 0;                 ///< (objective - bound) / |objective|
  std::vector<Finding> findings;  ///< intervals that stay short
  std::string bound_from{};       ///< what proves the bound, in words
  int seed = 1;                   ///< the one of the options

  static constexpr auto fields() {
    return std::tuple{field("status", &Repair::status),
                      field("assignments", &Repair::assignments),
                      field("moved_breaks", &Repair::moved_breaks),
                      field("offers", &Repair::offers),
                      field("scheduled", &Repair::scheduled),
                      field("objective", &Repair::objective),
                      field("unrepaired", &Repair::unrepaired),
                      field("bound", &Repair::bound),
                      field("gap", &Repair::gap),
                      field("findings", &Repair::findings),
                      field("bound_from", &Repair::bound_from),
                      field("seed", &Repair::seed)};
  }
};

/// Which breaks to move, whom to ask for overtime and to whom to offer time off, so that the day fits what has
/// happened?
///
/// Breaks that have not begun move within the windows of their template, in the steps in which shifts are designed;
/// shifts grow or shrink at their end by offers. Whoever is absent is missing and otherwise left alone. Each person in
/// turn takes the best answer to what all others do, found exactly, until nobody can do better; then a mixed-integer
/// program over all of them looks for what needs two people at once, and gives the bound.
///
/// @return  `optimal` when the gap is within the one asked for
/// @throws InvalidInput  for a problem that means nothing or exceeds the limits on size
[[nodiscard]] Repair repair(const RepairProblem& problem, const SolveOptions& options = {});

}  // namespace krarup
