#pragma once

#include <vector>

#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/limits.hpp"
#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// A block whose people are given: so many of each crew work each paid time on each of its days.
struct GivenPeople {
  Block block;
  std::vector<Limit> limits;
};

/// States a block for the search for shifts such that exactly the people given are worth their pay.
///
/// Each shift gets a discount that makes it pay wherever it lies, up to the number of people, and a slot that nobody
/// covers takes all discounts back: the cost of a plan with everybody in it is what it was.
///
/// @param tours  for each crew, people on each of its weeks
[[nodiscard]] GivenPeople give_people(const Ground& ground, const std::vector<std::vector<int>>& tours,
                                      const Block& block);

/// Limits the early and the late shifts of a block, so that they can be dealt out to people who rest between days.
///
/// Who works late on one day cannot work early on the next: together they are no more people than work on either day.
///
/// @param decided  shifts of the days before and after, by candidate
void keep_rest(const TourProblem& problem, const Ground& ground, const std::vector<std::vector<int>>& tours,
               const std::vector<Placed>& decided, GivenPeople& given);

}  // namespace krarup::tours
