#pragma once

#include <cmath>

#include "krarup/formulas/expansion_rows.hpp"
#include "krarup/formulas/polynomial.hpp"
#include "krarup/formulas/uniform_expansion_table.hpp"

namespace krarup::formulas::detail {

/// erfcx(v) = e^(v^2) erfc(v) for v >= 0, within 2 eps.
[[nodiscard]] inline double erfcx(double v) {
  using namespace uniform_expansion;
  const double decline = 1 / (1 + 2 * v);  // beside the other division, not after it
  return polynomial(scaled_erfcx, (v - erfcx_knee) / (v + erfcx_knee)) * decline;
}

/// lambda - 1 - ln(lambda) at lambda = (1 + tau) / (1 - tau), tau^2 <= 0.19.
[[nodiscard]] inline double log_distance(double tau) {
  const double q = tau * tau;
  return 2 * q * (1 / (1 - tau) - tau * polynomial(uniform_expansion::atanh_tail, q));
}

/// lambda - 1 - ln(lambda) at lambda = z / b, times b: how much less likely z is than b, as an exponent.
///
/// @param  excess  z - b, on its own because the difference of two large numbers would lose it
[[nodiscard]] inline double rarity(double b, double z, double excess) {
  const double tau = excess / (2 * b + excess);
  if (tau * tau > 0.19) return excess - b * std::log(z / b);
  return b * log_distance(tau);
}

/// The incomplete gamma functions of b >= 20 at z = b + excess, 0.4 <= z / b <= 2, at one cost for any b.
///
/// With lambda = z / b and eta^2 / 2 = lambda - 1 - ln(lambda), sign(eta) = sign(excess):
///   b Gamma(b, z) e^z z^-b = scale (root erfcx(eta sqrt(b / 2)) + tail),
///   b gamma(b, z) e^z z^-b = scale (root erfcx(-eta sqrt(b / 2)) - tail).
/// Only ratios to the mass e^-z z^b / Gamma(b + 1) appear, so nothing overflows before the answer does, and `excess` is
/// an argument of its own, so that nothing is lost when z and b are large and close.
///
/// @source  [Temme1979]; the constants are derived by tools/make_uniform_expansion.py
struct UniformExpansion {
  double b;
  RowsAt rows;
  double tau;            ///< (lambda - 1) / (lambda + 1)
  double tail_of_atanh;  ///< (atanh(tau) / tau - 1) / tau^2
  double root_h;         ///< eta / (2 tau)
  double eta;
  double scale;     ///< the scaled gamma function of b
  double root;      ///< sqrt(pi b / 2)
  double mills;     ///< erfcx(|eta| sqrt(b / 2))
  double exponent;  ///< b eta^2 / 2
  double tail;      ///< sum of c_k(eta) b^-k

  UniformExpansion(double b_, double excess) : b(b_), rows(b_) {
    const double r = 1 / b;
    tau = excess / (2 * b + excess);
    tail_of_atanh = polynomial(uniform_expansion::atanh_tail, tau * tau);
    const double h = (1 + excess / (2 * b)) - tau * tail_of_atanh;  // 1 / (1 - tau) - ...; eta^2 = 4 tau^2 h
    root_h = std::sqrt(h);
    const double half = std::sqrt(b / 2);
    constexpr double root_pi = 1.7724538509055160273;
    eta = 2 * tau * root_h;
    scale = polynomial(uniform_expansion::scaled_gamma, r);
    root = root_pi * half;
    mills = erfcx(std::abs(eta) * half);
    exponent = excess * tau * (1 - tau * (1 - tau) * tail_of_atanh);  // 2 b tau^2 h
    tail = rows.value(eta);
  }

  /// b Gamma(b, z) e^z z^-b; infinite when too large for a double.
  [[nodiscard]] double upper() const {
    const double body = eta < 0 ? 2 * std::exp(exponent) - mills : mills;
    return scale * (root * body + tail);
  }

  /// e^-s, where s is `exponent` for z > b and 0 otherwise.
  [[nodiscard]] double unit() const { return eta > 0 ? std::exp(-exponent) : 1; }

  /// b gamma(b, z) e^z z^-b e^-s.
  [[nodiscard]] double scaled_lower(double unit) const {
    if (eta <= 0) return scale * (root * mills - tail);
    return scale * (root * 2 - unit * (root * mills + tail));
  }

  /// Minus the derivative of `scaled_lower() / b` by b at fixed z and s.
  [[nodiscard]] double scaled_lower_slope(double unit) const {
    // d/db (b eta^2 / 2) = -ln(lambda), and erfcx'(v) = 2 v erfcx(v) - 2 / sqrt(pi).
    const double r = 1 / b;
    const double body = eta > 0 ? 2 - unit * mills : mills;
    const double root_slope = root * body * (r / 2 - log_ratio()) - unit * (eta == 0 ? 1 : log_ratio() / eta);
    const double stretch = 1 / ((1 - tau) * root_h);  // (lambda - 1) / eta
    const double tail_slope = -unit * (stretch * rows.slope(eta) + rows.weighted(eta)) * r;
    const double q = r * r;
    const double log_scale_slope = -q * (1. / 12 - q * (1. / 120 - q * (1. / 252 - q / 240)));
    const double lower = scaled_lower(unit);
    return (lower * r - lower * log_scale_slope - scale * (root_slope - tail_slope)) * r;
  }

 private:
  /// ln(lambda)
  [[nodiscard]] double log_ratio() const { return 2 * tau * (1 + tau * tau * tail_of_atanh); }
};

}  // namespace krarup::formulas::detail
