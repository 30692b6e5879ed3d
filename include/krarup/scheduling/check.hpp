#pragma once

#include <optional>
#include <string>
#include <vector>

#include "krarup/core/series.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"

namespace krarup {

/// What a replay of shifts found: the rules they break, and what they cover and cost.
struct ShiftCheck {
  std::vector<Finding> violations{};      ///< one sentence for each rule that a shift, a day or a week breaks
  Series<double> scheduled{};             ///< agents on shift and not on break, per interval
  double pay = 0;                         ///< paid hours and shifts
  double understaffing = 0;               ///< agent-hours below the requirement
  double overstaffing = 0;                ///< agent-hours above the requirement
  double objective = 0;                   ///< pay + distinct shifts + cost of under- and overstaffing
  std::optional<double> service_level{};  ///< of all contacts, where there is a service target
  std::vector<double> service_levels{};   ///< of the contacts of each interval, where there is a service target

  static constexpr auto fields() {
    return std::tuple{field("violations", &ShiftCheck::violations),
                      field("scheduled", &ShiftCheck::scheduled),
                      field("pay", &ShiftCheck::pay),
                      field("understaffing", &ShiftCheck::understaffing),
                      field("overstaffing", &ShiftCheck::overstaffing),
                      field("objective", &ShiftCheck::objective),
                      field("service_level", &ShiftCheck::service_level),
                      field("service_levels", &ShiftCheck::service_levels)};
  }
};

/// Do these shifts keep every rule of the problem, and what do they cover and cost?
///
/// Knows nothing of the optimizer: it takes the shifts as they are, whoever made them, and replays them on the time
/// line.
///
/// @throws InvalidInput  for a problem that means nothing
/// @complexity  shifts x log(shifts) + intervals
[[nodiscard]] ShiftCheck check_shifts(const ShiftProblem& problem, const std::vector<Shift>& shifts);

/// What one skill gets of the people on shift, allotted in the way that costs least.
struct SkillCoverage {
  std::string skill{};         ///< empty: what anybody can do
  Series<double> scheduled{};  ///< agents of average proficiency, per interval
  Series<double> missing{};    ///< of those required, per interval

  static constexpr auto fields() {
    return std::tuple{field("skill", &SkillCoverage::skill), field("scheduled", &SkillCoverage::scheduled),
                      field("missing", &SkillCoverage::missing)};
  }
};

/// What a replay of a roster found.
struct RosterCheck {
  std::vector<Finding> violations{};      ///< one sentence for each rule that an assignment, a person or a week breaks
  std::vector<Penalty> penalties{};       ///< by rule
  std::vector<SkillCoverage> coverage{};  ///< in the order of the requirements
  double objective = 0;                   ///< the sum of the penalties

  static constexpr auto fields() {
    return std::tuple{field("violations", &RosterCheck::violations), field("penalties", &RosterCheck::penalties),
                      field("coverage", &RosterCheck::coverage), field("objective", &RosterCheck::objective)};
  }
};

/// Does this roster keep every rule of every person and of the problem, and what do the wishes cost that it does not
/// grant?
///
/// Knows nothing of the optimizer. It walks through every shift minute by minute and through every person's days one by
/// one, and allots people to skills by a linear program for each moment. The penalties are: "unassigned" (paid hours of
/// given shifts that nobody works) and "min_hours_per_week" (hours short of a promise), each hour at a cost of 1;
/// "understaffing" and "overstaffing" (shifts, or agent-hours); the rules with a weight by their names; "requests",
/// "fairness", "pairings" and "changes" (days of people that differ from the published roster).
///
/// @param unassigned  of the shifts given; empty when shifts are chosen from templates
/// @throws InvalidInput  for a problem that means nothing
/// @complexity  minutes of the shifts x windows of their people + days x people x rules + moments x skills
[[nodiscard]] RosterCheck check_roster(const RosterProblem& problem, const std::vector<Assignment>& assignments,
                                       const std::vector<Shift>& unassigned);

}  // namespace krarup
