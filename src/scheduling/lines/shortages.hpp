#pragma once

#include <string>
#include <vector>

#include "krarup/scheduling/roster.hpp"

namespace krarup::lines {

/// Shifts of one template that a day lacks.
struct Shortage {
  Date date{};
  std::string shift_template{};
  double required = 0;
  double missing = 0;
  std::vector<Shift> choices{};  ///< any of these would do
};

/// A sentence for every shortage of a roster that keeps all rules, with what keeps each of the others from working:
/// another shift on the day, the first rule that would be broken, or the price.
[[nodiscard]] std::vector<Finding> explain_shortages(const RosterProblem& problem, const Roster& roster,
                                                     const std::vector<Shortage>& shortages);

}  // namespace krarup::lines
