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

/// Which share of the contacts would wait longer than this if they never hung up, P(V > t)? M/M/n+M.
///
/// The offered wait V is what an announcement should promise, and what the wait W of a contact is cut off from by its
/// patience: P(V > t) = P(W > t) e^(t / patience). From where those who came during the wait have nearly all left again
/// the tail falls as e^(-n t / aht), which takes over before P(W > t) is too small to be known.
///
/// @param  queue  demand, patience and agents
/// @param  wait   t >= 0, may be infinite
/// @return        share of the contacts; unlike P(W > t) it may be near 1 after many patiences
/// @throws        InvalidInput naming the field
/// @accuracy      that of P(W > t), where the result is above 1e-290 + 1e-291 offered_load patience / aht
/// @source        [BaccelliHebuterne1981]
[[nodiscard]] inline double offered_wait_exceeds(const ErlangA& queue, Seconds wait) {
  validate_question(queue, wait);
  const double patience = queue.patience / queue.demand.aht;
  if (patience == std::numeric_limits<double>::infinity()) return wait_exceeds(queue, wait);
  const double x = offered_load(queue) * patience;
  const double y = queue.agents * patience;
  const double left_again = std::max(0., 39 + std::log(x) + std::log(y / (y + 1)));  // x e^-w y / (y + 1) = 1e-17
  const double w = wait / queue.patience;
  const double until = std::min(w, left_again);
  const double exponential = w > until ? std::exp(-y * (w - until)) : 1;
  return std::min(1., wait_exceeds(queue, queue.patience * until) * std::exp(until)) * exponential;
}

}  // namespace krarup
