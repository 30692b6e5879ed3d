#pragma once

#include "krarup/formulas/queue_length.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"

namespace krarup {

namespace detail {

[[nodiscard]] inline formulas::FiniteQueue dimensionless(const ErlangC& queue) {
  return {.servers = queue.agents, .offered_load = offered_load(queue)};
}

[[nodiscard]] inline formulas::FiniteQueue dimensionless(const ErlangA& queue) {
  return {.servers = queue.agents,
          .offered_load = offered_load(queue),
          .patience = queue.patience / queue.demand.aht,
          .balking = queue.balking,
          .lines = queue.lines};
}

/// A queue in which contacts wait in one line.
template <class Q>
concept OneQueue = Described<Q> && requires(const Q queue) {
  { dimensionless(queue) } -> std::same_as<formulas::FiniteQueue>;
};

template <OneQueue Q>
void validate_length(const Q& queue, int length) {
  validate(queue);
  validate_argument("length", length, rules::not_negative);
}

}  // namespace detail

/// Which share of the time do more than `length` contacts wait? Erlang C and A.
///
/// How many places a queue should have, and how often a wallboard shows more than `length`. Arrivals see time averages,
/// so it is also the share of contacts that find so many waiting before them.
///
/// @param  queue   an ErlangC or ErlangA, with balking and lines as they are
/// @param  length  >= 0
/// @return         in [0, 1]; 1 when unstable: the queue is longer than any number
/// @throws         InvalidInput naming the field
template <detail::OneQueue Q>
[[nodiscard]] double queue_length_exceeds(const Q& queue, int length) {
  detail::validate_length(queue, length);
  return formulas::queue_length_exceeds(detail::dimensionless(queue), length);
}

/// Which share of the time do just `length` contacts wait? Erlang C and A.
///
/// @param  queue   an ErlangC or ErlangA, with balking and lines as they are
/// @param  length  >= 0
/// @return         in [0, 1]; 0 when unstable
/// @throws         InvalidInput naming the field
template <detail::OneQueue Q>
[[nodiscard]] double queue_length_probability(const Q& queue, int length) {
  detail::validate_length(queue, length);
  return formulas::queue_length_probability(detail::dimensionless(queue), length);
}

}  // namespace krarup
