#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/waits.hpp"

namespace krarup {

/// Which share of the contacts would wait longer than this if they never hung up, P(V > t)? M/M/n.
///
/// Nobody does hang up: P(W > t).
///
/// @throws  InvalidInput naming the field
[[nodiscard]] inline double offered_wait_exceeds(const ErlangC& queue, Seconds wait) {
  return wait_exceeds(queue, wait);
}

/// Which share of the admitted contacts would wait longer than this if they never hung up, P(V > t)? M/M/n/K+M.
///
/// The offered wait V is what an announcement should promise, and what the wait W of a contact is cut off from by its
/// patience and by balking b: P(V > t) = P(W > t) e^(t / patience) / (1 - b). From where those who came during the wait
/// have nearly all left again the tail falls as e^(-n t / aht), which takes over before P(W > t) is too small to be
/// known.
///
/// @param  queue  demand, patience, agents, balking and lines
/// @param  wait   t >= 0, may be infinite
/// @return        share of the admitted contacts; unlike P(W > t) it may be near 1 after many patiences. Without agents
///                it is 1 for any wait, an infinite one included, and 0 where no contact is admitted
/// @throws        InvalidInput naming the field
/// @accuracy      that of P(W > t), where the result is above 1e-290 + 1e-291 offered_load patience / aht
/// @source        [BaccelliHebuterne1981]
[[nodiscard]] inline double offered_wait_exceeds(const ErlangA& queue, Seconds wait) {
  validate_question(queue, wait);
  if (queue.agents == 0) return offered_load(queue) > 0 && queue.lines > 0 ? 1 : 0;
  const double staying = 1 - queue.balking;
  const double rate = queue.agents / queue.demand.aht.count();
  if (staying == 0) {
    const double waits = performance(queue, wait).probability_of_wait;
    return waits > 0 ? waits * std::exp(-rate * wait.count()) : 0;
  }
  if (queue.patience.count() == std::numeric_limits<double>::infinity()) return wait_exceeds(queue, wait) / staying;
  const double patience = queue.patience / queue.demand.aht;
  const double y = queue.agents * patience;
  const double left_again =  // x e^-w y / (y + 1) = 1e-17
      std::max(0., 39 + std::log(staying * offered_load(queue) * patience) + std::log(y / (y + 1)));
  const double w = wait / queue.patience;
  const double until = std::min(w, left_again);
  const double exponential = w > until ? std::exp(-y * (w - until)) : 1;
  return std::min(1., wait_exceeds(queue, queue.patience * until) * std::exp(until) / staying) * exponential;
}

}  // namespace krarup
