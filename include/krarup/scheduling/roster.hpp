#pragma once

#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/scheduling/person.hpp"
#include "krarup/scheduling/shift.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "krarup/scheduling/shift_template.hpp"
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

/// How many shifts made from a template, starting on a day, are needed. A day and template not listed need none and
/// cost nothing.
struct ShiftCover {
  Date date{};
  std::string shift_template{};
  double required = 0;
  double understaffing = 1;  ///< cost of each shift too few
  double overstaffing = 0;   ///< cost of each shift too many

  static constexpr auto fields() {
    return std::tuple{required_field("date", &ShiftCover::date),
                      required_field("shift_template", &ShiftCover::shift_template),
                      required_field("required", &ShiftCover::required, rules::not_negative),
                      field("understaffing", &ShiftCover::understaffing, rules::not_negative),
                      field("overstaffing", &ShiftCover::overstaffing, rules::not_negative)};
  }
  friend bool operator==(const ShiftCover&, const ShiftCover&) = default;
};

/// What is to be shared evenly: each person's count, history included, enters the cost squared.
///
/// The cost is weight x the sum of the squares over all people: for a given total it is least where all counts are
/// equal.
struct Fairness {
  std::vector<std::string> shift_templates{};  ///< shifts that count (nights, late shifts); empty: every shift
  bool weekends = false;                       ///< count weekends with such a shift instead of shifts
  bool refused_wishes = false;                 ///< count wishes that are not granted instead of shifts, a day each
  double weight = 1;                           ///< times the square of the count

  static constexpr auto fields() {
    return std::tuple{field("shift_templates", &Fairness::shift_templates), field("weekends", &Fairness::weekends),
                      field("refused_wishes", &Fairness::refused_wishes),
                      field("weight", &Fairness::weight, rules::positive)};
  }
  void validate(const std::string& path) const {
    if (!refused_wishes || (!weekends && shift_templates.empty())) return;
    throw InvalidInput(path + " may not count refused_wishes and " + (weekends ? "weekends" : "shift_templates") +
                       ": give them fairness of their own");
  }
  friend bool operator==(const Fairness&, const Fairness&) = default;
};

/// Two people who always, or never, work the same shifts: those made from the same template that start at the same
/// time.
///
/// Together, every day costs on which one of them works and the other does not, or works another shift; apart, every
/// day on which both work the same.
struct Pairing {
  std::string first{};
  std::string second{};
  bool together = true;  ///< whether they share every shift, or none
  double weight = 1;     ///< cost of each day on which they do not

  static constexpr auto fields() {
    return std::tuple{required_field("first", &Pairing::first), required_field("second", &Pairing::second),
                      field("together", &Pairing::together), field("weight", &Pairing::weight, rules::positive)};
  }
  friend bool operator==(const Pairing&, const Pairing&) = default;
};

/// Who works what?
///
/// What has to be done is said in one of three ways: as shifts, each to be worked once; as numbers of shifts made from
/// templates, day by day (`cover`); or as agents of each skill, interval by interval (`requirements`).
///
/// With cover or requirements everybody works at most one shift a day, made from one of the templates: it starts on a
/// day of the roster, at a time the template's window and step allow, and its breaks keep their rules. The days of a
/// roster of given shifts are those from the first shift to the last, unless first_day and days say otherwise. Wishes
/// and pinned days outside the roster are refused where its days are given, and ask for nothing where they are not.
struct RosterProblem {
  std::vector<Shift> shifts{};
  std::vector<Person> people{};
  LocalClock clock{};                            ///< for wall-clock availability, dates and weeks (Monday to Sunday)
  Date first_day{};                              ///< of the roster, where it is not given by the shifts
  int days = 0;                                  ///< of the roster, where it is not given by the shifts
  std::vector<ShiftTemplate> shift_templates{};  ///< for cover and requirements
  std::vector<ShiftCover> cover{};
  std::vector<SkillRequirement> requirements{};
  CoverageCosts costs{};  ///< of missing and of surplus agents, for requirements
  std::vector<Fairness> fairness{};
  std::vector<Pairing> pairings{};
  std::vector<Assignment> published{};  ///< a roster that people know already
  double cost_per_change = 0;           ///< for each day of a person that differs from it in template, start or length

  static constexpr auto fields() {
    return std::tuple{field("shifts", &RosterProblem::shifts),
                      required_field("people", &RosterProblem::people),
                      field("clock", &RosterProblem::clock),
                      field("first_day", &RosterProblem::first_day),
                      field("days", &RosterProblem::days, rules::not_negative),
                      field("shift_templates", &RosterProblem::shift_templates),
                      field("cover", &RosterProblem::cover),
                      field("requirements", &RosterProblem::requirements),
                      field("costs", &RosterProblem::costs),
                      field("fairness", &RosterProblem::fairness),
                      field("pairings", &RosterProblem::pairings),
                      field("published", &RosterProblem::published),
                      field("cost_per_change", &RosterProblem::cost_per_change, rules::not_negative)};
  }

  /// Checks what the fields must satisfy together, and the limits on size.
  void validate(const std::string& path) const;

  static constexpr std::size_t max_shifts = 100'000;
  static constexpr std::size_t max_people = 5'000;
  static constexpr int max_days = 400;
};

/// What a roster pays for one rule, requirement or wish that it breaks.
struct Penalty {
  std::string rule{};  ///< "understaffing", "consecutive_days", "requests", "changes", ...
  double amount = 0;   ///< how much is broken, in the unit of the rule's weight
  double cost = 0;

  static constexpr auto fields() {
    return std::tuple{field("rule", &Penalty::rule), field("amount", &Penalty::amount), field("cost", &Penalty::cost)};
  }
  friend bool operator==(const Penalty&, const Penalty&) = default;
};

/// The answer: every rule of every person is kept; shifts nobody can work and promised hours nobody needs are listed.
struct Roster {
  SolveStatus status = SolveStatus::infeasible;
  std::vector<Assignment> assignments;  ///< by person in the order given, then by time
  std::vector<Shift> unassigned;
  double objective = 0;            ///< the sum of the penalties
  double bound = 0;                ///< no roster can cost less
  double gap = 0;                  ///< (objective - bound) / objective
  std::vector<Penalty> penalties;  ///< by rule
  std::vector<Finding> findings;
  std::string bound_from{};           ///< what proves the bound, in words
  int seed = 1;                       ///< the one of the options
  std::vector<std::string> people{};  ///< the names of all, in the order given, with shifts or without

  static constexpr auto fields() {
    return std::tuple{field("status", &Roster::status),         field("assignments", &Roster::assignments),
                      field("unassigned", &Roster::unassigned), field("objective", &Roster::objective),
                      field("bound", &Roster::bound),           field("gap", &Roster::gap),
                      field("penalties", &Roster::penalties),   field("findings", &Roster::findings),
                      field("bound_from", &Roster::bound_from), field("seed", &Roster::seed),
                      field("people", &Roster::people)};
  }
};

/// Who works which shift, so that as little as possible is left undone and as many wishes as possible are granted?
///
/// Nobody starts two shifts on one calendar day; availability, days off, rest, the days and hours of each calendar week
/// (Monday to Sunday, by the day a shift starts), pinned days and every rule without a weight are always kept. What
/// check_roster charges is made as small as the search can: missing and surplus shifts, promised hours, rules with a
/// weight, requests, fairness, pairings, and changes of a published roster.
///
/// Rosters by cover, and given shifts whose people have rules, wishes or a past, are found by column generation: a
/// line of work for everybody, the linear program over all lines with its Lagrangian bound, a dive into it, and then
/// crews of people who are freed and solved again. Where people have nothing but hours, days, rest and availability,
/// given shifts are assigned day by day and improved by solving crews to the end; a dozen people are one program, and
/// the bound is that of a linear program in which people with the same contract share their shifts freely. An
/// independent replay (check.hpp) re-costs the roster before it is called optimal.
///
/// Rosters for requirements by skill choose the shifts and their breaks together with the people who work them. At any
/// prices of an hour of each skill an hour of somebody is worth what their best skill is, and everybody works the line
/// that is then cheapest: the prices at which these cost most together give the bound [BarahonaAnbil2000]. Simulated
/// annealing [KirkpatrickGelattVecchi1983] moves breaks, shifts and days off under all rules; where only so many lines
/// can be part of a better roster that a program can choose among them [Aykin1996], the answer is the best of all.
///
/// Weeks with given shifts are held to the promised hours even where the roster cuts them; a roster by cover promises
/// hours for whole weeks. Shifts by cover have their breaks as early as their rules allow (place_breaks moves them);
/// those for requirements where they cost least.
///
/// @return  with findings: a sentence for each rule that no roster was found to keep, or else for each shift that
///          nobody works, each time at which a skill lacks agents and each broken promise of a simple contract, with
///          what keeps people from it. Infeasible when a rule without a weight is broken, or when nobody can work any
///          of the shifts
/// @throws InvalidInput  for a problem that means nothing or exceeds the limits on size
/// @throws Cancelled     when the progress callback stops it before there is any roster
[[nodiscard]] Roster assign_shifts(const RosterProblem& problem, const SolveOptions& options = {});

}  // namespace krarup
