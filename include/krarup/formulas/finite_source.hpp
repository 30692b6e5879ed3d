#pragma once

#include <algorithm>
#include <boost/math/special_functions/log1p.hpp>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/engset.hpp"
#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/panel_rule.hpp"
#include "krarup/formulas/poisson.hpp"
#include "krarup/formulas/waiting_measures.hpp"

namespace krarup::formulas {

namespace detail {

/// The contacts of few sources that find all servers busy. The others who are idle are then a Poisson number of mean x
/// that is at most m, and one service more than the rest of the m has to end before their own; m and x are real.
///
/// Measured in mean times between the ends of services, their wait has the density e^-s (1 + s / x)^m, but for a
/// constant.
class FewWhoWait {
 public:
  /// @param others  m > -1: the sources that are neither served nor the contact's own
  /// @param idle    x > 0: mean number of them that would be idle, were there ever more to come
  /// @param spare   1 - m / x, without the subtraction
  FewWhoWait(double others, double idle, double spare)
      : others_(others), idle_(idle), spare_(spare), states_(states(idle)) {}

  /// The mass of all states in which they wait, in units of that without a queue: 1 / B(m, x) of Erlang B.
  [[nodiscard]] double states() const { return states_; }

  /// Mean of the services that have to end: m + 1 - x (1 - B), or the ratio of integrals that it stands for, where that
  /// is a small difference.
  [[nodiscard]] double mean_services() const {
    if (spare_ <= 0) return 1 + idle_ * (1 / states_ - spare_);
    const double difference =
        others_ + 1 - (others_ < 0 ? idle_ * (1 - 1 / states_) : idle_ * erlang_b_served(others_, idle_));
    if (difference > 1e-3 * (1 + std::max(others_, idle_))) return difference;
    constexpr double step = 0.1;
    const double scale = 1 / (spare_ + std::sqrt(std::max(others_, 0.)) / idle_);
    double all = 0, services = 0;
    for (double u = std::log(std::min(scale, idle_)) - 37; u < std::log(scale) + 4; u += step) {
      const double s = std::exp(u), mass = s * std::exp(log_density(s));
      all += mass;
      services += mass * s;
    }
    return services / all;
  }

  /// The odds that these are over when the servers have ended so many, and that they are not.
  struct Odds {
    double over;
    double left;
  };

  /// Neither is a difference of more than a digit.
  [[nodiscard]] Odds odds_after(double services) const {
    const double left = left_after(services);
    if (left < 0.9 || services == 0) return {1 - left, left};
    const double over = over_after(services);
    return {over, 1 - over};
  }

 private:
  /// Q(m + 1, x + services) / Q(m + 1, x), Q the regularized upper incomplete gamma function.
  [[nodiscard]] double left_after(double services) const {
    if (services == 0) return 1;
    if (services > 1e120) return 0;  // at most 1e100 have to end
    if (spare_ < 0) return others_at_most(services) / others_at_most(0);
    // By x^m e^-x / B(m, x) = Gamma(m + 1, x), where Q may be below the smallest double.
    return std::min(1., states(idle_ + services) / states_ * std::exp(log_density(services)));
  }

  /// The integral of the density, from its end, where most of it is; by ln(x + s), of which it is as smooth as can be.
  [[nodiscard]] double over_after(double services) const {
    const PanelRule& rule = panel_rule();
    const double end = idle_ + services, slope = others_ + 1 - end, log_ratio = std::log1p(services / idle_);
    double begin = 0, sum = 0, more = 1;
    for (double length = 5 / std::abs(slope); begin < log_ratio && more > 1e-17 * sum; length *= 2) {
      length = std::min(length, log_ratio - begin);
      more = 0;
      for (std::size_t i = 0; i < rule.size; ++i) {
        const double down = begin + length * (1 + rule.node[i]) / 2;
        const double mean = end * std::exp(-down), s = std::max(0., services + end * std::expm1(-down));
        more +=
            length / 2 * rule.weight[i] * mean *
            (spare_ < 0 ? poisson_mass(others_, mean, s + spare_ * idle_) : std::exp(log_density(s, log_ratio - down)));
      }
      sum += more;
      begin += length;
    }
    return sum / (spare_ < 0 ? others_at_most(0) : states_);
  }

  /// P(Poisson(x + services) <= m) = Q(m + 1, x + services), m > x.
  [[nodiscard]] double others_at_most(double services) const {
    const double mean = idle_ + services, excess = services + spare_ * idle_;
    if (excess < 0) return 1 - poisson_exceeds(others_, mean, excess);
    return poisson_mass(others_, mean, excess) * erlang_b_reciprocal(others_, mean);
  }

  [[nodiscard]] double log_density(double s) const { return log_density(s, std::log1p(s / idle_)); }

  /// m ln(1 + s / x) - s, with the linear part by itself where that is a small difference.
  [[nodiscard]] double log_density(double s, double log_ratio) const {
    if (spare_ > 0.5 || s > idle_) return others_ * log_ratio - s;
    return others_ * boost::math::log1pmx(s / idle_) - spare_ * s;
  }

  /// Below no others at all by the recursion of Erlang B.
  [[nodiscard]] double states(double idle) const {
    if (others_ >= 0) return erlang_b_reciprocal(others_, idle);
    return erlang_b_free_odds(others_ + 1, idle) * (idle / (others_ + 1));
  }

  double others_;
  double idle_;
  double spare_;
  double states_;
};

}  // namespace detail

/// Everything about a queue of a finite number of sources, each with one contact at a time, of whom nobody hangs up;
/// M/M/n//N, the machine repair model.
///
/// A contact meets the queue as it is with the other N - 1 sources. Where it waits, those of them who are idle are a
/// Poisson number of mean x = n / alpha that is at most m = N - 1 - n; m + 1 less their number is that of the services
/// that have to end before its own. So the mass of these states, in units of that without a queue, is 1 / B(m, x) of
/// Erlang B; the mean of the services is m + 1 - x (1 - B); and since Poisson numbers add up, they take longer than t
/// with the odds of two Poisson probabilities. Below all servers busy it is Engset's queue. Continued to real servers
/// as both.
///
/// @param  servers    n >= 0; real
/// @param  sources    N >= 1, finite; real
/// @param  intensity  alpha >= 0, the load that an idle source offers; erlangs; may be infinite
/// @param  wait       the acceptable wait T >= 0, may be infinite; mean service times
/// @return  shares of the contacts made; without servers all wait for ever; all NaN outside the domain
/// @complexity  that of `engset_free_odds`
/// @accuracy  relative error <= 1e-12 + 4 eps N, but for the condition number; shares and tails down to 1e-280
/// @source  [Palm1947]
[[nodiscard]] inline WaitingMeasures finite_source_measures(double servers, double sources, double intensity,
                                                            double wait) {
  if (!detail::in_domain_of_engset(servers, sources, intensity) || !(sources >= 1 && wait >= 0)) {
    return detail::undefined_measures;
  }
  if (intensity == 0) return detail::measures_without_load(servers);
  constexpr double forever = detail::infinity<double>(), most_intensity = 1e50, most_idle = 1e300;
  if (servers == 0) return {0, 1, 0, 0, 0, 1, forever, forever, 1, sources};
  const double n = detail::told_from_none(servers), alpha = std::min(intensity, most_intensity);
  double free = 1, waits = 0, soon = 0, late = 0, mean_wait = 0;
  if (n < sources) {
    const double spare = 1 - (sources - 1 - n) / n * alpha;
    const detail::FewWhoWait few(sources - 1 - n, std::min(n / alpha, most_idle), spare);
    const double odds = engset_free_odds(n, sources - 1, alpha) / few.states();
    const auto [over, left] = few.odds_after(n * wait);
    free = 1 / (1 + 1 / odds);
    waits = 1 / (1 + odds);
    soon = waits * over;
    late = waits * left;
    mean_wait = waits * few.mean_services() / n;
  }
  const double busy =
      alpha < 1 ? sources * alpha / (1 + alpha * (1 + mean_wait)) : sources / (1 / alpha + 1 + mean_wait);
  return {.answered_within = free + soon,
          .answered_after = late,
          .abandoned_within = 0,
          .abandoned_after = 0,
          .abandonment = 0,
          .probability_of_wait = waits,
          .mean_wait = mean_wait,
          .mean_wait_of_answered = mean_wait,
          .occupancy = std::min(1., busy / n),
          .mean_queue_length = busy * mean_wait};
}

}  // namespace krarup::formulas
