#pragma once

#include <array>
#include <vector>

#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// The candidates of a week that gain most together.
struct BestWeek {
  std::size_t week = 0;
  std::vector<std::size_t> shifts;  ///< candidates, day by day; empty when no week is legal
  double gain = 0;
};

/// Finds the week of a crew whose shifts gain most, with rest between them and starts within the spread.
///
/// A shortest path through the days for each week of the crew. Weeks whose best shifts gain no more even without rest
/// are left out. The spread is kept by trying every earliest start, rest across the end of a cycle by trying every
/// first shift where the free choice breaks it.
///
/// @param gains  of one more shift on each candidate
/// @param open   whether one more shift may start on each day
[[nodiscard]] BestWeek best_week(const TourProblem& problem, const Ground& ground, std::size_t crew,
                                 const std::vector<double>& gains, const std::array<bool, days_of_week>& open);

}  // namespace krarup::tours
