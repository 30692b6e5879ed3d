#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/place_weights.hpp"

namespace krarup::formulas::detail {

/// What becomes of the contacts that wait in so many places, by sums over the places that matter.
///
/// From the laws of `PlaceWeights` everything follows by sums of positive terms: summed over j with the weights d_j,
/// the probabilities P(j, i) are d_i times a sum of Poisson masses, and the tails of P(j, 0) are incomplete beta
/// functions. The terms are log-concave: each sum begins where the terms that are left out cannot matter, and ends
/// where they no longer do.
class WaitingPlaces {
 public:
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

  explicit WaitingPlaces(const PlaceWeights& law) : law_(law), sums_(sum_over_places()) {}

  [[nodiscard]] const Sums& sums() const { return sums_; }

  [[nodiscard]] Split split(double wait) const {
    const double w = wait / law_.patience;
    const double lost = law_.theta * sums_.wait;
    if (w == 0) return {0, sums_.served, 0, lost};
    if (w > 690) return {sums_.served, 0, lost, 0};  // e^-w is as good as 0
    const Later later = sum_over_places_later(w);
    const double lost_after = law_.theta * later.wait;
    if (2 * later.served <= sums_.served) {
      return {sums_.served - later.served, later.served, std::max(0., lost - lost_after), lost_after};
    }
    // Few are answered by then: their share is found by itself, not as a difference. So is the smaller of the lost.
    const Early early = sum_over_early(w);
    const double lost_within = law_.theta > 0 ? early.lost - std::expm1(-w) * later.still_waiting : 0;
    const bool few_lost = 2 * lost_within <= lost;
    return {early.served, later.served, few_lost ? lost_within : std::max(0., lost - lost_after),
            few_lost ? lost - lost_within : lost_after};
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

  [[nodiscard]] Sums sum_over_places() const {
    double j =
        std::min(law_.last, law_.likeliest + reach(law_.y + law_.likeliest, law_.x, law_.excess - law_.likeliest));
    LogScale scale{law_.log_weight(j)};
    double weight = 1;
    Sums sums{0, 0, 0, 0};
    for (; j >= 0; --j) {
      const double stage = 1 / law_.death_rate(j + 1);
      const double found = weight * law_.is_there(j);
      sums.found += found;
      sums.served += found * law_.servers * stage;
      sums.wait += found * (j + 1) * stage;
      sums.delay += sums.served * stage;
      if (j < law_.likeliest && weight < negligible * sums.found) break;
      weight *= law_.death_rate(j) / law_.load;
      scale.keep_in_range(weight, weight, sums.found, sums.served, sums.wait, sums.delay);
    }
    if (j > 0) sums.delay += sums.served * law_.mean_climb(j);
    return {scale.of(sums.found), scale.of(sums.served), scale.of(sums.wait), scale.of(sums.delay)};
  }

  /// The place at which a sum over later places begins: those behind it do not matter.
  ///
  /// The weights of `sum_over_places_later` are a product of two log-concave factors. Without an end the likeliest
  /// place would be that of the first, x z - y; with an end it is nearer, and found by the ratio of each weight to the
  /// next.
  [[nodiscard]] double first_later(double z, double u, double excess) const {
    double low = 0;
    double high = std::clamp(std::floor(excess), 0., law_.last);
    while (low < high) {
      const double middle = std::floor((low + high) / 2);
      const bool rises = law_.x * z * erlang_b_served(std::max(law_.last - middle - 1, 0.), u) > law_.y + middle + 1;
      (rises ? low : high) = rises ? middle + 1 : middle;
    }
    const double by_weight = reach(law_.y + low, law_.x * z, excess - low);
    const double by_moves = std::max(law_.last - low - std::floor(u), 0.) + reach(u, u, 0);
    return std::min(law_.last, low + std::min(by_weight, by_moves));
  }

  /// Where everybody is a time T later who had to wait: at place i with the weight d_i z^(y + i) e_(last - i)(u) with
  /// z = e^-w, e_k(u) = sum of u^l / l! over l < k and u = load (1 - z) patience, plus the part of the last place.
  [[nodiscard]] Later sum_over_places_later(double w) const {
    const double z = std::exp(-w);
    const double u = -law_.x * std::expm1(-w);
    const double excess = w < 0.7 ? law_.excess + law_.x * std::expm1(-w) : law_.x * z - law_.y;
    double i = first_later(z, u, excess);

    // e_(last - i)(u) and the term after it, in units of its largest term, that of `moved` places.
    double steps = law_.last - i;
    const double moved = u < steps ? std::floor(u) : steps;
    double term = 1;
    double sum = erlang_b_free_odds(steps, u);
    if (moved < steps) {
      const double mass = std::exp(log_poisson_mass(steps, u));
      const double unit = std::exp(log_poisson_mass(moved, u));
      sum = (sum < infinity<double>() ? sum * mass : 1) / unit;
      term = mass / unit;
    }
    LogScale scale{law_.log_weight(i + moved) + law_.log_moves(i + moved, i, w)};
    Later later{0, 0, 0};
    for (double before = 0; i >= 0; --i) {
      const double here = sum + law_.part * term;
      const double stage = 1 / law_.death_rate(i + 1);
      later.still_waiting += here;
      later.served += here * law_.servers * stage;
      later.wait += here * (i + 1) * stage;
      if (here < before && here < negligible * later.still_waiting) break;
      before = here;
      const double back = law_.death_rate(i) / (law_.load * z);
      sum = (sum + term) * back;
      term *= back * u / ++steps;
      scale.keep_in_range(sum + term, sum, term, before, later.still_waiting, later.served, later.wait);
    }
    return {scale.of(later.still_waiting), z * scale.of(later.served), z * scale.of(later.wait)};
  }

  /// Those who find j others and meet their turn by T have the weight d_j (P(j + 1, 0) + P(j + 2, 0) + ...) z.
  [[nodiscard]] Early sum_over_early(double w) const {
    const double z = std::exp(-w);
    const double q = -std::expm1(-w);
    const double u = law_.x * q;
    double j = std::min({law_.last, std::floor(u) + reach(u, u, 0),
                         law_.likeliest + reach(law_.y + law_.likeliest, law_.x, law_.excess - law_.likeliest)});
    LogScale scale{law_.log_weight(j) + law_.log_moves(j + 1, 0, w) - w};
    double mass = 1;  // of the first of the events that each tail is a sum of
    double answered = incomplete_beta_over_mass(j + 1, law_.y + 1, q);
    double reached =
        law_.y > 0 ? incomplete_beta_over_mass(j + 2, law_.y, q) * law_.servers * (law_.patience * q) / (z * (j + 2))
                   : 0;
    Early early{0, 0};
    for (double before = 0; j >= 0; --j) {
      const double next = law_.death_rate(j + 1);
      const double here = answered * law_.is_there(j) / next;
      early.served += here * law_.servers;
      early.lost += reached * law_.is_there(j) * (j + 1) / next;
      if (here < before && here * law_.servers < negligible * early.served) break;
      before = here;
      const double back = law_.death_rate(j) / law_.load;
      reached = (reached + mass * law_.servers / (z * next)) * back;
      mass *= back * (j + 1) / (law_.patience * q * next);
      answered = answered * back + mass;
      scale.keep_in_range(answered + reached, answered, reached, mass, before, early.served, early.lost);
    }
    return {scale.of(early.served), law_.theta * scale.of(early.lost)};
  }

  PlaceWeights law_;
  Sums sums_;
};

}  // namespace krarup::formulas::detail
