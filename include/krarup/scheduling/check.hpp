#pragma once

#include <vector>

#include "krarup/core/series.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"

namespace krarup {

/// What a replay of shifts found: the rules they break, and what they cover and cost.
struct ShiftCheck {
  std::vector<Finding> violations{};  ///< one sentence for each rule that a shift, a day or a week breaks
  Series<double> scheduled{};         ///< agents on shift and not on break, per interval
  double pay = 0;                     ///< paid hours and shifts
  double understaffing = 0;           ///< agent-hours below the requirement
  double overstaffing = 0;            ///< agent-hours above the requirement
  double objective = 0;               ///< pay + cost of under- and overstaffing

  static constexpr auto fields() {
    return std::tuple{field("violations", &ShiftCheck::violations),
                      field("scheduled", &ShiftCheck::scheduled),
                      field("pay", &ShiftCheck::pay),
                      field("understaffing", &ShiftCheck::understaffing),
                      field("overstaffing", &ShiftCheck::overstaffing),
                      field("objective", &ShiftCheck::objective)};
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

/// What a replay of a roster found.
struct RosterCheck {
  std::vector<Finding> violations{};  ///< one sentence for each rule that an assignment, a person or a week breaks
  double objective = 0;               ///< paid hours of unassigned shifts + hours short of the contracts' minimum

  static constexpr auto fields() {
    return std::tuple{field("violations", &RosterCheck::violations), field("objective", &RosterCheck::objective)};
  }
};

/// Does this roster keep every rule of every person, and is every shift either assigned once or listed as unassigned?
///
/// Walks through every assigned shift minute by minute.
///
/// @throws InvalidInput  for a problem that means nothing
/// @complexity  minutes of the shifts x windows of their people
[[nodiscard]] RosterCheck check_roster(const RosterProblem& problem, const std::vector<Assignment>& assignments,
                                       const std::vector<Shift>& unassigned);

}  // namespace krarup
