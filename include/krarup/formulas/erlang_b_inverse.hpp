#pragma once

#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/monotone_root.hpp"

namespace krarup::formulas {

namespace detail {

/// A share is in [0, 1] and a number of servers or erlangs finite and not negative.
[[nodiscard]] constexpr bool in_domain_of_inverse(double share, double number) {
  return share >= 0 && share <= 1 && in_domain(number, 0.);
}

/// (p Gamma(n + 1))^(1 / n), a little less; n > 0. Below it, a^n / Gamma(n + 1) is less than p, and so is Erlang's B.
[[nodiscard]] inline double load_bound(double servers, double share) {
  const double log_gamma =
      servers < 1 ? std::log1p(boost::math::tgamma1pm1(servers)) : boost::math::lgamma(servers + 1);
  return 0.99 * std::exp((std::log(share) + log_gamma) / servers);
}

}  // namespace detail

/// How many servers, real, lose no more than a share of the contacts? The inverse of `erlang_b` in n; M/M/n/n.
///
/// The root of ln B(n, a) = ln p, a function that is concave in n and accurate at both ends of p. It lies between
/// a (1 - p), because no more than n servers can be busy, and (1 - p) / p times the smaller of a + 1 and
/// 2 / ln(1 + 2 / a), because (1 - B) / B is convex in n with slope e^a E_1(a) at 0.
///
/// @param  blocking      p in [0, 1]
/// @param  offered_load  a >= 0; erlangs
/// @return  n >= 0; 0 without load; infinite for p = 0; NaN outside the domain
/// @complexity  10 to 25 evaluations of `erlang_b`, whatever the load
/// @accuracy  relative error <= 2 eps (1 + condition number), 1e-6 <= a <= 1e12, 1e-290 <= p < 1
[[nodiscard]] inline double erlang_b_servers(double blocking, double offered_load) {
  if (!detail::in_domain_of_inverse(blocking, offered_load)) return detail::not_a_number<double>();
  if (blocking == 1 || offered_load == 0) return 0;
  if (blocking == 0) return detail::infinity<double>();
  const double log_share = std::log(blocking);
  const double slope = offered_load < 1 ? 2 / (std::log(offered_load + 2) - std::log(offered_load)) : offered_load + 1;
  return detail::increasing_root_upward([&](double n) { return log_share - log_erlang_b(n, offered_load); },
                                        offered_load * (1 - blocking), std::sqrt(offered_load) + 1,
                                        (1 - blocking) / blocking * slope);
}

/// How much load can the servers carry and lose no more than a share of it? The inverse of `erlang_b` in a; M/M/n/n.
///
/// The root of ln B(n, a) = ln p. It lies between the larger of (p Gamma(n + 1))^(1/n) and n p / (1 - p) - 1, and
/// n / (1 - p), the load of which n servers could carry a share 1 - p if they were never idle.
///
/// @param  servers   n >= 0; real
/// @param  blocking  p in [0, 1]
/// @return  a >= 0; erlangs; infinite for p = 1, whatever n is; 0 for p = 0 and for n = 0 with p < 1; NaN outside the
///          domain
/// @complexity  10 to 25 evaluations of `erlang_b`, whatever the number of servers
/// @accuracy  relative error <= 2 eps (1 + condition number), n <= 1e12, 1e-290 <= p < 1, where the load is a
///            normal double; below that 0 or the smallest normal double
[[nodiscard]] inline double erlang_b_load(double servers, double blocking) {
  if (!detail::in_domain_of_inverse(blocking, servers)) return detail::not_a_number<double>();
  if (blocking == 1) return detail::infinity<double>();
  if (blocking == 0 || servers == 0) return 0;
  const double log_share = std::log(blocking);
  const double most = servers / (1 - blocking);
  const double least = std::max(detail::load_bound(servers, blocking), most * blocking - 1);
  return detail::increasing_root_downward([&](double a) { return log_erlang_b(servers, a) - log_share; }, least,
                                          std::sqrt(most) + 1, most);
}

}  // namespace krarup::formulas
