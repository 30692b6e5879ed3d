#pragma once

#include <algorithm>

#include "birth_death_chain.hpp"
#include "center.hpp"
#include "experience.hpp"
#include "tagged_contact.hpp"

namespace krarup::agreement {

/// Where arrivals and departures balance: below it contacts come faster than they go, above it slower.
[[nodiscard]] inline long most_likely_state(const Center& center) {
  const auto agents = static_cast<long double>(center.whole_agents());
  const auto last = static_cast<long double>(std::ceil(center.lines));
  if (center.load() <= agents) return static_cast<long>(std::min(center.load(), last));
  const long double willing = center.arrival_rate * (1 - static_cast<long double>(center.balking));
  const long double overload = std::max(willing - agents * center.service_rate, 0.0L);
  return std::lround(std::min(overload > 0 ? agents + overload / center.abandonment_rate : agents, last));
}

/// What the Markov chain of a center with a whole number of agents says, without any formula of queueing theory.
///
/// The number of contacts in the center is a birth-death chain; arrivals see its time averages; a contact that has to
/// wait is followed up the queue. The mean wait comes from following contacts, the queue length from the chain, so that
/// Little's law between them is a finding and not a definition.
[[nodiscard]] inline Experience by_markov_chain(const Center& center, long double acceptable_wait) {
  const long agents = center.whole_agents();
  const long double stay = 1 - static_cast<long double>(center.balking);
  const long last = center.lines < 1e15 ? std::lround(std::ceil(center.lines)) : endless;
  const auto busy = [&](long state) { return static_cast<long double>(std::min(state, agents)); };
  const auto waiting = [&](long state) { return static_cast<long double>(std::max(state - agents, 0L)); };
  const SteadyState chain = steady_state(
      most_likely_state(center), {agents, last < endless ? last : agents}, last,
      [&](long state) { return center.arrival_rate * center.admitted(state) * (state < agents ? 1 : stay); },
      [&](long state) { return busy(state) * center.service_rate + waiting(state) * center.abandonment_rate; });

  Shares shares;
  shares.occupancy = chain.mean_of(busy) / static_cast<long double>(agents);
  shares.queue_length = chain.mean_of(waiting);
  shares.blocked = chain.mean_of([&](long state) { return 1 - center.admitted(state); });
  const long double finds_one_free =
      chain.mean_of([&](long state) { return state < agents ? center.admitted(state) : 0; });

  std::vector<long double> place;
  for (std::size_t i = 0; i < chain.probability.size(); ++i) {
    const long state = chain.first + static_cast<long>(i);
    if (state < agents) continue;
    if (place.empty()) place.resize(static_cast<std::size_t>(state - agents), 0);
    place.push_back(chain.probability[i] * center.admitted(state));
    shares.finds_all_busy += place.back();
    place.back() *= stay;
  }
  const QueueRates rates{.service = static_cast<long double>(agents) * center.service_rate,
                         .abandonment = center.abandonment_rate};
  const Fate fate = follow(std::move(place), rates, acceptable_wait);
  shares.answered_within = finds_one_free + fate.answered_within;
  shares.answered_after = fate.answered_after;
  shares.abandoned_within = shares.finds_all_busy * static_cast<long double>(center.balking) + fate.abandoned_within;
  shares.abandoned_after = fate.abandoned_after;
  shares.wait = fate.wait;
  shares.answered_wait = fate.answered_wait;
  return experience_of(shares);
}

}  // namespace krarup::agreement
