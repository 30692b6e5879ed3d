#pragma once

#include <cstddef>
#include <vector>

#include "krarup/scheduling/roster.hpp"
#include "scheduling/lines/letter_costs.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup::lines {

/// Every shift that may be worked in a roster, its breaks still open.
struct Workable {
  ShiftProblem templates_alone{};  ///< the roster's days and templates, nothing required
  Candidates candidates{};
  std::vector<std::vector<std::size_t>> on_day{};  ///< [day of the roster]: candidates that start on it

  [[nodiscard]] const Candidate& candidate(std::size_t day, std::size_t which) const {
    return candidates.shifts[on_day[day][which]];
  }
  [[nodiscard]] const Pattern& pattern(std::size_t day, std::size_t which) const {
    return candidates.patterns[candidate(day, which).pattern];
  }

  /// The shift with these of its pattern's choices of breaks.
  [[nodiscard]] Shift shift(std::size_t day, std::size_t which, std::vector<std::size_t> breaks) const {
    return to_shift(templates_alone, candidates, {on_day[day][which], std::move(breaks)});
  }
};

/// @param step  that the starts of breaks are to fit, if the breaks allow
[[nodiscard]] Workable list_workable(const RosterProblem& problem, Seconds step);

/// The same shifts with each break as early as its rules allow.
[[nodiscard]] Choices with_early_breaks(const RosterProblem& problem, const Workable& workable);

}  // namespace krarup::lines
