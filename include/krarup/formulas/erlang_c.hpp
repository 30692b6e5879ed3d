#pragma once

#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/waiting_measures.hpp"

namespace krarup::formulas {

namespace detail {

/// The share of the servers that the load leaves idle; servers > offered_load.
template <class Real>
[[nodiscard]] constexpr Real spare_share(const Real& servers, const Real& offered_load) {
  return (servers - offered_load) / servers;
}

}  // namespace detail

/// The natural logarithm of `erlang_c`, also where that is below the smallest Real; M/M/n.
///
/// @return  in [-infinity, 0]; 0 when a >= n, minus infinity without load; NaN outside the domain
template <class Real>
[[nodiscard]] Real log_erlang_c(Real servers, Real offered_load) {
  using std::log, std::log1p;
  if (!detail::in_domain(servers, offered_load)) return detail::not_a_number<Real>();
  if (offered_load >= servers) return 0;
  const Real odds = erlang_b_free_odds(servers, offered_load);
  const Real spare = detail::spare_share(servers, offered_load);
  if (odds == detail::infinity<Real>()) return log_erlang_b(servers, offered_load) - log(spare);
  return -log1p(spare * odds);
}

/// The share of contacts that have to wait when nobody hangs up; M/M/n.
///
/// C = 1 / (1 + (1 - a / n) odds), odds = (1 - B) / B of Erlang B: one expression for every n, no cancellation.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @return  in [0, 1]; 1 when a >= n, where the queue grows without end; 0 without load; NaN outside the domain
/// @complexity  O(1) for n >= 20 in double, else O(n)
/// @accuracy  double: relative error <= 4 eps (1 + |n - a + a B|), 0 <= n, 0 < a <= 1e12; docs/accuracy.md
/// @source  [Erlang1917]; [Jagerman1974]
template <class Real>
[[nodiscard]] Real erlang_c(Real servers, Real offered_load) {
  using std::exp;
  if (!detail::in_domain(servers, offered_load)) return detail::not_a_number<Real>();
  if (offered_load >= servers) return 1;
  const Real odds = erlang_b_free_odds(servers, offered_load);
  // Subnormal results are reached through the logarithm.
  if (odds == detail::infinity<Real>()) return exp(log_erlang_c(servers, offered_load));
  return 1 / (1 + detail::spare_share(servers, offered_load) * odds);
}

/// The share of contacts that wait longer than `wait` when nobody hangs up; M/M/n.
///
/// C e^-((n - a) t).
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @param  wait          t >= 0, may be infinite; mean service times
/// @return  in [0, 1]; 1 when a >= n; NaN outside the domain
template <class Real>
[[nodiscard]] Real erlang_c_wait_exceeds(Real servers, Real offered_load, Real wait) {
  using std::exp;
  if (!(wait >= 0)) return detail::not_a_number<Real>();
  const Real waits = erlang_c(servers, offered_load);
  if (offered_load >= servers || wait == 0) return waits;
  return waits * exp(-(servers - offered_load) * wait);
}

/// The share of contacts that wait at most `wait` when nobody hangs up: the service level; M/M/n.
///
/// (1 - C) + C (1 - e^-((n - a) t)), a sum of two positive terms: exact also when almost everybody waits longer.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @param  wait          t >= 0, may be infinite; mean service times
/// @return  in [0, 1]; 0 when a >= n; NaN outside the domain
template <class Real>
[[nodiscard]] Real erlang_c_wait_within(Real servers, Real offered_load, Real wait) {
  using std::expm1;
  if (!detail::in_domain(servers, offered_load) || !(wait >= 0)) return detail::not_a_number<Real>();
  if (offered_load >= servers) return 0;
  const Real odds = erlang_b_free_odds(servers, offered_load);
  if (odds == detail::infinity<Real>()) return 1;
  const Real at_once = detail::spare_share(servers, offered_load) * odds;
  const Real in_time = wait == 0 ? Real(0) : Real(-expm1(-(servers - offered_load) * wait));
  return (at_once + in_time) / (at_once + 1);
}

/// Everything about a queue where nobody hangs up; M/M/n.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @param  wait          the acceptable wait T >= 0, may be infinite; mean service times
/// @return  all NaN outside the domain; unstable (a >= n): everybody waits, for ever
/// @complexity  O(1) for n >= 20, else O(n)
/// @accuracy  relative error of each within a few eps of its condition number; docs/accuracy.md
[[nodiscard]] inline WaitingMeasures erlang_c_measures(double servers, double offered_load, double wait) {
  if (!detail::in_domain(servers, offered_load) || !(wait >= 0)) return detail::undefined_measures;
  if (offered_load == 0) return detail::measures_without_load(servers);
  constexpr double forever = detail::infinity<double>();
  if (offered_load >= servers) return {0, 1, 0, 0, 0, 1, forever, forever, 1, forever};
  const double odds = erlang_b_free_odds(servers, offered_load);
  const double at_once = detail::spare_share(servers, offered_load) * odds;  // to those who wait, as 1 - C to C
  const double decay = wait == 0 ? 0 : (servers - offered_load) * wait;
  const double waits = 1 / (1 + at_once);
  const double mean_wait = waits / (servers - offered_load);
  return {.answered_within = odds == forever ? 1 : (at_once - std::expm1(-decay)) / (1 + at_once),
          .answered_after = waits * std::exp(-decay),
          .abandoned_within = 0,
          .abandoned_after = 0,
          .abandonment = 0,
          .probability_of_wait = waits,
          .mean_wait = mean_wait,
          .mean_wait_of_answered = mean_wait,
          .occupancy = offered_load / servers,
          .mean_queue_length = offered_load * mean_wait};
}

}  // namespace krarup::formulas
