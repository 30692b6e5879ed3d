#pragma once

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <concepts>
#include <limits>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/formulas/monotone_root.hpp"
#include "krarup/queues/performance.hpp"
#include "krarup/queues/service_level.hpp"

namespace krarup {

/// Whose wait a question is about.
enum class WaitOf {
  all,        ///< every admitted contact, the abandoned until they leave
  answered,   ///< those who are answered
  abandoned,  ///< those who leave before they are answered
};

[[nodiscard]] constexpr auto enumerators(WaitOf) {
  using enum WaitOf;
  return std::array{Enumerator{all, "all"}, Enumerator{answered, "answered"}, Enumerator{abandoned, "abandoned"}};
}

/// A queue that says what becomes of its contacts within any wait, which is all that the law of the waits needs.
template <class Q>
concept WithOutcomes = requires(const Q queue, Seconds wait) {
  { outcomes(queue, wait) } -> std::same_as<Outcomes>;
  { performance(queue, wait) } -> std::same_as<Performance>;
};

namespace detail {

/// The share of some contacts, and the part of it that waits longer than T.
struct Waiting {
  double share;
  double after;

  [[nodiscard]] double exceeds() const { return share > 0 ? after / share : 0; }
};

[[nodiscard]] constexpr Waiting waiting(const Outcomes& outcomes, WaitOf of) {
  switch (of) {
    case WaitOf::all:
      return {outcomes.admitted(), outcomes.answered_after + outcomes.abandoned_after};
    case WaitOf::answered:
      return {outcomes.answered(), outcomes.answered_after};
    case WaitOf::abandoned:
      return {outcomes.abandoned(), outcomes.abandoned_after};
  }
  return {0, 0};
}

/// No contact that hangs up waits longer than this; infinite where no such end is known.
template <class Q>
[[nodiscard]] double longest_abandoned_wait_of(const Q& queue) {
  if constexpr (requires { longest_abandoned_wait(queue); }) return longest_abandoned_wait(queue).count();
  if constexpr (requires { queue.queue; }) return longest_abandoned_wait_of(queue.queue);
  return std::numeric_limits<double>::infinity();
}

}  // namespace detail

/// Which share of the contacts waits longer than this, P(W > t)?
///
/// From the outcomes at T = t, in which those who wait longer are shares of their own: nothing is subtracted, and the
/// tail is known as far as the queue's formulas reach, to 1e-290.
///
/// @param  queue  any queue with outcomes
/// @param  wait   t >= 0, may be infinite
/// @param  of     whose wait
/// @return        share of those contacts; 0 when there are none of them; unstable: 1
/// @throws        InvalidInput naming the field
template <WithOutcomes Q>
[[nodiscard]] double wait_exceeds(const Q& queue, Seconds wait, WaitOf of = WaitOf::all) {
  validate_argument("wait", wait, rules::not_negative_or_infinite);
  return detail::waiting(outcomes(queue, wait), of).exceeds();
}

/// Which wait is exceeded by no more than the rest, 1 - share, of the contacts? The 0.9 quantile is the wait that nine
/// in ten do not exceed.
///
/// The root in t of ln P(W > t) = ln(1 - share).
///
/// @param  queue  any queue with outcomes
/// @param  share  in [0, 1)
/// @param  of     whose wait
/// @return        0 where so many do not wait at all, and when there are none of those contacts; unstable: infinite
/// @throws        InvalidInput naming the field
/// @complexity    about 20 evaluations of the outcomes
/// @accuracy      relative error <= 1e-12, or a few eps times the condition number
template <WithOutcomes Q>
[[nodiscard]] Seconds wait_quantile(const Q& queue, double share, WaitOf of = WaitOf::all) {
  validate_argument("share", share, rules::share_below_one);
  constexpr double beyond = 1e4;  // instead of -ln(0)
  const double rest = 1 - share;
  const auto rarity = [&](double wait) {
    const double exceeds = wait_exceeds(queue, Seconds{wait}, of);
    return exceeds > 0 ? std::log(rest) - std::log(exceeds) : beyond;
  };
  if (rarity(0) >= 0) return Seconds{0};
  const double mean = performance(queue, Seconds{0}).mean_wait.count();
  if (mean == std::numeric_limits<double>::infinity()) return Seconds{mean};
  const double stride = std::max(mean, std::numeric_limits<double>::min());
  return Seconds{formulas::detail::increasing_root_upward(rarity, 0, stride, std::numeric_limits<double>::infinity())};
}

/// How long do contacts wait on average: all of them, those who are answered, or those who give up?
///
/// Of all and of the answered the queue says it itself. Of the abandoned it is the integral over t of the share that
/// abandons after more than t, a sum of positive terms; those who balk are among them and wait 0.
///
/// @param  queue  any queue with outcomes
/// @param  of     whose wait
/// @return        0 when there are none of those contacts; unstable: infinite
/// @throws        InvalidInput naming the field
/// @complexity    of the abandoned a few hundred evaluations of the outcomes, else one
/// @accuracy      of the abandoned: relative error <= 1e-12; by a law of patience 1e-10
template <WithOutcomes Q>
[[nodiscard]] Seconds mean_wait(const Q& queue, WaitOf of) {
  const Performance p = performance(queue, Seconds{0});
  if (of == WaitOf::all) return p.mean_wait;
  if (of == WaitOf::answered) return p.asa;
  const double abandoned = outcomes(queue, Seconds{0}).abandoned_after;
  if (abandoned == 0) return Seconds{0};
  double reach = std::max(p.mean_wait.count(), std::numeric_limits<double>::min());
  const auto after = [&](double share) { return outcomes(queue, Seconds{share * reach}).abandoned_after; };
  while (after(1) > 1e-18 * abandoned) reach *= 2;
  reach = std::min(reach, detail::longest_abandoned_wait_of(queue));  // where the share may fall to 0 at once
  // Over the fourth root of the share of the reach: tolerances of tiny times underflow, and what a law of patience does
  // at 0 goes with a power of the time. Asked for less than the outcomes are known to, it would halve without end; the
  // estimate is the error of 15 points, far above that of 31.
  const auto density = [&](double root) { return 4 * root * root * root * after(root * root * root * root); };
  constexpr double tolerance = 1e-11;
  using boost::math::quadrature::gauss_kronrod;
  return Seconds{gauss_kronrod<double, 31>::integrate(density, 0.0, 1.0, 15, tolerance) / p.abandonment * reach};
}

}  // namespace krarup
