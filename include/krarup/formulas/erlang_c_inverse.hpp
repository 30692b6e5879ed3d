#pragma once

#include "krarup/formulas/erlang_b_inverse.hpp"
#include "krarup/formulas/erlang_c.hpp"

namespace krarup::formulas {

/// How many servers, real, make no more than a share of the contacts wait? The inverse of `erlang_c` in n; M/M/n.
///
/// The root n > a of ln C(n, a) = ln p, in strides from a.
///
/// @param  probability_of_wait  p in [0, 1]
/// @param  offered_load         a >= 0; erlangs
/// @return  n >= a; a for p = 1; 0 without load; infinite for p = 0; NaN outside the domain
/// @complexity  10 to 25 evaluations of `erlang_c`, whatever the load
/// @accuracy  relative error <= 2 eps (1 + condition number), 1e-6 <= a <= 1e12, 1e-290 <= p < 1
[[nodiscard]] inline double erlang_c_servers(double probability_of_wait, double offered_load) {
  if (!detail::in_domain_of_inverse(probability_of_wait, offered_load)) return detail::not_a_number<double>();
  if (offered_load == 0) return 0;
  if (probability_of_wait == 0) return detail::infinity<double>();
  const double log_share = std::log(probability_of_wait);
  return detail::increasing_root_upward([&](double n) { return log_share - log_erlang_c(n, offered_load); },
                                        offered_load, std::sqrt(offered_load) + 1, detail::infinity<double>());
}

/// How much load makes no more than a share of the contacts wait? The inverse of `erlang_c` in a; M/M/n.
///
/// The root a < n of ln C(n, a) = ln p. Since C <= B / (1 - a / n), it lies above the smaller of n / 2 and
/// (p Gamma(n + 1) / 2)^(1/n).
///
/// @param  servers              n >= 0; real
/// @param  probability_of_wait  p in [0, 1]
/// @return  a in [0, n]; erlangs; n for p = 1, 0 for p = 0; NaN outside the domain
/// @complexity  10 to 25 evaluations of `erlang_c`, whatever the number of servers
/// @accuracy  relative error <= 2 eps (1 + condition number), n <= 1e12, 1e-290 <= p < 1, where the load is a
///            normal double; below that 0 or the smallest normal double
[[nodiscard]] inline double erlang_c_load(double servers, double probability_of_wait) {
  if (!detail::in_domain_of_inverse(probability_of_wait, servers)) return detail::not_a_number<double>();
  if (probability_of_wait == 0 || servers == 0) return 0;
  if (probability_of_wait == 1) return servers;
  const double log_share = std::log(probability_of_wait);
  const double least = std::min(servers / 2, detail::load_bound(servers, probability_of_wait / 2));
  return detail::increasing_root_downward([&](double a) { return log_erlang_c(servers, a) - log_share; }, least,
                                          std::sqrt(servers) + 1, servers);
}

}  // namespace krarup::formulas
