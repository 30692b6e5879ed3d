#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <limits>

#include "krarup/core/time.hpp"

namespace krarup::detail {

/// Times, increasing, and the share that lasts longer than each, never rising: what `Empirical` holds, whole or cut.
template <class P>
concept SurvivalPoints = requires(const P points, std::size_t i) {
  { points.count() } -> std::convertible_to<std::size_t>;  // at least one
  { points.time(i) } -> std::convertible_to<Seconds>;
  { points.share(i) } -> std::convertible_to<double>;
};

/// A stretch of constant hazard.
struct Stretch {
  Seconds begin;
  Seconds end;      ///< of the two times that give the hazard; the last stretch goes on after it
  double at_begin;  ///< the share that lasts until `begin`
  double at_end;

  /// The hazard times the length of the stretch.
  [[nodiscard]] double exponent() const {
    const double lost = (at_begin - at_end) / at_begin;
    return lost < 0.5 ? -std::log1p(-lost) : std::log(at_begin) - std::log(at_end);
  }
  /// Finite, however short the stretch and however few are left.
  [[nodiscard]] double hazard() const {
    return std::min(exponent() / (end - begin).count(), std::numeric_limits<double>::max());
  }
  /// The hazard times so long a time; 0 where nobody leaves, even for ever.
  [[nodiscard]] double hazard_in(Seconds after) const {
    const double all = exponent();
    return all > 0 && after.count() > 0 ? all * (after / (end - begin)) : 0;
  }
  /// The share of those at `begin` that have ended `after` it.
  [[nodiscard]] double ended(Seconds after) const { return -std::expm1(-hazard_in(after)); }
  [[nodiscard]] double left(Seconds after) const { return std::exp(-hazard_in(after)); }
  /// The mean time spent in the stretch, by one who has come to it, until `after` its beginning.
  [[nodiscard]] Seconds spent(Seconds after) const {
    const double all = exponent();
    return all > 0 ? (end - begin) * (ended(after) / all) : after;
  }
};

/// The first of `count` points of which `reached` is true; `count` where there is none.
template <class Reached>
[[nodiscard]] std::size_t first_point(std::size_t count, const Reached& reached) {
  std::size_t low = 0;
  while (count > 0) {
    const std::size_t half = count / 2;
    const bool later = !reached(low + half);
    low += later ? half + 1 : 0;
    count = later ? count - half - 1 : half;
  }
  return low;
}

/// A law whose hazard is constant between points, and after the last as it was before it.
template <SurvivalPoints Points>
struct PiecewiseExponential {
  Points points;

  [[nodiscard]] Stretch stretch(std::size_t index) const {
    const bool first = index == 0;
    return {.begin = first ? Seconds{0} : points.time(index - 1),
            .end = points.time(index),
            .at_begin = first ? 1 : points.share(index - 1),
            .at_end = points.share(index)};
  }
  /// Which stretch t is in; a time between two belongs to the later one.
  [[nodiscard]] std::size_t stretch_of(Seconds t) const {
    return first_point(points.count() - 1, [&](std::size_t i) { return points.time(i) > t; });
  }

  [[nodiscard]] double survival(Seconds t) const {
    const Stretch piece = stretch(stretch_of(t));
    return piece.at_begin * piece.left(t - piece.begin);
  }
  [[nodiscard]] double cdf(Seconds t) const {
    const Stretch piece = stretch(stretch_of(t));
    return (1 - piece.at_begin) + piece.at_begin * piece.ended(t - piece.begin);
  }
  [[nodiscard]] double hazard(Seconds t) const { return stretch(stretch_of(t)).hazard(); }

  [[nodiscard]] double share_between(Seconds from, Seconds length) const {
    const std::size_t first = stretch_of(from);
    const std::size_t last = stretch_of(from + length);
    const Stretch begin = stretch(first);
    const double at_from = begin.at_begin * begin.left(from - begin.begin);
    if (first == last) return at_from * begin.ended(length);
    const Stretch end = stretch(last);
    return at_from * begin.ended(begin.end - from) + (begin.at_end - end.at_begin) +
           end.at_begin * end.ended(from + length - end.begin);
  }

  /// The first time at which the survival bends after t.
  [[nodiscard]] Seconds next_kink(Seconds t) const {
    const std::size_t after = stretch_of(t);
    return after + 1 < points.count() ? points.time(after) : endless;
  }
  /// The last time at which the survival bends before t; 0 when there is none.
  [[nodiscard]] Seconds previous_kink(Seconds t) const {
    const std::size_t not_before = first_point(points.count() - 1, [&](std::size_t i) { return points.time(i) >= t; });
    return not_before > 0 ? points.time(not_before - 1) : Seconds{0};
  }

  /// @complexity  O(points up to t)
  [[nodiscard]] Seconds survival_integral(Seconds t) const {
    const std::size_t last = stretch_of(t);
    Seconds sum{0};
    for (std::size_t i = 0; i <= last; ++i) {
      const Stretch piece = stretch(i);
      sum += piece.at_begin * piece.spent(i < last ? piece.end - piece.begin : t - piece.begin);
    }
    return sum;
  }

  [[nodiscard]] Seconds survival_quantile(double share) const {
    if (share >= 1) return Seconds{0};
    const Stretch piece =
        stretch(first_point(points.count() - 1, [&](std::size_t i) { return points.share(i) <= share; }));
    const double all = piece.exponent();
    const double needed = std::log(piece.at_begin) - std::log(share);
    return all > 0 ? piece.begin + (needed / all) * (piece.end - piece.begin) : endless;
  }

 private:
  static constexpr Seconds endless{std::numeric_limits<double>::infinity()};
};

}  // namespace krarup::detail
