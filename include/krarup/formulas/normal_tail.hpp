#pragma once

#include <cmath>

#include "krarup/formulas/uniform_expansion.hpp"

namespace krarup::formulas::detail {

/// ln(erfcx(v)) for any v, where e^(v^2) erfc(v) itself overflows below v = -26.
[[nodiscard]] inline double log_erfcx(double v) { return v < 0 ? v * v + std::log(std::erfc(v)) : std::log(erfcx(v)); }

/// The standard normal law beyond x: what is left of it to the right, seen from x.
///
/// With the hazard h = phi(x) / (1 - Phi(x)), `gap` is the mean distance h - x and `spread` the variance 1 - h gap.
/// Far to the right both are small; there they come from Laplace's continued fraction, gap = 1 / (x + K) and
/// spread = (K - gap) gap with K = 2 / (x + 3 / (x + ...)), without cancellation.
struct NormalTail {
  double gap;
  double spread;

  explicit NormalTail(double x) {
    constexpr double far = 6;
    constexpr double root_half_pi = 1.2533141373155002512;
    constexpr double root_half = 0.70710678118654752440;
    if (x > far) {
      double rest = 0;
      for (int k = 40; k >= 3; --k) rest = k / (x + rest);
      const double second = 2 / (x + rest);
      gap = 1 / (x + second);
      spread = (second - gap) * gap;
    } else {
      const double hazard = std::exp(-log_erfcx(x * root_half)) / root_half_pi;
      gap = hazard - x;
      spread = 1 - hazard * gap;
    }
  }
};

}  // namespace krarup::formulas::detail
