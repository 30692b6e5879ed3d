#pragma once

#include <limits>

#include "krarup/formulas/redials.hpp"
#include "krarup/queues/customer_performance.hpp"
#include "krarup/queues/erlang_a.hpp"

namespace krarup {

/// Erlang A where contacts come back: after they abandoned, after they were blocked, and after they were answered.
struct ErlangX {
  Demand demand{};                                            ///< first attempts
  Seconds patience{std::numeric_limits<double>::infinity()};  ///< mean time a contact would wait
  double agents = 0;   ///< may be fractional: the continuous extension of the formulas
  double balking = 0;  ///< share of those who would have to wait that leave at once; in [0, 1]
  double lines = std::numeric_limits<double>::infinity();  ///< contacts being handled or waiting, at most
  double redial_after_abandonment = 0;  ///< share of the abandoned attempts that are followed by another
  double redial_after_blocking = 0;     ///< share of the blocked attempts that are followed by another
  double recall_share = 0;  ///< share of the answered contacts that did not settle the matter, and are repeated

  static constexpr std::string_view model = "erlang_x";
  static constexpr auto fields() {
    return std::tuple{field("demand", &ErlangX::demand),
                      field("patience", &ErlangX::patience, rules::positive_or_infinite),
                      field("agents", &ErlangX::agents, rules::not_negative),
                      field("balking", &ErlangX::balking, rules::share),
                      field("lines", &ErlangX::lines, rules::not_negative_or_infinite),
                      field("redial_after_abandonment", &ErlangX::redial_after_abandonment, rules::share),
                      field("redial_after_blocking", &ErlangX::redial_after_blocking, rules::share),
                      field("recall_share", &ErlangX::recall_share, rules::share_below_one)};
  }
  /// Lines are counted one by one.
  void validate(const std::string& path) const { validate_lines(path, lines); }
  friend bool operator==(const ErlangX&, const ErlangX&) = default;
};

namespace detail {

[[nodiscard]] inline formulas::Redials redials(const ErlangX& queue) {
  return {queue.redial_after_abandonment, queue.redial_after_blocking, queue.recall_share};
}

/// The load of all attempts, first and repeated; erlangs; infinite when unstable.
[[nodiscard]] inline double attempts_load(const ErlangX& queue) {
  return formulas::attempts_load({.servers = queue.agents,
                                  .offered_load = offered_load(queue),
                                  .patience = queue.patience / queue.demand.aht,
                                  .balking = queue.balking,
                                  .lines = queue.lines},
                                 redials(queue));
}

/// What the attempts meet when there are so many; load in erlangs.
[[nodiscard]] inline formulas::FiniteQueueMeasures measures(const ErlangX& queue, double load,
                                                            Seconds acceptable_wait) {
  return formulas::finite_queue_measures({.servers = queue.agents,
                                          .offered_load = load,
                                          .patience = queue.patience / queue.demand.aht,
                                          .balking = queue.balking,
                                          .lines = queue.lines},
                                         acceptable_wait / queue.demand.aht);
}

/// Attempts pile up without end: before the queue where it has an end, else in it.
[[nodiscard]] constexpr Outcomes endless_attempts(const ErlangX& queue) {
  if (queue.lines < std::numeric_limits<double>::infinity()) return {.blocked = 1};
  return {.abandoned_after = 1};
}

}  // namespace detail

/// What becomes of the attempts, first and repeated: answered or abandoned, in time or later, or blocked.
///
/// @param  queue            demand of first attempts, patience, agents, balking, lines and who comes back
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of all attempts; unstable: all blocked, or without an end of the queue all abandoned after T
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const ErlangX& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  const double load = detail::attempts_load(queue);
  if (load == std::numeric_limits<double>::infinity()) return detail::endless_attempts(queue);
  const formulas::FiniteQueueMeasures measures = detail::measures(queue, load, acceptable_wait);
  return detail::outcomes_of_waiting(measures.waiting, measures.blocked);
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const ErlangX& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return detail::answers_without_contacts;
  constexpr double without_end = std::numeric_limits<double>::infinity();
  const double load = detail::attempts_load(queue);
  if (load == without_end) {
    const Outcomes shares = detail::endless_attempts(queue);
    constexpr Seconds forever{without_end};
    return {shares,
            {service_level(shares, basis), forever, forever, 1, 1, shares.abandoned(), shares.blocked, without_end}};
  }
  const formulas::FiniteQueueMeasures measures = detail::measures(queue, load, acceptable_wait);
  return detail::answers_of_waiting(measures.waiting, queue.demand.aht, basis, measures.blocked);
}

/// How well do the agents serve their demand when those who were lost, or not helped, come back? Erlang X, per attempt.
///
/// Erlang A at the load of all attempts, which is that of the first ones over
/// 1 - redial_after_abandonment P(abandoned) - redial_after_blocking P(blocked) - recall_share P(answered): one
/// unknown, one root. Believes that repeated attempts come as unpredictably as first ones, as they do after pauses that
/// are long compared with the wait; those who dial again at once meet the same queue, and fare worse. Without redials
/// and recalls it is Erlang A. Where everybody who fails tries again and the agents cannot take what is left, attempts
/// pile up without end, which is a value: service_level 0, occupancy 1, all waits infinite.
///
/// @param  queue            demand of first attempts, patience, agents, balking, lines and who comes back
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which attempts count
/// @return  shares of attempts; see `customer_performance` for those of customers; without contacts service_level 1 and
///          all else 0
/// @throws  InvalidInput naming the field
/// @source  [Koole2013]
[[nodiscard]] inline Performance performance(const ErlangX& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

/// Whether some measure of loss may get worse with more agents while the lines stay as they are: who is answered sooner
/// may also come back sooner, and take a line.
[[nodiscard]] inline bool may_lose_more_with_agents(const ErlangX& queue) {
  return queue.lines < std::numeric_limits<double>::infinity();
}

/// How do the customers fare, over all their attempts?
///
/// A customer is answered at least once unless some failed attempt before that is its last: with the shares of attempts
/// p, that has the probability p_answered / (p_answered + p_abandoned (1 - redial_after_abandonment) + p_blocked (1 -
/// redial_after_blocking)). Attempts, those after an answer that did not help included, are all over first ones.
///
/// @param  queue            demand of first attempts, patience, agents, balking, lines and who comes back
/// @param  acceptable_wait  >= 0, may be infinite; without effect
/// @return  unstable: as many answered for good as the agents can handle, and infinitely many attempts, or with endless
///          patience and no end of the queue the first ones, those of who balked and those of who was answered in vain;
///          without contacts one attempt, answered
/// @throws  InvalidInput naming the field
[[nodiscard]] inline CustomerPerformance customer_performance(const ErlangX& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  const double first = offered_load(queue);
  if (first == 0) return {.answered = 1, .lost = 0, .attempts = 1};
  const double load = detail::attempts_load(queue);
  constexpr double without_end = std::numeric_limits<double>::infinity();
  const double busy = std::min(queue.agents, queue.lines);
  const double handled = std::min(1., busy * (1 - queue.recall_share) / first);
  if (load == without_end) return {.answered = handled, .lost = 1 - handled, .attempts = load};
  const formulas::FiniteQueueMeasures measures = detail::measures(queue, load, Seconds{0});
  if (measures.waiting.mean_wait == without_end) {  // who did not balk waits for ever, and does not try again
    const double again = queue.redial_after_abandonment * queue.balking;
    const double attempts = (1 + queue.recall_share * busy / first) / (1 - again);
    return {.answered = handled, .lost = 1 - handled, .attempts = attempts};
  }
  const double answered = measures.waiting.answered_within + measures.waiting.answered_after;
  const double lost = (1 - queue.redial_after_abandonment) * measures.waiting.abandonment +
                      (1 - queue.redial_after_blocking) * measures.blocked;
  return {.answered = answered / (answered + lost), .lost = lost / (answered + lost), .attempts = load / first};
}

}  // namespace krarup
