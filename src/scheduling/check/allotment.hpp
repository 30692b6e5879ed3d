#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "krarup/scheduling/shift_plan.hpp"

namespace krarup::check {

/// People who can do the same, equally well.
struct Crowd {
  std::vector<std::pair<std::size_t, double>> skills{};  ///< which of the skills asked for, and how well
  double present = 0;                                    ///< how many are on shift and not on break
};

/// What the skills get at one moment, in agents of average proficiency.
struct Allotment {
  std::vector<double> scheduled{};  ///< by skill
  double missing = 0;               ///< of all skills
  double surplus = 0;
  double cost_of_missing = 0;  ///< in an hour
  double cost_of_surplus = 0;
};

/// Gives the people present to the skills so that it costs least.
///
/// @param required  by skill
[[nodiscard]] Allotment best_allotment(const std::vector<Crowd>& crowds, const std::vector<double>& required,
                                       const CoverageCosts& costs);

}  // namespace krarup::check
