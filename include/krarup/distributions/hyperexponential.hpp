#pragma once

#include <algorithm>

#include "krarup/core/search.hpp"
#include "krarup/distributions/law.hpp"

namespace krarup {

/// Two kinds of people, each with exponential times: a share who are quick, and the others.
///
/// What planners can give: "three in ten hang up within ten seconds on average, the others after four minutes".
struct Hyperexponential {
  double first_share = 0;  ///< of the first kind
  Seconds first_mean{};
  Seconds second_mean{};

  static constexpr std::string_view law = "hyperexponential";
  static constexpr auto fields() {
    return std::tuple{required_field("first_share", &Hyperexponential::first_share, rules::share),
                      required_field("first_mean", &Hyperexponential::first_mean, rules::positive),
                      required_field("second_mean", &Hyperexponential::second_mean, rules::positive)};
  }
  friend bool operator==(const Hyperexponential&, const Hyperexponential&) = default;
};

/// The law with this mean and scv in which each kind makes up half of the total time.
///
/// @param  scv  variance / mean^2, >= 1
[[nodiscard]] inline Hyperexponential with_balanced_means(Seconds mean, double scv) {
  // (1 - sqrt((scv - 1) / (scv + 1))) / 2, without the difference
  const double root = std::sqrt((scv - 1) / (scv + 1));
  const double rare = 1 / (scv + 1) / (1 + root);
  return {.first_share = 1 - rare, .first_mean = mean / (2 * (1 - rare)), .second_mean = mean / (2 * rare)};
}

namespace detail {

/// A property of the two kinds together.
template <class Of>
[[nodiscard]] constexpr auto mix(const Hyperexponential& law, const Of& of) {
  return law.first_share * of(law.first_mean) + (1 - law.first_share) * of(law.second_mean);
}

}  // namespace detail

[[nodiscard]] constexpr Seconds mean(const Hyperexponential& law) {
  return detail::mix(law, [](Seconds mean) { return mean; });
}

/// 1 + 2 p (1 - p) (difference of the means)^2 / mean^2
[[nodiscard]] constexpr double scv(const Hyperexponential& law) {
  const double difference = (law.first_mean - law.second_mean) / mean(law);
  return 1 + 2 * law.first_share * (1 - law.first_share) * difference * difference;
}

[[nodiscard]] inline double survival(const Hyperexponential& law, Seconds t) {
  return detail::mix(law, [&](Seconds mean) { return std::exp(-(t / mean)); });
}

[[nodiscard]] inline double cdf(const Hyperexponential& law, Seconds t) {
  return detail::mix(law, [&](Seconds mean) { return -std::expm1(-(t / mean)); });
}

[[nodiscard]] inline double share_between(const Hyperexponential& law, Seconds from, Seconds length) {
  return detail::mix(law, [&](Seconds mean) { return std::exp(-(from / mean)) * -std::expm1(-(length / mean)); });
}

/// Falls with time: those who are left are ever more of the patient kind.
[[nodiscard]] inline double hazard(const Hyperexponential& law, Seconds t) {
  const Seconds longer = std::max(law.first_mean, law.second_mean);  // the factor that neither share underflows with
  const auto left = [&](Seconds mean) { return mean == longer ? 1 : std::exp(-(t / mean - t / longer)); };
  return detail::mix(law, [&](Seconds mean) { return left(mean) / mean.count(); }) / detail::mix(law, left);
}

[[nodiscard]] inline Seconds survival_integral(const Hyperexponential& law, Seconds t) {
  return detail::mix(law, [&](Seconds mean) { return detail::exponential_integral(mean, t); });
}

/// By a search between the quantiles of the two kinds.
[[nodiscard]] inline Seconds survival_quantile(const Hyperexponential& law, double share) {
  if (share >= 1) return Seconds{0};
  if (!(share > 0)) return Seconds{detail::infinity};
  const auto [shorter, longer] = std::minmax(law.first_mean, law.second_mean);
  const double exponent = -std::log(share);
  double low = shorter.count() * exponent;
  double high = longer.count() * exponent;
  const auto enough_left = [&](double t) { return share - survival(law, Seconds{t}); };
  if (!(enough_left(low) < 0)) return Seconds{low};
  if (!(enough_left(high) >= 0)) return Seconds{high};
  while (high > 4 * low) {  // halved on the scale of logarithms, where the two kinds may be any distance apart
    const double middle = std::sqrt(std::max(low, detail::shortest_scale.count())) * std::sqrt(high);
    if (!(low < middle && middle < high)) break;
    (enough_left(middle) >= 0 ? high : low) = middle;
  }
  return Seconds{smallest_real(enough_left, low, high)};
}

static_assert(Law<Hyperexponential>);

/// As for every law, by drawing the kind first.
template <std::uniform_random_bit_generator Random>
[[nodiscard]] Seconds sample(const Hyperexponential& law, Random& random) {
  const Seconds mean = detail::uniform(random) < law.first_share ? law.first_mean : law.second_mean;
  return mean * -std::log(detail::uniform(random));
}

}  // namespace krarup
