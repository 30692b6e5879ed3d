#pragma once

#include <boost/math/tools/fraction.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "krarup/formulas/polynomial.hpp"
#include "krarup/formulas/uniform_expansion.hpp"

// Masses of the laws of Poisson and Bernoulli, continued to real counts, by their distance from the mean: exponents are
// small where masses are not, so that nothing is lost at large counts.

namespace krarup::formulas::detail {

/// Gamma(b + 1) e^b b^-b, b >= 0.
[[nodiscard]] inline double scaled_factorial(double b) {
  constexpr double two_pi = 6.2831853071795864769;
  if (b >= uniform_expansion::smallest_b) {
    return std::sqrt(two_pi * b) * polynomial(uniform_expansion::scaled_gamma, 1 / b);
  }
  return std::tgamma(b + 1) * std::exp(b) * std::pow(b, -b);
}

/// `rarity`, continued to b = 0.
[[nodiscard]] inline double rarity_from_zero(double b, double z, double excess) {
  return b > 0 ? rarity(b, z, excess) : z;
}

/// The logarithm of z^b e^-z / Gamma(b + 1).
[[nodiscard]] inline double log_poisson_mass(double b, double z) {
  return -rarity_from_zero(b, z, z - b) - std::log(scaled_factorial(b));
}

namespace masses {

/// DiDonato's and Morris's continued fraction for I_q(a, b), in the form that Boost.Math evaluates.
struct BetaFraction {
  using result_type = std::pair<double, double>;
  double a;
  double b;
  double q;
  double m = 0;

  result_type operator()() {
    const double c = a + 2 * m - 1;
    const double part = m > 0 ? m * (b - m) * q / c : 0;  // c may be 0 too
    const double over = m > 0 ? (a + m - 1) * ((a + b + m - 1) / c) * q * part : 0;
    const double rest = m + part + (a + m) / (c + 2) * (a - (a + b) * q + 1 + m * (2 - q));
    ++m;
    return {over, rest};
  }
};

}  // namespace masses

/// The incomplete beta function I_q(a, b), a >= 1, over the first term q^a (1 - q)^b / (a B(a, b)) of its series.
///
/// For q < a / (a + b), where the fraction converges fast.
///
/// @source  [DiDonatoMorris1992]
[[nodiscard]] inline double incomplete_beta_over_mass(double a, double b, double q) {
  masses::BetaFraction fraction{a, b, q};
  std::uintmax_t terms = 100'000;
  return a / boost::math::tools::continued_fraction_b(fraction, std::numeric_limits<double>::epsilon(), terms);
}

}  // namespace krarup::formulas::detail
