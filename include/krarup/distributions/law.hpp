#pragma once

#include <array>
#include <boost/math/policies/policy.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <string_view>

#include "krarup/core/validate.hpp"

namespace krarup {

/// A law of a time that is never negative, such as patience or handling time.
///
/// Every law L has, found by argument-dependent lookup,
///
///     mean(law), scv(law)                     its mean, and variance / mean^2 (the squared coefficient of variation)
///     survival(law, t), cdf(law, t)           P(X > t) and P(X <= t), each exact however small
///     share_between(law, from, length)        P(from < X <= from + length), exact however small
///     hazard(law, t)                          the rate at which those who have lasted until t end; per second
///     survival_integral(law, t)               E[min(X, t)], the integral of the survival up to t
///     survival_quantile(law, share)           the first time that at most this share lasts longer than
///     next_kink(law, t), previous_kink(law, t)  where the survival is not smooth
///
/// They are total: no argument makes them throw, and the parameters are checked at the public doors of the models.
template <class L>
concept Law = Described<L> && requires(const L law, Seconds t, double share) {
  { L::law } -> std::convertible_to<std::string_view>;
  { mean(law) } -> std::same_as<Seconds>;
  { scv(law) } -> std::same_as<double>;
  { survival(law, t) } -> std::same_as<double>;
  { cdf(law, t) } -> std::same_as<double>;
  { share_between(law, t, t) } -> std::same_as<double>;
  { hazard(law, t) } -> std::same_as<double>;
  { survival_integral(law, t) } -> std::same_as<Seconds>;
  { survival_quantile(law, share) } -> std::same_as<Seconds>;
  { next_kink(law, t) } -> std::same_as<Seconds>;
  { previous_kink(law, t) } -> std::same_as<Seconds>;
};

namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// Special functions that answer with infinity or 0 where they overflow or underflow, and stay in double.
using Quiet =
    boost::math::policies::policy<boost::math::policies::domain_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::pole_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::rounding_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::promote_double<false>>;

/// A squared coefficient of variation that a law takes: from nearly constant to wildly spread.
inline constexpr Rule law_spread{
    .low = 1e-4, .low_bound = Rule::Bound::inclusive, .high = 1e4, .high_bound = Rule::Bound::inclusive};

/// Times are divided by no shorter one than this.
inline constexpr Seconds shortest_scale{std::numeric_limits<double>::min()};

/// E[min(X, t)] of an exponential time, of which nothing is lost where t is far below its mean.
[[nodiscard]] inline Seconds exponential_integral(Seconds mean, Seconds t) {
  constexpr double hardly = 1e-17;
  const double x = t / mean;
  return x < hardly ? t : mean * -std::expm1(-x);
}

/// A number in (0, 1) from 64 random bits, the same with every standard library.
template <std::uniform_random_bit_generator Random>
[[nodiscard]] double uniform(Random& random) {
  static_assert(Random::min() == 0 && Random::max() == std::numeric_limits<std::uint64_t>::max(),
                "laws draw from generators of 64 bits, such as std::mt19937_64");
  return (static_cast<double>(random() >> 11U) + 0.5) * 0x1p-53;
}

/// share_between of a law with a smooth density: a difference where little cancels, else the density over so short a
/// stretch that it hardly changes, by Gauss's rule.
///
/// @param  density  times the time, at a time: the share that ends per unit of ln t, which no short time makes overflow
template <class L, class Density>
[[nodiscard]] double share_between_of_smooth(const L& law, Seconds from, Seconds length, const Density& density) {
  constexpr double hardly = 0.98;
  const double before = survival(law, from);
  const double after = survival(law, from + length);
  if (after <= hardly * before) return before - after;
  const double at_first = cdf(law, from);
  const double at_last = cdf(law, from + length);
  if (at_first <= hardly * at_last) return at_last - at_first;
  using Rule = boost::math::quadrature::gauss<double, 10>;
  const Seconds half = length / 2;
  double sum = 0;
  for (std::size_t i = 0; i < Rule::abscissa().size(); ++i) {
    const Seconds offset = half * Rule::abscissa()[i];
    for (const Seconds t : {from + half - offset, from + half + offset}) {
      if (t > Seconds{0}) sum += Rule::weights()[i] * density(t) * (half / t);
    }
  }
  return sum;
}

}  // namespace detail

/// Where a smooth law is not smooth: nowhere after t.
template <class L>
requires Described<L>
[[nodiscard]] constexpr Seconds next_kink(const L&, Seconds) { return Seconds{detail::infinity}; }

/// Where a smooth law is not smooth: only at 0.
template <class L>
requires Described<L>
[[nodiscard]] constexpr Seconds previous_kink(const L&, Seconds) { return Seconds{0}; }

/// A time drawn from the law, by inversion: the same with every standard library.
///
/// @param  random  a generator of 64 random bits, such as std::mt19937_64
template <Law L, std::uniform_random_bit_generator Random>
[[nodiscard]] Seconds sample(const L& law, Random& random) {
  return survival_quantile(law, detail::uniform(random));
}

}  // namespace krarup
