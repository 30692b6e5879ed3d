#pragma once

#include <concepts>
#include <limits>
#include <vector>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/general_patience.hpp"

// What a queue model says about patience, in whatever form: a mean, a law, or nothing.

namespace krarup::detail {

template <class Q>
concept HasPatience = requires(Q queue) {
  { queue.patience } -> std::same_as<Seconds&>;
};

template <class Q>
concept HasPatienceLaw = requires(Q queue) {
  { queue.patience } -> std::same_as<PatienceLaw&>;
};

template <class Q>
concept HasSlowdown = requires(Q queue) {
  { queue.slowdown } -> std::same_as<std::vector<double>&>;
};

/// The same queue whose contacts have this patience; only for queues that have a patience, or Erlang C.
template <class Q>
[[nodiscard]] auto with_patience(const Q& queue, Seconds patience) {
  if constexpr (HasPatience<Q>) {
    Q result = queue;
    result.patience = patience;
    return result;
  } else if constexpr (HasPatienceLaw<Q>) {
    Q result = queue;
    result.patience = Exponential{patience};
    return result;
  } else {
    return ErlangA{.demand = queue.demand, .patience = patience, .agents = queue.agents};
  }
}

/// Whether the queue itself says that contacts hang up.
template <class Q>
[[nodiscard]] bool says_its_patience(const Q& queue) {
  constexpr Seconds endless{std::numeric_limits<double>::infinity()};
  if constexpr (HasPatience<Q>) return queue.patience < endless;
  if constexpr (HasPatienceLaw<Q>) return survival(queue.patience, endless) < 1;
  return false;
}

/// The mean patience that the queue itself says, infinite where some never leave; else another.
template <class Q>
[[nodiscard]] Seconds known_patience(const Q& queue, Seconds otherwise) {
  if constexpr (HasPatience<Q>) {
    if (says_its_patience(queue)) return queue.patience;
  }
  if constexpr (HasPatienceLaw<Q>) {
    if (says_its_patience(queue)) return mean(queue.patience);
  }
  return otherwise;
}

/// The queue without patience as the planner knows it.
template <class Q>
[[nodiscard]] const char* endless_model(const Q& queue) {
  if constexpr (HasSlowdown<Q>) return "";
  if constexpr (HasPatienceLaw<Q>) return queue.handling_scv == 1 && queue.balking == 0 ? " (Erlang C)" : "";
  return " (Erlang C)";
}

}  // namespace krarup::detail
