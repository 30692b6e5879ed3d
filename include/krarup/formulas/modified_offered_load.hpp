#pragma once

#include <cmath>

#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/exp_remainder.hpp"

namespace krarup::formulas {

namespace detail {

/// `from` goes `share` of the way to `to`, and the rest of it is `left` = 1 - share: a sum of positive terms.
[[nodiscard]] constexpr double part_of_the_way(double from, double to, double share, double left) {
  return to >= from ? from + (to - from) * share : to + (from - to) * left;
}

/// The mean over elapsed > 0 of how far an exponential has come: 1 - (1 - e^-x) / x, without cancellation.
[[nodiscard]] inline double mean_share_of_the_way(double elapsed) {
  return elapsed > 1 ? 1 + std::expm1(-elapsed) / elapsed : exp_remainder(-elapsed) / elapsed;
}

/// Loads are finite, and time does not go back.
[[nodiscard]] constexpr bool in_domain_of_loads(double start, double offered_load, double elapsed) {
  return in_domain(start, offered_load) && elapsed >= 0;
}

}  // namespace detail

/// How many servers are busy, on average, some time after the offered load has changed, with servers without end;
/// M(t)/M/inf between changes of the rate.
///
/// m' = a - m in units of the handling time: m(x) = a + (m(0) - a) e^-x. It goes one way, so that the larger of m(0)
/// and m(x) is the peak.
///
/// @param  start         m(0) >= 0, finite; erlangs
/// @param  offered_load  a >= 0, finite; erlangs
/// @param  elapsed       x >= 0, in handling times; may be infinite
/// @return  erlangs, between start and offered_load; NaN outside the domain
/// @accuracy  a few eps
/// @source  [EickMasseyWhitt1993]
[[nodiscard]] inline double modified_offered_load(double start, double offered_load, double elapsed) {
  if (!detail::in_domain_of_loads(start, offered_load, elapsed)) return detail::not_a_number<double>();
  return detail::part_of_the_way(start, offered_load, -std::expm1(-elapsed), std::exp(-elapsed));
}

/// The mean of modified_offered_load() from 0 to `elapsed`: a + (m(0) - a) (1 - e^-x) / x; m(0) at x = 0.
///
/// @param  start         m(0) >= 0, finite; erlangs
/// @param  offered_load  a >= 0, finite; erlangs
/// @param  elapsed       x >= 0, in handling times; may be infinite
/// @return  erlangs, between start and offered_load; NaN outside the domain
/// @accuracy  a few eps
/// @source  [EickMasseyWhitt1993]
[[nodiscard]] inline double mean_modified_offered_load(double start, double offered_load, double elapsed) {
  if (!detail::in_domain_of_loads(start, offered_load, elapsed)) return detail::not_a_number<double>();
  if (elapsed == 0) return start;
  const double left = -std::expm1(-elapsed) / elapsed;
  return detail::part_of_the_way(start, offered_load, detail::mean_share_of_the_way(elapsed), left);
}

}  // namespace krarup::formulas
