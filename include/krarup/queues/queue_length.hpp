#pragma once

#include "krarup/formulas/queue_length.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"

namespace krarup {

namespace detail {

template <Described Q>
void validate_length(const Q& queue, int length) {
  validate(queue);
  validate_argument("length", length, rules::not_negative);
}

}  // namespace detail

/// Which share of the time do more than `length` contacts wait? M/M/n.
///
/// Arrivals see time averages, so it is also the share of contacts that find so many waiting before them.
///
/// @param  queue   demand and agents
/// @param  length  >= 0
/// @return         in [0, 1]; 1 when unstable: the queue is longer than any number
/// @throws         InvalidInput naming the field
[[nodiscard]] inline double queue_length_exceeds(const ErlangC& queue, int length) {
  detail::validate_length(queue, length);
  return formulas::erlang_c_queue_exceeds(queue.agents, offered_load(queue), length);
}

/// Which share of the time do just `length` contacts wait? M/M/n.
///
/// @param  queue   demand and agents
/// @param  length  >= 0
/// @return         in [0, 1]; 0 when unstable
/// @throws         InvalidInput naming the field
[[nodiscard]] inline double queue_length_probability(const ErlangC& queue, int length) {
  detail::validate_length(queue, length);
  return formulas::erlang_c_queue_probability(queue.agents, offered_load(queue), length);
}

/// Which share of the time do more than `length` contacts wait? M/M/n+M.
///
/// How many places a queue should have, and how often a wallboard shows more than `length`.
///
/// @param  queue   demand, patience and agents
/// @param  length  >= 0
/// @return         in [0, 1]
/// @throws         InvalidInput naming the field
[[nodiscard]] inline double queue_length_exceeds(const ErlangA& queue, int length) {
  detail::validate_length(queue, length);
  return formulas::erlang_a_queue_exceeds(queue.agents, offered_load(queue), queue.patience / queue.demand.aht, length);
}

/// Which share of the time do just `length` contacts wait? M/M/n+M.
///
/// @param  queue   demand, patience and agents
/// @param  length  >= 0
/// @return         in [0, 1]
/// @throws         InvalidInput naming the field
[[nodiscard]] inline double queue_length_probability(const ErlangA& queue, int length) {
  detail::validate_length(queue, length);
  return formulas::erlang_a_queue_probability(queue.agents, offered_load(queue), queue.patience / queue.demand.aht,
                                              length);
}

}  // namespace krarup
