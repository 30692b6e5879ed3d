#pragma once

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/normal_tail.hpp"

// What large queues tend to when their servers are n = a + grade sqrt(a): the grade alone says how many have to wait.

namespace krarup::formulas {

namespace detail {

/// ln of the odds of not having to wait; patience > 0 in mean service times, may be infinite.
[[nodiscard]] inline double log_free_odds_of_grade(double grade, double patience) {
  constexpr double root_half = 0.70710678118654752440;
  constexpr double log_root_half_pi = 0.22579135264472743236;
  const double with_servers = log_erfcx(-grade * root_half);
  if (patience == infinity<double>()) {
    return grade > 0 ? std::log(grade) + log_root_half_pi + with_servers : -infinity<double>();
  }
  const double root = std::sqrt(patience);
  return with_servers - log_erfcx(grade * root * root_half) - std::log(root);
}

/// ln(1 / (1 + e^log_odds)) for any odds.
[[nodiscard]] inline double log_complement(double log_odds) {
  return log_odds > 0 ? -log_odds - std::log1p(std::exp(-log_odds)) : -std::log1p(std::exp(log_odds));
}

}  // namespace detail

/// The natural logarithm of `garnett`, also where that is below the smallest double.
///
/// @return  in [-infinity, 0]; NaN outside the domain
[[nodiscard]] inline double log_garnett(double grade, double patience) {
  if (!(std::abs(grade) < detail::infinity<double>()) || !(patience > 0)) return detail::not_a_number<double>();
  return detail::log_complement(detail::log_free_odds_of_grade(grade, patience));
}

/// The share of contacts that wait in a large queue whose contacts hang up: the Garnett function; M/M/n+M, n ->
/// infinity.
///
/// 1 / (1 + sqrt(theta / mu) h(g) / h(-beta)), g = beta sqrt(mu / theta), h the hazard of the normal law. By logarithms
/// of the scaled complementary error function, so that no grade over- or underflows. With endless patience it is the
/// Halfin-Whitt function, with none it is 0.
///
/// @param  grade     beta = (n - a) / sqrt(a); any finite number: below 0 the servers are fewer than the load
/// @param  patience  mu / theta, mean time a contact would wait; > 0, may be infinite; mean service times
/// @return           in [0, 1]; NaN outside the domain
/// @accuracy         relative error <= 4 eps (1 + beta^2 (1 + patience)), |beta| <= 1e3
/// @source           [GarnettMandelbaumReiman2002]
[[nodiscard]] inline double garnett(double grade, double patience) { return std::exp(log_garnett(grade, patience)); }

/// The natural logarithm of `halfin_whitt`.
[[nodiscard]] inline double log_halfin_whitt(double grade) { return log_garnett(grade, detail::infinity<double>()); }

/// The share of contacts that wait in a large queue where nobody hangs up: the Halfin-Whitt function; M/M/n, n ->
/// infinity.
///
/// 1 / (1 + beta Phi(beta) / phi(beta)).
///
/// @param  grade  beta = (n - a) / sqrt(a); any finite number
/// @return        in [0, 1]; 1 for beta <= 0, where the queue grows without end; NaN outside the domain
/// @source        [HalfinWhitt1981]
[[nodiscard]] inline double halfin_whitt(double grade) { return garnett(grade, detail::infinity<double>()); }

/// The grade at which this share of contacts waits: the inverse of `garnett` in its grade.
///
/// Algorithm 748 on the logarithm of the odds, which rises with the grade.
///
/// @param  probability_of_wait  in (0, 1); 1 too if patience is infinite
/// @param  patience             > 0, may be infinite; mean service times
/// @return                      beta; 0 for a probability of 1; NaN outside the domain
/// @accuracy                    within 1e-14 (1 + |beta|)
[[nodiscard]] inline double garnett_grade(double probability_of_wait, double patience) {
  const bool endless = patience == detail::infinity<double>();
  if (!(patience > 0) || !(probability_of_wait > 0) || !(probability_of_wait <= 1)) {
    return detail::not_a_number<double>();
  }
  if (probability_of_wait == 1) return endless ? 0 : detail::not_a_number<double>();
  const double wanted = std::log1p(-probability_of_wait) - std::log(probability_of_wait);
  const auto excess = [&](double grade) { return detail::log_free_odds_of_grade(grade, patience) - wanted; };
  double high = 1;
  while (excess(high) < 0) high *= 2;
  double low = endless ? high / 2 : -1;
  while (excess(low) > 0) low *= endless ? 0.5 : 2;
  const auto close_enough = [](double a, double b) {
    return b - a <= 4 * std::numeric_limits<double>::epsilon() * std::min(std::abs(a), std::abs(b)) || b - a < 1e-300;
  };
  std::uintmax_t evaluations = 200;
  const auto [below, above] = boost::math::tools::toms748_solve(excess, low, high, close_enough, evaluations);
  return below + (above - below) / 2;
}

/// The grade at which this share of contacts waits when nobody hangs up: the inverse of `halfin_whitt`.
///
/// @param  probability_of_wait  in (0, 1]
/// @return                      beta >= 0; NaN outside the domain
[[nodiscard]] inline double halfin_whitt_grade(double probability_of_wait) {
  return garnett_grade(probability_of_wait, detail::infinity<double>());
}

/// The mean queue of a large center, in units of sqrt(a), with its slope by the grade.
struct QueueOfGrade {
  double length;  ///< mean number waiting / sqrt(a)
  double saving;  ///< by how much it falls with the grade: minus its derivative
};

/// How long is the queue of a large center, and how much shorter would one more server make it? M/M/n+M, n -> infinity.
///
/// sqrt(p) P(wait) (h(g) - g), p = patience and g = beta sqrt(p); the share of contacts lost is this / (p sqrt(a)).
///
/// @param  grade     beta; any finite number
/// @param  patience  > 0, may be infinite; mean service times
/// @return           both >= 0; infinite for beta <= 0 with endless patience; NaN outside the domain
/// @source           [GarnettMandelbaumReiman2002]; [HalfinWhitt1981] P(wait) / beta with endless patience
[[nodiscard]] inline QueueOfGrade queue_of_grade(double grade, double patience) {
  constexpr double forever = detail::infinity<double>();
  if (!(std::abs(grade) < forever) || !(patience > 0))
    return {detail::not_a_number<double>(), detail::not_a_number<double>()};
  if (patience == forever && grade <= 0) return {forever, forever};
  const double log_odds = detail::log_free_odds_of_grade(grade, patience);
  const double waits = std::exp(detail::log_complement(log_odds));
  const double free = std::exp(detail::log_complement(-log_odds));
  const double root = std::sqrt(patience);
  const detail::NormalTail tail(grade * root);
  // With endless patience both tend to powers of 1 / beta.
  const double wait = patience == forever ? 1 / grade : root * tail.gap;
  const double variance = patience == forever ? wait * wait : patience * tail.spread;
  return {waits * wait, waits * (free * (detail::NormalTail(-grade).gap + wait) * wait + variance)};
}

/// The grade that balances the cost of servers and of waiting in a large center.
///
/// Minimizes beta + cost_ratio * queue(beta): there one server more saves what it costs, cost_ratio * saving(beta) = 1,
/// and saving falls with beta.
///
/// @param  cost_ratio  cost of one contact waiting for one unit of time / cost of one server for that time; > 0, taken
///                     into [1e-200, 1e200]
/// @param  patience    > 0, may be infinite; mean service times
/// @return             beta; minus infinity when no server ever pays, cost_ratio * patience <= 1; NaN outside the
///                     domain
/// @source             [BorstMandelbaumReiman2004]
[[nodiscard]] inline double cost_optimal_grade(double cost_ratio, double patience) {
  if (!(cost_ratio > 0) || !(cost_ratio < detail::infinity<double>()) || !(patience > 0)) {
    return detail::not_a_number<double>();
  }
  cost_ratio = std::clamp(cost_ratio, 1e-200, 1e200);
  // Every server saves less than `patience` waiting contacts.
  if (cost_ratio <= 1 / patience) return -detail::infinity<double>();
  const auto excess = [&](double grade) {
    return -std::log(cost_ratio) - std::log(queue_of_grade(grade, patience).saving);
  };
  double high = 1;
  while (excess(high) < 0) high *= 2;
  const bool endless = patience == detail::infinity<double>();
  double low = endless ? high / 2 : -1;
  while (excess(low) > 0 && std::abs(low) < 1e6 && std::abs(low) > 1e-140) low *= endless ? 0.5 : 2;
  if (excess(low) > 0) return low;  // so near to the border that rounding hides the answer
  std::uintmax_t evaluations = 200;
  const boost::math::tools::eps_tolerance<double> close_enough(50);
  const auto [below, above] = boost::math::tools::toms748_solve(excess, low, high, close_enough, evaluations);
  return below + (above - below) / 2;
}

}  // namespace krarup::formulas
