#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "krarup/core/search.hpp"
#include "krarup/queues/blended.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {

/// How many agents must be kept free of deferred work so that contacts meet every limit of the target?
///
/// With a larger reserve fewer agents are at deferred work when a contact comes, so that none of its limits gets worse.
///
/// @param  queue   its `reserve` is ignored
/// @param  target  limits on the contacts; not on occupancy alone, which counts deferred work as well
/// @return         the smallest such reserve; at most all agents, with which no deferred work is done, or max_reserve
/// @throws         InvalidInput; Infeasible when the contacts alone are too many
/// @complexity     O(log agents) evaluations of the queue
[[nodiscard]] inline int required_reserve(Blended queue, const Target& target) {
  validate(queue);
  validate(target, "target");
  const auto measured = [&](int reserve) {
    queue.reserve = reserve;
    return performance(queue, target.acceptable_wait, target.basis);
  };
  const int most = static_cast<int>(std::min(std::ceil(queue.agents), double{max_reserve}));
  const auto found = smallest_whole([&](int reserve) { return margin(measured(reserve), target) + margin_of_rounding; },
                                    {.guess = 0, .stride = 1, .limit = most});
  if (found) return *found;
  throw Infeasible("target." + std::string(name_of(detail::first_broken(measured(most), target).value())) +
                   " cannot be met: " + to_text(queue.agents) + " agents are not enough with a reserve of " +
                   std::to_string(most) + " either");
}

}  // namespace krarup
