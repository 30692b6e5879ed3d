#pragma once

#include <array>

#include "experience.hpp"
#include "krarup/core/time.hpp"
#include "krarup/queues/performance.hpp"
#include "krarup/queues/service_level.hpp"

namespace krarup::agreement {

/// What krarup itself says: the thing under test.
template <class Queue>
[[nodiscard]] Experience by_closed_form(const Queue& queue, Seconds acceptable_wait) {
  const Outcomes shares = outcomes(queue, acceptable_wait);
  const Performance p = performance(queue, acceptable_wait);
  const auto level = [&](ServiceLevelBasis basis) { return performance(queue, acceptable_wait, basis).service_level; };
  using enum ServiceLevelBasis;
  return {{shares.answered_within, shares.answered_after, shares.abandoned_within, shares.abandoned_after,
           shares.blocked, level(offered), level(answered), level(excluding_early_abandons),
           level(early_abandons_count_as_met), p.asa.count(), p.mean_wait.count(), p.probability_of_wait, p.occupancy,
           p.abandonment, p.mean_queue_length}};
}

}  // namespace krarup::agreement
