#pragma once

#include <algorithm>
#include <cmath>

namespace krarup::formulas::detail {

/// ln(z / b), excess = z - b.
[[nodiscard]] inline double log_ratio(double b, double z, double excess) {
  return std::abs(excess) < b / 2 ? std::log1p(excess / b) : std::log(z / b);
}

/// How many of the products of z / (b + 1), z / (b + 2), ... matter: the rest is below the last digit of their sum.
///
/// For z <= b + 1; excess = z - b. Over s steps they fall by the larger of s ln((b + 1) / z) and s^2 / (2 (b + s)).
[[nodiscard]] inline double reach(double b, double z, double excess) {
  constexpr double depth = 44;
  const double slope = -log_ratio(b + 1, z, excess - 1);
  const double curved = depth + std::sqrt(depth * (depth + 2 * b));
  return std::floor(slope * curved > depth ? depth / slope : curved);
}

/// A term this small beside the sum ends it, once terms fall.
inline constexpr double negligible = 1e-19;

/// A sum whose terms may be beyond all doubles on the way: kept in range by a factor e^log_scale.
struct LogScale {
  static constexpr double large = 0x1p+400;
  double log_scale;
  template <class... Numbers>
  void keep_in_range(double largest, Numbers&... numbers) {
    if (largest < large) return;
    ((numbers /= large), ...);
    log_scale += std::log(large);
  }
  [[nodiscard]] double of(double number) const {
    const double half = std::exp(log_scale / 2);  // the whole factor may be below all doubles
    return number * half * half;
  }
};

}  // namespace krarup::formulas::detail
