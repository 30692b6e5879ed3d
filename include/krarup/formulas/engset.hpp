#pragma once

#include <cmath>

#include "krarup/formulas/domain.hpp"

namespace krarup::formulas {

namespace detail {

/// Outside what Engset's formulas answer for.
[[nodiscard]] constexpr bool in_domain_of_engset(double servers, double sources, double intensity) {
  return in_domain(servers, sources) && intensity >= 0;
}

/// 1 / E at -1 <= servers < 0: the integral over s > 0 of e^-s (1 + (1 - e^(-s / m)) / alpha)^servers, m = N - n.
///
/// The trapezoidal rule in ln(s), whose error falls as e^(-pi^2 / step); left of `first` nothing is left to add.
[[nodiscard]] inline double engset_reciprocal_below_zero(double servers, double sources, double intensity) {
  constexpr double step = 0.2;
  const double others = sources - servers;
  const double first = std::log(std::fmin(1., others * intensity)) - 41;
  double sum = 0;
  for (double u = std::fmin(3.9, std::fmax(first, -740)); u < 3.9; u += step) {
    const double s = std::exp(u);
    sum += std::exp(u - s) * std::pow(1 - std::expm1(-s / others) / intensity, servers);
  }
  return step * sum;
}

}  // namespace detail

/// The odds that some server is free when each of a finite number of sources makes one contact at a time; M/M/n/n//N.
///
/// (1 - E) / E with E = C(N, n) alpha^n / sum of C(N, k) alpha^k over k <= n: the sum of the products of
/// k / ((N - k + 1) alpha) over k = n, n - 1, ..., all positive, from the largest state down to where nothing is left
/// to add. Continued to real servers and sources by 1 / E(n) = 1 + n / ((N - n + 1) alpha) / E(n - 1), whose solution
/// in -1 <= n < 0 is the mean of (1 + V / alpha)^n, V distributed as Beta(1, N - n).
///
/// @param  servers    n >= 0; real
/// @param  sources    N >= 0, finite; real
/// @param  intensity  alpha >= 0, the load that an idle source offers; erlangs; may be infinite
/// @return  in [0, infinity]; infinite for n >= N + 1 and where E is below the smallest double; NaN outside the domain
/// @complexity  O(sqrt(min(N, N alpha)) + distance of n from the most likely state)
/// @accuracy  relative error <= 4 eps (1 + condition number), N <= 1e6
/// @source  [Engset1918]
[[nodiscard]] inline double engset_free_odds(double servers, double sources, double intensity) {
  if (!detail::in_domain_of_engset(servers, sources, intensity)) return detail::not_a_number<double>();
  if (servers == 0) return 0;
  if (servers >= sources + 1 || intensity == 0) return detail::infinity<double>();
  double product = 1;
  double sum = 0;
  for (double k = servers; k > 0; k -= 1) {
    const double ratio = k / ((sources - k + 1) * intensity);
    product *= ratio;
    if (k < 1) return sum + product * detail::engset_reciprocal_below_zero(k - 1, sources, intensity);
    sum += product;
    if (sum == detail::infinity<double>()) return sum;
    if (product * ratio <= 1e-17 * (1 - ratio) * sum) return sum;  // the rest is less than a geometric series
  }
  return sum;
}

/// The share of the time during which all servers are busy; M/M/n/n//N.
///
/// @param  servers    n >= 0; real
/// @param  sources    N >= 0, finite; real
/// @param  intensity  alpha >= 0, the load that an idle source offers; erlangs
/// @return  in [0, 1]; 0 for n >= N + 1, alpha^N / (1 + alpha)^N for n = N; NaN outside the domain
[[nodiscard]] inline double engset_time_congestion(double servers, double sources, double intensity) {
  return 1 / (1 + engset_free_odds(servers, sources, intensity));
}

/// The share of the contacts that find all servers busy and are lost; M/M/n/n//N.
///
/// The time congestion that the other sources make, N - 1 of them.
///
/// @param  servers    n >= 0; real
/// @param  sources    N >= 1, finite; real
/// @param  intensity  alpha >= 0, the load that an idle source offers; erlangs
/// @return  in [0, 1]; 0 for n >= N: nobody else can be in the way; NaN outside the domain
[[nodiscard]] inline double engset_call_congestion(double servers, double sources, double intensity) {
  return engset_time_congestion(servers, sources - 1, intensity);
}

}  // namespace krarup::formulas
