#pragma once

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>

#include "krarup/distributions/law.hpp"

namespace krarup {

/// Times whose hazard falls or rises as a power of the time: below shape 1 who has waited long will wait longer yet,
/// above it patience wears out.
struct Weibull {
  Seconds mean{};
  double shape = 1;  ///< the survival is e^-(t / scale)^shape

  static constexpr std::string_view law = "weibull";
  static constexpr auto fields() {
    return std::tuple{
        required_field("mean", &Weibull::mean, rules::positive),
        field(
            "shape", &Weibull::shape,
            Rule{.low = 0.1, .low_bound = Rule::Bound::inclusive, .high = 100, .high_bound = Rule::Bound::inclusive})};
  }
  friend bool operator==(const Weibull&, const Weibull&) = default;
};

namespace detail {

[[nodiscard]] inline Seconds scale(const Weibull& law) {
  return std::max(law.mean / std::tgamma(1 + 1 / law.shape), shortest_scale);
}

/// The integral of the hazard up to t.
[[nodiscard]] inline double cumulative_hazard(const Weibull& law, Seconds t) {
  return std::pow(t / scale(law), law.shape);
}

}  // namespace detail

[[nodiscard]] constexpr Seconds mean(const Weibull& law) { return law.mean; }

/// Gamma(1 + 2 / shape) / Gamma(1 + 1 / shape)^2 - 1
[[nodiscard]] inline double scv(const Weibull& law) {
  const double inverse = 1 / law.shape;
  return std::expm1(boost::math::lgamma(1 + 2 * inverse, detail::Quiet()) -
                    2 * boost::math::lgamma(1 + inverse, detail::Quiet()));
}

[[nodiscard]] inline double survival(const Weibull& law, Seconds t) {
  return std::exp(-detail::cumulative_hazard(law, t));
}

[[nodiscard]] inline double cdf(const Weibull& law, Seconds t) {
  return -std::expm1(-detail::cumulative_hazard(law, t));
}

[[nodiscard]] inline double share_between(const Weibull& law, Seconds from, Seconds length) {
  const double left = survival(law, from);
  if (left == 0) return 0;
  if (from.count() == 0 || from + length >= 2 * from) {
    return left * -std::expm1(detail::cumulative_hazard(law, from) - detail::cumulative_hazard(law, from + length));
  }
  const double growth = std::expm1(law.shape * std::log1p(length / from));
  return left * -std::expm1(-detail::cumulative_hazard(law, from) * growth);
}

/// @return  per second; at 0 infinite where the shape is below 1 and 0 where it is above
[[nodiscard]] inline double hazard(const Weibull& law, Seconds t) {
  return law.shape / detail::scale(law).count() * std::pow(t / detail::scale(law), law.shape - 1);
}

[[nodiscard]] inline Seconds survival_integral(const Weibull& law, Seconds t) {
  const double x = detail::cumulative_hazard(law, t);
  return x < detail::infinity ? law.mean * boost::math::gamma_p(1 / law.shape, x, detail::Quiet()) : law.mean;
}

[[nodiscard]] inline Seconds survival_quantile(const Weibull& law, double share) {
  return share >= 1 ? Seconds{0} : detail::scale(law) * std::pow(-std::log(share), 1 / law.shape);
}

static_assert(Law<Weibull>);

}  // namespace krarup
