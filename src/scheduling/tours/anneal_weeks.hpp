#pragma once

#include <functional>
#include <random>
#include <vector>

#include "scheduling/tours/block_costs.hpp"
#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// People of each crew on each of its weeks, whole or in parts.
template <class Number>
using PeopleOnWeeks = std::vector<std::vector<Number>>;

/// Those of a team among people on weeks.
template <class Number>
[[nodiscard]] double people_in(const Team& team, const Ground& ground, const PeopleOnWeeks<Number>& people) {
  const std::vector<Week>& weeks = ground.crews[team.crew].weeks;
  double total = 0;
  for (std::size_t w = 0; w < weeks.size(); ++w) {
    if (weeks[w][team.day] == team.paid) total += static_cast<double>(people[team.crew][w]);
  }
  return total;
}

/// Looks for people on weeks whose tours and blocks cost little, as far as the blocks' costs are known (at_least), by
/// simulated annealing [KirkpatrickGelattVecchi1983]: people come, leave or change their weeks, a few at a time.
///
/// @param blocks    of the week
/// @param start     within the people of each crew and max_agents of each day, like the answer
/// @param moves     the more, the slower it cools
/// @param going_on  whether to go on; asked often
/// @return  the cheapest that were met
/// @complexity  O(moves * days * bounds known of a block)
[[nodiscard]] PeopleOnWeeks<int> anneal_weeks(const TourProblem& problem, const Ground& ground,
                                              const std::vector<BlockCosts>& blocks, const PeopleOnWeeks<int>& start,
                                              int moves, std::mt19937& random, const std::function<bool()>& going_on);

}  // namespace krarup::tours
