#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/masses.hpp"

namespace krarup::formulas::detail {

/// ln(z / b), excess = z - b.
[[nodiscard]] inline double log_ratio(double b, double z, double excess) {
  return std::abs(excess) < b / 2 ? std::log1p(excess / b) : std::log(z / b);
}

/// How many of the products of z / (b + 1), z / (b + 2), ... matter: the rest is below the last digit of their sum.
///
/// For z <= b + 1; excess = z - b. Over s steps they fall by the larger of s ln((b + 1) / z) and s^2 / (2 (b + s)).
[[nodiscard]] inline double reach(double b, double z, double excess) {
  constexpr double depth = 44;
  const double slope = -log_ratio(b + 1, z, excess - 1);
  const double curved = depth + std::sqrt(depth * (depth + 2 * b));
  return std::floor(slope * curved > depth ? depth / slope : curved);
}

/// The places in which contacts wait when there are only so many: a pure-death chain that a contact walks up.
///
/// With d_0 = 1 the state "j contacts wait" has the weight d_j = product over i <= j of load / (servers + i /
/// patience), which falls on either side of one place. A contact that stays and finds j others waiting is at place i a
/// time T later with the probability P(j, i) of a binomial law, y + j down to y + i, y = servers * patience; summed
/// over j with the weights d_j that is d_i times a sum of Poisson masses. Everything follows from these three laws by
/// sums of positive terms. All weights are relative to that of the likeliest place.
class WaitingPlaces {
 public:
  struct Rates {
    double servers;
    double load;      ///< of the contacts that are willing to wait; erlangs
    double patience;  ///< mean service times; may be infinite
  };
  /// Sums over the places of their weights, and of what becomes of those who find them and stay.
  struct Sums {
    double found;   ///< all of them
    double served;  ///< those who are answered
    double wait;    ///< the time they wait, whether answered or not; mean service times
    double delay;   ///< the time that those who are answered wait
  };
  /// What becomes of those who stay, before and after a moment: answered, or gone.
  struct Split {
    double served_within;
    double served_after;
    double lost_within;
    double lost_after;
  };

  /// Between whole numbers of places the weights go on geometrically: behind k places and a part f of one more, the
  /// weight of what is blocked is d_k r^f, r = d_(k+1) / d_k, and the part admits the share (1 - r^f) / (1 - r) of the
  /// contacts that come upon it.
  ///
  /// @param places  > 0; real
  WaitingPlaces(const Rates& rates, double places)
      : n_(rates.servers),
        a_(rates.load),
        patience_(std::min(rates.patience, 1e100 / std::max({n_, a_, 1.}))),
        theta_(rates.patience < infinity<double>() ? 1 / patience_ : 0),
        x_(a_ * patience_),
        y_(n_ * patience_),
        excess_((a_ - n_) * patience_),
        last_(std::ceil(places) - 1),
        part_(share_admitted(places - last_)),
        likeliest_(std::clamp(std::floor(excess_), 0., last_)),
        sums_(sum_over_places()) {}

  [[nodiscard]] const Sums& sums() const { return sums_; }
  /// The rate at which one contact loses patience; 0 when it never does.
  [[nodiscard]] double abandonment_rate() const { return theta_; }
  /// d_0: all servers are busy and nobody waits.
  [[nodiscard]] double nobody_waits() const { return std::exp(log_weight(0)); }
  /// The weight of what is blocked: all of those who come when the last place is taken, a part of those who come upon
  /// it.
  [[nodiscard]] double blocked() const {
    return std::exp(log_weight(last_)) * ((1 - part_) + part_ * (a_ / (n_ + (last_ + 1) * theta_)));
  }

  [[nodiscard]] Split split(double wait) const {
    const double w = wait / patience_;
    const double lost = theta_ * sums_.wait;
    if (w == 0) return {0, sums_.served, 0, lost};
    if (w > 690) return {sums_.served, 0, lost, 0};  // e^-w is as good as 0
    const Later later = sum_over_places_later(w);
    const double lost_after = theta_ * later.wait;
    if (2 * later.served <= sums_.served) {
      return {sums_.served - later.served, later.served, lost - lost_after, lost_after};
    }
    // Few are answered by then: their share is found by itself, not as a difference.
    const Early early = sum_over_early(w);
    const double lost_within = theta_ > 0 ? early.lost - std::expm1(-w) * later.still_waiting : 0;
    return {early.served, later.served, lost_within, lost_after};
  }

 private:
  /// Of those whose turn would not come by T.
  struct Later {
    double still_waiting;  ///< all of them, as if they did not lose patience
    double served;         ///< those who do not, and are answered
    double wait;           ///< from T on
  };
  /// Of those whose turn would come by T: they are answered, or have lost patience before.
  struct Early {
    double served;
    double lost;
  };
  /// A sum whose terms may be beyond all doubles on the way: kept in range by a factor e^log_scale.
  struct Scale {
    static constexpr double large = 0x1p+400;
    double log_scale;
    template <class... Numbers>
    void keep_in_range(double largest, Numbers&... numbers) {
      if (largest < large) return;
      ((numbers /= large), ...);
      log_scale += std::log(large);
    }
    [[nodiscard]] double of(double number) const {
      const double half = std::exp(log_scale / 2);  // the whole factor may be below all doubles
      return number * half * half;
    }
  };

  [[nodiscard]] double share_admitted(double part) const {
    const double log_r = log_ratio(y_ + last_ + 1, x_, excess_ - last_ - 1);
    return log_r == 0 || part == 1 ? part : std::expm1(part * log_r) / std::expm1(log_r);
  }
  [[nodiscard]] double is_there(double place) const { return place == last_ ? part_ : 1; }
  [[nodiscard]] double death_rate(double waiting) const { return n_ + waiting * theta_; }

  /// ln(d_j / d_base), base >= 1; on either side of the likeliest place both terms have the same sign.
  [[nodiscard]] double log_weight_from(double base, double j) const {
    if (j == base) return 0;
    const double from = y_ + base;
    const double to = y_ + j;
    return (j - base) * log_ratio(from, x_, excess_ - base) - rarity_from_zero(to, from, base - j) +
           std::log(scaled_factorial(from) / scaled_factorial(to));
  }

  /// ln(d_j), less that of the likeliest place.
  [[nodiscard]] double log_weight(double j) const {
    if (j == likeliest_) return 0;
    if (likeliest_ > 0) return log_weight_from(likeliest_, j);
    return std::log(a_ / death_rate(1)) + log_weight_from(1, j);
  }

  /// ln P(j, i), with w = T / patience.
  [[nodiscard]] double log_moves(double j, double i, double w) const {
    const double from = y_ + j;
    const double to = y_ + i;
    const double steps = j - i;
    if (steps == 0) return -from * w;
    const double expected = -from * std::expm1(-w);
    return std::log(scaled_factorial(from) / scaled_factorial(to) / scaled_factorial(steps)) -
           rarity_from_zero(steps, expected, expected - steps) -
           rarity_from_zero(to, from * std::exp(-w), steps - expected);
  }

  /// The sum of 1 / (servers + i / patience) over i <= places, by the asymptotic series of the digamma function.
  [[nodiscard]] double mean_climb(double places) const {
    double sum = 0;
    double i = 1;
    for (; i <= places && y_ + i < 40; ++i) sum += 1 / death_rate(i);
    if (i > places) return sum;
    const double z = y_ + i - 0.5;
    const auto rest = [](double half) {
      const double q = 1 / (half * half);
      return q * (1. / 24 - q * (7. / 960 - q * (31. / 8064)));
    };
    const double steps = places + 1 - i;
    return sum + patience_ * (std::log1p(steps / z) + (rest(z + steps) - rest(z)));
  }

  [[nodiscard]] Sums sum_over_places() const {
    constexpr double negligible = 1e-19;
    double j = std::min(last_, likeliest_ + reach(y_ + likeliest_, x_, excess_ - likeliest_));
    Scale scale{log_weight(j)};
    double weight = 1;
    Sums sums{0, 0, 0, 0};
    for (; j >= 0; --j) {
      const double stage = 1 / death_rate(j + 1);
      const double found = weight * is_there(j);
      sums.found += found;
      sums.served += found * n_ * stage;
      sums.wait += found * (j + 1) * stage;
      sums.delay += sums.served * stage;
      if (j < likeliest_ && weight < negligible * sums.found) break;
      weight *= death_rate(j) / a_;
      scale.keep_in_range(weight, weight, sums.found, sums.served, sums.wait, sums.delay);
    }
    if (j > 0) sums.delay += sums.served * mean_climb(j);
    return {scale.of(sums.found), scale.of(sums.served), scale.of(sums.wait), scale.of(sums.delay)};
  }

  /// The place at which a sum over later places begins: those behind it do not matter.
  ///
  /// The weights of `sum_over_places_later` are a product of two log-concave factors. Without an end the likeliest
  /// place would be that of the first, x z - y; with an end it is nearer, and found by the ratio of each weight to the
  /// next.
  [[nodiscard]] double first_later(double z, double u, double excess) const {
    double low = 0;
    double high = std::clamp(std::floor(excess), 0., last_);
    while (low < high) {
      const double middle = std::floor((low + high) / 2);
      const bool rises = x_ * z * erlang_b_served(std::max(last_ - middle - 1, 0.), u) > y_ + middle + 1;
      (rises ? low : high) = rises ? middle + 1 : middle;
    }
    const double by_weight = reach(y_ + low, x_ * z, excess - low);
    const double by_moves = std::max(last_ - low - std::floor(u), 0.) + reach(u, u, 0);
    return std::min(last_, low + std::min(by_weight, by_moves));
  }

  /// Where everybody is a time T later who had to wait: at place i with the weight d_i z^(y + i) e_(last - i)(u) with
  /// z = e^-w, e_k(u) = sum of u^l / l! over l < k and u = load (1 - z) patience, plus the part of the last place.
  [[nodiscard]] Later sum_over_places_later(double w) const {
    constexpr double negligible = 1e-19;
    const double z = std::exp(-w);
    const double u = -x_ * std::expm1(-w);
    const double excess = w < 0.7 ? excess_ + x_ * std::expm1(-w) : x_ * z - y_;
    double i = first_later(z, u, excess);

    // e_(last - i)(u) and the term after it, in units of its largest term, that of `moved` places.
    double steps = last_ - i;
    const double moved = u < steps ? std::floor(u) : steps;
    double term = 1;
    double sum = erlang_b_free_odds(steps, u);
    if (moved < steps) {
      const double mass = std::exp(log_poisson_mass(steps, u));
      const double unit = std::exp(log_poisson_mass(moved, u));
      sum = (sum < infinity<double>() ? sum * mass : 1) / unit;
      term = mass / unit;
    }
    Scale scale{log_weight(i + moved) + log_moves(i + moved, i, w)};
    Later later{0, 0, 0};
    for (double before = 0; i >= 0; --i) {
      const double here = sum + part_ * term;
      const double stage = 1 / death_rate(i + 1);
      later.still_waiting += here;
      later.served += here * n_ * stage;
      later.wait += here * (i + 1) * stage;
      if (here < before && here < negligible * later.still_waiting) break;
      before = here;
      const double back = death_rate(i) / (a_ * z);
      sum = (sum + term) * back;
      term *= back * u / ++steps;
      scale.keep_in_range(sum + term, sum, term, before, later.still_waiting, later.served, later.wait);
    }
    return {scale.of(later.still_waiting), z * scale.of(later.served), z * scale.of(later.wait)};
  }

  /// Those who find j others and meet their turn by T have the weight d_j (P(j + 1, 0) + P(j + 2, 0) + ...) z.
  [[nodiscard]] Early sum_over_early(double w) const {
    constexpr double negligible = 1e-19;
    const double z = std::exp(-w);
    const double q = -std::expm1(-w);
    const double u = x_ * q;
    double j = std::min(
        {last_, std::floor(u) + reach(u, u, 0), likeliest_ + reach(y_ + likeliest_, x_, excess_ - likeliest_)});
    Scale scale{log_weight(j) + log_moves(j + 1, 0, w) - w};
    double mass = 1;  // of the first of the events that each tail is a sum of
    double answered = incomplete_beta_over_mass(j + 1, y_ + 1, q);
    double reached = y_ > 0 ? incomplete_beta_over_mass(j + 2, y_, q) * n_ * (patience_ * q) / (z * (j + 2)) : 0;
    Early early{0, 0};
    for (double before = 0; j >= 0; --j) {
      const double next = death_rate(j + 1);
      const double here = answered * is_there(j) / next;
      early.served += here * n_;
      early.lost += reached * is_there(j) * (j + 1) / next;
      if (here < before && here * n_ < negligible * early.served) break;
      before = here;
      const double back = death_rate(j) / a_;
      reached = (reached + mass * n_ / (z * next)) * back;
      mass *= back * (j + 1) / (patience_ * q * next);
      answered = answered * back + mass;
      scale.keep_in_range(answered + reached, answered, reached, mass, before, early.served, early.lost);
    }
    return {scale.of(early.served), theta_ * scale.of(early.lost)};
  }

  double n_;
  double a_;
  double patience_;  ///< kept within doubles, where it is longer than anything
  double theta_;     ///< of one contact; per service time
  double x_;         ///< load * patience
  double y_;         ///< servers * patience
  double excess_;    ///< x - y
  double last_;      ///< the place behind which there is none; the first is 0
  double part_;      ///< of the contacts that come upon the last place, admitted; in (0, 1]
  double likeliest_;
  Sums sums_;
};

}  // namespace krarup::formulas::detail
