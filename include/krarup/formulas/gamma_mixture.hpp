#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/adaptive_quadrature.hpp"
#include "krarup/formulas/exp_remainder.hpp"

namespace krarup::formulas {

/// Where a function of the rate bends, as the experience of a queue does where its load passes its capacity.
struct Bend {
  double at = 0;     ///< rate relative to its mean; outside of every range where it is 0 or infinite
  double width = 0;  ///< how far from `at` the bend reaches, relative to it
};

namespace detail {

/// The weights e^(-shape (e^d - 1 - d)) over d: where they are worth a look.
struct GammaRange {
  double low;
  double high;

  /// All d at which the weight is above e^-40, and not much more; each end is an upper bound of the solution of
  /// e^d - 1 - d = 40 / shape, from either side.
  explicit GammaRange(double shape) {
    const double depth = 40 / shape;
    const double near = std::sqrt(2 * depth);
    low = -std::min(1 + depth, near + depth);
    high = near;
    for (int i = 0; i < 3; ++i) high = std::log1p(depth + high);
  }
};

}  // namespace detail

/// The means over contacts of functions of the arrival rate, when the rate is gamma distributed with mean 1.
///
/// E[X f(X)], with X of shape k = 1 / cv^2. Since more contacts come on busy days, a contact meets the rate with weight
/// x^k e^(-k x): a gamma law of shape k + 1. In d = ln(x / (1 + cv^2)) that weight is e^(-(k + 1) (e^d - 1 - d)),
/// smooth and of one peak for every k, integrated by halving of panels and divided by its own integral. So constants
/// come out exactly, and no gamma function is needed. The mean over time of g(X) is that of f(x) = g(x) / x.
///
/// Rates whose weight is below e^-40 = 4e-18 of the peak's are taken never to occur.
///
/// @param  cv     coefficient of variation of the rate; in [0, 10]; below 1e-15 the rate is its mean
/// @param  bends  where f changes its character, so that no panel hides it
/// @param  f      x > 0 to an array of values >= 0; infinite ones make an infinite mean
/// @return        one mean a component; NaN outside the domain
/// @complexity    100 to 1000 calls of f; 7000 at most, where rounding errors of f are felt
/// @accuracy      1e-12 relative for every component, and 1e-9 where f bends elsewhere than at `bends`;
///                tests/reference/tables/uncertain.csv
template <std::size_t Count, std::size_t Bends, class Function>
[[nodiscard]] std::array<double, Count> gamma_mixture(double cv, const Bend (&bends)[Bends], const Function& f) {
  using Weighted = std::array<double, Count + 1>;
  std::array<double, Count> means;
  means.fill(detail::not_a_number<double>());
  if (!(cv >= 0 && cv <= 10)) return means;
  if (cv < 1e-15) return f(1.0);

  const double square = cv * cv;
  const double shape = 1 + 1 / square;
  const detail::GammaRange range(shape);
  const auto weighted = [&](double d) {
    const double weight = std::exp(-shape * detail::exp_remainder(d));
    const std::array<double, Count> values = f((1 + square) * std::exp(d));
    Weighted result;
    for (std::size_t k = 0; k < Count; ++k) result[k] = weight * values[k];
    result[Count] = weight;
    return result;
  };
  std::array<double, 3 + 3 * Bends> ends{range.low, 0, range.high};
  for (std::size_t i = 0; i < Bends; ++i) {
    const double center = std::log(bends[i].at) - std::log1p(square);
    ends[3 + 3 * i] = center - bends[i].width;
    ends[4 + 3 * i] = center;
    ends[5 + 3 * i] = center + bends[i].width;
  }
  for (double& end : ends) end = std::clamp(end, range.low, range.high);
  std::ranges::sort(ends);

  const Weighted integrals = detail::AdaptiveQuadrature<Count + 1, decltype(weighted)>(weighted, 1e-9).over(ends);
  for (std::size_t k = 0; k < Count; ++k) means[k] = integrals[k] / integrals[Count];
  return means;
}

}  // namespace krarup::formulas
