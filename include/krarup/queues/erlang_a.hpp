#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "krarup/formulas/finite_queue.hpp"
#include "krarup/queues/likely_agents.hpp"
#include "krarup/queues/lines.hpp"
#include "krarup/queues/waiting_queue.hpp"

namespace krarup {

/// A queue whose contacts hang up: Poisson arrivals, exponential handling time and exponential patience; M/M/n/K+M.
///
/// A contact that would have to wait may leave at once (balking), and one that finds every line taken is blocked.
struct ErlangA {
  Demand demand{};
  Seconds patience{std::numeric_limits<double>::infinity()};  ///< mean time a contact would wait
  double agents = 0;   ///< may be fractional: the continuous extension of the formulas
  double balking = 0;  ///< share of those who would have to wait that leave at once; in [0, 1]
  double lines = std::numeric_limits<double>::infinity();  ///< contacts being handled or waiting, at most

  static constexpr std::string_view model = "erlang_a";
  static constexpr auto fields() {
    return std::tuple{
        field("demand", &ErlangA::demand), field("patience", &ErlangA::patience, rules::positive_or_infinite),
        field("agents", &ErlangA::agents, rules::not_negative), field("balking", &ErlangA::balking, rules::share),
        field("lines", &ErlangA::lines, rules::not_negative_or_infinite)};
  }
  /// Lines are counted one by one.
  void validate(const std::string& path) const { validate_lines(path, lines); }
  friend bool operator==(const ErlangA&, const ErlangA&) = default;
};

namespace detail {

[[nodiscard]] inline formulas::FiniteQueueMeasures measures(const ErlangA& queue, Seconds acceptable_wait) {
  return formulas::finite_queue_measures({.servers = queue.agents,
                                          .offered_load = offered_load(queue),
                                          .patience = queue.patience / queue.demand.aht,
                                          .balking = queue.balking,
                                          .lines = queue.lines},
                                         acceptable_wait / queue.demand.aht);
}

}  // namespace detail

/// What becomes of the offered contacts: answered or abandoned, in time or later, or blocked.
///
/// @param  queue            demand, patience, agents, balking and lines
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of the offered contacts, exact in overload too; those who balk are abandoned within T, whatever T
///          is; without contacts all answered within T
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const ErlangA& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  if (queue.balking == 0 && queue.lines == std::numeric_limits<double>::infinity()) {
    return detail::outcomes_of_waiting(formulas::erlang_a_outcomes(
        queue.agents, offered_load(queue), queue.patience / queue.demand.aht, acceptable_wait / queue.demand.aht));
  }
  const formulas::FiniteQueueMeasures measures = detail::measures(queue, acceptable_wait);
  return detail::outcomes_of_waiting(measures.waiting, measures.blocked);
}

/// What share of the contacts is answered in time? The service level of `performance`, for less work.
///
/// @param  queue            demand, patience, agents, balking and lines
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count
/// @return  in [0, 1]; 1 without contacts
/// @throws  InvalidInput naming the field
[[nodiscard]] inline double service_level(const ErlangA& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  return service_level(outcomes(queue, acceptable_wait), basis);
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const ErlangA& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return detail::answers_without_contacts;
  const formulas::FiniteQueueMeasures measures = detail::measures(queue, acceptable_wait);
  return detail::answers_of_waiting(measures.waiting, queue.demand.aht, basis, measures.blocked);
}

/// How well do the agents serve their demand when contacts hang up? M/M/n/K+M with balking, exactly.
///
/// Always stable while patience or the lines are finite: in overload those who leave, or are blocked, hold the queue.
/// Believes in steady state, exponential patience and that who left does not call again (see ErlangX for those who do).
/// With infinite patience and lines it is Erlang C, as patience goes to 0 it becomes Erlang B, and with as many lines
/// as agents it is Erlang B. Those who balk are admitted: they find every agent busy, wait 0 and count as abandoned;
/// with a balking of 1 nobody waits. With fewer lines than agents only as many agents as there are lines can be busy. A
/// part of a line admits a share of those who come upon it, such that the probabilities of states go on geometrically.
///
/// @param  queue            demand, patience, agents, balking and lines
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count: by points when many hang up
/// @return  without contacts service_level 1 and all else 0; with contacts and no agents everybody leaves or is
///          blocked, and asa is infinite because nobody is ever answered
/// @throws  InvalidInput naming the field
/// @source  [Palm1957]; [MandelbaumZeltyn2007]; [AnckerGafarian1963] lines and balking
[[nodiscard]] inline Performance performance(const ErlangA& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

/// About how many agents give a service level, and how much it gains from one more: where a search may begin.
///
/// As if nobody balked, with a line for everybody.
[[nodiscard]] inline LikelyAgents likely_agents(const ErlangA& queue, double service_level, Seconds acceptable_wait,
                                                ServiceLevelBasis basis) {
  const Seconds aht = queue.demand.aht;
  return detail::likely_agents(
      {.load = offered_load(queue), .patience = queue.patience / aht, .wait = acceptable_wait / aht}, service_level,
      basis);
}

/// Whether some measure of loss may get worse with more agents while the lines stay as they are.
///
/// With patience of an aht or more, and without balking, an agent more makes contacts leave sooner from every state:
/// all that is lost falls. Contacts that would have given up sooner, or at once, are kept by an agent more, on a line.
[[nodiscard]] inline bool may_lose_more_with_agents(const ErlangA& queue) {
  const bool limited = queue.lines < std::numeric_limits<double>::infinity();
  return limited && (queue.balking > 0 || queue.patience < queue.demand.aht);
}

}  // namespace krarup
