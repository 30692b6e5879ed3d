#pragma once

#include "krarup/formulas/erlang_b.hpp"

namespace krarup::formulas {

/// The share of contacts that have to wait when nobody hangs up; M/M/n.
///
/// @return  in [0, 1]; 1 when offered_load >= servers; NaN when an argument is negative, infinite or NaN
template <class Real>
[[nodiscard]] Real erlang_c(Real servers, Real offered_load) {
  if (!detail::in_domain(servers, offered_load)) return std::numeric_limits<Real>::quiet_NaN();
  if (offered_load >= servers) return 1;
  return servers / (offered_load + (servers - offered_load) * erlang_b_reciprocal(servers, offered_load));
}

/// The natural logarithm of `erlang_c`, also where that is below the smallest Real.
template <class Real>
[[nodiscard]] Real log_erlang_c(Real servers, Real offered_load) {
  const Real probability = erlang_c(servers, offered_load);
  if (!(probability == 0)) return std::log(probability);
  return std::log(servers / (servers - offered_load)) + log_erlang_b(servers, offered_load);
}

/// The share of contacts that wait longer than `wait`; M/M/n.
///
/// @param  wait  in mean service times; >= 0, may be infinite
template <class Real>
[[nodiscard]] Real erlang_c_wait_exceeds(Real servers, Real offered_load, Real wait) {
  if (!(wait >= 0)) return std::numeric_limits<Real>::quiet_NaN();
  const Real probability = erlang_c(servers, offered_load);
  if (offered_load >= servers || wait == 0) return probability;
  return probability * std::exp(-(servers - offered_load) * wait);
}

}  // namespace krarup::formulas
