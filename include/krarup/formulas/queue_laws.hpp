#pragma once

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "krarup/formulas/finite_queue.hpp"

// How many contacts wait, by the share of the time. Each law speaks of the time during which all servers are busy, and
// answers `at_least(j)`, j or more wait, and `just(j)`.

namespace krarup::formulas::detail {

/// Nobody leaves and there is no end: each further contact is less likely by the load of each server.
struct PatientQueue {
  double servers;
  double load;  ///< < servers

  [[nodiscard]] double at_least(double length) const { return std::pow(load / servers, length); }
  [[nodiscard]] double just(double length) const { return spare_share(servers, load) * at_least(length); }
};

/// Contacts leave and there is no end: j contacts wait with a weight of x^j / ((y + 1) ... (y + j)), x = load *
/// patience, y = servers * patience, the sums of which are incomplete gamma functions.
class ImpatientQueue {
 public:
  ImpatientQueue(double servers, double load, double patience)
      : x_(load * patience), y_(servers * patience), excess_((load - servers) * patience) {}

  [[nodiscard]] double at_least(double length) const {
    if (length == 0) return 1;
    if (excess_ > 0) return lower(length) / (y_ > 0 ? lower(0) : 1);
    return product(length) * (from(length).total / from(0).total);
  }

  [[nodiscard]] double just(double length) const {
    const From here = from(length);
    return at_least(length) * (here.unit / here.total);
  }

 private:
  /// A sum over j >= 0 of x^j / ((y + k + 1) ... (y + k + j)), and its first term.
  struct From {
    double total;
    double unit;
  };

  [[nodiscard]] From from(double k) const {
    const WaitingIntegrals integrals = waiting_integrals(y_ + k + 1, x_, excess_ - k - 1);
    return {integrals.unit + x_ * integrals.served, integrals.unit};
  }

  /// The regularized lower incomplete gamma function of y + k at x, to which `at_least` is proportional.
  [[nodiscard]] double lower(double k) const {
    const double b = y_ + k;
    if (b < uniform_expansion::smallest_b) return boost::math::gamma_p(b, x_);
    const double excess = excess_ - k;
    // The scale of the sum, for x > b + 1, and the mass x^b e^-x / Gamma(b + 1) cancel but for their small difference.
    const double exponent =
        excess > 1 ? b * std::log1p(1 / b) - 1 - std::log1p((excess - 1) / (b + 1)) : -rarity(b, x_, excess);
    return std::min(1., from(k).total * std::exp(exponent) / scaled_factorial(b));
  }

  /// x^k / ((y + 1) ... (y + k)): the first factors one by one, the rest by Stirling's formula; x <= y.
  [[nodiscard]] double product(double k) const {
    constexpr double one_by_one = 64;
    double first = 1;
    for (double i = 1; i <= std::min(k, one_by_one); ++i) first *= x_ / (y_ + i);
    const double rest = k - one_by_one;
    if (rest <= 0) return first;
    const double b = y_ + one_by_one;
    const double log_rest = rest * std::log(x_ / b) - rarity(b + rest, b, -rest);
    return first * (std::exp(log_rest) * (scaled_factorial(b) / scaled_factorial(b + rest)));
  }

  double x_;
  double y_;
  double excess_;  ///< x - y
};

/// There is an end, and perhaps nobody leaves: weights one by one, relative to the likeliest length.
class EndingQueue {
 public:
  EndingQueue(const FiniteQueue& queue, double load)
      : servers_(queue.servers),
        load_(load),
        leaving_(queue.patience < infinity<double>() ? 1 / queue.patience : 0),
        top_(std::ceil(queue.lines - queue.servers)),
        part_(share_admitted(queue.lines - queue.servers - (top_ - 1))),
        likeliest_(leaving_ > 0      ? std::clamp(std::floor((load - servers_) / leaving_), 0., top_)
                   : load > servers_ ? top_
                                     : 0) {}

  [[nodiscard]] double at_least(double length) const {
    return length > top_ ? 0 : std::min(1., weight_from(length) / weight_from(0));
  }
  [[nodiscard]] double just(double length) const { return length > top_ ? 0 : weight(length) / weight_from(0); }

 private:
  /// How likely it would be that `length` contacts wait, beside one fewer, if all places were whole.
  [[nodiscard]] double whole_ratio(double length) const { return load_ / (servers_ + length * leaving_); }

  /// Of those who come upon the last place, which is a part of one, as in `WaitingPlaces`.
  [[nodiscard]] double share_admitted(double part) const {
    const double log_r = std::log(whole_ratio(top_));
    return log_r == 0 || part == 1 ? part : std::expm1(part * log_r) / std::expm1(log_r);
  }

  [[nodiscard]] double ratio(double length) const { return whole_ratio(length) * (length == top_ ? part_ : 1); }

  [[nodiscard]] double weight(double length) const {
    double weight = 1;
    for (double j = likeliest_ + 1; j <= length && weight > 0; ++j) weight *= ratio(j);
    for (double j = likeliest_; j > length && weight > 0; --j) weight /= ratio(j);
    return weight;
  }

  /// The sum of the weights of `length` and more.
  [[nodiscard]] double weight_from(double length) const {
    const double first = std::max(length, likeliest_);
    double term = weight(first);
    double sum = term;
    for (double j = first + 1; j <= top_ && term > 0; ++j) {
      term *= ratio(j);
      sum += term;
    }
    term = 1;
    for (double j = likeliest_; j > length && term > 1e-40; --j) {
      term /= ratio(j);
      sum += term;
    }
    return sum;
  }

  double servers_;
  double load_;     ///< of those who are willing to wait
  double leaving_;  ///< the rate at which one contact loses patience
  double top_;      ///< the most that can wait
  double part_;     ///< of the contacts that come upon the last place, admitted; in (0, 1]
  double likeliest_;
};

}  // namespace krarup::formulas::detail
