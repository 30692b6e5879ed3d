#pragma once

#include <limits>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/extended_erlang_b.hpp"
#include "krarup/queues/customer_performance.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// Lines without a queue where a share of the blocked contacts try again: Erlang B at the load of all attempts.
struct ExtendedErlangB {
  Demand demand{};          ///< first attempts
  double redial_share = 0;  ///< of the blocked attempts that are followed by another; 0: Erlang B
  double agents = 0;        ///< agents or lines; may be fractional: the continuous extension of the formula

  static constexpr std::string_view model = "extended_erlang_b";
  static constexpr auto fields() {
    return std::tuple{field("demand", &ExtendedErlangB::demand),
                      field("redial_share", &ExtendedErlangB::redial_share, rules::share),
                      field("agents", &ExtendedErlangB::agents, rules::not_negative)};
  }
  friend bool operator==(const ExtendedErlangB&, const ExtendedErlangB&) = default;
};

namespace detail {

/// All attempts, the first ones included.
struct Attempts {
  double load;      ///< erlangs; infinite when unstable
  double answered;  ///< share of attempts
  double blocked;   ///< share of attempts
};

[[nodiscard]] inline Attempts attempts(const ExtendedErlangB& queue) {
  const double load = formulas::extended_erlang_b_load(queue.agents, offered_load(queue), queue.redial_share);
  if (load == std::numeric_limits<double>::infinity()) return {load, 0, 1};
  return {load, formulas::erlang_b_served(queue.agents, load), formulas::erlang_b(queue.agents, load)};
}

}  // namespace detail

/// What becomes of the attempts, first and repeated: answered at once, or blocked.
///
/// @param  queue            demand, redial share and lines
/// @param  acceptable_wait  >= 0, may be infinite; without effect, since nobody waits
/// @return  shares of all attempts; unstable (redial share 1, load >= lines): all blocked
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const ExtendedErlangB& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return {.answered_within = 1};
  const detail::Attempts attempts = detail::attempts(queue);
  return {.answered_within = attempts.answered, .blocked = attempts.blocked};
}

/// How well do the lines serve their demand when the blocked try again? The extended Erlang B formula, per attempt.
///
/// Believes that repeated attempts arrive as first ones do, as they do after pauses that are long compared with the
/// handling time; those who try again at once meet the same busy lines, and fare worse. With redial_share 1 everybody
/// is answered in the end while the load is below the lines; else attempts pile up without end, which is a value:
/// blocking and occupancy 1. Nobody waits: all times and probability_of_wait are 0.
///
/// @param  queue            demand, redial share and lines
/// @param  acceptable_wait  >= 0, may be infinite; without effect
/// @param  basis            which attempts count
/// @return  shares of attempts; see `customer_performance` for those of customers
/// @throws  InvalidInput naming the field
/// @source  [JewettShragoYomtov1980]
[[nodiscard]] inline Performance performance(const ExtendedErlangB& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return {.service_level = 1};
  const detail::Attempts attempts = detail::attempts(queue);
  const bool idle = attempts.answered > 0;
  return {.service_level = service_level({.answered_within = attempts.answered, .blocked = attempts.blocked}, basis),
          .occupancy = idle ? std::min(1., attempts.load * attempts.answered / queue.agents) : 1,
          .blocking = attempts.blocked};
}

/// How do the customers fare, over all their attempts?
///
/// A customer makes a' / a attempts and is answered in the end with probability a' (1 - B) / a.
///
/// @param  queue            demand, redial share and lines
/// @param  acceptable_wait  >= 0, may be infinite; without effect
/// @return  unstable: infinitely many attempts, and as many answered as the lines can hold, lines / load; without
///          contacts one attempt, answered
/// @throws  InvalidInput naming the field
[[nodiscard]] inline CustomerPerformance customer_performance(const ExtendedErlangB& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  const double load = offered_load(queue);
  if (load == 0) return {.answered = 1, .lost = 0, .attempts = 1};
  const detail::Attempts attempts = detail::attempts(queue);
  const double per_customer = attempts.load / load;
  if (attempts.answered == 0 && queue.redial_share == 1) {
    return {.answered = queue.agents / load, .lost = (load - queue.agents) / load, .attempts = per_customer};
  }
  return {.answered = std::min(1., per_customer * attempts.answered),
          .lost = per_customer * attempts.blocked * (1 - queue.redial_share),
          .attempts = per_customer};
}

}  // namespace krarup
