#pragma once

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>

#include "krarup/formulas/free_odds.hpp"
#include "krarup/formulas/waiting_integrals.hpp"

namespace krarup::formulas::detail {

/// e^d - 1 - d without cancellation.
[[nodiscard]] inline double exp_remainder(double d) {
  if (std::abs(d) > 0.5) return std::expm1(d) - d;
  double sum = 1;
  for (double k = 15; k > 2; --k) sum = 1 + sum * d / k;
  return sum * d * d / 2;
}

/// Erlang A seen by a contact that would never hang up: the wait it would be offered, in mean patiences.
///
/// With x = load * patience and y = servers * patience the density of that wait w > 0 is
/// y e^(x (1 - e^-w) - y w) / total, and a contact that is offered w stays until then with probability e^-w. All values
/// carry the factor e^-s, s = whole.exponent, which divides out.
///
/// @source  [BaccelliHebuterne1981] the density; [MandelbaumZeltyn2007]
class OfferedWait {
 public:
  /// What becomes of those who wait, before and after a moment: answered, or gone.
  struct Split {
    double answered_within;
    double answered_after;
    double lost_within;
    double lost_after;
  };

  OfferedWait(double servers, double offered_load, double patience)
      : x_(offered_load * patience),
        y_(servers * patience),
        excess_((offered_load - servers) * patience),
        whole_(waiting_integrals(y_ + 1, x_, excess_ - 1)) {}

  /// e^-s: the weight of the state in which all servers are busy and nobody waits.
  [[nodiscard]] double unit() const { return whole_.unit; }
  [[nodiscard]] double waits() const { return whole_.unit + x_ * whole_.served; }
  [[nodiscard]] double answered() const { return y_ * whole_.served; }
  [[nodiscard]] double lost() const { return whole_.lost; }
  /// The wait, in mean patiences, summed over those who are answered.
  [[nodiscard]] double delay() const { return y_ * whole_.delay; }

  [[nodiscard]] Split split(double w) const {
    if (w == 0) return {0, answered(), 0, lost()};
    if (w > 745) return {answered(), 0, lost(), 0};  // e^-w is 0
    const double z = x_ * std::exp(-w);
    // z - y: from x - y while z is near x, and directly once z is much smaller.
    const double excess = w < 0.7 ? excess_ + x_ * std::expm1(-w) : z - y_;
    const WaitingIntegrals rest = waiting_integrals(y_ + 1, z, excess - 1);
    const double log_weight = log_weight_after(w, z, excess, rest);
    const double weight = std::exp(log_weight);
    const double served_after = weight * rest.served;
    const double lost_after = weight * rest.lost;
    if (2 * served_after <= whole_.served) {
      return {y_ * (whole_.served - served_after), y_ * served_after, whole_.lost - lost_after, lost_after};
    }
    // Few are answered by then: their share is found by itself, not as a difference.
    const Early early = integrate_early(w, z, excess, log_weight - rest.exponent);
    const double still_waiting = weight * std::exp(w) * (rest.unit + z * rest.served);
    return {y_ * early.stayed, y_ * served_after, y_ * early.left - std::expm1(-w) * still_waiting, lost_after};
  }

 private:
  struct Early {
    double stayed;  ///< integral of e^-w times the density
    double left;    ///< integral of (1 - e^-w) times the density
  };

  /// B (1 + ln(z / B)): z less this is `rarity(B, z, z - B)`.
  [[nodiscard]] static double common(double base, double z) { return base > 0 ? base * (1 + std::log(z / base)) : 0; }

  /// x (1 - e^-w) - (y + 1) w - s + rest.exponent, where large terms cancel on paper and not in floating point.
  [[nodiscard]] double log_weight_after(double w, double z, double excess, const WaitingIntegrals& rest) const {
    const double b = y_ + 1;
    if (whole_.exponent == 0) return (excess_ - 1) * w - x_ * exp_remainder(-w);
    if (b >= uniform_expansion::smallest_b) return rest.exponent > 0 ? 0 : -rarity(b, z, excess - 1);
    if (rest.exponent > 0 && rest.scale_base == whole_.scale_base) return (rest.scale_base - b) * w;
    return common(whole_.scale_base, x_) - b * w - (rest.exponent > 0 ? common(rest.scale_base, z) : z);
  }

  /// The logarithm of the largest density, less s; x > y.
  [[nodiscard]] double log_peak() const {
    if (whole_.exponent == 0) return rarity(y_, x_, excess_);
    if (y_ + 1 < uniform_expansion::smallest_b) return common(whole_.scale_base, x_) - common(y_, x_);
    return 1 + std::log(x_ / (y_ + 1)) - y_ * std::log1p(1 / y_);
  }

  /// Both integrals over (0, w), w below the median, by Gauss's rule on the part of (0, w) that matters.
  [[nodiscard]] Early integrate_early(double w, double z, double excess, double log_weight) const {
    // The exponent is concave; at its largest point `top` in [0, w] its slope is -slope and its curvature -curvature.
    const bool rising = excess > 0;
    const bool inside = !rising && excess_ > 0;
    const double top = rising ? w : inside ? std::log1p(excess_ / y_) : 0;
    const double slope = rising ? excess : inside ? 0 : excess_;
    const double curvature = rising ? z : inside ? y_ : x_;
    const double log_top = rising ? log_weight + w : inside ? log_peak() : 0;
    const auto drop = [&](double d) { return curvature * exp_remainder(d) + slope * d; };
    const double from = top > 0 ? top - std::min(top, reach(slope, curvature)) : 0;
    Early sum{0, 0};
    const auto add = [&](double at, double weight) {
      const double density = weight * std::exp(-drop(top - at));
      sum.stayed += density * std::exp(-at);
      sum.left -= density * std::expm1(-at);
    };
    using Rule = boost::math::quadrature::gauss<double, 30>;
    const double center = (from + w) / 2;
    const double half = (w - from) / 2;
    for (std::size_t i = 0; i < Rule::abscissa().size(); ++i) {
      add(center - half * Rule::abscissa()[i], Rule::weights()[i]);
      add(center + half * Rule::abscissa()[i], Rule::weights()[i]);
    }
    const double scale = half * std::exp(log_top);
    return {scale * sum.stayed, scale * sum.left};
  }

  /// How far below the top the density has fallen by e^-38; from above, by Newton's method on a convex function.
  [[nodiscard]] static double reach(double slope, double curvature) {
    constexpr double fall = 38;
    double d = std::min(2 * fall / (slope + std::sqrt(slope * slope + 2 * fall * curvature)),
                        1 + std::log1p(2 * fall / curvature));
    for (int i = 0; i < 4; ++i) {
      d -= (curvature * exp_remainder(d) + slope * d - fall) / (curvature * std::expm1(d) + slope);
    }
    return d;
  }

  double x_;
  double y_;
  double excess_;  ///< x - y
  WaitingIntegrals whole_;
};

}  // namespace krarup::formulas::detail
