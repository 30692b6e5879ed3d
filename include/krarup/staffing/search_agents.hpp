#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <optional>
#include <string>

#include "krarup/core/search.hpp"
#include "krarup/queues/queue_model.hpp"
#include "krarup/staffing/constraint.hpp"
#include "krarup/staffing/target.hpp"

namespace krarup {

/// No search looks at more agents than this.
inline constexpr int max_agents = 1'000'000'000;

namespace detail {

/// The first limit, in the order of the enumeration, that a performance breaks.
[[nodiscard]] inline std::optional<Constraint> first_broken(const Performance& performance, const Target& target) {
  for (const auto& each : enumerators(Constraint{})) {
    if (margin(performance, target, each.value) < -margin_of_rounding) return each.value;
  }
  return std::nullopt;
}

/// A queue model that answers for other agents without a copy, which would allocate: it holds lists.
template <class Q>
concept AnswersWithAgents = requires(const Q queue, double agents, Seconds acceptable_wait, ServiceLevelBasis basis) {
  { answers_with_agents(queue, agents, acceptable_wait, basis).performance } -> std::convertible_to<Performance>;
};

template <QueueModel Q>
[[nodiscard]] Performance performance_of(const Q& queue, double agents, const Target& target) {
  if constexpr (AnswersWithAgents<Q>) {
    return answers_with_agents(queue, agents, target.acceptable_wait, target.basis).performance;
  } else {
    return performance(with_agents(queue, agents), target.acceptable_wait, target.basis);
  }
}

template <QueueModel Q>
[[noreturn]] void refuse_target(const Q& queue, const Target& target) {
  const auto broken = first_broken(performance_of(queue, max_agents, target), target);
  throw Infeasible("target." + std::string(name_of(broken.value())) + " cannot be met: " + std::to_string(max_agents) +
                   " agents are not enough for " + to_text(offered_load(queue)) + " erlangs");
}

/// A queue model with a road of its own to the agents for a service level, found by argument-dependent lookup.
template <class Q>
concept KnowsItsAgents = requires(const Q queue, double service_level, Seconds acceptable_wait,
                                  ServiceLevelBasis basis) {
  { agents_for_service_level(queue, service_level, acceptable_wait, basis) } -> std::same_as<std::optional<double>>;
};

/// Whether the service level is the only limit of a target.
[[nodiscard]] inline bool asks_for_service_level_only(const Target& target) {
  return target.service_level && !target.max_occupancy && !target.max_abandonment && !target.max_blocking &&
         !target.max_asa;
}

/// The answer of a queue that knows it, where the service level is the only limit.
template <KnowsItsAgents Q>
[[nodiscard]] std::optional<int> known_agents(const Q& queue, const Target& target) {
  if (!asks_for_service_level_only(target)) return std::nullopt;
  const auto agents = agents_for_service_level(queue, *target.service_level, target.acceptable_wait, target.basis);
  if (!agents || *agents > max_agents) return std::nullopt;
  return static_cast<int>(*agents);
}

/// A queue model that knows about how many agents give a service level, and how much it gains from one more.
template <class Q>
concept SaysWhereToBegin = requires(const Q queue, double service_level, Seconds acceptable_wait,
                                    ServiceLevelBasis basis) {
  { likely_agents(queue, service_level, acceptable_wait, basis).agents } -> std::convertible_to<double>;
  { likely_agents(queue, service_level, acceptable_wait, basis).gain } -> std::convertible_to<double>;
};

/// Where the search begins: where the queue says, else by the square-root rule.
template <QueueModel Q>
[[nodiscard]] WholeSearch likely_search(const Q& queue, const Target& target) {
  const double load = offered_load(queue);
  const double spread = std::sqrt(load);
  const auto whole = [](double n) { return n < max_agents ? static_cast<int>(std::ceil(n)) : max_agents; };
  if constexpr (SaysWhereToBegin<Q>) {
    if (target.service_level) {
      const auto likely = likely_agents(queue, *target.service_level, target.acceptable_wait, target.basis);
      return {.guess = whole(likely.agents),
              .stride = whole(0.75 * spread),
              .limit = max_agents,
              .slope = asks_for_service_level_only(target) ? likely.gain : 0};
    }
  }
  return {.guess = whole(load + spread), .stride = whole(spread / 2), .limit = max_agents};
}

/// A queue model with so many lines that the promise of QueueModel is not kept for every measure.
template <class Q>
concept MayGetWorse = requires(const Q queue) {
  { may_lose_more_with_agents(queue) } -> std::same_as<bool>;
  { queue.lines } -> std::convertible_to<double>;
};

/// Whether a target looks at a measure that may get worse: losses, or service levels that forgive some of them.
[[nodiscard]] inline bool looks_at_losses(const Target& target) {
  const bool forgiving = target.basis == ServiceLevelBasis::excluding_early_abandons ||
                         target.basis == ServiceLevelBasis::early_abandons_count_as_met;
  return target.max_abandonment || target.max_blocking || (target.service_level && forgiving);
}

/// The first number of agents that does, one by one, up to as many as there are lines.
template <MayGetWorse Q>
[[nodiscard]] std::optional<int> scan_agents(const Q& queue, const Target& target) {
  if (!may_lose_more_with_agents(queue) || !looks_at_losses(target)) return std::nullopt;
  for (int agents = 0; agents < queue.lines + 1; ++agents) {
    if (meets(performance_of(queue, agents, target), target)) return agents;
  }
  return std::nullopt;
}

/// A queue model that tells its service level for less work than its whole performance.
template <class Q>
concept TellsItsServiceLevel = requires(const Q queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  { service_level(queue, acceptable_wait, basis) } -> std::same_as<double>;
};

/// The service level with so many agents.
template <QueueModel Q>
[[nodiscard]] double service_level_of(const Q& queue, double agents, const Target& target) {
  if constexpr (TellsItsServiceLevel<Q>) {
    return service_level(with_agents(queue, agents), target.acceptable_wait, target.basis);
  } else {
    return performance_of(queue, agents, target).service_level;
  }
}

/// How far a service level is above its goal, as a difference of log odds, ln(s / (1 - s)): in the number of agents
/// that is closer to a straight line than the difference itself, and has the same sign.
[[nodiscard]] inline double log_odds_margin(double service_level, double goal) {
  const double margin = service_level - goal + margin_of_rounding;
  return std::log1p(margin / std::max(goal * (1 - service_level), 1e-300));
}

/// Where the service level is the only limit.
template <QueueModel Q>
[[nodiscard]] std::optional<int> search_by_service_level(const Q& queue, const Target& target,
                                                         const WholeSearch& search) {
  return smallest_whole(
      [&](int agents) { return log_odds_margin(service_level_of(queue, agents, target), *target.service_level); },
      search);
}

/// required_agents for arguments known to be valid.
template <QueueModel Q>
[[nodiscard]] int search_agents(const Q& queue, const Target& target) {
  if (offered_load(queue) == 0) return 0;
  if constexpr (KnowsItsAgents<Q>) {
    if (const auto known = known_agents(queue, target)) return *known;
  }
  if constexpr (MayGetWorse<Q>) {
    if (const auto first = scan_agents(queue, target)) return *first;
  }
  const WholeSearch search = likely_search(queue, target);
  const auto found =
      asks_for_service_level_only(target)
          ? search_by_service_level(queue, target, search)
          : smallest_whole(
                [&](int agents) { return margin(performance_of(queue, agents, target), target) + margin_of_rounding; },
                search);
  if (!found) refuse_target(queue, target);
  return *found;
}

}  // namespace detail

}  // namespace krarup
