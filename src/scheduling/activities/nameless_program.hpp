#pragma once

#include "scheduling/activities/moments.hpp"
#include "scheduling/mip/highs_model.hpp"

namespace krarup::activities {

/// How many begin each activity at each time, whoever they are, as a program; for agents whoever they are.
///
/// At most as many as have an opening then, but nobody looks whether they are the same people at another time: it has
/// far fewer columns than the program of everybody, and no plan costs less than its least.
[[nodiscard]] mip::Model nameless_program(const ActivityProblem& problem, const std::vector<Opening>& openings,
                                          const std::vector<Moment>& moments);

}  // namespace krarup::activities
