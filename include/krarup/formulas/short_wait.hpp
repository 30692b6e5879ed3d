#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/uniform_expansion.hpp"

namespace krarup::formulas::detail {

/// Integrals of the density of the offered wait over the time until a moment.
struct EarlyTurns {
  double stayed;  ///< weighted with e^-w
  double left;    ///< weighted with 1 - e^-w
};

/// Those whose turn comes within a time that is short beside the changes of the offered wait, by a power series.
///
/// With u = 1 - e^-w the density of the offered wait is e^(x u) (1 - u)^(y - 1) du. About the middle m of (0, q), with
/// 1 - u = (1 - m) (1 - s), it is a constant times e^(X s) (1 - s)^Y ds with X = x (1 - m), Y = y - 1, whose power
/// series follows from (1 - s) f' = (X (1 - s) - Y) f. Integrals over (-r, r), r = m / (1 - m), take every second term.
class ShortWait {
 public:
  /// @param  excess  x - y
  /// @param  gone    q = 1 - e^-w
  ShortWait(double x, double y, double excess, double gone)
      : middle_(gone / 2),
        reach_(gone / (2 - gone)),
        pull_(x * (1 - middle_) * reach_),
        tilt_(excess - x * middle_ + 1),
        log_height_(excess * middle_ - y * log_distance(-gone / (4 - gone))) {}

  /// Whether the series is short, and hardly any of it cancels.
  [[nodiscard]] bool applies() const { return reach_ < 0.5 && std::abs(tilt_) * reach_ < 4 && pull_ * reach_ < 2; }

  /// In units of the density at w = 0.
  [[nodiscard]] EarlyTurns integrals() const {
    double even = 1;
    double odd = tilt_ * reach_;
    double sum = 1;           // of the coefficients of s^k / (k + 1), k even
    double moment = odd / 3;  // ... of s^(k + 1) / (k + 2)
    for (std::size_t k = 2; k < last; k += 2) {
      even = next(k, odd, even);
      odd = next(k + 1, even, odd);
      sum += even * inverse[k + 1];
      moment += odd * inverse[k + 3];
      if (std::abs(even) + std::abs(odd) < 1e-17 * sum) break;
    }
    moment *= reach_;
    const double height = 2 * reach_ * std::exp(log_height_);
    return {height * (1 - middle_) * (sum - moment), height * (middle_ * sum + (1 - middle_) * moment)};
  }

 private:
  static constexpr std::size_t last = 60;
  static constexpr auto inverse = [] {
    std::array<double, last + 4> inverse{};
    for (std::size_t k = 1; k < inverse.size(); ++k) inverse[k] = 1 / static_cast<double>(k);
    return inverse;
  }();

  /// Coefficient k of the power series, times reach^k, from the two before.
  [[nodiscard]] double next(std::size_t k, double before, double one_earlier) const {
    const double step = reach_ * inverse[k];
    return step * (static_cast<double>(k - 1) + tilt_) * before - step * pull_ * one_earlier;
  }

  double middle_;
  double reach_;
  double pull_;  ///< X r
  double tilt_;  ///< X - Y
  double log_height_;
};

}  // namespace krarup::formulas::detail
