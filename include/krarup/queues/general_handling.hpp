#pragma once

#include <cmath>

#include "krarup/formulas/general_handling.hpp"
#include "krarup/queues/approximation.hpp"
#include "krarup/queues/waiting_queue.hpp"

namespace krarup {

/// A queue where nobody hangs up and handling times, or the times between arrivals, are more or less spread than
/// exponential ones; GI/G/n.
struct GeneralHandling {
  Demand demand{};
  double handling_scv = 1;  ///< variance / mean^2 of the handling times: 0 where all are the same, 1 exponential
  double arrival_scv = 1;   ///< the same of the times between arrivals: 1 where contacts come independently
  double agents = 0;        ///< may be fractional

  static constexpr std::string_view model = "general_handling";
  static constexpr auto fields() {
    return std::tuple{field("demand", &GeneralHandling::demand),
                      field("handling_scv", &GeneralHandling::handling_scv, rules::not_negative),
                      field("arrival_scv", &GeneralHandling::arrival_scv, rules::not_negative),
                      field("agents", &GeneralHandling::agents, rules::not_negative)};
  }
  friend bool operator==(const GeneralHandling&, const GeneralHandling&) = default;
};

namespace detail {

[[nodiscard]] inline formulas::WaitingMeasures measures(const GeneralHandling& queue, Seconds acceptable_wait) {
  return formulas::general_handling_measures({.servers = queue.agents,
                                              .offered_load = offered_load(queue),
                                              .service_scv = queue.handling_scv,
                                              .arrival_scv = queue.arrival_scv,
                                              .wait = acceptable_wait / queue.demand.aht});
}

}  // namespace detail

/// What becomes of the offered contacts: all are answered, in time or later.
///
/// @param  queue            demand, handling_scv, arrival_scv and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of the offered contacts; unstable (load >= agents): all answered after T, whatever T is
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const GeneralHandling& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  return detail::outcomes_of_waiting(detail::measures(queue, acceptable_wait));
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const GeneralHandling& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return detail::answers_without_contacts;
  return detail::answers_of_waiting(detail::measures(queue, acceptable_wait), queue.demand.aht, basis);
}

/// How well do the agents serve their demand when handling times are not exponential? GI/G/n.
///
/// Exact for M/M/n, and for M/D/n with whole agents up to 100 000; else an approximation, which `approximation` names.
/// Only the first two moments are asked for: laws that share them differ by some percent in their waits. Believes in
/// steady state and unlimited patience. With another arrival_scv than 1 the mean wait need not rise with handling_scv.
///
/// @param  queue            demand, handling_scv, arrival_scv and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count; all bases agree where nobody hangs up
/// @return  without contacts service_level 1 and all else 0; unstable as ErlangC
/// @throws  InvalidInput naming the field
/// @source  [Crommelin1932]; [Kimura1994]; [Whitt1993]
[[nodiscard]] inline Performance performance(const GeneralHandling& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

/// How are the answers about this queue found, and how far may they be off?
///
/// The errors of the approximations were measured by simulation: 1 to 100 agents, 0.25 to 1.5 square roots of their
/// number above the load, scvs to 4 (where arrivals are not independent both from 0.25), laws gamma, lognormal and
/// hyperexponential, acceptable waits of 0.3 and 1.5 times 1 / (agents - load) handling times; the error of the mean
/// wait where at least a tenth wait. Between whole numbers of agents no queue is there to be simulated: told is how
/// well a whole number is found again from its neighbors, twice as far apart.
[[nodiscard]] inline Approximation approximation(const GeneralHandling& queue) {
  const auto about = [](const char* method, double mean_wait_error, double service_level_error) {
    return Approximation{method, false, mean_wait_error, service_level_error};
  };
  if (queue.arrival_scv != 1)
    return about("GI/G/n by the corrections of [Whitt1993] and the grade that is seen", 0.9, 0.19);
  if (queue.handling_scv == 1) return {.method = "M/M/n, exactly [Erlang1917]"};
  if (queue.handling_scv > 1) return about("M/G/n from M/D/n and M/M/n by [Kimura1994]", 0.16, 0.07);
  if (queue.handling_scv > 0) return about("M/G/n between M/D/n and M/M/n by [Kimura1994]", 0.06, 0.025);
  if (queue.agents == std::floor(queue.agents) && queue.agents <= formulas::detail::max_exact_servers) {
    return {.method = "M/D/n, exactly [Franx2001]"};
  }
  return about("M/D/n between whole numbers of agents, or scaled from 100 000 of them", 0.025, 0.035);
}

}  // namespace krarup
