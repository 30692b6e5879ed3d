#pragma once

#include <vector>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/mip/highs_model.hpp"
#include "scheduling/shifts/limits.hpp"
#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// How many people work which days and paid times, and what no plan can cost less than.
struct DaysOff {
  std::vector<std::vector<int>> tours;  ///< for each crew, people on each of its weeks; empty: none was found
  std::vector<Placed> placed;           ///< shifts of the whole week, when it was solved as one program
  std::vector<double> costs_of_blocks;  ///< what the shifts of each block cost at least; empty: not known
  double cost = 0;                      ///< of these blocks and the tours
  double bound = 0;
};

/// Decides the days off of everybody.
///
/// The shifts of the whole week as one program, joined with a column for each week that a crew may work: on every day,
/// as many people of a crew work shifts of one paid time as have a tour that says so. Where people rest between two
/// days, nobody works late on the first and early on the second, so that those who do either are no more than those who
/// work at all: the program is told for every hour of the day. Tours of which nothing else is asked can always be
/// dealt out; so its relaxation bounds every plan. A small week is solved whole; a large one is relaxed, and then made
/// whole in its tours alone: with bounds on what the shifts of each block cost (choose_weeks), or, where all days are
/// one block, next to the relaxation's shifts.
///
/// @param horizon  its blocks
/// @param whole    the week as one block
[[nodiscard]] DaysOff decide_days_off(const TourProblem& problem, const Ground& ground, const Horizon& horizon,
                                      const Block& whole, const std::vector<Limit>& limits, const SolveOptions& options,
                                      const mip::Listener& listener);

}  // namespace krarup::tours
