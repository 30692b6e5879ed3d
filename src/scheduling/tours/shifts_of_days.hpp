#pragma once

#include <vector>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/common/watch.hpp"
#include "scheduling/tours/crews.hpp"
#include "scheduling/tours/days_off.hpp"

namespace krarup::tours {

/// The shifts of each day with the people that its tours give it, by candidate.
///
/// First those of every other block, then those between them, whose people rest before and after. What a plan may cost
/// beyond the least that the days off cost is shared by the blocks still open. A block that does not come that close at
/// the first attempts is left a little dearer; if the week is too dear in the end, such blocks are searched thoroughly.
///
/// @param days_off  with tours
/// @param enough    a cost of the blocks and the tours that is good enough
/// @param bound     shown to the user
[[nodiscard]] std::vector<Placed> shifts_of_days(const TourProblem& problem, const Ground& ground,
                                                 const Horizon& horizon, const DaysOff& days_off, double enough,
                                                 double bound, const SolveOptions& options, Watch& watch);

}  // namespace krarup::tours
