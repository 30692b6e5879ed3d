#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup {

/// A limit on how many shifts may be worked together: sum of use x people <= capacity.
struct Limit {
  std::string text;                                  ///< in the planner's words, to follow "because"
  std::vector<std::pair<std::size_t, double>> uses;  ///< candidate (or shift of a block) and what one such shift takes
  double capacity = 0;
};

/// How far a sum may exceed a limit by rounding, in the limit's own unit.
inline constexpr double limit_tolerance = 1e-6;

/// The limits of a problem, on the indices of the candidates.
[[nodiscard]] std::vector<Limit> list_limits(const ShiftProblem& problem, const Candidates& candidates);

/// Whether a limit is kept with so many people on each shift.
[[nodiscard]] bool keeps(const std::vector<std::size_t>& people_on, const Limit& limit);

}  // namespace krarup
