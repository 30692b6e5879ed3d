#pragma once

#include <optional>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/erlang_c.hpp"
#include "krarup/formulas/erlang_c_fewest_servers.hpp"
#include "krarup/queues/waiting_queue.hpp"

namespace krarup {

/// A queue where nobody hangs up: Poisson arrivals, exponential handling time, unlimited patience; M/M/n.
struct ErlangC {
  Demand demand{};
  double agents = 0;  ///< may be fractional: the continuous extension of the formulas

  static constexpr std::string_view model = "erlang_c";
  static constexpr auto fields() {
    return std::tuple{field("demand", &ErlangC::demand), field("agents", &ErlangC::agents, rules::not_negative)};
  }
  friend bool operator==(const ErlangC&, const ErlangC&) = default;
};

namespace detail {

[[nodiscard]] inline formulas::WaitingMeasures measures(const ErlangC& queue, Seconds acceptable_wait) {
  return formulas::erlang_c_measures(queue.agents, offered_load(queue), acceptable_wait / queue.demand.aht);
}

}  // namespace detail

/// What becomes of the offered contacts: all are answered, in time or later.
///
/// @param  queue            demand and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of the offered contacts; unstable (load >= agents): all answered after T, whatever T is
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const ErlangC& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  return detail::outcomes_of_waiting(detail::measures(queue, acceptable_wait));
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const ErlangC& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return detail::answers_without_contacts;
  return detail::answers_of_waiting(detail::measures(queue, acceptable_wait), queue.demand.aht, basis);
}

/// How well do the agents serve their demand when nobody hangs up? M/M/n.
///
/// Believes in steady state and unlimited patience: near the load it promises queues that real contacts would leave,
/// and with load >= agents there is no steady state at all. That is a value: service_level 0, asa, mean_wait and
/// mean_queue_length infinite, probability_of_wait and occupancy 1.
///
/// @param  queue            demand and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count; all bases agree where nobody hangs up
/// @return  without contacts service_level 1 and all else 0, also without agents
/// @throws  InvalidInput naming the field
/// @source  [Erlang1917]
[[nodiscard]] inline Performance performance(const ErlangC& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

/// The smallest whole number of agents for a service level and no other limit, where it is quickly certain.
///
/// @param  queue            with contacts; its number of agents is ignored
/// @param  service_level    in [0, 1)
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  the answer that a search by `performance` would find, whatever the basis; nothing where rounding could
///          decide
[[nodiscard]] inline std::optional<double> agents_for_service_level(const ErlangC& queue, double service_level,
                                                                    Seconds acceptable_wait, ServiceLevelBasis) {
  return formulas::erlang_c_fewest_servers(offered_load(queue), 1 - service_level, acceptable_wait / queue.demand.aht);
}

}  // namespace krarup
