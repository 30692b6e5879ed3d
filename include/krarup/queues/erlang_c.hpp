#pragma once

#include "krarup/core/validate.hpp"
#include "krarup/formulas/erlang_c.hpp"
#include "krarup/queues/queue_model.hpp"

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

/// What becomes of the offered contacts: all are answered, in time or later.
[[nodiscard]] inline Outcomes outcomes(const ErlangC& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  if (queue.demand.contacts == 0) return {.answered_within = 1};
  const double load = offered_load(queue);
  if (load >= queue.agents) return {.answered_after = 1};
  const double late = formulas::erlang_c_wait_exceeds(queue.agents, load, acceptable_wait / queue.demand.aht);
  return {.answered_within = 1 - late, .answered_after = late};
}

/// How well the agents serve their demand.
[[nodiscard]] inline Performance performance(const ErlangC& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  const Outcomes shares = outcomes(queue, acceptable_wait);
  const double load = offered_load(queue);
  if (load == 0) return {.service_level = 1};
  constexpr Seconds forever{std::numeric_limits<double>::infinity()};
  if (load >= queue.agents) {
    return {.asa = forever,
            .mean_wait = forever,
            .probability_of_wait = 1,
            .occupancy = 1,
            .mean_queue_length = forever.count()};
  }
  const double waits = formulas::erlang_c(queue.agents, load);
  const Seconds mean_wait = queue.demand.aht * (waits / (queue.agents - load));
  return {.service_level = service_level(shares, basis),
          .asa = mean_wait,
          .mean_wait = mean_wait,
          .probability_of_wait = waits,
          .occupancy = load / queue.agents,
          .mean_queue_length = waits * load / (queue.agents - load)};
}

}  // namespace krarup
