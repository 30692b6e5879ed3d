#pragma once

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

namespace krarup::formulas::detail {

/// Where does an increasing function of a positive number pass 0?
///
/// Bounds that are orders of magnitude apart are first brought together on a logarithmic scale, Algorithm 748 narrows
/// them to 1e-11, and a last straight line between the values at both ends halves the exponent of the rest: no more is
/// lost than the rounding of f itself. Where rounding has put the root beyond a bound, the bound is the answer.
///
/// @param  f     finite and increasing for low <= x <= high
/// @param  low   >= 0; taken as at least the smallest normal double
/// @param  high  >= low, finite
/// @complexity  about 10 calls of f; 10 more when high / low is 1e300
/// @source  [AlefeldPotraShi1995], as implemented by Boost.Math
template <class F>
[[nodiscard]] double increasing_root(const F& f, double low, double high) {
  low = std::max(low, std::numeric_limits<double>::min());
  high = std::max(low, high);
  double below = f(low);
  double above = f(high);
  if (!(below < 0)) return low;
  if (!(above > 0)) return high;
  const auto narrow = [&](double x) {
    const double value = f(x);
    (value < 0 ? low : high) = x;
    return (value < 0 ? below : above) = value;
  };
  while (high > 8 * low) narrow(std::sqrt(low) * std::sqrt(high));
  const auto close_enough = [](double from, double to) { return to - from <= 1e-11 * from; };
  std::uintmax_t evaluations = 400;  // more than ever used: every four of them halve the pair at least
  boost::math::tools::toms748_solve(narrow, double(low), double(high), double(below), double(above), close_enough,
                                    evaluations);
  return low + (high - low) * (below / (below - above));
}

/// The root above `low`, found in strides of doubling length; f(low) < 0, and f(high) >= 0 if high is finite.
template <class F>
[[nodiscard]] double increasing_root_upward(const F& f, double low, double stride, double high) {
  double reached = std::min(high, low + stride);
  while (reached < high && f(reached) < 0) {
    low = reached;
    stride *= 2;
    reached = std::min(high, low + stride);
  }
  return increasing_root(f, low, reached);
}

/// The root below `high`, found in strides of doubling length; f(low) <= 0 < f(high).
template <class F>
[[nodiscard]] double increasing_root_downward(const F& f, double low, double stride, double high) {
  double reached = std::max(low, high - stride);
  while (reached > low && f(reached) > 0) {
    high = reached;
    stride *= 2;
    reached = std::max(low, high - stride);
  }
  return increasing_root(f, reached, high);
}

}  // namespace krarup::formulas::detail
