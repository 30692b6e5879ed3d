#pragma once

#include <cmath>

#include "krarup/formulas/exp_remainder.hpp"
#include "krarup/formulas/free_odds.hpp"
#include "krarup/formulas/rising_wait.hpp"
#include "krarup/formulas/short_wait.hpp"
#include "krarup/formulas/waiting_integrals.hpp"

namespace krarup::formulas::detail {

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

  OfferedWait(double servers, double offered_load, double patience, Delay delay = Delay::found)
      : x_(offered_load * patience),
        y_(servers * patience),
        excess_((offered_load - servers) * patience),
        whole_(waiting_integrals(y_ + 1, x_, excess_ - 1, delay)) {}

  /// e^-s: the weight of the state in which all servers are busy and nobody waits.
  [[nodiscard]] double unit() const { return whole_.unit; }
  [[nodiscard]] double waits() const { return whole_.unit + x_ * whole_.served; }
  [[nodiscard]] double answered() const { return y_ * whole_.served; }
  [[nodiscard]] double lost() const { return whole_.lost; }
  /// The wait, in mean patiences, summed over those who are answered; means nothing where left out.
  [[nodiscard]] double delay() const { return y_ * whole_.delay; }

  [[nodiscard]] Split split(double w) const {
    const Split all_within{answered(), 0, lost(), 0};
    if (w == 0) return {0, answered(), 0, lost()};
    if (w > 745) return all_within;  // e^-w is 0
    const Moment at = moment(w);
    if (whole_.exponent == 0 && log_decline(w) < -745) return all_within;
    if (may_be_early(at)) {
      const ShortWait soon(x_, y_, excess_, at.gone);
      if (soon.applies()) {
        const EarlyTurns early = in_scale(soon.integrals());
        if (4 * early.stayed <= 3 * whole_.served) return split_after(early, at.gone);
      }
    }
    const WaitingIntegrals rest = waiting_integrals(y_ + 1, at.z, at.excess - 1, Delay::left_out);
    const double weight = std::exp(log_weight_after(at, rest));
    const double served_after = weight * rest.served;
    const double lost_after = weight * rest.lost;
    if (2 * served_after <= whole_.served) {
      return {y_ * (whole_.served - served_after), y_ * served_after, whole_.lost - lost_after, lost_after};
    }
    // Few are answered by then: their share is found by itself, not as a difference.
    const double density = weight / at.staying;  // at w, but for rest.unit
    const double still_waiting = density * (rest.unit + at.z * rest.served);
    const EarlyTurns early = find_early(at, weight, rest);
    return {y_ * early.stayed, y_ * served_after, y_ * early.left + at.gone * still_waiting, lost_after};
  }

 private:
  /// A time w into the wait, 0 < w <= 745.
  struct Moment {
    double w;
    double staying;  ///< e^-w
    double gone;     ///< 1 - e^-w
    double z;        ///< x e^-w
    double excess;   ///< z - y
  };

  [[nodiscard]] Moment moment(double w) const {
    if (w < 0.7) {  // z - y from x - y while z is near x, and directly once z is much smaller
      const double gone = -std::expm1(-w);
      return {w, 1 - gone, gone, x_ * (1 - gone), excess_ - x_ * gone};
    }
    const double staying = std::exp(-w);
    return {w, staying, 1 - staying, x_ * staying, x_ * staying - y_};
  }

  /// Whether less than half of the answered may have waited less. About, because either way leads to the same answer,
  /// and no more than three of four, so that no series is in vain.
  ///
  /// The logarithm of the density is nearly a parabola on (0, w), h above its chord in the middle: the integral is
  /// about e^g w (1 - e^-d) / d of the density at 0, where d is the decline of the logarithm, and g the mean of that
  /// parabola.
  [[nodiscard]] bool may_be_early(const Moment& at) const {
    const double pull = x_ * at.gone;
    const double decline = (y_ + 1) * at.w - pull;  // some digits may cancel
    const double flatness = decline > 4 ? 1.02 * decline : 1 + decline * (0.5 + decline / 12);  // d / (1 - e^-d)
    const double bulge = pull * at.w / (12 + std::abs(decline));
    return 2 * whole_.unit * at.w * (1 + bulge * (1 + bulge / 2)) <= whole_.served * flatness;
  }

  [[nodiscard]] EarlyTurns in_scale(const EarlyTurns& early) const {
    return {whole_.unit * early.stayed, whole_.unit * early.left};
  }

  /// From those early, who are at most three of four: no more than two bits are lost in the differences.
  [[nodiscard]] Split split_after(const EarlyTurns& early, double gone) const {
    const double still_waiting = waits() - y_ * (early.stayed + early.left);
    const double lost = y_ * early.left + gone * still_waiting;
    return {y_ * early.stayed, y_ * (whole_.served - early.stayed), lost, whole_.lost - lost};
  }

  /// B (1 + ln(z / B)): z less this is `rarity(B, z, z - B)`.
  [[nodiscard]] static double common(double base, double z) { return base > 0 ? base * (1 + std::log(z / base)) : 0; }

  /// x (1 - e^-w) - (y + 1) w
  [[nodiscard]] double log_decline(double w) const { return (excess_ - 1) * w - x_ * exp_remainder(-w); }

  /// x (1 - e^-w) - (y + 1) w - s + rest.exponent, where large terms cancel on paper and not in floating point.
  [[nodiscard]] double log_weight_after(const Moment& at, const WaitingIntegrals& rest) const {
    const double b = y_ + 1;
    if (whole_.exponent == 0) return log_decline(at.w);
    if (b >= uniform_expansion::smallest_b) return rest.exponent > 0 ? 0 : -rarity(b, at.z, at.excess - 1);
    if (rest.exponent > 0 && rest.scale_base == whole_.scale_base) return (rest.scale_base - b) * at.w;
    return common(whole_.scale_base, x_) - b * at.w - (rest.exponent > 0 ? common(rest.scale_base, at.z) : at.z);
  }

  /// Both integrals over (0, w), w below the median: the density still grows there, as z > y + 2/3 above the median of
  /// a gamma law.
  [[nodiscard]] EarlyTurns find_early(const Moment& at, double weight, const WaitingIntegrals& rest) const {
    const double density = weight / at.staying * rest.unit;
    if (density == 0) return {0, 0};
    if (rest.before > 0 && excess_ < 64 * y_ * at.gone) {
      return early_by_parts(weight * rest.before - whole_.before, density);
    }
    return RisingWait(x_, y_).between({1, 0, excess_, whole_.unit}, {at.staying, at.gone, at.excess, density});
  }

  /// Where the density still grows at w: what stayed is a difference of two integrals from w and from 0 downwards, of
  /// which the second is small, and integrating the slope of the density, (x e^-w - y) times it, gives the rest.
  [[nodiscard]] EarlyTurns early_by_parts(double stayed, double density) const {
    return {stayed, (excess_ * stayed - (density - whole_.unit)) / y_};
  }

  double x_;
  double y_;
  double excess_;  ///< x - y
  WaitingIntegrals whole_;
};

}  // namespace krarup::formulas::detail
