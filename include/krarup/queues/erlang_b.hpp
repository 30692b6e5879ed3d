#pragma once

#include "krarup/core/validate.hpp"
#include "krarup/formulas/erlang_b.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// Lines without a queue: a contact that finds every agent busy is lost; M/M/n/n (M/G/n/n: any handling time law).
struct ErlangB {
  Demand demand{};
  double agents = 0;  ///< agents or lines; may be fractional: the continuous extension of the formula

  static constexpr std::string_view model = "erlang_b";
  static constexpr auto fields() {
    return std::tuple{field("demand", &ErlangB::demand), field("agents", &ErlangB::agents, rules::not_negative)};
  }
  friend bool operator==(const ErlangB&, const ErlangB&) = default;
};

/// What becomes of the offered contacts: answered at once or blocked.
[[nodiscard]] inline Outcomes outcomes(const ErlangB& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  if (queue.demand.contacts == 0) return {.answered_within = 1};
  const double blocked = formulas::erlang_b(queue.agents, offered_load(queue));
  return {.answered_within = 1 - blocked, .blocked = blocked};
}

/// How well the lines serve their demand.
[[nodiscard]] inline Performance performance(const ErlangB& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  const Outcomes shares = outcomes(queue, acceptable_wait);
  const double answered = shares.answered();
  return {.service_level = service_level(shares, basis),
          .occupancy = queue.agents > 0 ? offered_load(queue) * answered / queue.agents : shares.blocked,
          .blocking = shares.blocked};
}

}  // namespace krarup
