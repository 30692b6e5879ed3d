#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "scheduling/activities/moments.hpp"

namespace krarup::activities {

/// The openings of a plan that is good at once, for agents whoever they are.
///
/// Everybody begins where one agent fewer costs least, and every meeting at its cheapest start; then a few sessions, or
/// those of one activity, are taken out and put back in another order, and stay so when that costs no more. It begins
/// with nobody in anything and the cost never rises. The same for the same seed, unless it is stopped.
[[nodiscard]] std::vector<std::size_t> search_sessions(const ActivityProblem& problem,
                                                       const std::vector<Opening>& openings,
                                                       const std::vector<Moment>& moments, int seed,
                                                       const std::function<bool()>& go_on);

}  // namespace krarup::activities
