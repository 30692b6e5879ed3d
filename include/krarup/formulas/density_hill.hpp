#pragma once

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/exp_remainder.hpp"
#include "krarup/formulas/short_wait.hpp"

namespace krarup::formulas::detail {

/// The density of the offered wait near its largest point in [0, w]: the exponent is concave, and falls by
/// curvature (e^d - 1 - d) + slope d at a distance d below `top`.
struct DensityHill {
  double top;
  double slope;
  double curvature;
  double log_height;

  /// By Gauss's rule on the part of (0, w) that matters.
  [[nodiscard]] EarlyTurns integrals(double w) const {
    if (std::max(fall(top), fall(top - w)) < 4) return by<boost::math::quadrature::gauss<double, 20>>(0, w);
    const double from = top > 0 ? top - std::min(top, reach()) : 0;
    return by<boost::math::quadrature::gauss<double, 30>>(from, w);
  }

 private:
  [[nodiscard]] double fall(double d) const { return curvature * exp_remainder(d) + slope * d; }

  /// The distance below the top at which the density has fallen by e^-38; from above, by Newton's method.
  [[nodiscard]] double reach() const {
    constexpr double depth = 38;
    double d = std::min(2 * depth / (slope + std::sqrt(slope * slope + 2 * depth * curvature)),
                        1 + std::log1p(2 * depth / curvature));
    for (int i = 0; i < 4; ++i) d -= (fall(d) - depth) / (curvature * std::expm1(d) + slope);
    return d;
  }

  /// By a rule with an even number of points, none of them in the middle.
  template <class Rule>
  [[nodiscard]] EarlyTurns by(double from, double to) const {
    EarlyTurns sum{0, 0};
    const auto add = [&](double at, double weight) {
      const double density = weight * std::exp(-fall(top - at));
      const double gone = -std::expm1(-at);
      sum.left += density * gone;
      sum.stayed += density * (1 - gone);
    };
    const double center = (from + to) / 2;
    const double half = (to - from) / 2;
    for (std::size_t i = 0; i < Rule::abscissa().size(); ++i) {
      add(center - half * Rule::abscissa()[i], Rule::weights()[i]);
      add(center + half * Rule::abscissa()[i], Rule::weights()[i]);
    }
    const double scale = half * std::exp(log_height);
    return {scale * sum.stayed, scale * sum.left};
  }
};

}  // namespace krarup::formulas::detail
