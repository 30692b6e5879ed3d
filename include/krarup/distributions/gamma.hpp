#pragma once

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>

#include "krarup/distributions/law.hpp"

namespace krarup {

/// Times of one kind with any spread: nearly constant with a small scv, exponential with 1, many short and some long
/// with more. With scv = 1 / k it is the sum of k exponential stages (Erlang-k).
struct Gamma {
  Seconds mean{};
  double scv = 1;  ///< variance / mean^2

  static constexpr std::string_view law = "gamma";
  static constexpr auto fields() {
    return std::tuple{required_field("mean", &Gamma::mean, rules::positive),
                      field("scv", &Gamma::scv, detail::law_spread)};
  }
  friend bool operator==(const Gamma&, const Gamma&) = default;
};

namespace detail {

[[nodiscard]] inline double shape(const Gamma& law) { return 1 / law.scv; }
[[nodiscard]] inline Seconds scale(const Gamma& law) { return std::max(law.mean * law.scv, shortest_scale); }

/// Beyond this nobody is left, in double: Q(k, x) < e^-745.
[[nodiscard]] inline bool far_out(double k, double x) { return x > 10 * k + 1000; }

/// x^k e^-x / Gamma(k)
[[nodiscard]] inline double gamma_weight(double k, double x) {
  constexpr double power_alone = 1e-100;  // the density is no double there
  if (x < power_alone) return k < 4 ? std::pow(x, k) / std::tgamma(k) : 0;
  return !far_out(k, x) ? x * boost::math::gamma_p_derivative(k, x, Quiet()) : 0;
}

/// Gamma(k, x) / (x^(k - 1) e^-x) by Legendre's continued fraction, all of whose terms are positive; x > k.
[[nodiscard]] inline double gamma_mean_residual(double k, double x) {
  constexpr int levels = 60;
  double rest = 0;
  // x + 1 - k - 1 (1 - k) / (x + 3 - k - 2 (2 - k) / (x + 5 - k - ...))
  for (int i = levels; i >= 1; --i) rest = i * (i - k) / (x + 2 * i + 1 - k - rest);
  return x / (x + 1 - k - rest);
}

}  // namespace detail

[[nodiscard]] constexpr Seconds mean(const Gamma& law) { return law.mean; }
[[nodiscard]] constexpr double scv(const Gamma& law) { return law.scv; }

[[nodiscard]] inline double survival(const Gamma& law, Seconds t) {
  const double x = t / detail::scale(law);
  const double k = detail::shape(law);
  return detail::far_out(k, x) ? 0 : boost::math::gamma_q(k, x, detail::Quiet());
}

[[nodiscard]] inline double cdf(const Gamma& law, Seconds t) {
  const double x = t / detail::scale(law);
  const double k = detail::shape(law);
  return detail::far_out(k, x) ? 1 : boost::math::gamma_p(k, x, detail::Quiet());
}

[[nodiscard]] inline double share_between(const Gamma& law, Seconds from, Seconds length) {
  return detail::share_between_of_smooth(
      law, from, length, [&](Seconds t) { return detail::gamma_weight(detail::shape(law), t / detail::scale(law)); });
}

/// @return  per second; at 0 infinite where the scv is above 1 and 0 where it is below
[[nodiscard]] inline double hazard(const Gamma& law, Seconds t) {
  const double k = detail::shape(law);
  const double x = t / detail::scale(law);
  if (x == 0) return k < 1 ? detail::infinity : k > 1 ? 0 : 1 / law.mean.count();
  const double stages = x > 2 * k + 20 ? x / detail::gamma_mean_residual(k, x)
                                       : detail::gamma_weight(k, x) / boost::math::gamma_q(k, x, detail::Quiet());
  return stages / t.count();
}

/// mean P(k + 1, x) + t Q(k, x), both positive.
[[nodiscard]] inline Seconds survival_integral(const Gamma& law, Seconds t) {
  const double x = t / detail::scale(law);
  const double k = detail::shape(law);
  if (detail::far_out(k, x)) return law.mean;
  const double whole = boost::math::gamma_p(k + 1, x, detail::Quiet());
  return law.mean * whole + t * survival(law, t);
}

[[nodiscard]] inline Seconds survival_quantile(const Gamma& law, double share) {
  if (share >= 1) return Seconds{0};
  return detail::scale(law) * boost::math::gamma_q_inv(detail::shape(law), share, detail::Quiet());
}

static_assert(Law<Gamma>);

}  // namespace krarup
