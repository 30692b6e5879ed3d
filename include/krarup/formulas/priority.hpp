#pragma once

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/erlang_c.hpp"

namespace krarup::formulas {

/// One class of a queue with priorities, by what is before it and behind it; erlangs.
struct PriorityLoads {
  double higher = 0;  ///< offered by the classes that go first
  double own = 0;     ///< offered by the class itself
  double lower = 0;   ///< offered by the classes that go after it
};

namespace detail {

/// How long a contact of one class waits if it has to, in mean service times over the number of servers.
///
/// While all servers are busy, the contacts of its class and the higher ones that wait are as many as in M/M/1: k with
/// probability (1 - s) s^k, s the load of those classes / servers. Each of them, and the service in progress, delays it
/// by a busy period of the higher classes, whose load / servers is r. The law of that sum is a mixture of exponentials:
/// one of rate (1 - s)(s - r) / s where s^2 > r, and a continuum of rates |1 - sqrt(r) e^(i phi)|^2, 0 < phi < pi, with
/// the density 2 (1 - s) r sin^2 phi / (pi rate |sqrt(r) - s e^(i phi)|^2). All weights are positive, so that both
/// sides of every t are found by themselves.
///
/// @source  [KellaYechiali1985] the transform; the mixture is its inversion along the cut of the busy period
class DelayOfClass {
 public:
  struct Sides {
    double within;
    double after;
  };

  /// Precondition: spare = 1 - s > 0, and 0 <= higher = r <= s = upto.
  DelayOfClass(double higher, double own, double spare)
      : own_(own),
        upto_(higher + own),
        root_(std::sqrt(higher)),
        spare_(spare),
        lowest_((spare + own) / (1 + root_)),
        ahead_(root_ < 0.5 ? upto_ - root_ : lowest_ - spare) {}

  [[nodiscard]] double mean() const { return 1 / (spare_ * (spare_ + own_)); }

  [[nodiscard]] Sides sides(double t) const {
    if (t == 0) return {0, 1};
    Sides sum{0, 0};
    if (root_ < 1e-150) {  // nobody goes first: a sojourn in M/M/1
      add(sum, 1, spare_, t);
      return sum;
    }
    if (ahead_ > 0) add(sum, ahead_ * (upto_ + root_) / (upto_ * own_), spare_ * own_ / upto_, t);
    double from = 0;
    for (double to = finest(t); from < pi; from = to, to = std::min(2 * to, pi)) add_continuum(sum, from, to, t);
    return sum;
  }

 private:
  using Rule = boost::math::quadrature::gauss<double, 20>;  // an even number of points, none of them in the middle
  static constexpr double pi = 3.14159265358979323846;

  static void add(Sides& sum, double weight, double rate, double t) {
    sum.within += weight * -std::expm1(-rate * t);
    sum.after += weight * std::exp(-rate * t);
  }

  /// The angle in which everything is still smooth: the poles of the density and the width of e^(-rate t) set it.
  [[nodiscard]] double finest(double t) const {
    const double slow = lowest_ / std::sqrt(root_);
    const double pole = std::abs(ahead_) / std::sqrt(root_ * upto_);
    const double late = 1 / std::sqrt(root_ * t);
    // Where both the pole and the lowest rate are nearer to 0 than this, the continuum there weighs less than rounding.
    return std::clamp(std::min({pole > 0 ? pole : pi, slow, late}), 1e-18, pi);
  }

  void add_continuum(Sides& sum, double from, double to, double t) const {
    const double half = (to - from) / 2;
    for (std::size_t i = 0; i < Rule::abscissa().size(); ++i) {
      for (const double side : {-1., 1.}) {
        const double angle = from + half + side * half * Rule::abscissa()[i];
        const double chord = 2 * std::sin(angle / 2);
        const double height = root_ * chord * std::cos(angle / 2);
        const double rate = lowest_ * lowest_ + root_ * chord * chord;
        const double pole = ahead_ * ahead_ + root_ * upto_ * chord * chord;
        add(sum, half * Rule::weights()[i] * 2 * spare_ * height * height / (pi * rate * pole), rate, t);
      }
    }
  }

  double own_;
  double upto_;
  double root_;  ///< sqrt(r)
  double spare_;
  double lowest_;  ///< 1 - sqrt(r)
  double ahead_;   ///< s - sqrt(r); near 1 as a difference of what each lacks of 1
};

}  // namespace detail

/// Everything about one class of a queue that serves higher classes first and interrupts no service; M/M/n.
///
/// Whether a contact waits does not depend on its class. What it does if it waits is a mixture of exponentials with
/// positive weights, integrated along the cut of the busy period's transform (see `detail::DelayOfClass`): no numerical
/// inversion of a transform, and no cancellation in either tail.
///
/// @param  servers  n >= 0; real
/// @param  loads    each >= 0; erlangs
/// @param  wait     the acceptable wait T >= 0, may be infinite; mean service times
/// @return  all NaN outside the domain; a class whose load and that of the higher ones reach n waits for ever, while
///          those above it do not; with no load of its own what a contact of the class would meet
/// @complexity  some 100 exponentials; more, up to 2000, where waits are very long or the servers nearly all taken
/// @accuracy  either tail of the wait of those who wait within 2e-13 relative; times the condition of Erlang C
/// @source  [Cobham1954] and [KellaYechiali1985] the means; [KellaYechiali1985] the transform
[[nodiscard]] inline WaitingMeasures priority_measures(double servers, const PriorityLoads& loads, double wait) {
  const double upto = loads.higher + loads.own;
  const double load = upto + loads.lower;
  if (!detail::in_domain(servers, load) || !(loads.higher >= 0 && loads.own >= 0 && loads.lower >= 0 && wait >= 0)) {
    return detail::undefined_measures;
  }
  if (load == 0) return detail::measures_without_load(servers);
  constexpr double forever = detail::infinity<double>();
  const double busy = std::min(1., load / servers);
  if (upto >= servers) return {0, 1, 0, 0, 0, 1, forever, forever, busy, loads.own > 0 ? forever : 0};
  // The odds of finding a server free, to waiting; none where the lower classes alone keep all servers busy.
  const double at_once = load < servers ? detail::spare_share(servers, load) * erlang_b_free_odds(servers, load) : 0;
  const double waits = 1 / (1 + at_once);
  const detail::DelayOfClass delay(loads.higher / servers, loads.own / servers, detail::spare_share(servers, upto));
  const auto [within, after] = delay.sides(wait * servers);
  const double mean_wait = waits * delay.mean() / servers;
  return {.answered_within = at_once == forever ? 1 : (at_once + within) / (1 + at_once),
          .answered_after = waits * after,
          .abandoned_within = 0,
          .abandoned_after = 0,
          .abandonment = 0,
          .probability_of_wait = waits,
          .mean_wait = mean_wait,
          .mean_wait_of_answered = mean_wait,
          .occupancy = busy,
          .mean_queue_length = loads.own > 0 ? loads.own * mean_wait : 0};
}

}  // namespace krarup::formulas
