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

/// What becomes of the offered contacts: answered at once, or blocked.
///
/// @param  queue            demand and lines
/// @param  acceptable_wait  >= 0, may be infinite; without effect, since nobody waits
/// @return  shares of the offered contacts; all answered when there are none
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const ErlangB& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  const double load = offered_load(queue);
  if (load == 0) return {.answered_within = 1};
  const double odds = formulas::erlang_b_free_odds(queue.agents, load);
  const double blocked = 1 / (1 + odds);
  return {.answered_within = blocked > 0 ? odds * blocked : 1, .blocked = blocked};
}

/// How well do the lines serve their demand? M/M/n/n; insensitive to the law of handling times, so also M/G/n/n.
///
/// Nobody waits: asa, mean_wait, probability_of_wait and mean_queue_length are 0. A blocked contact counts as offered
/// and not as answered, so by the basis `answered` the service level is 1 wherever anybody is answered. Believes that
/// blocked contacts do not try again.
///
/// @param  queue            demand and lines
/// @param  acceptable_wait  >= 0, may be infinite; without effect
/// @param  basis            which contacts count
/// @return  without contacts service_level 1 and all else 0; with contacts and no lines, blocking and occupancy 1
/// @throws  InvalidInput naming the field
/// @source  [Erlang1917]
[[nodiscard]] inline Performance performance(const ErlangB& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  const Outcomes shares = outcomes(queue, acceptable_wait);
  const double load = offered_load(queue);
  if (load == 0) return {.service_level = 1};
  const double busy = queue.agents > 0 ? load / queue.agents * shares.answered() : 1;
  return {.service_level = service_level(shares, basis), .occupancy = busy < 1 ? busy : 1, .blocking = shares.blocked};
}

}  // namespace krarup
