#pragma once

#include <cstdint>
#include <vector>

#include "scheduling/tours/tour_state.hpp"

namespace krarup::tours {

/// Deals the shifts of all days out to people whose weeks are given.
///
/// Day by day, the earlier shifts go to people who have rested and work on the next day, too: those who do not can work
/// late. People whose rest or start times do not fit then exchange shifts of a day with others as long as that helps;
/// from the start again, up to a hundred times, where somebody is left over.
///
/// @param tours   for each crew, people on each of its weeks
/// @param shifts  of the whole week, by candidate
/// @return  only the people who got every shift of a legal week
[[nodiscard]] std::vector<PersonWeek> deal(const TourProblem& problem, const Ground& ground,
                                           const std::vector<std::vector<int>>& tours,
                                           const std::vector<Placed>& shifts, std::uint32_t seed);

}  // namespace krarup::tours
