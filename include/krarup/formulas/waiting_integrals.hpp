#pragma once

#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "krarup/formulas/continued_fractions.hpp"
#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/in_double.hpp"
#include "krarup/formulas/uniform_expansion.hpp"

namespace krarup::formulas::detail {

/// Integrals of f(w) = e^(z (1 - e^-w) - b w) over w > 0, and their scale: each is to be multiplied by e^exponent.
///
/// In Erlang A, f(w) is the density of "waits w patiences and is answered" up to a factor. As sums over the queue
/// length, served = sum of z^j / (b)_(j+1) and lost = sum of (j + 1) z^j / (b)_(j+1), with (b)_j = b (b + 1) ...
struct WaitingIntegrals {
  double served;        ///< integral of f
  double lost;          ///< integral of (e^w - 1) f, times b - 1
  double delay;         ///< integral of w f; means nothing where left out
  double before;        ///< integral of f over w < 0, where z > b and it is at hand; else NaN
  double unit;          ///< e^-exponent
  double exponent = 0;  ///< scale_base (lambda - 1 - ln(lambda)) with lambda = z / scale_base, where that is > 1
  double scale_base;    ///< the b that `exponent` belongs to
};

/// Whether the delay is wanted: it costs as much as the rest.
enum class Delay { found, left_out };

/// z > 2 max(b, 20): the whole gamma integral less its small upper part.
[[nodiscard]] inline WaitingIntegrals integrals_of_overload(double b, double z, double excess, Delay delay) {
  constexpr double root_two_pi = 2.5066282746310005024;
  const double scaled_gamma = b < uniform_expansion::smallest_b
                                  ? boost::math::tgamma(b, InDouble()) * std::exp(b) * std::pow(b, -b)
                                  : root_two_pi / std::sqrt(b) * polynomial(uniform_expansion::scaled_gamma, 1 / b);
  const double exponent = rarity(b, z, excess);
  const double unit = std::exp(-exponent);
  const auto upper = upper_fraction(b, z, 14);
  const double served = scaled_gamma - unit * upper.value;
  WaitingIntegrals result{served, (1 + excess) * served + unit, 0, unit * upper.value, unit, exponent, b};
  if (delay == Delay::found) {
    result.delay = scaled_gamma * (std::log(z) - boost::math::digamma(b, InDouble())) + unit * upper.slope;
  }
  return result;
}

/// How many levels `queue_fraction` takes to 16 digits for z < 0.4 b, or z < gap^2 / 200, with b >= 20.
[[nodiscard]] constexpr int levels_of_light_load(double b, double z, double gap) {
  if (z < 0.045 * b || 1e5 * z < gap * gap) return 4;
  if (z < 0.25 * b || 1000 * z < gap * gap) return 7;
  return 10;
}

/// z well below b: few wait behind others.
[[nodiscard]] inline WaitingIntegrals integrals_of_light_load(double b, double z, double excess, Delay delay) {
  const int levels = levels_of_light_load(b, z, -excess);
  const auto with = [&](double queue, double slope) -> WaitingIntegrals {
    const double served = 1 / (queue - excess);
    return {served, (1 + queue) * served, (1 + slope) * served * served, not_a_number<double>(), 1, 0, b};
  };
  if (delay == Delay::left_out) return with(queue_fraction_value(b, z, -excess, levels), 0);
  const auto queue = queue_fraction(b, z, -excess, levels);
  return with(queue.value, queue.slope);
}

/// b >= 20, z <= 2 b.
[[nodiscard]] inline WaitingIntegrals integrals_of_many(double b, double z, double excess, Delay delay) {
  if (excess < 0 && (z < 0.4 * b || 200 * z < excess * excess)) return integrals_of_light_load(b, z, excess, delay);
  const UniformExpansion expansion(b, excess);
  const double exponent = excess > 0 ? expansion.exponent : 0;
  const double unit = expansion.unit();
  const double served = expansion.scaled_lower(unit) / b;
  const double before = excess > 0 ? unit * expansion.upper() / b : not_a_number<double>();
  WaitingIntegrals result{served, (1 + excess) * served + unit, 0, before, unit, exponent, b};
  if (delay == Delay::found) result.delay = expansion.scaled_lower_slope(unit);
  return result;
}

/// From b + steps, steps >= 1, down to b, by recurrences whose terms are positive.
///
/// Two steps at once, because each waits for the one before: the first of them is found beside the second.
template <bool with_delay>
[[nodiscard]] inline WaitingIntegrals stepped_down(WaitingIntegrals at, double b, double z, double steps) {
  at.before = not_a_number<double>();
  const auto step = [&](double inverse, double served) {
    const double ratio = z * inverse;
    if constexpr (with_delay) at.delay = served * inverse + ratio * at.delay;
    at.lost = served + ratio * at.lost;
    at.served = served;
  };
  double k = steps - 1;
  for (; k > 0; k -= 2) {
    const double upper = b + k;
    const double lower = b + (k - 1);
    const double both = 1 / (upper * lower);
    const double after_one = both * lower * at.unit + z * both * lower * at.served;
    const double after_two = both * (at.unit * (upper + z)) + both * z * z * at.served;
    step(both * lower, after_one);
    step(both * upper, after_two);
  }
  if (k == 0) step(1 / b, (at.unit + z * at.served) / b);
  return at;
}

/// The integrals at b >= 1 and z >= 0, in O(1).
///
/// @param  excess  z - b, on its own because the difference of two large numbers would lose it
/// @accuracy  within 2e-13, served within 2e-15
[[nodiscard]] inline WaitingIntegrals waiting_integrals(double b, double z, double excess, Delay delay = Delay::found) {
  if (z > 2 * std::max(b, uniform_expansion::smallest_b)) return integrals_of_overload(b, z, excess, delay);
  // Below 20 the expansions do not hold: begin above, and step down by the recurrences, whose terms are positive.
  const double steps = b < uniform_expansion::smallest_b ? std::ceil(uniform_expansion::smallest_b - b) : 0;
  WaitingIntegrals result = integrals_of_many(b + steps, z, excess - steps, delay);
  if (steps > 0)
    result = delay == Delay::found ? stepped_down<true>(result, b, z, steps) : stepped_down<false>(result, b, z, steps);
  if (excess >= -1) result.lost = (1 + excess) * result.served + result.unit;  // better, as both terms are positive
  return result;
}

}  // namespace krarup::formulas::detail
