#pragma once

#include <array>
#include <cstddef>
#include <utility>

namespace krarup::formulas::detail {

/// Two doubles that share each instruction (a vector type of GCC and Clang, on every processor).
using Pair [[gnu::vector_size(2 * sizeof(double))]] = double;

/// The polynomial at x, by Horner's rule in x^4 for every fourth coefficient.
///
/// Four chains, because one would wait for each multiplication in turn, and two of them in each instruction.
template <std::size_t N>
[[nodiscard]] constexpr double polynomial(const std::array<double, N>& coefficients, double x) {
  const auto pair = [&](std::size_t i) {
    return Pair{i < N ? coefficients[i] : 0, i + 1 < N ? coefficients[i + 1] : 0};
  };
  const double x2 = x * x;
  const double x4 = x2 * x2;
  constexpr std::size_t last = (N - 1) / 4 * 4;
  Pair low = pair(last);
  Pair high = pair(last + 2);
  for (std::size_t i = last; i > 0; i -= 4) {
    low = low * x4 + pair(i - 4);
    high = high * x4 + pair(i - 2);
  }
  const Pair sum = low + high * x2;
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
