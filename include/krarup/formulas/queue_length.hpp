#pragma once

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "krarup/formulas/erlang_a.hpp"
#include "krarup/formulas/waiting_integrals.hpp"

namespace krarup::formulas {

namespace detail {

/// The queue of Erlang A while all servers are busy: j contacts wait with a probability proportional to
/// x^j / ((y + 1) ... (y + j)), x = load * patience, y = servers * patience.
class BusyQueue {
 public:
  BusyQueue(double servers, double offered_load, double patience)
      : x_(offered_load * patience), y_(servers * patience), excess_((offered_load - servers) * patience) {}

  /// The share of the time, while all servers are busy, with `length` or more waiting.
  [[nodiscard]] double at_least(double length) const {
    if (length == 0) return 1;
    if (excess_ > 0) return lower(length) / (y_ > 0 ? lower(0) : 1);
    return product(length) * (from(length).total / from(0).total);
  }

  /// Of the time with `length` or more waiting, the share with just so many.
  [[nodiscard]] double just(double length) const {
    const From here = from(length);
    return here.unit / here.total;
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

  /// sqrt(2 pi b) times the scaled gamma function of b >= 30: Gamma(b + 1) e^b b^-b.
  [[nodiscard]] static double stirling(double b) {
    constexpr double root_two_pi = 2.5066282746310005024;
    return root_two_pi * std::sqrt(b) * polynomial(uniform_expansion::scaled_gamma, 1 / b);
  }

  /// The regularized lower incomplete gamma function of y + k at x, to which `at_least` is proportional.
  [[nodiscard]] double lower(double k) const {
    const double b = y_ + k;
    if (b < uniform_expansion::smallest_b) return boost::math::gamma_p(b, x_);
    const double excess = excess_ - k;
    // The scale of the sum, for x > b + 1, and the mass x^b e^-x / Gamma(b + 1) cancel but for their small difference.
    const double exponent =
        excess > 1 ? b * std::log1p(1 / b) - 1 - std::log1p((excess - 1) / (b + 1)) : -rarity(b, x_, excess);
    return std::min(1., from(k).total * std::exp(exponent) / stirling(b));
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
    return first * (std::exp(log_rest) * (stirling(b) / stirling(b + rest)));
  }

  double x_;
  double y_;
  double excess_;  ///< x - y
};

[[nodiscard]] inline bool in_domain_of_queue(double servers, double offered_load, double patience, double length) {
  return in_domain(servers, offered_load) && patience >= 0 && length >= 0 && length == std::floor(length) &&
         length < infinity<double>();
}

/// As in `erlang_a_measures`, so that products with it neither vanish nor overflow.
[[nodiscard]] inline double tame_patience(double servers, double offered_load, double patience) {
  return std::clamp(patience, std::numeric_limits<double>::min(), 1e100 / std::max({servers, offered_load, 1.}));
}

}  // namespace detail

/// The share of the time with more than `length` contacts waiting when nobody hangs up; M/M/n.
///
/// C (a / n)^(k + 1).
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @param  length        k = 0, 1, 2, ...
/// @return  in [0, 1]; 1 when a >= n; 0 without load; NaN outside the domain
[[nodiscard]] inline double erlang_c_queue_exceeds(double servers, double offered_load, double length) {
  if (!detail::in_domain_of_queue(servers, offered_load, 0, length)) return detail::not_a_number<double>();
  if (offered_load == 0) return 0;
  if (offered_load >= servers) return 1;
  return std::exp(log_erlang_c(servers, offered_load) + (length + 1) * std::log(offered_load / servers));
}

/// The share of the time with just `length` contacts waiting when nobody hangs up; M/M/n.
///
/// C (1 - a / n) (a / n)^k, and for k = 0 (1 - C) + C (1 - a / n).
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @param  length        k = 0, 1, 2, ...
/// @return  in [0, 1]; 0 when a >= n; without load 1 for k = 0; NaN outside the domain
[[nodiscard]] inline double erlang_c_queue_probability(double servers, double offered_load, double length) {
  if (!detail::in_domain_of_queue(servers, offered_load, 0, length)) return detail::not_a_number<double>();
  if (offered_load == 0) return length == 0 ? 1 : 0;
  if (offered_load >= servers) return 0;
  const double spare = detail::spare_share(servers, offered_load);
  if (length > 0) return spare * erlang_c_queue_exceeds(servers, offered_load, length - 1);
  return erlang_c_wait_within(servers, offered_load, 0.) + spare * erlang_c(servers, offered_load);
}

/// The share of the time with more than `length` contacts waiting; M/M/n+M.
///
/// With all servers busy the queue is a birth-death chain whose sums are incomplete gamma functions: the share is
/// P(wait) P(y + k + 1, x) / P(y, x), P the regularized lower one; below x = y, where both may vanish, the ratio is
/// taken term by term.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @param  patience      mean time a contact would wait; >= 0; mean service times. Infinite: Erlang C
/// @param  length        k = 0, 1, 2, ...
/// @return  in [0, 1]; 0 without load; NaN outside the domain
/// @complexity  O(1)
/// @accuracy  relative error <= 1e-12 or a few eps times its condition number, loads and servers to 1e6
/// @source  [Palm1957]
[[nodiscard]] inline double erlang_a_queue_exceeds(double servers, double offered_load, double patience,
                                                   double length) {
  if (!detail::in_domain_of_queue(servers, offered_load, patience, length)) return detail::not_a_number<double>();
  if (offered_load == 0) return 0;
  if (patience == detail::infinity<double>()) return erlang_c_queue_exceeds(servers, offered_load, length);
  const double waits = erlang_a_measures(servers, offered_load, patience, 0).probability_of_wait;
  const detail::BusyQueue queue(servers, offered_load, detail::tame_patience(servers, offered_load, patience));
  return waits * queue.at_least(length + 1);
}

/// The share of the time with just `length` contacts waiting; M/M/n+M.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @param  patience      mean time a contact would wait; >= 0; mean service times. Infinite: Erlang C
/// @param  length        k = 0, 1, 2, ...
/// @return  in [0, 1]; without load 1 for k = 0; NaN outside the domain
/// @complexity  O(1)
/// @accuracy  as `erlang_a_queue_exceeds`
[[nodiscard]] inline double erlang_a_queue_probability(double servers, double offered_load, double patience,
                                                       double length) {
  if (!detail::in_domain_of_queue(servers, offered_load, patience, length)) return detail::not_a_number<double>();
  if (offered_load == 0) return length == 0 ? 1 : 0;
  if (patience == detail::infinity<double>()) return erlang_c_queue_probability(servers, offered_load, length);
  const WaitingMeasures measures = erlang_a_measures(servers, offered_load, patience, 0);
  const detail::BusyQueue queue(servers, offered_load, detail::tame_patience(servers, offered_load, patience));
  const double busy = measures.probability_of_wait * queue.at_least(length) * queue.just(length);
  return length == 0 ? measures.answered_within + busy : busy;
}

}  // namespace krarup::formulas
