#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/log_concave_sum.hpp"
#include "krarup/formulas/masses.hpp"

namespace krarup::formulas::detail {

/// The places in which contacts wait when there are only so many, as the laws of a chain that contacts walk up.
///
/// With d_0 = 1 the state "j contacts wait" has the weight d_j = product over i <= j of load / (servers + i /
/// patience), which falls on either side of one place. A contact that stays and finds j others waiting is at place i a
/// time T later with the probability P(j, i) of a binomial law, y + j down to y + i, y = servers * patience. Weights
/// are relative to that of the likeliest place, and come as logarithms by their distance from it: nothing large
/// cancels.
class PlaceWeights {
 public:
  /// Between whole numbers of places the weights go on geometrically: behind k places and a part f of one more, the
  /// weight of what is blocked is d_k r^f, r = d_(k+1) / d_k, and the part admits the share (1 - r^f) / (1 - r) of the
  /// contacts that come upon it.
  ///
  /// @param load_      of the contacts that are willing to wait; erlangs
  /// @param patience_  mean service times; may be infinite
  /// @param places     > 0; real
  PlaceWeights(double servers_, double load_, double patience_, double places)
      : servers(servers_),
        load(load_),
        patience(longest(patience_)),
        theta(patience_ < infinity<double>() ? 1 / patience : 0),
        x(load * patience),
        y(servers * patience),
        excess((load - servers) * patience),
        last(std::ceil(places) - 1),
        likeliest(std::clamp(std::floor(excess), 0., last)),
        log_beyond((places - last) * log_ratio(y + last + 1, x, excess - last - 1)),
        part(share_admitted(places - last)) {}

  const double servers;
  const double load;
  const double patience;  ///< kept within doubles, where it is longer than anything else takes
  const double theta;     ///< at which one contact loses patience, per service time; 0 when it never does
  const double x;         ///< load * patience
  const double y;         ///< servers * patience
  const double excess;    ///< x - y
  const double last;      ///< the place behind which there is none; the first is 0
  const double likeliest;
  const double log_beyond;  ///< logarithm of the weight of what is blocked, less that of the last place
  const double part;        ///< of the contacts that come upon the last place, admitted; in (0, 1]

  [[nodiscard]] double is_there(double place) const { return place == last ? part : 1; }
  [[nodiscard]] double death_rate(double waiting) const { return servers + waiting * theta; }

  /// d_0: all servers are busy and nobody waits.
  [[nodiscard]] double nobody_waits() const { return std::exp(log_weight(0)); }
  /// The weight of what is blocked.
  [[nodiscard]] double blocked() const { return std::exp(log_weight(last) + log_beyond); }

  /// ln(d_j), less that of the likeliest place.
  [[nodiscard]] double log_weight(double j) const {
    if (j == likeliest) return 0;
    if (likeliest > 0) return log_weight_from(likeliest, j);
    return std::log(load / death_rate(1)) + log_weight_from(1, j);
  }

  /// ln P(j, i), with w = T / patience.
  [[nodiscard]] double log_moves(double j, double i, double w) const {
    const double from = y + j;
    const double to = y + i;
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
    for (; i <= places && y + i < 40; ++i) sum += 1 / death_rate(i);
    if (i > places) return sum;
    const double z = y + i - 0.5;
    const auto rest = [](double half) {
      const double q = 1 / (half * half);
      return q * (1. / 24 - q * (7. / 960 - q * (31. / 8064)));
    };
    const double steps = places + 1 - i;
    return sum + patience * (std::log1p(steps / z) + (rest(z + steps) - rest(z)));
  }

 private:
  /// Who never hangs up is given a time so long that the weights do not tell, however slow the servers are.
  [[nodiscard]] double longest(double given) const {
    if (given == infinity<double>()) return 1e60 / std::max(servers, load);
    return std::min(given, longest_patience(servers, load));
  }
  [[nodiscard]] double share_admitted(double of_the_last) const {
    return log_beyond == 0 || of_the_last == 1 ? of_the_last
                                               : std::expm1(log_beyond) / std::expm1(log_beyond / of_the_last);
  }
  /// ln(d_j / d_base), base >= 1; on either side of the likeliest place both terms have the same sign.
  [[nodiscard]] double log_weight_from(double base, double j) const {
    if (j == base) return 0;
    const double from = y + base;
    const double to = y + j;
    return (j - base) * log_ratio(from, x, excess - base) - rarity_from_zero(to, from, base - j) +
           std::log(scaled_factorial(from) / scaled_factorial(to));
  }
};

}  // namespace krarup::formulas::detail
