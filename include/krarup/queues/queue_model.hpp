#pragma once

#include <concepts>

#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/queues/demand.hpp"
#include "krarup/queues/performance.hpp"
#include "krarup/queues/service_level.hpp"

namespace krarup {

/// A queue with one Demand and one group of agents, so that it can be asked about each interval of a day in turn.
template <class Q>
concept FedByDemand = std::copyable<Q> && requires(Q queue) {
  { queue.demand } -> std::same_as<Demand&>;
  { queue.agents } -> std::same_as<double&>;
};

/// The same queue with another number of agents.
template <FedByDemand Q>
[[nodiscard]] constexpr Q with_agents(Q queue, double agents) {
  queue.agents = agents;
  return queue;
}

/// The same queue in another interval.
template <FedByDemand Q>
[[nodiscard]] constexpr Q with_demand(Q queue, const Demand& demand) {
  queue.demand = demand;
  return queue;
}

/// The queue with the demand and the agents: this one itself.
template <FedByDemand Q>
[[nodiscard]] constexpr const Q& fed_queue(const Q& queue) {
  return queue;
}

/// How much work is offered to the queue; erlangs.
template <FedByDemand Q>
[[nodiscard]] constexpr double offered_load(const Q& queue) {
  return offered_load(queue.demand);
}

/// How many contacts arrive per second.
template <FedByDemand Q>
[[nodiscard]] constexpr double arrival_rate(const Q& queue) {
  return arrival_rate(queue.demand);
}

/// Checks a question put to a queue, once, at the public door.
///
/// @throws InvalidInput  names the field of the queue, or acceptable_wait
template <Described Q>
void validate_question(const Q& queue, Seconds acceptable_wait) {
  validate(queue);
  detail::require([] { return std::string("acceptable_wait"); }, rules::not_negative_or_infinite,
                  acceptable_wait.count(), true);
}

/// A queue whose staffing can be searched: three free functions, found by argument-dependent lookup.
///
/// `performance` must not get worse with more agents: service level up; waits, occupancy and abandonment down.
template <class Q>
concept QueueModel = std::copyable<Q> &&
    requires(const Q queue, double agents, Seconds acceptable_wait, ServiceLevelBasis basis) {
  { with_agents(queue, agents) } -> std::same_as<Q>;
  { offered_load(queue) } -> std::convertible_to<double>;
  { performance(queue, acceptable_wait, basis) } -> std::same_as<Performance>;
};

/// A queue model that can be asked about each interval of a day in turn, one that is FedByDemand or stands for such a
/// one.
template <class Q>
concept FollowsDemand = QueueModel<Q> && requires(const Q queue, const Demand& demand) {
  { with_demand(queue, demand) } -> std::same_as<Q>;
};

/// Such a model that shows the queue with its demand and agents.
template <class Q>
concept ShowsDemand = FollowsDemand<Q> && requires(const Q queue) {
  { fed_queue(queue).demand } -> std::convertible_to<Demand>;
  { fed_queue(queue).agents } -> std::convertible_to<double>;
};

}  // namespace krarup
