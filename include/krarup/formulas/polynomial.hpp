#pragma once

#include <array>
#include <cstddef>

namespace krarup::formulas::detail {

/// Two doubles that share each instruction (a vector type of GCC and Clang, on every processor).
using Pair [[gnu::vector_size(2 * sizeof(double))]] = double;

/// Horner's rule for the even and the odd pairs below i, going on from the sums of those above.
template <std::size_t i, class PairAt>
[[gnu::always_inline]] constexpr Pair sum_below(const PairAt& pair, double y, Pair even, Pair odd) {
  if constexpr (i == 0)
    return even + odd * y;
  else
    return sum_below<i - 2>(pair, y, even * (y * y) + pair(i - 2), odd * (y * y) + pair(i - 1));
}

/// The sum of pair(i) y^i over i < N, by Horner's rule in y^2 for every second of them.
///
/// Two chains, because one would wait for each multiplication in turn; without a loop at any level of optimization.
template <std::size_t N, class PairAt>
[[gnu::always_inline]] constexpr Pair sum_of_powers(const PairAt& pair, double y) {
  constexpr std::size_t last = (N - 1) / 2 * 2;
  return sum_below<last>(pair, y, pair(last), last + 1 < N ? pair(last + 1) : Pair{});
}

/// The polynomial at x, by Horner's rule in x^4 for every fourth coefficient.
template <std::size_t N>
[[nodiscard]] constexpr double polynomial(const std::array<double, N>& coefficients, double x) {
  const auto pair = [&](std::size_t i) {
    return Pair{coefficients[2 * i], 2 * i + 1 < N ? coefficients[2 * i + 1] : 0};
  };
  const Pair sum = sum_of_powers<(N + 1) / 2>(pair, x * x);
  return sum[0] + x * sum[1];
}

/// The coefficients of the derivative.
template <std::size_t N>
[[nodiscard]] constexpr std::array<double, N - 1> derivative(const std::array<double, N>& coefficients) {
  std::array<double, N - 1> result{};
  for (std::size_t i = 1; i < N; ++i) result[i - 1] = static_cast<double>(i) * coefficients[i];
  return result;
}

}  // namespace krarup::formulas::detail
