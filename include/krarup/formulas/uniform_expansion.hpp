#pragma once

#include <cmath>

#include "krarup/formulas/polynomial.hpp"
#include "krarup/formulas/uniform_expansion_table.hpp"

namespace krarup::formulas::detail {

/// erfcx(v) = e^(v^2) erfc(v) for v >= 0, within 2 eps.
[[nodiscard]] inline double erfcx(double v) {
  using namespace uniform_expansion;
  const double decline = 1 / (1 + 2 * v);  // beside the other division, not after it
  return polynomial(scaled_erfcx, (v - erfcx_knee) / (v + erfcx_knee)) * decline;
}

/// lambda - 1 - ln(lambda) at lambda = z / b, times b: how much less likely z is than b, as an exponent.
///
/// @param  excess  z - b, on its own because the difference of two large numbers would lose it
[[nodiscard]] inline double rarity(double b, double z, double excess) {
  const double tau = excess / (2 * b + excess);
  const double q = tau * tau;
  if (q > 0.19) return excess - b * std::log(z / b);
  return 2 * b * q * (1 / (1 - tau) - tau * polynomial(uniform_expansion::atanh_tail, q));
}

/// The incomplete gamma functions of b >= 30 at z = b + excess, 0.4 <= z / b <= 2, at one cost for any b.
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
  double eta;
  double log_ratio;  ///< ln(lambda)
  double stretch;    ///< (lambda - 1) / eta
  double scale;      ///< the scaled gamma function of b
  double root;       ///< sqrt(pi b / 2)
  double mills;      ///< erfcx(|eta| sqrt(b / 2))
  double exponent;   ///< b eta^2 / 2
  double tail;       ///< sum of c_k(eta) b^-k

  UniformExpansion(double b_, double excess) : b(b_) {
    const double r = 1 / b;
    const double tau = excess / (2 * b + excess);
    const double tail_of_atanh = polynomial(uniform_expansion::atanh_tail, tau * tau);
    const double h = (1 + excess * r / 2) - tau * tail_of_atanh;  // 1 / (1 - tau) - ...; eta^2 = 4 tau^2 h
    const double root_h = std::sqrt(h);
    const double half = std::sqrt(b / 2);
    constexpr double root_pi = 1.7724538509055160273;
    eta = 2 * tau * root_h;
    log_ratio = 2 * tau * (1 + tau * tau * tail_of_atanh);
    stretch = 1 / ((1 - tau) * root_h);
    scale = polynomial(uniform_expansion::scaled_gamma, r);
    root = root_pi * half;
    mills = erfcx(std::abs(eta) * half);
    exponent = 2 * b * (tau * tau) * h;
    tail = sum_of_rows();
  }

  /// b Gamma(b, z) e^z z^-b; infinite when too large for a double.
  [[nodiscard]] double upper() const {
    const double body = eta < 0 ? 2 * std::exp(exponent) - mills : mills;
    return scale * (root * body + tail);
  }

  /// b gamma(b, z) e^z z^-b e^-s, where s is `exponent` for z > b and 0 otherwise.
  [[nodiscard]] double scaled_lower() const {
    if (eta <= 0) return scale * (root * mills - tail);
    return scale * (root * 2 - std::exp(-exponent) * (root * mills + tail));
  }

  /// Minus the derivative of `scaled_lower() / b` by b at fixed z and s.
  [[nodiscard]] double scaled_lower_slope() const {
    // d/db (b eta^2 / 2) = -ln(lambda), and erfcx'(v) = 2 v erfcx(v) - 2 / sqrt(pi).
    const double unit = eta > 0 ? std::exp(-exponent) : 1;
    const double body = eta > 0 ? 2 - unit * mills : mills;
    const double root_slope = root * body * (1 / (2 * b) - log_ratio) - unit * log_ratio_over_eta();
    const double tail_slope = -unit * sum_of_row_slopes() / b;
    const double q = 1 / (b * b);
    const double log_scale_slope = -q * (1. / 12 - q * (1. / 120 - q * (1. / 252 - q / 240)));
    const double lower = scaled_lower();
    return (lower / b - lower * log_scale_slope - scale * (root_slope - tail_slope)) / b;
  }

 private:
  [[nodiscard]] double log_ratio_over_eta() const { return eta == 0 ? 1 : log_ratio / eta; }

  /// Fewer rows do for large b: the first that is left out is below 1e-17.
  [[nodiscard]] double sum_of_rows() const {
    using namespace uniform_expansion;
    const double r = 1 / b;
    const double r2 = r * r;
    const auto pair = [this, r](const auto& even, const auto& odd) {
      return polynomial(even, eta) + r * polynomial(odd, eta);
    };
    double late = 0;
    if (b < 5000) {
      if (b < 250) late = r2 * (pair(temme_6, temme_7) + r2 * polynomial(temme_8, eta));
      late = r2 * (r2 * (pair(temme_4, temme_5) + late));
    }
    return pair(temme_0, temme_1) + (r2 * pair(temme_2, temme_3) + late);
  }

  /// Sum of (c_k'(eta) (lambda - 1) / eta + k c_k(eta)) b^-k.
  [[nodiscard]] double sum_of_row_slopes() const {
    using namespace uniform_expansion;
    const double r = 1 / b;
    const auto row = [this](double k, const auto& coefficients) {
      return stretch * polynomial(derivative(coefficients), eta) + k * polynomial(coefficients, eta);
    };
    return row(0, temme_0) +
           r * (row(1, temme_1) +
                r * (row(2, temme_2) +
                     r * (row(3, temme_3) + r * (row(4, temme_4) + r * (row(5, temme_5) + r * row(6, temme_6))))));
  }
};

}  // namespace krarup::formulas::detail
