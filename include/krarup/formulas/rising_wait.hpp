#pragma once

#include <algorithm>

#include "krarup/formulas/free_odds.hpp"
#include "krarup/formulas/short_wait.hpp"

namespace krarup::formulas::detail {

/// Those whose turn comes before a moment w at which the offered wait still gets likelier, x e^-w > y.
///
/// Over all waits below w, negative ones included, the integral of the density is G = Gamma(y, z) e^z z^-y in units of
/// the density at w, with z = x e^-w. By Legendre's fraction it is 1 / (z - y + pull), and integration by parts turns
/// the weights into e^-w + pull / x and 1 - e^-w - pull / x. What belongs to negative waits is the same at w = 0.
class RisingWait {
 public:
  /// The end w of the waits, and the density there in any scale.
  struct End {
    double staying;  ///< e^-w
    double gone;     ///< 1 - e^-w
    double excess;   ///< x e^-w - y, > 0
    double density;
  };

  RisingWait(double x, double y) : x_(x), y_(y) {}

  /// The integrals over waits between two ends, in the scale of their densities.
  [[nodiscard]] EarlyTurns between(const End& first, const End& last) const {
    const EarlyTurns more = below(last);
    const EarlyTurns less = below(first);
    return {more.stayed - less.stayed, more.left - less.left};
  }

 private:
  [[nodiscard]] EarlyTurns below(const End& end) const {
    const double pull = this->pull(x_ * end.staying, end.excess);
    const double all = end.density / (end.excess + pull);
    return {all * (end.staying + pull / x_), all * (end.gone - pull / x_)};
  }

  /// 1 / G - (z - y); by 7 levels of the fraction, to 15 digits, where they do.
  [[nodiscard]] double pull(double z, double excess) const {
    if (z < 30 || excess * excess < 400 * y_) {
      const double y = std::max(y_, 1e-150);  // as good as none, and its odds are a double
      return y / free_odds(y, z) - excess;
    }
    double rest = 0;
    for (double k = 7; k > 0; --k) rest = k * (y_ - k) / (excess + 2 * k + 1 + rest);
    return 1 + rest;
  }

  double x_;
  double y_;
};

}  // namespace krarup::formulas::detail
