#pragma once

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/log1p.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/panel_rule.hpp"
#include "krarup/formulas/uniform_expansion.hpp"

namespace krarup::formulas::detail {

/// A point of a sum over k = 1, 2, ..., and its weight.
struct SumPoint {
  double k;
  double weight;
};

/// A sum over k = 1, 2, ... of smooth terms, by fewer points: the first terms themselves, then the integral over the
/// others by Gauss's rule on ever longer panels, joined by Euler and Maclaurin's formula in its midpoint form.
///
/// @param  last  where the terms have become negligible
[[nodiscard]] inline std::vector<SumPoint> sum_points(double last) {
  constexpr double plain = 64;
  std::vector<SumPoint> points;
  for (double k = 1; k <= std::min(plain, last); ++k) points.push_back({k, 1});
  if (last <= plain) return points;
  // 1/24 of the first derivative at `plain` + 1/2, -7/5760 of the third and 31/967680 of the fifth, by differences.
  constexpr double first = 1. / 24;
  constexpr double third = -17. / 5760;
  constexpr double fifth = 367. / 967680;
  const double before[] = {-first - 10 * fifth + 3 * third, 5 * fifth - third, -fifth};
  for (std::size_t i = 0; i < 3; ++i) {
    points[points.size() - 1 - i].weight += before[i];
  }
  for (std::size_t i = 0; i < 3; ++i) points.push_back({plain + 1 + static_cast<double>(i), -before[i]});
  const PanelRule& rule = panel_rule();
  for (double begin = plain + 0.5; begin < last; begin *= 2) {
    for (std::size_t i = 0; i < rule.size; ++i) {
      points.push_back({begin * (1.5 + rule.node[i] / 2), begin / 2 * rule.weight[i]});
    }
  }
  return points;
}

/// P(Poisson(mean) = count) for any real count, the difference mean - count given apart.
[[nodiscard]] inline double poisson_mass(double count, double mean, double excess) {
  if (count < uniform_expansion::smallest_b) return boost::math::gamma_p_derivative(count + 1, mean);
  constexpr double two_pi = 6.2831853071795864769;
  return std::exp(-rarity(count, mean, excess)) /
         (polynomial(uniform_expansion::scaled_gamma, 1 / count) * std::sqrt(two_pi * count));
}

/// P(Poisson(mean) > count) for any real count > mean, the difference mean - count given apart.
[[nodiscard]] inline double poisson_exceeds(double count, double mean, double excess) {
  const double b = count + 1;
  if (b < uniform_expansion::smallest_b || mean < 0.45 * b) return boost::math::gamma_p(b, mean);
  return UniformExpansion(b, excess - 1).scaled_lower(1) * poisson_mass(b, mean, excess - 1);
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
/// @complexity  O(servers) to build, in time and in memory O(sqrt(servers)); at least where servers - load is of the
///              order of sqrt(servers)
/// @accuracy    1e-12 relative, tails down to 1e-60; 1e-11 of the mean where the load is all but the servers
/// @source  [Spitzer1956] the identity; [Panjer1981] the recursion; [Franx2001] the waits from the queue
class DeterministicServiceQueue {
 public:
  /// @param  servers  whole, > offered_load
  DeterministicServiceQueue(double servers, double offered_load) : servers_(servers), load_(offered_load) {
    find_root();
    find_probabilities();
    at_most_.resize(mass_.size());
    more_.resize(mass_.size());
    double sum = 0;
    for (std::size_t m = 0; m < mass_.size(); ++m) at_most_[m] = sum += mass_[m];
    sum = mass_.back() / root_;  // of the geometric series beyond
    for (std::size_t m = mass_.size(); m-- > 0; sum += mass_[m]) more_[m] = sum;
  }

  /// The mean number of those who wait.
  [[nodiscard]] double mean() const {
    double sum = more_.back() * (1 / root_);
    for (std::size_t m = more_.size(); m-- > 0;) sum += more_[m];
    return sum;
  }

  /// The share of contacts that wait longer than `wait`, and its complement.
  struct Split {
    double within;
    double after;
  };
  /// A contact waits longer than x if so many are there k > x service times after it, less those who came in the last
  /// k - x, that not all agents have become free k times.
  [[nodiscard]] Split split(double wait) const {
    if (!(load_ * root_ * wait < 1e4)) return {1, 0};
    const double rounds = std::floor(wait) + 1;
    const double behind = load_ * (rounds - wait);
    const double most = rounds * servers_ - 1;
    const auto known = static_cast<double>(mass_.size() - 1);
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
      const double beyond = more_.back() * std::exp(behind * root_ - rest * std::log1p(root_)) *
                            boost::math::gamma_q(rest, behind * (1 + root_));
      result.within += std::max(0., (at_most_.back() + more_.back()) * fewer - beyond);
      result.after += beyond;
    }
    return result;
  }

 private:
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

  /// p_0, p_1, ... until each is the one before divided by z.
  ///
  /// The other roots of z^n = e^(a (z - 1)) are so far from the first that they have died out after some tens of
  /// sqrt(servers), where rounding errors in the ratio may hide it.
  void find_probabilities() {
    const double decay = rarity(servers_, load_, load_ - servers_);  // of the terms, in k
    const std::vector<SumPoint> points = sum_points(45 / decay + 2);
    std::vector<double> terms(points.size());  // weight P(Poisson(k a) = k n + j) / k
    double any = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto [k, weight] = points[i];
      any += weight / k * poisson_exceeds(k * servers_, k * load_, k * (load_ - servers_));
      terms[i] = weight / k * poisson_mass(k * servers_, k * load_, k * (load_ - servers_));
    }
    mass_.push_back(std::exp(-any));
    std::vector<double> steps;  // j r_j
    constexpr double ignored = 1e-60;
    const double enough = 40 * std::sqrt(servers_) + 40;
    int geometric = 0;
    for (double m = 1; geometric < 3 && m < enough && mass_.back() > ignored * mass_.front(); ++m) {
      double rate = 0;
      for (std::size_t i = 0; i < points.size(); ++i) {
        terms[i] *= points[i].k * load_ / (points[i].k * servers_ + m);
        rate += terms[i];
      }
      steps.push_back(m * rate);
      double sum = 0;
      for (std::size_t j = 0; j < steps.size(); ++j) sum += steps[j] * mass_[steps.size() - 1 - j];
      mass_.push_back(sum / m);
      const double ratio = mass_.back() * (1 + root_) / mass_[mass_.size() - 2];
      geometric = std::abs(ratio - 1) < 2e-14 ? geometric + 1 : 0;
    }
  }

  double servers_;
  double load_;
  double root_ = 0;  ///< z - 1
  std::vector<double> mass_;
  std::vector<double> at_most_;
  std::vector<double> more_;
};

}  // namespace krarup::formulas::detail
