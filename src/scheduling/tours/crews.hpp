#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "krarup/scheduling/tours.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup::tours {

inline constexpr std::size_t days_of_week = 7;
inline constexpr int off = -1;

/// What a tour works on each day of the week: an index of the class's paid times, or off.
using Week = std::array<int, days_of_week>;

/// A contract class as the search sees it.
struct Crew {
  std::size_t contract_class = 0;          ///< in the problem
  std::vector<std::chrono::seconds> paid;  ///< different paid times of its shifts, in order
  std::vector<Week> weeks;                 ///< those its contract allows and its templates can fill
  std::array<std::vector<std::vector<std::size_t>>, 7> shifts;  ///< by day and paid time: candidates, in order of start
  double most_people = 0;                                       ///< infinite when nothing limits them
};

/// Where a candidate belongs.
struct Place {
  std::size_t crew = 0;
  std::size_t day = 0;
  int paid = 0;
  std::chrono::seconds on_clock{};  ///< its start, from midnight
};

/// The problem with templates of its own for every class, so that each candidate is one class's.
struct Ground {
  ShiftProblem shifts;
  Candidates candidates;
  std::vector<Crew> crews;
  std::vector<Place> places;      ///< of the candidates
  std::vector<Finding> findings;  ///< classes for which no legal week exists
};

[[nodiscard]] Ground lay_ground(const TourProblem& problem);

/// Every week that a class's contract allows, where on each day only some paid times can be worked.
///
/// @param workable  by day, for each paid time, whether there is such a shift
/// @throws InvalidInput  when there are more than TourProblem::max_weeks
[[nodiscard]] std::vector<Week> legal_weeks(const ContractClass& rules, bool cyclic,
                                            const std::vector<std::chrono::seconds>& paid,
                                            const std::array<std::vector<bool>, 7>& workable);

}  // namespace krarup::tours
