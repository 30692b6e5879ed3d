#pragma once

#include "krarup/formulas/free_odds.hpp"

namespace krarup::formulas {

/// The odds that an arriving contact finds a server free when the others are lost, (1 - B) / B; M/M/n/n.
///
/// n Gamma(n, a) e^a a^-n, which continues the formula to real n. Both B = 1 / (1 + odds) and its complement
/// odds / (1 + odds) follow without a subtraction.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @return  in [0, infinity]; infinite when B is below the smallest Real or there is no load; NaN outside the domain,
///          which ends at 1e9 servers for types other than double
/// @complexity  O(1) for n >= 20 in double, else O(n)
template <class Real>
[[nodiscard]] Real erlang_b_free_odds(Real servers, Real offered_load) {
  if (!detail::in_domain(servers, offered_load)) return detail::not_a_number<Real>();
  if (servers == 0) return Real(0);
  if (offered_load == 0) return detail::infinity<Real>();
  return detail::free_odds(servers, offered_load);
}

/// One over the blocking probability of Erlang B; M/M/n/n.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @return  in [1, infinity]; infinite as `erlang_b_free_odds` is; NaN outside the domain
template <class Real>
[[nodiscard]] Real erlang_b_reciprocal(Real servers, Real offered_load) {
  return 1 + erlang_b_free_odds(servers, offered_load);
}

/// The natural logarithm of `erlang_b`, also where that is below the smallest Real; M/M/n/n.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @return  in [-infinity, 0]; minus infinity without load; NaN outside the domain
/// @accuracy  relative to 1 + |result|: docs/accuracy.md
template <class Real>
[[nodiscard]] Real log_erlang_b(Real servers, Real offered_load) {
  using std::log, std::log1p;
  const Real odds = erlang_b_free_odds(servers, offered_load);
  if (!(odds == detail::infinity<Real>())) return -log1p(odds);
  if (offered_load == 0) return -detail::infinity<Real>();
  // Beyond the largest Real nothing but the mass of state n is left: a^n e^-a / Gamma(n + 1).
  if constexpr (std::same_as<Real, double>) {
    if (servers >= uniform_expansion::smallest_b) {
      const double scale = detail::polynomial(uniform_expansion::scaled_gamma, 1 / servers);
      constexpr double two_pi = 6.2831853071795864769;
      return -detail::rarity(servers, offered_load, offered_load - servers) - log(scale * std::sqrt(two_pi * servers));
    }
  }
  return servers * log(offered_load) - offered_load - boost::math::lgamma(Real(servers + 1));
}

/// The share of contacts that find every server busy and are lost; M/M/n/n, and M/G/n/n.
///
/// B = (a^n / n!) / sum of a^k / k! over k <= n, continued to real n; computed as 1 / (1 + odds), see
/// `erlang_b_free_odds`. Holds for any law of handling times, with Poisson arrivals that do not come back.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @return  in [0, 1]; 1 without servers (all none of them are busy), 0 without load; NaN outside the domain
/// @complexity  O(1) for n >= 20 in double, else O(n)
/// @accuracy  double: relative error <= 4 eps (1 + |n - a + a B|), 0 <= n, 0 < a <= 1e12; docs/accuracy.md
/// @source  [Jagerman1974] the reciprocal and real n; [Temme1979] the uniform expansion
template <class Real>
[[nodiscard]] Real erlang_b(Real servers, Real offered_load) {
  using std::exp;
  const Real odds = erlang_b_free_odds(servers, offered_load);
  // Subnormal results are reached through the logarithm.
  if (odds == detail::infinity<Real>()) return exp(log_erlang_b(servers, offered_load));
  return 1 / (1 + odds);
}

/// The share of contacts that find a server free, 1 - B, without the subtraction; M/M/n/n, and M/G/n/n.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @return  in [0, 1]; 0 without servers, 1 without load; NaN outside the domain
template <class Real>
[[nodiscard]] Real erlang_b_served(Real servers, Real offered_load) {
  const Real odds = erlang_b_free_odds(servers, offered_load);
  return odds == detail::infinity<Real>() ? Real(1) : Real(odds / (1 + odds));
}

}  // namespace krarup::formulas
