#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/polynomial.hpp"

namespace krarup::formulas::detail {

/// 2 / k!, k = 2, 3, ..., 16: the series of 2 (e^d - 1 - d) / d^2.
inline constexpr auto remainder_series = [] {
  std::array<double, 15> series{};
  double term = 1;
  for (std::size_t k = 0; k < series.size(); ++k) {
    series[k] = term;
    term /= static_cast<double>(k + 3);
  }
  return series;
}();

/// e^d - 1 - d without cancellation.
[[nodiscard]] inline double exp_remainder(double d) {
  return std::abs(d) > 0.7 ? std::expm1(d) - d : d * d / 2 * polynomial(remainder_series, d);
}

}  // namespace krarup::formulas::detail
