#pragma once

#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "krarup/formulas/continued_fractions.hpp"
#include "krarup/formulas/domain.hpp"
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
                                  ? boost::math::tgamma(b) * std::exp(b) * std::pow(b, -b)
                                  : root_two_pi / std::sqrt(b) * polynomial(uniform_expansion::scaled_gamma, 1 / b);
  const double exponent = rarity(b, z, excess);
  const double unit = std::exp(-exponent);
  const auto upper = upper_fraction(b, z, 14);
  const double served = scaled_gamma - unit * upper.value;
  WaitingIntegrals result{served, (1 + excess) * served + unit, 0, unit * upper.value, unit, exponent, b};
  if (delay == Delay::found) {
    result.delay = scaled_gamma * (std::log(z) - boost::math::digamma(b)) + unit * upper.slope;
  }
  return result;
}

/// z well below b: few wait behind others.
[[nodiscard]] inline WaitingIntegrals integrals_of_light_load(double b, double z, double excess) {
  const auto queue = queue_fraction(b, z, -excess, 10);
  const double served = 1 / (queue.value - excess);
  return {served, (1 + queue.value) * served, (1 + queue.slope) * served * served, not_a_number<double>(), 1, 0, b};
}

/// b >= 20, z <= 2 b.
[[nodiscard]] inline WaitingIntegrals integrals_of_many(double b, double z, double excess, Delay delay) {
  if (excess < 0 && (z < 0.4 * b || 200 * z < excess * excess)) return integrals_of_light_load(b, z, excess);
  const UniformExpansion expansion(b, excess);
  const double exponent = excess > 0 ? expansion.exponent : 0;
  const double unit = expansion.unit();
  const double served = expansion.scaled_lower(unit) / b;
  const double before = excess > 0 ? unit * expansion.upper() / b : not_a_number<double>();
  WaitingIntegrals result{served, (1 + excess) * served + unit, 0, before, unit, exponent, b};
  if (delay == Delay::found) result.delay = expansion.scaled_lower_slope(unit);
  return result;
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
  if (steps > 0) result.before = not_a_number<double>();
  for (double k = steps - 1; k >= 0; --k) {
    const double inverse = 1 / (b + k);
    result.served = (result.unit + z * result.served) * inverse;
    if (delay == Delay::found) result.delay = (result.served + z * result.delay) * inverse;
    result.lost = result.served + z * result.lost * inverse;
  }
  return result;
}

}  // namespace krarup::formulas::detail
