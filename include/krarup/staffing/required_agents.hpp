#pragma once

#include <optional>

#include "krarup/core/search.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/queues/queue_model.hpp"
#include "krarup/staffing/search_agents.hpp"

namespace krarup {

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
/// @complexity     a few evaluations of the queue, at any load: mostly 2 or 3 for Erlang A, one for Erlang C
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
