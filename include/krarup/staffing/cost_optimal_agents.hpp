#pragma once

#include <cmath>
#include <limits>

#include "krarup/core/search.hpp"
#include "krarup/formulas/square_root_staffing.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "krarup/staffing/square_root_staffing.hpp"

namespace krarup {

/// What staffing and the lack of it cost, all in one currency.
struct StaffingCosts {
  double agent_hour = 0;    ///< an agent for an hour, busy or not
  double waiting_hour = 0;  ///< contacts that wait, an hour of it altogether
  double lost_contact = 0;  ///< a contact that hangs up or is blocked, and does not come back

  static constexpr auto fields() {
    return std::tuple{required_field("agent_hour", &StaffingCosts::agent_hour, rules::positive),
                      field("waiting_hour", &StaffingCosts::waiting_hour, rules::not_negative),
                      field("lost_contact", &StaffingCosts::lost_contact, rules::not_negative)};
  }
  friend bool operator==(const StaffingCosts&, const StaffingCosts&) = default;
};

/// A queue model that says how many contacts arrive per second.
template <class Q>
concept PricedQueue = QueueModel<Q> && requires(const Q queue) {
  { arrival_rate(queue) } -> std::convertible_to<double>;
};

namespace detail {

/// Share of the contacts that is lost for good: where they come back, of those who came for the first time.
template <QueueModel Q>
[[nodiscard]] double lost_share(const Q& queue, const Performance& performance) {
  if constexpr (requires { customer_performance(queue, Seconds{0}); }) {
    return customer_performance(queue, Seconds{0}).lost;
  } else {
    return performance.abandonment + performance.blocking;
  }
}

/// Whether lines or balking may make nobody at all, or few agents, a second cheapest number: both put a bound to what
/// waiting and losses can cost.
template <QueueModel Q>
[[nodiscard]] bool may_have_several_lows(const Q& queue) {
  bool may = false;
  if constexpr (requires { queue.lines; }) may = queue.lines < max_agents;
  if constexpr (requires { queue.balking; }) may = may || queue.balking > 0;
  if constexpr (requires { queue.queue; }) may = may || may_have_several_lows(queue.queue);
  return may;
}

/// Whether an agent may save more waiting than the one before, because the queue model says so.
template <QueueModel Q>
[[nodiscard]] bool savings_may_rise(const Q& queue) {
  if constexpr (requires { agents_may_save_more(queue); }) return agents_may_save_more(queue);
  if constexpr (requires { queue.queue; }) return savings_may_rise(queue.queue);
  return false;
}

}  // namespace detail

/// What does the queue cost in an hour, with the agents that it has?
///
/// @return  agent_hour * agents + waiting_hour * mean_queue_length + lost_contact * contacts lost for good in an hour;
///          infinite where contacts wait without end and waiting has a price
/// @throws  InvalidInput naming the field
template <PricedQueue Q>
[[nodiscard]] double hourly_cost(const Q& queue, double agents, const StaffingCosts& costs) {
  validate(costs, "costs");
  const Q staffed = with_agents(queue, agents);
  const Performance p = performance(staffed, Seconds{0}, ServiceLevelBasis::offered);
  const double waiting = costs.waiting_hour > 0 ? costs.waiting_hour * p.mean_queue_length : 0;
  const double lost = costs.lost_contact > 0 ? costs.lost_contact * detail::lost_share(staffed, p) : 0;
  return costs.agent_hour * agents + waiting + lost * (3600 * arrival_rate(queue));
}

namespace detail {

/// The cheapest number of agents by trying all that do not cost more than the cheapest so far by themselves.
template <PricedQueue Q>
[[nodiscard]] int cheapest_of_all(const Q& queue, const StaffingCosts& costs) {
  int cheapest = 0;
  double least = hourly_cost(queue, 0, costs);
  for (int agents = 1; agents < max_agents && costs.agent_hour * agents < least; ++agents) {
    const double cost = hourly_cost(queue, agents, costs);
    if (cost < least) cheapest = agents, least = cost;
  }
  return cheapest;
}

}  // namespace detail

/// Which whole number of agents costs least, counting agents, waiting and lost contacts?
///
/// The smallest number to which one agent more would add no less than it saves. It relies on each agent saving no more
/// than the one before (a convex cost), as in Erlang B and C always, and in Erlang A and X, Erlang B with redials,
/// blending and handling times of any spread where it was tested. Lines and balking break that: they put a bound to
/// what waiting can cost, so that nobody at all may be the cheapest staff. So does patience that runs out at about the
/// same time for all (a queue with too few agents stays as long as that time, whatever their number), and a little the
/// slowdown of chats. There all numbers are tried, unless waits without end have the price.
///
/// @param  queue  any queue model with an arrival rate; its number of agents is ignored
/// @return        0 where no agent pays for itself, and without contacts
/// @throws        InvalidInput; Infeasible when the cost is infinite with any number of agents
/// @complexity    O(log) evaluations of the queue, twice those of required_agents; where all are tried one for each
///                number of agents whose cost alone is below the least
/// @source        [BorstMandelbaumReiman2004] the trade-off
template <PricedQueue Q>
[[nodiscard]] int cost_optimal_agents(const Q& queue, const StaffingCosts& costs) {
  validate(costs, "costs");
  if constexpr (Described<Q>) validate(queue);
  const double load = offered_load(queue);
  if (load == 0) return 0;
  if (detail::may_have_several_lows(queue) ||
      (detail::savings_may_rise(queue) && std::isfinite(hourly_cost(queue, 0, costs)))) {
    return detail::cheapest_of_all(queue, costs);
  }
  const auto added_by_one_more = [&](int agents) {
    return hourly_cost(queue, agents + 1., costs) - hourly_cost(queue, agents, costs);
  };
  const double spread = std::sqrt(load);
  const auto whole = [](double n) { return n < max_agents ? static_cast<int>(std::ceil(n)) : max_agents; };
  const auto found = smallest_whole(added_by_one_more,
                                    {.guess = whole(load + spread), .stride = whole(spread / 2), .limit = max_agents});
  if (!found) throw Infeasible("costs are infinite with any number of agents: contacts wait without end");
  return *found;
}

/// About how many agents cost least? Square-root staffing by the grade that balances agents against waiting.
///
/// Where each contact waits with a patience that is exponential, contacts lost are contacts waiting / patience, so both
/// prices make one: waiting_hour + lost_contact / patience. Rounded
/// up it is within one agent of cost_optimal_agents, from 3 erlangs to 200,000.
///
/// @return  a real number of agents; 0 where no agent pays for itself
/// @throws  InvalidInput naming the field
/// @source  [BorstMandelbaumReiman2004]; with hanging up by the queue of [GarnettMandelbaumReiman2002]
[[nodiscard]] inline double square_root_staffing(const ErlangA& queue, const StaffingCosts& costs) {
  validate(costs, "costs");
  validate(queue);
  require_endless_queue(queue.balking, queue.lines);
  const double price = costs.waiting_hour + costs.lost_contact * 3600 / queue.patience.count();
  if (price == 0) return 0;
  const double grade = formulas::cost_optimal_grade(price / costs.agent_hour, queue.patience / queue.demand.aht);
  return std::isinf(grade) ? 0 : agents_of_grade(queue, grade);
}

/// The same where nobody hangs up.
[[nodiscard]] inline double square_root_staffing(const ErlangC& queue, const StaffingCosts& costs) {
  return square_root_staffing(ErlangA{.demand = queue.demand}, costs);
}

}  // namespace krarup
