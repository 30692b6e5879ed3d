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
  if (center.load() <= agents) return static_cast<long>(center.load());
  const long double overload = center.arrival_rate - agents * center.service_rate;
  return center.may_wait ? std::lround(agents + overload / center.abandonment_rate) : center.whole_agents();
}

/// What the Markov chain of a center with a whole number of agents says, without any formula of queueing theory.
///
/// The number of contacts in the center is a birth-death chain; arrivals see its time averages; a contact that has to
/// wait is followed up the queue. The mean wait comes from following contacts, the queue length from the chain, so that
/// Little's law between them is a finding and not a definition.
[[nodiscard]] inline Experience by_markov_chain(const Center& center, long double acceptable_wait) {
  const long agents = center.whole_agents();
  const auto busy = [&](long state) { return static_cast<long double>(std::min(state, agents)); };
  const auto waiting = [&](long state) { return static_cast<long double>(std::max(state - agents, 0L)); };
  const SteadyState chain = steady_state(
      most_likely_state(center), agents, center.may_wait ? endless : agents, [&](long) { return center.arrival_rate; },
      [&](long state) { return busy(state) * center.service_rate + waiting(state) * center.abandonment_rate; });

  Shares shares;
  shares.occupancy = chain.mean_of(busy) / static_cast<long double>(agents);
  shares.queue_length = chain.mean_of(waiting);
  shares.finds_all_busy = chain.mean_of([&](long state) { return state >= agents ? 1 : 0; });
  const long double finds_one_free = chain.mean_of([&](long state) { return state < agents ? 1 : 0; });
  if (!center.may_wait) {
    shares.answered_within = finds_one_free;
    shares.blocked = shares.finds_all_busy;
    return experience_of(shares);
  }

  const auto all_busy = std::max(agents - chain.first, 0L);
  std::vector<long double> place(chain.probability.begin() + all_busy, chain.probability.end());
  if (chain.first > agents) place.insert(place.begin(), static_cast<std::size_t>(chain.first - agents), 0);
  const QueueRates rates{.service = static_cast<long double>(agents) * center.service_rate,
                         .abandonment = center.abandonment_rate};
  const Fate fate = follow(std::move(place), rates, acceptable_wait);
  shares.answered_within = finds_one_free + fate.answered_within;
  shares.answered_after = fate.answered_after;
  shares.abandoned_within = fate.abandoned_within;
  shares.abandoned_after = fate.abandoned_after;
  shares.wait = fate.wait;
  shares.answered_wait = fate.answered_wait;
  return experience_of(shares);
}

}  // namespace krarup::agreement
