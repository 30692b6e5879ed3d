#pragma once

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/domain.hpp"

namespace krarup::formulas::detail {

/// Many neighboring states of a birth-death chain at once, whose rates of completion lie on a line close to the load.
///
/// Counted down from the last of them, state i has the weight f(i) = rho(0) ... rho(i - 1), rho(i) = 1 + excess - fall
/// i the rate over the load. f is smooth: its sum is the integral between -1/2 and count - 1/2, by 15 points, and a
/// derivative at the ends. ln f itself is such a sum of logarithms, whose integral is known.
///
/// @accuracy  1e-13 relative where `count` is at most `most_states`
class StatesInOne {
 public:
  StatesInOne(double excess, double fall, double count) : excess_(excess), fall_(fall), count_(count) {
    using Rule = boost::math::quadrature::gauss<double, 15>;
    const double half = count / 2;
    add(half - 0.5, half * Rule::weights()[0]);
    for (std::size_t i = 1; i < Rule::abscissa().size(); ++i) {
      const double away = half * Rule::abscissa()[i];
      add(half - 0.5 - away, half * Rule::weights()[i]);
      add(half - 0.5 + away, half * Rule::weights()[i]);
    }
    add_end(-0.5, 1. / 24);
    add_end(count - 0.5, -1. / 24);
  }

  [[nodiscard]] double weight() const { return weight_; }                        ///< in units of the last state
  [[nodiscard]] double depth() const { return depth_ / weight_; }                ///< below the last state, on average
  [[nodiscard]] double product() const { return std::exp(log_weight(count_)); }  ///< of the state before the first

  /// How many states may be taken as one, whose first has the excess given; 0: none.
  [[nodiscard]] static double most_states(double excess, double slope) {
    if (std::abs(slope) > 1e-9 || std::abs(excess) > 1e-3) return 0;
    const double few = std::min(4 / std::abs(excess), 1 / std::sqrt(std::abs(slope)));
    return std::abs(excess) + few * std::abs(slope) > 1e-3 ? 0 : std::floor(few);
  }

 private:
  /// ln f, for real i.
  [[nodiscard]] double log_weight(double i) const {
    const double middle = excess_ - (i - 1) / 2 * fall_;
    const double spread = i * fall_ / 2 / (1 + middle);
    return i * (std::log1p(middle) - spread * spread / 6);
  }

  void add(double i, double weight) {
    const double here = weight * std::exp(log_weight(i));
    weight_ += here;
    depth_ += i * here;
  }

  void add_end(double i, double factor) {
    const double here = factor * std::exp(log_weight(i));
    const double slope = std::log1p(excess_ - (i - 0.5) * fall_);
    weight_ += here * slope;
    depth_ += here * (1 + i * slope);
  }

  double excess_;
  double fall_;
  double count_;
  double weight_ = 0;
  double depth_ = 0;
};

}  // namespace krarup::formulas::detail
