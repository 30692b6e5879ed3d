#pragma once

#include <boost/math/special_functions/erf.hpp>

#include "krarup/distributions/law.hpp"

namespace krarup {

/// Times whose logarithm is normal, the usual shape of handling times: few very short ones, a long tail.
///
/// @source  [BrownEtAl2005] handling times of a bank's call center
struct Lognormal {
  Seconds mean{};
  double scv = 1;  ///< variance / mean^2

  static constexpr std::string_view law = "lognormal";
  static constexpr auto fields() {
    return std::tuple{required_field("mean", &Lognormal::mean, rules::positive),
                      field("scv", &Lognormal::scv, detail::law_spread)};
  }
  friend bool operator==(const Lognormal&, const Lognormal&) = default;
};

namespace detail {

/// P(Z > z) for a standard normal Z.
[[nodiscard]] inline double normal_survival(double z) { return std::erfc(z * 0.70710678118654752440) / 2; }

/// The density of a standard normal at z.
[[nodiscard]] inline double normal_density(double z) { return 0.39894228040143267794 * std::exp(-z * z / 2); }

/// Density over survival; in the tail by Laplace's continued fraction.
[[nodiscard]] inline double normal_hazard(double z) {
  if (z < 10) return normal_density(z) / normal_survival(z);
  double rest = 0;
  for (int i = 40; i >= 1; --i) rest = i / (z + rest);
  return z + rest;
}

/// The standard deviation of the logarithm.
[[nodiscard]] inline double log_deviation(const Lognormal& law) { return std::sqrt(std::log1p(law.scv)); }

/// The logarithm of t in deviations from its mean; minus infinity at 0.
[[nodiscard]] inline double standard_score(const Lognormal& law, Seconds t) {
  const double deviation = log_deviation(law);
  return std::log(t / law.mean) / deviation + deviation / 2;
}

}  // namespace detail

[[nodiscard]] constexpr Seconds mean(const Lognormal& law) { return law.mean; }
[[nodiscard]] constexpr double scv(const Lognormal& law) { return law.scv; }

[[nodiscard]] inline double survival(const Lognormal& law, Seconds t) {
  return detail::normal_survival(detail::standard_score(law, t));
}

[[nodiscard]] inline double cdf(const Lognormal& law, Seconds t) {
  return detail::normal_survival(-detail::standard_score(law, t));
}

[[nodiscard]] inline double share_between(const Lognormal& law, Seconds from, Seconds length) {
  return detail::share_between_of_smooth(law, from, length, [&](Seconds t) {
    return detail::normal_density(detail::standard_score(law, t)) / detail::log_deviation(law);
  });
}

[[nodiscard]] inline double hazard(const Lognormal& law, Seconds t) {
  if (t.count() == 0 || t.count() == detail::infinity) return 0;
  return detail::normal_hazard(detail::standard_score(law, t)) / (detail::log_deviation(law) * t.count());
}

/// mean P(Z <= z - deviation) + t P(Z > z), both positive.
[[nodiscard]] inline Seconds survival_integral(const Lognormal& law, Seconds t) {
  if (t.count() == detail::infinity) return law.mean;
  const double z = detail::standard_score(law, t);
  return law.mean * detail::normal_survival(detail::log_deviation(law) - z) + t * detail::normal_survival(z);
}

[[nodiscard]] inline Seconds survival_quantile(const Lognormal& law, double share) {
  if (share >= 1) return Seconds{0};
  const double deviation = detail::log_deviation(law);
  const double z = 1.41421356237309504880 * boost::math::erfc_inv(2 * share, detail::Quiet());
  return law.mean * std::exp(deviation * (z - deviation / 2));
}

static_assert(Law<Lognormal>);

}  // namespace krarup
