#pragma once

#include <string>
#include <utility>

#include "soundness.hpp"
#include "words.hpp"

namespace krarup::domain {

/// How long the patience of a queue lasts, roughly: acceptable waits of that size are asked for.
template <class Q>
[[nodiscard]] Seconds usual_patience(const Q& queue) {
  if constexpr (requires { queue.queue; }) {
    return usual_patience(queue.queue);
  } else if constexpr (requires { queue.patience.index(); }) {
    return mean(queue.patience);
  } else if constexpr (requires { queue.patience; }) {
    return queue.patience;
  } else {
    return queue.demand.aht;
  }
}

template <class Q>
[[nodiscard]] Seconds usual_handling(const Q& queue) {
  if constexpr (requires { queue.queue; }) {
    return usual_handling(queue.queue);
  } else {
    return queue.demand.aht;
  }
}

/// A queue, and an acceptable wait to ask it for.
template <class Q>
struct AskedQueue {
  Q queue;
  Seconds wait;
};

/// Of each queue that a source draws.
template <class Source>
struct AskQueue {
  static auto from(Dice& dice) {
    auto queue = Source::from(dice);
    const Seconds wait = dice.wait(usual_handling(queue), usual_patience(queue));
    return AskedQueue<decltype(queue)>{std::move(queue), wait};
  }
};

template <class Q>
[[nodiscard]] Fault fault_of(const AskedQueue<Q>& asked, Dice& dice) {
  return fault_of(asked.queue, asked.wait, dice);
}

template <class Q>
[[nodiscard]] std::string in_words(const AskedQueue<Q>& asked) {
  return in_words(asked.queue) + ", T " + in_words(asked.wait);
}

}  // namespace krarup::domain
