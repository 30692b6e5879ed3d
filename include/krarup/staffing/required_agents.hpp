#pragma once

#include <cmath>
#include <optional>
#include <string>

#include "krarup/core/search.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/queues/queue_model.hpp"
#include "krarup/staffing/constraint.hpp"
#include "krarup/staffing/target.hpp"

namespace krarup {

/// No search looks at more agents than this.
inline constexpr int max_agents = 1'000'000'000;

/// How many agents, which limit asks for them, and what they deliver.
struct Staffing {
  int agents = 0;
  std::optional<Constraint> binding{};  ///< the limit that one agent fewer would break; none where 0 agents will do
  Performance performance{};            ///< of that many agents

  static constexpr auto fields() {
    return std::tuple{field("agents", &Staffing::agents), field("binding", &Staffing::binding),
                      field("performance", &Staffing::performance)};
  }
  friend bool operator==(const Staffing&, const Staffing&) = default;
};

namespace detail {

/// The first limit, in the order of the enumeration, that a performance breaks.
[[nodiscard]] inline std::optional<Constraint> first_broken(const Performance& performance, const Target& target) {
  for (const auto& each : enumerators(Constraint{})) {
    if (margin(performance, target, each.value) < -margin_of_rounding) return each.value;
  }
  return std::nullopt;
}

template <QueueModel Q>
[[nodiscard]] Performance performance_of(const Q& queue, double agents, const Target& target) {
  return performance(with_agents(queue, agents), target.acceptable_wait, target.basis);
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

/// A queue model that knows about how many agents give a service level.
template <class Q>
concept SaysWhereToBegin = requires(const Q queue, double service_level, Seconds acceptable_wait,
                                    ServiceLevelBasis basis) {
  { likely_agents(queue, service_level, acceptable_wait, basis) } -> std::same_as<double>;
};

/// Where the search begins: where the queue says, else by the square-root rule.
template <QueueModel Q>
[[nodiscard]] double likely_number_of_agents(const Q& queue, const Target& target) {
  const double load = offered_load(queue);
  if constexpr (SaysWhereToBegin<Q>) {
    if (target.service_level) return likely_agents(queue, *target.service_level, target.acceptable_wait, target.basis);
  }
  return load + std::sqrt(load);
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
[[nodiscard]] std::optional<int> search_by_service_level(const Q& queue, const Target& target, WholeSearch search) {
  if constexpr (SaysWhereToBegin<Q>) search.slope = 1.6 / std::sqrt(offered_load(queue));  // about, in practice
  return smallest_whole(
      [&](int agents) { return log_odds_margin(service_level_of(queue, agents, target), *target.service_level); },
      search);
}

/// required_agents for arguments known to be valid.
template <QueueModel Q>
[[nodiscard]] int search_agents(const Q& queue, const Target& target) {
  const double load = offered_load(queue);
  if (load == 0) return 0;
  if constexpr (KnowsItsAgents<Q>) {
    if (const auto known = known_agents(queue, target)) return *known;
  }
  if constexpr (MayGetWorse<Q>) {
    if (const auto first = scan_agents(queue, target)) return *first;
  }
  const double spread = std::sqrt(load);
  const auto whole = [](double n) { return n < max_agents ? static_cast<int>(std::ceil(n)) : max_agents; };
  const WholeSearch search{
      .guess = whole(likely_number_of_agents(queue, target)), .stride = whole(spread / 2), .limit = max_agents};
  const auto found =
      asks_for_service_level_only(target)
          ? search_by_service_level(queue, target, search)
          : smallest_whole(
                [&](int agents) { return margin(performance_of(queue, agents, target), target) + margin_of_rounding; },
                search);
  if (!found) refuse_target(queue, target);
  return *found;
}

/// Whether more agents are busier, so that a limit on occupancy would ask for fewer of them.
template <class Q>
[[nodiscard]] constexpr bool is_busier_with_agents(const Q& queue) {
  if constexpr (requires { occupancy_rises_with_agents(queue); }) return occupancy_rises_with_agents(queue);
  return false;
}

template <QueueModel Q>
void validate_staffing(const Q& queue, const Target& target) {
  if constexpr (Described<Q>) validate(queue);
  validate(target, "target");
  if (target.max_occupancy && is_busier_with_agents(queue)) {
    throw InvalidInput("target.max_occupancy has no meaning where idle agents do deferred work: leave it out");
  }
}

}  // namespace detail

/// What is the smallest whole number of agents that meets every limit of the target?
///
/// The search starts where the queue says, else from the square-root rule, offered_load + sqrt(offered_load), and works
/// on either side of it, so that loose targets and tiny queues are not overstaffed. It relies on the promise of
/// QueueModel that nothing gets worse with more agents. Erlang A keeps it by every basis, in overload too: with more
/// agents the wait V that endless patience would meet falls in likelihood ratio, thus also under the weight e^(-V /
/// patience) of the answered, and each service level, as well as the asa, is a mean of something monotone in V under
/// one of these laws. Where a number of lines breaks the promise (`may_lose_more_with_agents`) the numbers of agents
/// are tried one by one.
///
/// @param  queue   any QueueModel; its number of agents is ignored
/// @param  target  at least one limit
/// @return         agents; 0 without contacts, and where nobody at all meets the target (one that accepts every loss)
/// @throws         InvalidInput; Infeasible when max_agents are not enough, naming the limit
/// @complexity     a few evaluations of the queue, at any load: mostly 2 to 5 for Erlang A, one for Erlang C
/// @source         [HalfinWhitt1981] for the start
template <QueueModel Q>
[[nodiscard]] int required_agents(const Q& queue, const Target& target) {
  detail::validate_staffing(queue, target);
  return detail::search_agents(queue, target);
}

/// As required_agents, with what one needs to know about the answer.
///
/// @return  binding: of several limits that one agent fewer would break, the first in the order of Constraint
template <QueueModel Q>
[[nodiscard]] Staffing staff(const Q& queue, const Target& target) {
  detail::validate_staffing(queue, target);
  const int agents = detail::search_agents(queue, target);
  Staffing staffing{.agents = agents, .performance = detail::performance_of(queue, agents, target)};
  if (agents > 0) staffing.binding = detail::first_broken(detail::performance_of(queue, agents - 1, target), target);
  return staffing;
}

/// What is the smallest real number of agents that meets every limit of the target?
///
/// Fractions of an agent are the continuous extension of the queue's formulas: what is left of whole people after
/// shrinkage, or the average over intervals of the same kind.
///
/// @return  agents, at most required_agents; the number returned meets the target, and one smaller by a relative 1e-15
///          does not (as far as the queue's formulas resolve such a difference); below 1e-15 where any number above 0
///          does
/// @throws  as required_agents
template <QueueModel Q>
[[nodiscard]] double fractional_agents(const Q& queue, const Target& target) {
  detail::validate_staffing(queue, target);
  const int agents = detail::search_agents(queue, target);
  const auto margin_at = [&](double n) { return margin(detail::performance_of(queue, n, target), target); };
  if (agents == 0 || margin_at(agents) < 0) return agents;  // < 0: met to within rounding, so nothing less will do
  return smallest_real(margin_at, agents - 1.0, agents);
}

}  // namespace krarup
