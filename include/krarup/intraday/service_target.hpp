#pragma once

#include <cmath>
#include <cstddef>
#include <string>

#include "krarup/intraday/day_profile.hpp"
#include "krarup/queues/queue_model.hpp"
#include "krarup/staffing/constraint.hpp"
#include "krarup/staffing/service_target.hpp"
#include "krarup/staffing/shrinkage.hpp"

namespace krarup {

/// A queue model that can be asked, interval by interval, what becomes of its contacts.
template <class Q>
concept TellsOutcomes = FollowsDemand<Q> && requires(const Q queue, Seconds acceptable_wait) {
  { outcomes(queue, acceptable_wait) } -> std::same_as<Outcomes>;
};

namespace detail {

/// A curve ends where one more agent changes less than this share of the contacts.
inline constexpr double negligible_change = 1e-9;

/// The contacts that a service level is of, as a share of all.
[[nodiscard]] constexpr double share_that_counts(const Outcomes& shares, ServiceLevelBasis basis) {
  switch (basis) {
    case ServiceLevelBasis::answered:
      return shares.answered();
    case ServiceLevelBasis::excluding_early_abandons:
      return shares.answered() + shares.abandoned_after + shares.blocked;
    default:
      return 1;
  }
}

/// Whether a basis leaves contacts out.
[[nodiscard]] constexpr bool leaves_contacts_out(ServiceLevelBasis basis) {
  return basis == ServiceLevelBasis::answered || basis == ServiceLevelBasis::excluding_early_abandons;
}

template <TellsOutcomes Q>
[[nodiscard]] ServiceCurve service_curve(const Q& queue, double contacts, const Target& target, double on_contacts) {
  ServiceCurve curve{.contacts = contacts};
  const double load = offered_load(queue);
  const bool some_left_out = leaves_contacts_out(target.basis);
  double last_counts = 0;
  for (std::size_t n = 0; contacts > 0; ++n) {
    if (n == ServiceCurve::max_entries) {
      throw InvalidInput("offers " + to_text(load) + " erlangs, too many for " +
                         std::to_string(ServiceCurve::max_entries - 1) + " agents");
    }
    const double agents = static_cast<double>(n) * on_contacts;
    const Outcomes shares = outcomes(with_agents(queue, agents), target.acceptable_wait);
    const double counts = share_that_counts(shares, target.basis);
    const double in_time = std::min(counts, service_level(shares, target.basis) * counts);
    const bool settled = n > 0 && agents > load && std::abs(in_time - curve.in_time.back()) <= negligible_change &&
                         std::abs(counts - last_counts) <= negligible_change;
    if (settled) break;
    curve.in_time.push_back(in_time);
    if (some_left_out) curve.that_counts.push_back(counts);
    last_counts = counts;
  }
  return curve;
}

}  // namespace detail

/// How does the service of each interval grow with its agents, for one target over the whole forecast?
///
/// Every interval is taken by itself, as in sipp(), but none has to meet the target alone: a plan of shifts may give an
/// hour that is hard to staff less and its neighbors more. With a queue of an uncertain rate the shares are averages
/// over the contacts of all days.
///
/// @param  profile    forecast
/// @param  prototype  the queue of every interval; its demand and agents are ignored
/// @param  target     its service_level, acceptable_wait and basis; limits of other kinds hold for each interval by
///                    itself and are refused here: sipp() makes floors of them
/// @param  shrinkage  of the agents scheduled, so many are not on contacts; the queue is asked for the rest, in
/// fractions
/// @return            one curve per interval, from 0 agents to where one more changes less than 1e-9 of the contacts
/// @throws            InvalidInput
/// @complexity        evaluations of the queue: intervals x agents of the largest
/// @source            [KooleSluis2003]
template <TellsOutcomes Q>
[[nodiscard]] ServiceTarget service_target(const DayProfile& profile, const Q& prototype, const Target& target,
                                           const Shrinkage& shrinkage = {}) {
  validate(profile, "forecast");
  validate(target, "target");
  if (!target.service_level || target != Target{.service_level = target.service_level,
                                                .acceptable_wait = target.acceptable_wait,
                                                .basis = target.basis}) {
    throw InvalidInput("target must set service_level and no other limit: those hold for each interval by itself");
  }
  const double on_contacts = agents_on_contacts(1, shrinkage);
  ServiceTarget whole{.service_level = *target.service_level};
  whole.curves.reserve(profile.size());
  for (std::size_t i = 0; i < profile.size(); ++i) {
    try {
      whole.curves.push_back(
          detail::service_curve(with_demand(prototype, profile[i]), profile[i].contacts, target, on_contacts));
    } catch (const InvalidInput& error) {
      throw InvalidInput("forecast[" + std::to_string(i) + "] " + error.what());
    }
  }
  return whole;
}

}  // namespace krarup
