#pragma once

#include "krarup/distributions/law.hpp"

namespace krarup {

/// Times without memory: how long it has lasted says nothing about how long it will.
struct Exponential {
  Seconds mean{detail::infinity};  ///< infinite: it never ends

  static constexpr std::string_view law = "exponential";
  static constexpr auto fields() {
    return std::tuple{required_field("mean", &Exponential::mean, rules::positive_or_infinite)};
  }
  friend bool operator==(const Exponential&, const Exponential&) = default;
};

[[nodiscard]] constexpr Seconds mean(const Exponential& law) { return law.mean; }
[[nodiscard]] constexpr double scv(const Exponential&) { return 1; }
[[nodiscard]] constexpr double hazard(const Exponential& law, Seconds) { return 1 / law.mean.count(); }

[[nodiscard]] inline double survival(const Exponential& law, Seconds t) {
  return law.mean.count() == detail::infinity ? 1 : std::exp(-(t / law.mean));
}

[[nodiscard]] inline double cdf(const Exponential& law, Seconds t) {
  return law.mean.count() == detail::infinity ? 0 : -std::expm1(-(t / law.mean));
}

[[nodiscard]] inline double share_between(const Exponential& law, Seconds from, Seconds length) {
  return survival(law, from) * cdf(law, length);
}

[[nodiscard]] inline Seconds survival_integral(const Exponential& law, Seconds t) {
  return law.mean.count() == detail::infinity ? t : detail::exponential_integral(law.mean, t);
}

[[nodiscard]] inline Seconds survival_quantile(const Exponential& law, double share) {
  return share >= 1 ? Seconds{0} : law.mean * -std::log(share);
}

static_assert(Law<Exponential>);

}  // namespace krarup
