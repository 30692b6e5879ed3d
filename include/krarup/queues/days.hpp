#pragma once

#include "krarup/formulas/gamma_rate.hpp"
#include "krarup/queues/uncertain.hpp"

// Single days of a queue whose rate is uncertain. All days count alike here, the busy and the quiet ones.

namespace krarup {

/// A part of the days that leaves some out: strictly between none and all of them.
inline constexpr Rule share_of_days_rule{
    .low = 0, .low_bound = Rule::Bound::exclusive, .high = 1, .high_bound = Rule::Bound::exclusive};

/// What is the busiest of this share of the days?
///
/// The queue at the quantile of the gamma distributed rate: with 0.9, only one day in ten has more contacts. It is an
/// ordinary queue, so every question can be asked of it.
///
/// @param  uncertain  queue and cv
/// @param  share      in (0, 1)
/// @return            the queue with the demand of that day, its agents unchanged
/// @throws            InvalidInput naming the field
template <AskedByDay Q>
[[nodiscard]] Q busy_day(const Uncertain<Q>& uncertain, double share) {
  validate(uncertain);
  validate_argument("share", share, share_of_days_rule);
  if (offered_load(uncertain) == 0) return uncertain.queue;
  return on_day(uncertain, formulas::gamma_rate_quantile(uncertain.cv, share));
}

/// Which service level is reached on this share of the days, or more?
///
/// As a function of the share this is the distribution of a day's service level: 0.5 asks for the median day, 0.9 for
/// what nine days in ten reach. It relies on the service level of a day never rising with its contacts, which holds for
/// Erlang A, B and C by every basis.
///
/// @param  uncertain        queue with its agents, and cv
/// @param  share            in (0, 1)
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count
/// @return                  in [0, 1]
/// @throws                  InvalidInput naming the field
template <AskedByDay Q>
[[nodiscard]] double service_level_of_days(const Uncertain<Q>& uncertain, double share, Seconds acceptable_wait,
                                           ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return performance(busy_day(uncertain, share), acceptable_wait, basis).service_level;
}

}  // namespace krarup
