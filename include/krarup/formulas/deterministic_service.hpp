#pragma once

#include <algorithm>
#include <array>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/log1p.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/panel_rule.hpp"
#include "krarup/formulas/poisson.hpp"

namespace krarup::formulas::detail {

/// A point of a sum over k = 1, 2, ..., and its weight.
struct SumPoint {
  double k;
  double weight;
};

/// The points of a sum, and how many there are.
struct SumPoints {
  static constexpr std::size_t most_panels = 128;  // the longest is 2^127 times the first
  static constexpr std::size_t capacity = 67 + most_panels * PanelRule::size;
  std::array<SumPoint, capacity> point;
  std::size_t size = 0;

  void add(const SumPoint& next) { point[size++] = next; }
};

/// A sum over k = 1, 2, ... of smooth terms, by fewer points: the first terms themselves, then the integral over the
/// others by Gauss's rule on ever longer panels, joined by Euler and Maclaurin's formula in its midpoint form.
///
/// @param  last    where the terms have become negligible
/// @param  points  none yet
inline void find_sum_points(double last, SumPoints& points) {
  constexpr double plain = 64;
  for (double k = 1; k <= std::min(plain, last); ++k) points.add({k, 1});
  if (last <= plain) return;
  // 1/24 of the first derivative at `plain` + 1/2, -7/5760 of the third and 31/967680 of the fifth, by differences.
  constexpr double first = 1. / 24;
  constexpr double third = -17. / 5760;
  constexpr double fifth = 367. / 967680;
  const double before[] = {-first - 10 * fifth + 3 * third, 5 * fifth - third, -fifth};
  for (std::size_t i = 0; i < 3; ++i) {
    points.point[points.size - 1 - i].weight += before[i];
  }
  for (std::size_t i = 0; i < 3; ++i) points.add({plain + 1 + static_cast<double>(i), -before[i]});
  const PanelRule& rule = panel_rule();
  for (double begin = plain + 0.5; begin < last && points.size + rule.size <= points.capacity; begin *= 2) {
    for (std::size_t i = 0; i < rule.size; ++i) {
      points.add({begin * (1.5 + rule.node[i] / 2), begin / 2 * rule.weight[i]});
    }
  }
}

/// The waiting contacts when every service takes the same time, which is the unit; M/D/n.
///
/// Whoever is in service now is gone a service time later, so that the queue is then max(0, queue + arrivals -
/// servers): a random walk that is kept above 0. Its law is that of the largest value that the free walk ever takes,
/// which by Spitzer's identity is compound Poisson: the generating function is exp(sum of r_j (z^j - 1)) with r_j = sum
/// over k of P(Poisson(k a) = k n + j) / k. Its probabilities follow by Panjer's recursion, m p_m = sum of j r_j
/// p_(m-j), from positive terms only. They soon are geometric, with the root z > 1 of z^n = e^(a (z - 1)), and need no
/// more terms.
///
/// @complexity  O(servers) to build, at least where servers - load is of the order of sqrt(servers). Holds 200 kB by
///              itself: the numbers that matter are at most 40 sqrt(servers)
/// @accuracy    1e-12 relative, tails down to 1e-60 of those who wait; 1e-11 of the mean where the load is all but the
/// servers
/// @source  [Spitzer1956] the identity; [Panjer1981] the recursion; [Franx2001] the waits from the queue
class DeterministicServiceQueue {
 public:
  static constexpr double max_servers = 1e5;

  /// @param  servers  whole, > offered_load, <= max_servers
  DeterministicServiceQueue(double servers, double offered_load) : servers_(servers), load_(offered_load) {
    find_root();
    find_probabilities();
    double sum = 0;
    for (std::size_t m = 0; m < size_; ++m) at_most_[m] = sum += more_[m];
    sum = more_[size_ - 1] / root_;  // of the geometric series beyond
    for (std::size_t m = size_; m-- > 0;) sum += std::exchange(more_[m], sum);
  }

  /// The mean number of those who wait.
  [[nodiscard]] double mean() const {
    double sum = more_[size_ - 1] * (1 / root_);
    for (std::size_t m = size_; m-- > 0;) sum += more_[m];
    return sum;
  }

  /// -ln P(wait > t | wait > 0) / t, which tends to the slope of the geometric series; t > 0, may be infinite.
  [[nodiscard]] double decay(double wait) const {
    const double waits = split(0).after;
    const double after = load_ * root_ * wait < 600 ? split(wait).after : 0;
    if (after > 0) return std::log(waits / after) / wait;
    const double log_first = std::log(more_[size_ - 1]) + static_cast<double>(size_) * std::log1p(root_);
    return load_ * root_ + (std::log(waits) - log_first) / wait;
  }

  /// The share of contacts that wait longer than `wait`, and its complement.
  struct Split {
    double within;
    double after;
  };
  /// A contact waits longer than x if so many are there k > x service times after it, less those who came in the last
  /// k - x, that not all agents have become free k times.
  [[nodiscard]] Split split(double wait) const {
    const double rounds = std::floor(wait) + 1;
    const double behind = load_ * (rounds - wait);
    const double most = rounds * servers_ - 1;
    const auto known = static_cast<double>(size_ - 1);
    const double rest = std::max(0., most - known);  // places beyond the known probabilities
    Split result{0, boost::math::gamma_p(most + 1, behind)};
    const double first = std::max(rest, std::floor(behind - 12 * std::sqrt(behind)));  // fewer have no mass
    const double tilted = behind * (1 + root_);
    const double last = std::min(most, std::ceil(tilted + 40 * std::sqrt(tilted) + 40));  // more do not matter
    double mass = poisson_mass(first, behind, behind - first);
    for (double j = first; j <= last; ++j) {
      const auto place = static_cast<std::size_t>(most - j);
      result.within += mass * at_most_[place];
      result.after += mass * more_[place];
      mass *= behind / (j + 1);
    }
    if (rest > 0) {
      // All that is known, and the geometric series beyond it, as far as it goes.
      const double fewer = boost::math::gamma_q(rest, behind);
      const double beyond = more_[size_ - 1] * std::exp(behind * root_ - rest * std::log1p(root_)) *
                            boost::math::gamma_q(rest, behind * (1 + root_));
      result.within += std::max(0., (at_most_[size_ - 1] + more_[size_ - 1]) * fewer - beyond);
      result.after += beyond;
    }
    return result;
  }

 private:
  [[nodiscard]] static double most_probabilities(double servers) { return 40 * std::sqrt(servers) + 40; }
  static constexpr std::size_t capacity = 12'700;  // most_probabilities(max_servers), and some more

  /// z - 1, from (n - a) w + n (log(1 + w) - w) = 0.
  void find_root() {
    const double spare = servers_ - load_;
    const auto f = [&](double w) { return spare * w + servers_ * boost::math::log1pmx(w); };
    double low = 2 * spare / servers_;
    if (!(f(low) > 0)) {
      root_ = low;
      return;
    }
    double high = 2 * low;
    for (; f(high) > 0; high *= 2) low = high;
    std::uintmax_t evaluations = 200;
    const auto [below, above] =
        boost::math::tools::toms748_solve(f, low, high, boost::math::tools::eps_tolerance<double>(52), evaluations);
    root_ = below + (above - below) / 2;
  }

  /// p_0, p_1, ... until each is the one before divided by z; they are left in `more_`.
  ///
  /// The other roots of z^n = e^(a (z - 1)) are so far from the first that they have died out after some tens of
  /// sqrt(servers), where rounding errors in the ratio may hide it.
  void find_probabilities() {
    std::array<double, capacity>& mass = more_;
    std::array<double, capacity>& steps = at_most_;                  // j r_j
    const double decay = rarity(servers_, load_, load_ - servers_);  // of the terms, in k
    SumPoints points;
    find_sum_points(45 / decay + 2, points);
    std::array<double, SumPoints::capacity> terms;  // weight P(Poisson(k a) = k n + j) / k
    double any = 0;
    for (std::size_t i = 0; i < points.size; ++i) {
      const auto [k, weight] = points.point[i];
      any += weight / k * poisson_exceeds(k * servers_, k * load_, k * (load_ - servers_));
      terms[i] = weight / k * poisson_mass(k * servers_, k * load_, k * (load_ - servers_));
    }
    mass[0] = std::exp(-any);
    constexpr double ignored = 1e-60;
    const double enough = most_probabilities(servers_);
    int geometric = 0;
    std::size_t m = 0;
    while (geometric < 3 && static_cast<double>(m + 1) < enough &&
           mass[m] > ignored * mass[std::min<std::size_t>(m, 1)]) {
      const auto next = static_cast<double>(++m);
      double rate = 0;
      for (std::size_t i = 0; i < points.size; ++i) {
        terms[i] *= points.point[i].k * load_ / (points.point[i].k * servers_ + next);
        rate += terms[i];
      }
      steps[m - 1] = next * rate;
      mass[m] = sum_of(m, [&](std::size_t j) { return steps[j] * mass[m - 1 - j]; }) / next;
      const double ratio = mass[m] * (1 + root_) / mass[m - 1];
      geometric = std::abs(ratio - 1) < 2e-14 ? geometric + 1 : 0;
    }
    size_ = m + 1;
  }

  /// In four chains, because one would wait for each addition in turn.
  template <class Term>
  [[nodiscard]] static double sum_of(std::size_t count, const Term& term) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
      first += term(i);
      second += term(i + 1);
      third += term(i + 2);
      fourth += term(i + 3);
    }
    for (; i < count; ++i) first += term(i);
    return (first + second) + (third + fourth);
  }

  double servers_;
  double load_;
  double root_ = 0;                       ///< z - 1
  std::size_t size_ = 0;                  ///< how many probabilities are known
  std::array<double, capacity> at_most_;  ///< P(queue <= m)
  std::array<double, capacity> more_;     ///< P(queue > m)
};

}  // namespace krarup::formulas::detail
