#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "dice.hpp"
#include "krarup/queues/queue_model.hpp"

// What is true of every answer, wherever in its domain a queue is asked.

namespace krarup::domain {

/// What is wrong with an answer, if anything.
using Fault = std::optional<std::string>;

/// How far shares may be from adding up, and from one another where they are the same.
inline constexpr double rounding = 1e-11;

[[nodiscard]] inline bool is_share(double value) { return value >= 0 && value <= 1 + rounding; }

[[nodiscard]] inline bool is_same(double share, double other) { return std::abs(share - other) <= rounding; }

/// Shares, and nothing lost.
[[nodiscard]] inline Fault fault_of(const Outcomes& shares) {
  for (const double each : {shares.answered_within, shares.answered_after, shares.abandoned_within,
                            shares.abandoned_after, shares.blocked}) {
    if (!is_share(each)) return "an outcome is no share: " + to_text(each);
  }
  if (!is_same(shares.offered(), 1)) return "outcomes add up to " + to_text(shares.offered());
  return {};
}

/// Numbers in their ranges; abandonment and blocking are those of the outcomes.
[[nodiscard]] inline Fault fault_of(const Performance& p, const Outcomes& shares, ServiceLevelBasis basis) {
  for (const double each : {p.service_level, p.probability_of_wait, p.occupancy, p.abandonment, p.blocking}) {
    if (!is_share(each)) return "a performance is no share: " + to_text(each);
  }
  for (const double each : {p.asa.count(), p.mean_wait.count(), p.mean_queue_length}) {
    if (!(each >= 0)) return "a wait or a queue is " + to_text(each);
  }
  if (!is_same(p.abandonment, shares.abandoned())) return "two abandonments differ";
  if (!is_same(p.blocking, shares.blocked)) return "two blockings differ";
  if (!is_same(p.service_level, service_level(shares, basis))) return "two service levels differ";
  return {};
}

/// A longer T: no fewer are answered or gone within it.
[[nodiscard]] inline Fault fault_of_longer_wait(const Outcomes& shorter, const Outcomes& longer) {
  const auto rises = [](double before, double after) { return after >= before - rounding; };
  if (!rises(shorter.answered_within, longer.answered_within)) return "fewer are answered within a longer wait";
  if (!rises(shorter.abandoned_within, longer.abandoned_within)) return "fewer are gone after a longer wait";
  if (!rises(longer.answered_after, shorter.answered_after)) return "more are answered after a longer wait";
  if (!rises(longer.abandoned_after, shorter.abandoned_after)) return "more are gone only after a longer wait";
  return {};
}

/// Between whole numbers of agents and lines an end of the queue may cost a little with more agents.
template <class Q>
[[nodiscard]] bool may_get_worse(const Q& queue) {
  if constexpr (requires { queue.queue; }) {
    return may_get_worse(queue.queue);
  } else if constexpr (requires { queue.lines; }) {
    return queue.lines < infinity;
  } else {
    return false;
  }
}

/// Where days differ, more agents answer more contacts of the busy days, who have waited: the answered may wait longer
/// on average, though on no day they do.
template <class Q>
[[nodiscard]] bool answered_may_wait_longer(const Q&) {
  return requires(const Q queue) { queue.cv; };
}

/// More agents: nothing gets worse.
template <class Q>
[[nodiscard]] Fault fault_of_more_agents(const Q& queue, const Performance& fewer, const Performance& more) {
  if (may_get_worse(queue)) return {};
  const auto falls = [](double before, double after) { return after <= before * (1 + 1e-9) + rounding; };
  if (!falls(more.service_level, fewer.service_level)) return "with more agents the service level is lower";
  if (!falls(fewer.abandonment, more.abandonment)) return "with more agents more abandon";
  if (!falls(fewer.blocking, more.blocking)) return "with more agents more are blocked";
  if (!falls(fewer.mean_wait.count(), more.mean_wait.count())) return "with more agents the mean wait is longer";
  if (!answered_may_wait_longer(queue) && !falls(fewer.asa.count(), more.asa.count()))
    return "with more agents the answered wait longer";
  return {};
}

/// One queue, asked in every way.
template <class Q>
[[nodiscard]] Fault fault_of(const Q& queue, Seconds wait, Dice& dice) {
  constexpr std::array bases{ServiceLevelBasis::offered, ServiceLevelBasis::answered,
                             ServiceLevelBasis::excluding_early_abandons,
                             ServiceLevelBasis::early_abandons_count_as_met};
  const Outcomes shares = outcomes(queue, wait);
  if (const Fault fault = fault_of(shares)) return fault;
  const ServiceLevelBasis basis = bases[dice.below(bases.size())];
  const Performance asked = performance(queue, wait, basis);
  if (const Fault fault = fault_of(asked, shares, basis)) return fault;

  const Seconds longer = wait.count() > 0 ? wait * dice.log_uniform(1, 1e3) : Seconds{dice.any_positive()};
  const Outcomes later = outcomes(queue, longer);
  if (const Fault fault = fault_of(later)) return fault;
  if (const Fault fault = fault_of_longer_wait(shares, later)) return fault;

  const double agents = [&] {
    if constexpr (requires { queue.agents; })
      return queue.agents;
    else
      return queue.queue.agents;
  }();
  const double added = dice.chance(0.5) ? std::max(1., 1e-3 * agents) : agents * dice.log_uniform(1e-12, 10);
  const Q larger = with_agents(queue, std::min(agents + added, largest));
  const Performance before = performance(queue, wait, ServiceLevelBasis::offered);
  return fault_of_more_agents(queue, before, performance(larger, wait, ServiceLevelBasis::offered));
}

}  // namespace krarup::domain
