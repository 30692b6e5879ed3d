#pragma once

#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/staffing/rounding.hpp"

namespace krarup {

/// The paid time of a full-time contract in a week, unless something else is said.
inline constexpr Seconds usual_hours_per_fte{40 * 3600.0};

/// How many full-time equivalents do these paid hours make?
///
/// @param  paid_time      in a week: time on shift less unpaid breaks, paid absence included
/// @param  hours_per_fte  paid time of one full-time equivalent in a week
/// @return                paid_time / hours_per_fte; not rounded
/// @throws                InvalidInput
[[nodiscard]] inline double fte(Seconds paid_time, Seconds hours_per_fte = usual_hours_per_fte) {
  validate_argument("paid_time", paid_time, rules::not_negative);
  validate_argument("hours_per_fte", hours_per_fte, rules::positive);
  return paid_time / hours_per_fte;
}

/// For how much time in a week are these full-time equivalents paid? The inverse of fte.
///
/// @throws  InvalidInput
[[nodiscard]] inline Seconds paid_time_of_fte(double fte, Seconds hours_per_fte = usual_hours_per_fte) {
  validate_argument("fte", fte, rules::not_negative);
  validate_argument("hours_per_fte", hours_per_fte, rules::positive);
  return fte * hours_per_fte;
}

/// How many people make these full-time equivalents?
///
/// @param  contract_share  of full time that each of them works; in (0, 1]
/// @param  rounding        people come whole, so up; none where the number goes on into arithmetic
/// @return                 fte / contract_share
/// @throws                 InvalidInput
[[nodiscard]] inline double headcount(double fte, double contract_share = 1, Rounding rounding = Rounding::up) {
  validate_argument("fte", fte, rules::not_negative);
  validate_argument("contract_share", contract_share, rules::positive_share);
  return rounded(fte / contract_share, rounding);
}

/// How many full-time equivalents do these people make? The inverse of headcount, but for its rounding.
///
/// @param  contract_share  of full time that each of them works; in (0, 1]
/// @return                 headcount * contract_share
/// @throws                 InvalidInput
[[nodiscard]] inline double fte_of_headcount(double headcount, double contract_share = 1) {
  validate_argument("headcount", headcount, rules::not_negative);
  validate_argument("contract_share", contract_share, rules::positive_share);
  return headcount * contract_share;
}

}  // namespace krarup
