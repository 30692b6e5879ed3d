#pragma once

#include <optional>
#include <vector>

#include "scheduling/mip/highs_model.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/tours/anneal_weeks.hpp"
#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// Whole people on weeks, and what they cost at least.
struct ChosenWeeks {
  PeopleOnWeeks<int> people;
  std::vector<double> costs_of_blocks;  ///< at least, for the shifts of each block
  double cost = 0;                      ///< of the blocks and the tours
};

/// Makes the tours of a week whole, where its days are blocks of their own.
///
/// What the shifts of a block cost at least is a convex function of the people who work on it, so that the prices of
/// people in its relaxation bound it everywhere. People are put on weeks by annealing on such bounds; where these turn
/// out too low the blocks are asked, and there are more of them the next time.
///
/// @param relaxed  people on the weeks in the relaxation; its whole part is the start
/// @param enough   a cost that is good enough
/// @return  none when no such tours can be worked
[[nodiscard]] std::optional<ChosenWeeks> choose_weeks(const TourProblem& problem, const Ground& ground,
                                                      const Horizon& horizon, const PeopleOnWeeks<double>& relaxed,
                                                      double enough, int seed, const mip::Listener& listener);

}  // namespace krarup::tours
