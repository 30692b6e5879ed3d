#pragma once

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace krarup::formulas {

namespace detail {

template <class Real>
[[nodiscard]] bool in_domain(Real servers, Real offered_load) {
  return servers >= 0 && offered_load >= 0 && servers < std::numeric_limits<Real>::infinity() &&
         offered_load < std::numeric_limits<Real>::infinity();
}

/// log(1 / B) for 0 <= servers < 1 by the incomplete gamma function, Gamma(n + 1, a) e^a a^-n.
template <class Real>
[[nodiscard]] Real reciprocal_below_one_server(Real servers, Real offered_load) {
  if (servers == 0) return 1;
  if (offered_load < 1) {
    return boost::math::tgamma(servers + 1, offered_load) * std::exp(offered_load) * std::pow(offered_load, -servers);
  }
  // Legendre's continued fraction, by Lentz's method.
  const Real a = servers + 1;
  Real b = offered_load + 1 - a;
  Real c = 1 / std::numeric_limits<Real>::min();
  Real d = 1 / b;
  Real h = d;
  for (int i = 1; i < 1000; ++i) {
    const Real an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (std::abs(d * c - 1) < std::numeric_limits<Real>::epsilon()) break;
  }
  return h * offered_load;
}

}  // namespace detail

/// One over the blocking probability of Erlang B; infinite when that is too small for a Real.
template <class Real>
[[nodiscard]] Real erlang_b_reciprocal(Real servers, Real offered_load) {
  if (!detail::in_domain(servers, offered_load)) return std::numeric_limits<Real>::quiet_NaN();
  if (servers == 0) return 1;
  if (offered_load == 0) return std::numeric_limits<Real>::infinity();
  const Real whole = std::floor(servers);
  Real k = servers - whole;
  Real reciprocal = detail::reciprocal_below_one_server(k, offered_load);
  while (k < servers - Real(0.5)) {
    k += 1;
    reciprocal = 1 + k / offered_load * reciprocal;
  }
  return reciprocal;
}

/// The share of contacts that find every server busy and are lost; M/M/n/n.
///
/// @return  in [0, 1]; 1 with no servers; NaN when an argument is negative, infinite or NaN
template <class Real>
[[nodiscard]] Real erlang_b(Real servers, Real offered_load) {
  return 1 / erlang_b_reciprocal(servers, offered_load);
}

/// The natural logarithm of `erlang_b`, also where that is below the smallest Real.
template <class Real>
[[nodiscard]] Real log_erlang_b(Real servers, Real offered_load) {
  const Real reciprocal = erlang_b_reciprocal(servers, offered_load);
  if (reciprocal < std::numeric_limits<Real>::infinity()) return -std::log(reciprocal);
  if (offered_load == 0) return -std::numeric_limits<Real>::infinity();
  return servers * std::log(offered_load) - offered_load - boost::math::lgamma(servers + 1);
}

}  // namespace krarup::formulas
