#pragma once

#include <limits>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/erlang_a.hpp"
#include "krarup/queues/queue_model.hpp"

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
  validate_question(queue, acceptable_wait);
  return formulas::erlang_a(queue.agents, offered_load(queue), queue.patience / queue.demand.aht,
                            acceptable_wait / queue.demand.aht);
}

[[nodiscard]] inline Outcomes outcomes(const formulas::WaitingMeasures& measures) {
  return {.answered_within = measures.answered_within,
          .answered_after = measures.answered_after,
          .abandoned_within = measures.abandoned_within,
          .abandoned_after = measures.abandoned_after};
}

}  // namespace detail

/// What becomes of the offered contacts: answered or abandoned, in time or later.
[[nodiscard]] inline Outcomes outcomes(const ErlangA& queue, Seconds acceptable_wait) {
  return detail::outcomes(detail::measures(queue, acceptable_wait));
}

/// How well the agents serve their demand.
[[nodiscard]] inline Performance performance(const ErlangA& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  const auto measures = detail::measures(queue, acceptable_wait);
  const Outcomes shares = detail::outcomes(measures);
  return {.service_level = service_level(shares, basis),
          .asa = queue.demand.aht * measures.mean_wait_of_answered,
          .mean_wait = queue.demand.aht * measures.mean_wait,
          .probability_of_wait = measures.probability_of_wait,
          .occupancy = measures.occupancy,
          .abandonment = measures.abandonment,
          .mean_queue_length = measures.mean_queue_length};
}

}  // namespace krarup
