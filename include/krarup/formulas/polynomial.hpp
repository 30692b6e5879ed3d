#pragma once

#include <array>
#include <cstddef>
#include <utility>

namespace krarup::formulas::detail {

/// Every `Stride`-th coefficient from `First` on, by Horner's rule in x^Stride.
template <std::size_t First, std::size_t Stride, std::size_t N>
[[nodiscard]] constexpr double horner(const std::array<double, N>& coefficients, double power) {
  constexpr std::size_t count = (N - First + Stride - 1) / Stride;
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    double value = 0;
    ((value = value * power + coefficients[First + Stride * (count - 1 - I)]), ...);
    return value;
  }
  (std::make_index_sequence<count>());
}

/// The polynomial at x. Four interleaved chains, because one would wait for each multiplication in turn.
template <std::size_t N>
[[nodiscard]] constexpr double polynomial(const std::array<double, N>& coefficients, double x) {
  const double x2 = x * x;
  if constexpr (N < 8) {
    return horner<0, 2>(coefficients, x2) + x * horner<1, 2>(coefficients, x2);
  } else {
    const double x4 = x2 * x2;
    return (horner<0, 4>(coefficients, x4) + x * horner<1, 4>(coefficients, x4)) +
           x2 * (horner<2, 4>(coefficients, x4) + x * horner<3, 4>(coefficients, x4));
  }
}

/// The coefficients of the derivative.
template <std::size_t N>
[[nodiscard]] constexpr std::array<double, N - 1> derivative(const std::array<double, N>& coefficients) {
  std::array<double, N - 1> result{};
  for (std::size_t i = 1; i < N; ++i) result[i - 1] = static_cast<double>(i) * coefficients[i];
  return result;
}

}  // namespace krarup::formulas::detail
