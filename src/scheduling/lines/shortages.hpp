#pragma once

#include <string>
#include <vector>

#include "krarup/scheduling/roster.hpp"

namespace krarup::lines {

/// What a day lacks.
struct Shortage {
  Finding what{};  ///< which lack, when and how much; the text says it, without reasons
  Date date{};
  std::string skill{};           ///< that it takes; empty: anybody would do
  std::vector<Shift> choices{};  ///< any of these would do
};

/// Shifts of one template that a day lacks, without those that would do.
[[nodiscard]] Shortage shortage_of_shifts(const RosterProblem& problem, Date date, const std::string& shift_template,
                                          double required, double missing);

/// A sentence for every shortage of a roster that keeps all rules, with what keeps each of the others from working:
/// another shift on the day, the first rule that would be broken, or the price.
[[nodiscard]] std::vector<Finding> explain_shortages(const RosterProblem& problem, const Roster& roster,
                                                     const std::vector<Shortage>& shortages);

}  // namespace krarup::lines
