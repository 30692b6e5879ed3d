#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "krarup/distributions/law.hpp"

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
    const std::string place = "[" + std::to_string(i) + "]";
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

/// A stretch of constant hazard.
struct Stretch {
  Seconds begin;
  Seconds end;      ///< of the two times that give the hazard; the last stretch goes on after it
  double at_begin;  ///< the share that lasts until `begin`
  double at_end;

  /// The hazard times the length of the stretch.
  [[nodiscard]] double exponent() const {
    const double lost = (at_begin - at_end) / at_begin;
    return lost < 0.5 ? -std::log1p(-lost) : std::log(at_begin) - std::log(at_end);
  }
  /// Finite, however short the stretch and however few are left.
  [[nodiscard]] double hazard() const {
    return std::min(exponent() / (end - begin).count(), std::numeric_limits<double>::max());
  }
  /// The hazard times so long a time; 0 where nobody leaves, even for ever.
  [[nodiscard]] double hazard_in(Seconds after) const {
    const double all = exponent();
    return all > 0 ? all * (after / (end - begin)) : 0;
  }
  /// The share of those at `begin` that have ended `after` it.
  [[nodiscard]] double ended(Seconds after) const { return -std::expm1(-hazard_in(after)); }
  [[nodiscard]] double left(Seconds after) const { return std::exp(-hazard_in(after)); }
  /// The mean time spent in the stretch, by one who has come to it, until `after` its beginning.
  [[nodiscard]] Seconds spent(Seconds after) const {
    const double all = exponent();
    return all > 0 ? (end - begin) * (ended(after) / all) : after;
  }
};

[[nodiscard]] inline Stretch stretch(const Empirical& law, std::size_t index) {
  const bool first = index == 0;
  return {.begin = first ? Seconds{0} : law.times[index - 1],
          .end = law.times[index],
          .at_begin = first ? 1 : law.surviving[index - 1],
          .at_end = law.surviving[index]};
}

/// Which stretch t is in; a time between two belongs to the later one.
[[nodiscard]] inline std::size_t stretch_of(const Empirical& law, Seconds t) {
  const auto after = std::ranges::upper_bound(law.times, t);
  return std::min(static_cast<std::size_t>(after - law.times.begin()), law.times.size() - 1);
}

}  // namespace detail

[[nodiscard]] inline double survival(const Empirical& law, Seconds t) {
  const detail::Stretch piece = detail::stretch(law, detail::stretch_of(law, t));
  return piece.at_begin * piece.left(t - piece.begin);
}

[[nodiscard]] inline double cdf(const Empirical& law, Seconds t) {
  const detail::Stretch piece = detail::stretch(law, detail::stretch_of(law, t));
  return (1 - piece.at_begin) + piece.at_begin * piece.ended(t - piece.begin);
}

[[nodiscard]] inline double share_between(const Empirical& law, Seconds from, Seconds length) {
  const std::size_t first = detail::stretch_of(law, from);
  const std::size_t last = detail::stretch_of(law, from + length);
  const detail::Stretch begin = detail::stretch(law, first);
  const double at_from = begin.at_begin * begin.left(from - begin.begin);
  if (first == last) return at_from * begin.ended(length);
  const detail::Stretch end = detail::stretch(law, last);
  return at_from * begin.ended(begin.end - from) + (begin.at_end - end.at_begin) +
         end.at_begin * end.ended(from + length - end.begin);
}

/// The first time at which the survival bends after t.
[[nodiscard]] inline Seconds next_kink(const Empirical& law, Seconds t) {
  const auto after = std::upper_bound(law.times.begin(), std::prev(law.times.end()), t);
  return after == std::prev(law.times.end()) ? Seconds{detail::infinity} : *after;
}

/// The last time at which the survival bends before t; 0 when there is none.
[[nodiscard]] inline Seconds previous_kink(const Empirical& law, Seconds t) {
  const auto not_before = std::lower_bound(law.times.begin(), std::prev(law.times.end()), t);
  return not_before == law.times.begin() ? Seconds{0} : *std::prev(not_before);
}

[[nodiscard]] inline double hazard(const Empirical& law, Seconds t) {
  return detail::stretch(law, detail::stretch_of(law, t)).hazard();
}

/// @complexity  O(times up to t)
[[nodiscard]] inline Seconds survival_integral(const Empirical& law, Seconds t) {
  const std::size_t last = detail::stretch_of(law, t);
  Seconds sum{0};
  for (std::size_t i = 0; i <= last; ++i) {
    const detail::Stretch piece = detail::stretch(law, i);
    sum += piece.at_begin * piece.spent(i < last ? piece.end - piece.begin : t - piece.begin);
  }
  return sum;
}

[[nodiscard]] inline Seconds mean(const Empirical& law) { return survival_integral(law, Seconds{detail::infinity}); }

/// From E[X^2] = 2 times the integral of t survival(t); infinite where some never leave.
[[nodiscard]] inline double scv(const Empirical& law) {
  double half_square = 0;
  for (std::size_t i = 0; i < law.times.size(); ++i) {
    const detail::Stretch piece = detail::stretch(law, i);
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

[[nodiscard]] inline Seconds survival_quantile(const Empirical& law, double share) {
  if (share >= 1) return Seconds{0};
  const auto first_below = std::ranges::lower_bound(law.surviving, share, std::ranges::greater{});
  const auto index = std::min(static_cast<std::size_t>(first_below - law.surviving.begin()), law.times.size() - 1);
  const detail::Stretch piece = detail::stretch(law, index);
  const double all = piece.exponent();
  const double needed = std::log(piece.at_begin) - std::log(share);
  return all > 0 ? piece.begin + (needed / all) * (piece.end - piece.begin) : Seconds{detail::infinity};
}

static_assert(Law<Empirical>);

}  // namespace krarup
