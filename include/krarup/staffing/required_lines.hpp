#pragma once

#include <cmath>

#include "krarup/core/search.hpp"
#include "krarup/queues/lines.hpp"
#include "krarup/queues/queue_model.hpp"
#include "krarup/staffing/constraint.hpp"

namespace krarup {

/// A queue model with a number of lines beside its agents.
template <class Q>
concept WithLines = QueueModel<Q> && requires(Q queue) {
  { queue.lines } -> std::same_as<double&>;
};

/// What is the smallest whole number of lines that blocks no more than this share of the contacts?
///
/// More lines never block more. They also let more contacts wait: ask `performance` what that does to the others.
///
/// @param  queue         agents as they are; its number of lines is ignored
/// @param  max_blocking  share of the offered contacts, at most; in (0, 1]
/// @return  lines, agents on contacts included; 0 without contacts
/// @throws  InvalidInput; Infeasible when max_lines are not enough: endlessly patient contacts in overload
/// @complexity  O(log) evaluations of the queue in |answer - agents|
template <WithLines Q>
[[nodiscard]] int required_lines(Q queue, double max_blocking) {
  queue.lines = max_lines;
  validate(queue);
  validate_argument("max_blocking", max_blocking, rules::positive_share);
  const auto blocking_at = [&](double lines) {
    queue.lines = lines;
    return performance(queue, Seconds{0}, ServiceLevelBasis::offered).blocking;
  };
  const double load = offered_load(queue);
  if (load == 0) return 0;
  const double near = std::min(max_lines, std::max(queue.agents, load) + std::sqrt(load));
  const auto found =
      smallest_whole([&](int lines) { return max_blocking - blocking_at(lines) + margin_of_rounding * max_blocking; },
                     {.guess = static_cast<int>(std::ceil(near)),
                      .stride = static_cast<int>(std::min(max_lines, std::sqrt(load) / 2)),
                      .limit = static_cast<int>(max_lines)});
  if (found) return *found;
  throw Infeasible("max_blocking cannot be met: with " + to_text(max_lines) + " lines " +
                   to_text(blocking_at(max_lines)) + " of the contacts are blocked");
}

}  // namespace krarup
