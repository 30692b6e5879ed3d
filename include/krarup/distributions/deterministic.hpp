#pragma once

#include "krarup/distributions/law.hpp"

namespace krarup {

/// Always the same time, such as a queue that turns contacts away after a fixed wait.
struct Deterministic {
  Seconds mean{};  ///< the time itself

  static constexpr std::string_view law = "deterministic";
  static constexpr auto fields() { return std::tuple{required_field("mean", &Deterministic::mean, rules::positive)}; }
  friend bool operator==(const Deterministic&, const Deterministic&) = default;
};

[[nodiscard]] constexpr Seconds mean(const Deterministic& law) { return law.mean; }
[[nodiscard]] constexpr double scv(const Deterministic&) { return 0; }
[[nodiscard]] constexpr double survival(const Deterministic& law, Seconds t) { return t < law.mean ? 1 : 0; }
[[nodiscard]] constexpr double cdf(const Deterministic& law, Seconds t) { return t < law.mean ? 0 : 1; }

[[nodiscard]] constexpr double share_between(const Deterministic& law, Seconds from, Seconds length) {
  return from < law.mean && law.mean <= from + length ? 1 : 0;
}

/// @return  0 before the time has come, infinite from then on
[[nodiscard]] constexpr double hazard(const Deterministic& law, Seconds t) {
  return t < law.mean ? 0 : detail::infinity;
}

[[nodiscard]] constexpr Seconds survival_integral(const Deterministic& law, Seconds t) {
  return t < law.mean ? t : law.mean;
}

[[nodiscard]] constexpr Seconds survival_quantile(const Deterministic& law, double share) {
  return share < 1 ? law.mean : Seconds{0};
}

[[nodiscard]] constexpr Seconds next_kink(const Deterministic& law, Seconds t) {
  return t < law.mean ? law.mean : Seconds{detail::infinity};
}

[[nodiscard]] constexpr Seconds previous_kink(const Deterministic& law, Seconds t) {
  return t > law.mean ? law.mean : Seconds{0};
}

static_assert(Law<Deterministic>);

}  // namespace krarup
