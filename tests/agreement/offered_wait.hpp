#pragma once

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <limits>

#include "center.hpp"
#include "experience.hpp"

namespace krarup::agreement {

/// A positive number as exp(log_scale) * value: the weights of an overloaded queue pass any floating-point range.
struct Scaled {
  long double log_scale = 0;
  long double value = 0;

  [[nodiscard]] long double at_scale(long double other) const { return value * std::exp(log_scale - other); }
};

/// The logarithm of a weight over t > 0 that has one top. `rise` is its difference over a distance, by an expression of
/// its own: the difference of two huge logarithms would be mostly rounding.
template <class At, class Rise>
struct LogWeight {
  long double peak;  ///< where it is largest; 0 when it only falls
  At at;             ///< (t)
  Rise rise;         ///< (t, distance), at(t + distance) - at(t)
};

template <class At, class Rise>
LogWeight(long double, At, Rise) -> LogWeight<At, Rise>;

namespace detail {

/// How far from `top`, toward `end`, a weight stays within `drop` of its value there; negative to the left.
template <class Weight>
[[nodiscard]] long double reach(const Weight& weight, long double top, long double end, long double drop) {
  long double inside = 0;
  long double outside = end - top;
  if (std::isinf(end)) {
    outside = 1e-9L;
    while (weight.rise(top, outside) > -drop) outside *= 2;
  } else if (weight.rise(top, outside) > -drop) {
    return outside;
  }
  for (int i = 0; i < 60; ++i) {
    const long double middle = (inside + outside) / 2;
    (weight.rise(top, middle) > -drop ? inside : outside) = middle;
  }
  return outside;
}

}  // namespace detail

/// The integral of exp(weight(t)) factor(t - from) over [from, to], where factor is smooth and slow beside the rise to
/// the peak.
///
/// Adaptive Gauss-Kronrod over the part where the weight is not negligible beside its largest value there, in octaves
/// of the distance from that value, since a factor may change over far shorter times than a falling weight.
template <class Weight, class Factor>
[[nodiscard]] Scaled integral(const Weight& weight, long double from, long double to, Factor&& factor) {
  constexpr long double negligible = 60;  // e^-60 = 1e-26
  constexpr int octaves = 44;
  constexpr unsigned halvings = 12;
  constexpr long double tolerance = 1e-12L;  // of the estimated error; the true one is far smaller
  const long double top = std::clamp(weight.peak, from, to);
  const auto side = [&](long double end) {
    long double sum = 0;
    long double far = detail::reach(weight, top, end, negligible);
    for (int octave = 0; octave <= octaves && far != 0; ++octave) {
      const long double near = octave < octaves ? far / 2 : 0;
      const long double middle = (near + far) / 2;
      const long double half = (far - near) / 2;
      const auto integrand = [&](long double u) {
        const long double distance = middle + half * u;
        return std::exp(weight.rise(top, distance)) * factor(top - from + distance);
      };
      // Over [-1, 1]: the adaptive rule's tolerance is not scaled to the length of short intervals.
      sum += std::abs(half) * boost::math::quadrature::gauss_kronrod<long double, 31>::integrate(integrand, -1.0L, 1.0L,
                                                                                                 halvings, tolerance);
      far = near;
    }
    return sum;
  };
  return {weight.at(top), side(from) + side(to)};
}

inline constexpr long double forever = std::numeric_limits<long double>::infinity();

/// 1 / B by its integral, a * integral of exp(-a t) (1 + t)^n dt over t > 0, for any real n > -1 [Jagerman1974].
[[nodiscard]] inline Scaled inverse_blocking(long double agents, long double load) {
  const LogWeight weight{std::max(agents / load - 1, 0.0L),
                         [=](long double t) { return agents * std::log1p(t) - load * t; },
                         [=](long double t, long double d) { return agents * std::log1p(d / (1 + t)) - load * d; }};
  Scaled result = integral(weight, 0, forever, [](long double) { return 1.0L; });
  result.value *= load;
  return result;
}

/// The queue with a real number of agents, by integrals over the offered wait V (of a contact that would never leave).
///
/// What a fractional agent means: the atom of V at 0 weighs 1 / B(n - 1, a), continued by Jagerman's integral, and the
/// density of V at t weighs lambda exp(lambda H(t) - n mu t), H(t) = (1 - exp(-theta t)) / theta
/// [BaccelliHebuterne1981], which needs no whole n. With whole n this is the Markov chain. Every term is a positive
/// integral.
[[nodiscard]] inline Experience by_offered_wait(const Center& center, long double acceptable_wait) {
  const long double lambda = center.arrival_rate;
  const long double theta = center.abandonment_rate;
  const long double capacity = static_cast<long double>(center.agents) * center.service_rate;
  const long double horizon = acceptable_wait;

  const auto left_by = [&](long double t) { return -std::expm1(-theta * t); };
  const auto stays = [&](long double t) { return std::exp(-theta * t); };
  const auto mean_patience_used = [&](long double t) { return theta > 0 ? left_by(t) / theta : t; };
  const LogWeight weight{
      theta > 0 ? std::max(std::log(lambda / capacity) / theta, 0.0L) : 0,
      [&](long double t) { return lambda * mean_patience_used(t) - capacity * t; },
      [&](long double t, long double d) { return lambda * stays(t) * mean_patience_used(d) - capacity * d; }};

  const Scaled no_wait = inverse_blocking(static_cast<long double>(center.agents) - 1, center.load());
  const Scaled any_wait = integral(weight, 0, forever, [](long double) { return 1.0L; });
  const long double scale = std::max(no_wait.log_scale, any_wait.log_scale);
  const long double total = no_wait.at_scale(scale) + lambda * any_wait.at_scale(scale);
  const auto share = [&](long double from, long double to, auto&& factor) {
    return from < to ? lambda * integral(weight, from, to, factor).at_scale(scale) / total : 0;
  };

  Shares shares;
  const long double later = share(horizon, forever, [](long double) { return 1.0L; });
  shares.finds_all_busy = lambda * any_wait.at_scale(scale) / total;
  shares.answered_within = no_wait.at_scale(scale) / total + share(0, horizon, stays);
  shares.answered_after = stays(horizon) * share(horizon, forever, stays);
  shares.abandoned_within = share(0, horizon, left_by) + later * left_by(horizon);
  shares.abandoned_after = stays(horizon) * share(horizon, forever, left_by);
  shares.wait = share(0, forever, mean_patience_used);
  shares.answered_wait = share(0, forever, [&](long double t) { return t * stays(t); });
  shares.occupancy = (shares.answered_within + shares.answered_after) * lambda / capacity;
  shares.queue_length = lambda * shares.wait;
  return experience_of(shares);
}

}  // namespace krarup::agreement
