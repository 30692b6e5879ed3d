#pragma once

#include <limits>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/erlang_a.hpp"
#include "krarup/queues/waiting_queue.hpp"

namespace krarup {

/// A queue whose contacts hang up: Poisson arrivals, exponential handling time and exponential patience; M/M/n+M.
struct ErlangA {
  Demand demand{};
  Seconds patience{std::numeric_limits<double>::infinity()};  ///< mean time a contact would wait
  double agents = 0;  ///< may be fractional: the continuous extension of the formulas

  static constexpr std::string_view model = "erlang_a";
  static constexpr auto fields() {
    return std::tuple{field("demand", &ErlangA::demand),
                      field("patience", &ErlangA::patience, rules::positive_or_infinite),
                      field("agents", &ErlangA::agents, rules::not_negative)};
  }
  friend bool operator==(const ErlangA&, const ErlangA&) = default;
};

namespace detail {

[[nodiscard]] inline formulas::WaitingMeasures measures(const ErlangA& queue, Seconds acceptable_wait) {
  return formulas::erlang_a_measures(queue.agents, offered_load(queue), queue.patience / queue.demand.aht,
                                     acceptable_wait / queue.demand.aht);
}

}  // namespace detail

/// What becomes of the offered contacts: answered or abandoned, in time or later.
///
/// @param  queue            demand, patience and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of the offered contacts, exact in overload too; without contacts all answered within T
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const ErlangA& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  return detail::outcomes_of_waiting(detail::measures(queue, acceptable_wait));
}

/// How well do the agents serve their demand when contacts hang up? M/M/n+M, exactly.
///
/// Always stable: in overload those who leave hold the queue. Believes in steady state, exponential patience and that
/// who left does not call again. With infinite patience it is Erlang C, as patience goes to 0 it becomes Erlang B.
///
/// @param  queue            demand, patience and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count: by points when many hang up
/// @return  without contacts service_level 1 and all else 0; with contacts and no agents everybody leaves, and asa is
///          infinite because nobody is ever answered
/// @throws  InvalidInput naming the field
/// @source  [Palm1957]; [MandelbaumZeltyn2007]
[[nodiscard]] inline Performance performance(const ErlangA& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return detail::performance_without_contacts;
  return detail::performance_of_waiting(detail::measures(queue, acceptable_wait), queue.demand.aht, basis);
}

}  // namespace krarup
