#pragma once

#include <concepts>

#include "krarup/queues/performance.hpp"
#include "krarup/queues/queue_model.hpp"
#include "krarup/queues/service_level.hpp"

namespace krarup {

/// What becomes of the contacts of a queue, and how well it serves them.
struct Answers {
  Outcomes outcomes{};
  Performance performance{};
};

namespace detail {

/// A queue model that finds both for the work of one, by `answers`, found by argument-dependent lookup.
template <class Q>
concept AnswersAtOnce = requires(const Q queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  { answers(queue, acceptable_wait, basis) } -> std::same_as<Answers>;
};

/// Both of any queue.
template <class Q>
[[nodiscard]] Answers answers_of(const Q& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  if constexpr (AnswersAtOnce<Q>) {
    return answers(queue, acceptable_wait, basis);
  } else {
    return {outcomes(queue, acceptable_wait), performance(queue, acceptable_wait, basis)};
  }
}

}  // namespace detail

}  // namespace krarup
