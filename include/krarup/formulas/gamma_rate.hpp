#pragma once

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

#include "krarup/formulas/domain.hpp"

// The gamma law of mean 1 and coefficient of variation cv. As cv goes to 0 it becomes normal; below the cv given here
// the expansion of Cornish and Fisher is exact to the last digit, and the incomplete gamma functions of shapes beyond
// 1e8 are not needed.

namespace krarup::formulas {

namespace detail {

inline constexpr double nearly_normal_cv = 1e-4;

/// Whether there is a gamma law of this coefficient of variation.
[[nodiscard]] constexpr bool in_domain_of_cv(double cv) { return cv >= 0 && cv <= 10; }

}  // namespace detail

/// The rate that a share of the days do not exceed, relative to the mean rate, when it is gamma distributed.
///
/// @param  cv     coefficient of variation; in [0, 10]
/// @param  share  in (0, 1)
/// @return        > 0, 0 where it is too small for a double; 1 for cv = 0; NaN outside the domain
/// @accuracy      1e-12 relative to the rate, cv <= 3
/// @source        [CornishFisher1938] for cv < 1e-4
[[nodiscard]] inline double gamma_rate_quantile(double cv, double share) {
  if (!detail::in_domain_of_cv(cv) || !(share > 0 && share < 1)) return detail::not_a_number<double>();
  if (cv >= detail::nearly_normal_cv) return boost::math::gamma_p_inv(1 / (cv * cv), share) * (cv * cv);
  const double z = -std::numbers::sqrt2 * boost::math::erfc_inv(2 * share);
  return 1 + cv * (z + cv * ((z * z - 1) / 3 + cv * (z * (z * z - 7) / 36)));
}

/// The share of days whose rate, relative to the mean rate, is at most `rate`, when it is gamma distributed.
///
/// @param  cv    coefficient of variation; in [0, 10]
/// @param  rate  >= 0, may be infinite
/// @return       in [0, 1]; for cv = 0 a step from 0 to 1 at rate 1; NaN outside the domain
/// @accuracy     1e-10 absolute; 1e-12 relative for cv in [1e-3, 3]
[[nodiscard]] inline double gamma_rate_within(double cv, double rate) {
  if (!detail::in_domain_of_cv(cv) || !(rate >= 0)) return detail::not_a_number<double>();
  if (rate == detail::infinity<double>()) return 1;
  if (cv == 0) return rate >= 1 ? 1 : 0;
  if (cv >= detail::nearly_normal_cv) return boost::math::gamma_p(1 / (cv * cv), rate / (cv * cv));
  const double y = (rate - 1) / cv;
  if (std::abs(y) > 40) return y > 0 ? 1 : 0;
  // The expansion the other way round.
  const double z = y - cv * ((y * y - 1) / 3 - cv * (y * (7 * y * y - 1) / 36));
  return boost::math::erfc(-z / std::numbers::sqrt2) / 2;
}

}  // namespace krarup::formulas
