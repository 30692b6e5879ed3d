#pragma once

#include "krarup/core/search.hpp"
#include "krarup/queues/days.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {

/// A target that must be met on this share of the days, each day taken by itself.
struct OnShareOfDays {
  double share = 0;

  static constexpr auto fields() {
    return std::tuple{required_field("share", &OnShareOfDays::share, share_of_days_rule)};
  }
  friend bool operator==(const OnShareOfDays&, const OnShareOfDays&) = default;
};

/// What is the smallest number of agents that meets the target on this share of the days?
///
/// A promise for days, not for the average of all contacts: with 0.9, one day in ten may miss the target. The agents
/// are those of `busy_day`, since nothing gets better with more contacts (Erlang A, B and C, by every basis).
///
/// @throws  InvalidInput; Infeasible when max_agents are not enough
template <AskedByDay Q>
[[nodiscard]] int required_agents(const Uncertain<Q>& uncertain, const Target& target, const OnShareOfDays& days) {
  validate(days, "days");
  return required_agents(busy_day(uncertain, days.share), target);
}

/// On which share of the days do the agents that there are meet the target?
///
/// @param  uncertain  queue with its agents, and cv
/// @param  target     at least one limit
/// @return            in [0, 1]; 1 without contacts
/// @throws            InvalidInput
/// @complexity        about 20 evaluations of the queue
template <AskedByDay Q>
[[nodiscard]] double share_of_days(const Uncertain<Q>& uncertain, const Target& target) {
  validate(uncertain);
  validate(target, "target");
  const auto miss = [&](double rate) {
    const Q day = on_day(uncertain, rate);
    return -margin(performance(day, target.acceptable_wait, target.basis), target) - margin_of_rounding;
  };
  const double most = offered_load(uncertain) > 0 ? max_offered_load / offered_load(uncertain) : 0;
  if (most == 0) return 1;
  double met = 1;
  while (met > 1e-300 && miss(met) > 0) met /= 16;
  double missed = 16 * met;
  while (missed < most && miss(missed) <= 0) missed *= 16;
  if (met <= 1e-300) return 0;
  if (missed >= most) return 1;
  return formulas::gamma_rate_within(uncertain.cv, smallest_real(miss, missed / 16, missed));
}

}  // namespace krarup
