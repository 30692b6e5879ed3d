#pragma once

#include <concepts>
#include <limits>
#include <vector>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/general_handling.hpp"
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

/// There is a model like this one in which contacts hang up.
template <class Q>
concept MayHavePatience =
    HasPatience<Q> || HasPatienceLaw<Q> || std::same_as<Q, ErlangC> || std::same_as<Q, GeneralHandling>;

/// Whether that model knows all that this queue says.
template <MayHavePatience Q>
[[nodiscard]] bool may_have_patience(const Q& queue) {
  if constexpr (requires { queue.arrival_scv; }) return queue.arrival_scv == 1;
  return true;
}

/// The same queue whose contacts have this patience.
template <MayHavePatience Q>
[[nodiscard]] auto with_patience(const Q& queue, Seconds patience) {
  if constexpr (HasPatience<Q>) {
    Q result = queue;
    result.patience = patience;
    return result;
  } else if constexpr (HasPatienceLaw<Q>) {
    Q result = queue;
    result.patience = Exponential{patience};
    return result;
  } else if constexpr (std::same_as<Q, GeneralHandling>) {
    return GeneralPatience{.demand = queue.demand,
                           .patience = Exponential{patience},
                           .handling_scv = queue.handling_scv,
                           .agents = queue.agents};
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

/// Whether contacts that find all agents busy may be lost at once, or come back: what Erlang C and chats do not know.
template <class Q>
[[nodiscard]] bool knows_more_than_patience(const Q& queue) {
  constexpr double endless = std::numeric_limits<double>::infinity();
  bool knows = false;
  if constexpr (requires { queue.balking; }) knows = queue.balking > 0;
  if constexpr (requires { queue.lines; }) knows = knows || queue.lines < endless;
  if constexpr (requires { queue.recall_share; }) {
    knows = knows || queue.recall_share > 0 || queue.redial_after_abandonment > 0 || queue.redial_after_blocking > 0;
  }
  if constexpr (requires { queue.handling_scv; }) knows = knows || queue.handling_scv != 1;
  if constexpr (requires { queue.reserve; }) knows = true;
  return knows;
}

/// The queue without patience as the planner knows it.
template <class Q>
[[nodiscard]] const char* endless_model(const Q& queue) {
  return HasSlowdown<Q> || knows_more_than_patience(queue) ? "" : " (Erlang C)";
}

}  // namespace krarup::detail
