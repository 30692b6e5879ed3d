#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/distributions/law.hpp"
#include "krarup/distributions/stretches.hpp"

namespace krarup {

/// What was counted: the share still there at some times, as a survival estimate from contact logs gives it.
///
/// Between two times the hazard is constant, and after the last it stays as it was in the last stretch. Where the last
/// two shares are equal, those who are left stay for ever.
struct Empirical {
  std::vector<Seconds> times{};     ///< increasing, the first > 0
  std::vector<double> surviving{};  ///< the share that lasts longer than each time; in (0, 1], never rising

  static constexpr std::string_view law = "empirical";
  static constexpr auto fields() {
    return std::tuple{required_field("times", &Empirical::times, rules::positive),
                      required_field("surviving", &Empirical::surviving, rules::positive_share)};
  }
  void validate(const std::string& path) const;
  friend bool operator==(const Empirical&, const Empirical&) = default;
};

/// No law takes more points than this.
inline constexpr std::size_t max_empirical_points = 100'000;

inline void Empirical::validate(const std::string& path) const {
  const std::string prefix = path.empty() ? "" : path + ".";
  const auto refuse = [&](const std::string& what) { throw InvalidInput(prefix + what); };
  if (times.empty() || times.size() > max_empirical_points) {
    refuse("times must hold 1 to " + std::to_string(max_empirical_points) + " times, got " +
           std::to_string(times.size()));
  }
  if (surviving.size() != times.size()) {
    refuse("surviving must hold as many shares as there are times, " + std::to_string(times.size()) + ", got " +
           std::to_string(surviving.size()));
  }
  for (std::size_t i = 1; i < times.size(); ++i) {
    const std::string place = '[' + std::to_string(i) + ']';
    if (!(times[i] > times[i - 1])) {
      refuse("times" + place + " must be > " + to_text(times[i - 1]) + ", the time before it, got " +
             to_text(times[i]));
    }
    if (!(surviving[i] <= surviving[i - 1])) {
      refuse("surviving" + place + " must be <= " + to_text(surviving[i - 1]) + ", the share before it, got " +
             to_text(surviving[i]));
    }
  }
}

namespace detail {

/// All that was counted.
struct CountedPoints {
  const Empirical& law;

  [[nodiscard]] std::size_t count() const { return law.times.size(); }
  [[nodiscard]] Seconds time(std::size_t i) const { return law.times[i]; }
  [[nodiscard]] double share(std::size_t i) const { return law.surviving[i]; }
};

[[nodiscard]] inline PiecewiseExponential<CountedPoints> stretches(const Empirical& law) { return {{law}}; }

}  // namespace detail

[[nodiscard]] inline double survival(const Empirical& law, Seconds t) { return detail::stretches(law).survival(t); }

[[nodiscard]] inline double cdf(const Empirical& law, Seconds t) { return detail::stretches(law).cdf(t); }

[[nodiscard]] inline double share_between(const Empirical& law, Seconds from, Seconds length) {
  return detail::stretches(law).share_between(from, length);
}

[[nodiscard]] inline Seconds next_kink(const Empirical& law, Seconds t) { return detail::stretches(law).next_kink(t); }

[[nodiscard]] inline Seconds previous_kink(const Empirical& law, Seconds t) {
  return detail::stretches(law).previous_kink(t);
}

[[nodiscard]] inline double hazard(const Empirical& law, Seconds t) { return detail::stretches(law).hazard(t); }

/// @complexity  O(times up to t)
[[nodiscard]] inline Seconds survival_integral(const Empirical& law, Seconds t) {
  return detail::stretches(law).survival_integral(t);
}

[[nodiscard]] inline Seconds survival_quantile(const Empirical& law, double share) {
  return detail::stretches(law).survival_quantile(share);
}

[[nodiscard]] inline Seconds mean(const Empirical& law) { return survival_integral(law, Seconds{detail::infinity}); }

/// From E[X^2] = 2 times the integral of t survival(t); infinite where some never leave.
[[nodiscard]] inline double scv(const Empirical& law) {
  const auto pieces = detail::stretches(law);
  double half_square = 0;
  for (std::size_t i = 0; i < law.times.size(); ++i) {
    const detail::Stretch piece = pieces.stretch(i);
    const double rate = piece.hazard();
    const bool last = i + 1 == law.times.size();
    const double length = last ? detail::infinity : (piece.end - piece.begin).count();
    const double begin = piece.begin.count();
    if (last && !(rate > 0)) return detail::infinity;
    const double x = rate * length;
    // The integrals of e^(-rate u) and of u e^(-rate u) over the stretch.
    const double flat = x > 0 ? -std::expm1(-x) / rate : length;
    const double rising = x > 1e-3 ? (flat - (last ? 0 : length * std::exp(-x))) / rate
                                   : length * length * (0.5 - x / 3 + x * x / 8 - x * x * x / 30);
    half_square += piece.at_begin * (begin * flat + rising);
  }
  const double mean_time = mean(law).count();
  return std::max(0., 2 * half_square / (mean_time * mean_time) - 1);
}

static_assert(Law<Empirical>);

}  // namespace krarup
