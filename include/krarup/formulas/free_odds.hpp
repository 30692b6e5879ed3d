#pragma once

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <concepts>

#include "krarup/formulas/continued_fractions.hpp"
#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/in_double.hpp"
#include "krarup/formulas/uniform_expansion.hpp"

// The odds that an arriving contact finds a server free in Erlang's loss system, (1 - B) / B. With n servers and load a
// they are n Gamma(n, a) e^a a^-n; each region of (n, a) has its own way to that number, all of positive terms.

namespace krarup::formulas::detail {

/// 0 < servers < 1, offered_load < 1: Gamma(n, a) = (Gamma(n + 1) - a^n) / n - sum of a^n (-a)^k / (k! (n + k)).
template <class Real>
[[nodiscard]] Real free_odds_by_power_series(const Real& servers, const Real& offered_load) {
  using std::abs, std::exp, std::expm1, std::log, std::log1p;
  Real power = 1;
  Real sum = 0;
  for (int k = 1; abs(power) > std::numeric_limits<Real>::epsilon(); ++k) {
    power *= -offered_load / k;
    sum += power / (servers + k);
  }
  const Real leading = expm1(log1p(Real(boost::math::tgamma1pm1(servers, InDouble()))) - servers * log(offered_load));
  return exp(offered_load) * (leading - servers * sum);
}

/// 0 < servers < 1, offered_load >= 1: Legendre's continued fraction, begun where the rest of it is known.
///
/// For large k the rest is -k + sqrt(a k) + (n - a + 1/2) / 2, the first terms of the solution of its recurrence. It is
/// kept as the quotient of two numbers, because a step would wait for a division, in a unit of the size of what they
/// are multiplied by, so that they stay within the range of Real: a power of two, which rounds nothing.
template <class Real>
[[nodiscard]] Real free_odds_by_fraction(const Real& servers, const Real& offered_load) {
  using std::ilogb, std::ldexp, std::sqrt;
  constexpr double digits = std::numeric_limits<Real>::digits;
  const int levels = 8 + static_cast<int>(digits * digits / (50 * static_cast<double>(offered_load)));
  const Real& a = offered_load;
  const Real last = static_cast<Real>(levels + 1);
  const Real unit = ldexp(Real(1), -ilogb(Real(a + last)));
  const Real least = (a - servers + 1) * unit;
  Real top = (sqrt(a * last) - last + (servers - a + Real(0.5)) / 2) * unit;
  Real bottom = 1;
  for (int i = levels; i > 0; --i) {
    const Real k = static_cast<Real>(i);
    const Real whole = (least + 2 * k * unit) * bottom + top;
    top = k * unit * ((servers - k) * unit) * bottom;
    bottom = whole;
  }
  return servers * (unit * bottom / (least * bottom + top));
}

/// Any servers, in O(servers): 1 / B(k) = 1 + (k / a) / B(k - 1), upwards, where errors do not grow.
template <class Real>
[[nodiscard]] Real free_odds_by_recursion(const Real& servers, const Real& offered_load) {
  using std::floor;
  const Real whole = floor(servers);
  const Real fraction = servers - whole;
  Real odds = 0;
  if (fraction > 0) {
    odds = offered_load < 1 ? free_odds_by_power_series(fraction, offered_load)
                            : free_odds_by_fraction(fraction, offered_load);
  }
  for (Real k = 1; k <= whole; k += 1) odds = (fraction + k) / offered_load * (1 + odds);
  return odds;
}

/// servers > 2.5 offered_load: the whole gamma function less its small lower part.
[[nodiscard]] inline double free_odds_of_light_load(double servers, double offered_load) {
  // n^n e^-n / (a^n e^-a) by pow, whose error is below one unit whatever the size of the exponent, and in `pieces`
  // factors, because the two powers overflow long before their quotient does.
  const double ratio = servers / offered_load;
  const double gap = servers - offered_load;
  const double exponent = servers * std::log(ratio);
  if (exponent - gap > 720) return infinity<double>();
  const double pieces = std::ceil(exponent / 600);
  const double factor = std::pow(ratio, servers / pieces) * std::exp(-gap / pieces);
  double power = factor;
  for (double i = 1; i < pieces; ++i) power *= factor;
  constexpr double root_two_pi = 2.5066282746310005024;
  const double whole = root_two_pi * std::sqrt(servers) * polynomial(uniform_expansion::scaled_gamma, 1 / servers);
  const double queue = queue_fraction(servers, offered_load, gap, 10).value;
  return whole * power - servers / (gap + queue);
}

/// servers > 0, offered_load > 0.
template <class Real>
[[nodiscard]] Real free_odds(const Real& servers, const Real& offered_load) {
  if constexpr (std::same_as<Real, double>) {
    if (servers >= uniform_expansion::smallest_b) {
      if (offered_load > 2 * servers) return servers * upper_fraction(servers, offered_load, 14).value;
      if (offered_load < 0.4 * servers) return free_odds_of_light_load(servers, offered_load);
      return UniformExpansion(servers, offered_load - servers).upper();
    }
  }
  if (servers > 1e9) return not_a_number<Real>();  // the recursion would not end in reasonable time
  return free_odds_by_recursion(servers, offered_load);
}

}  // namespace krarup::formulas::detail
