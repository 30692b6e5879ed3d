#pragma once

#include <cstddef>
#include <string>

#include "krarup/intraday/day_profile.hpp"
#include "krarup/queues/queue_model.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {

/// How is each interval of a forecast to be staffed, taken by itself?
///
/// Stationary, independent, period by period: every interval is staffed as if its rate had always been and would always
/// be the same. That holds where a change of the rate is small within the time it takes to serve a contact; on a steep
/// rise the true service level lags behind, on a fall it runs ahead [GreenKolesarSoares2001].
///
/// @param  profile    forecast; intervals without contacts need nobody
/// @param  prototype  the queue of every interval; its demand and agents are ignored
/// @return            on the grid of the profile: agents, the limit that asks for them, and what they deliver
/// @throws            InvalidInput, and Infeasible with the interval that cannot meet the target
template <FollowsDemand Q>
[[nodiscard]] Series<Staffing> staff(const DayProfile& profile, const Q& prototype, const Target& target) {
  validate(profile, "forecast");
  validate(target, "target");
  Series<Staffing> staffing{profile.start, profile.step, {}};
  staffing.values.reserve(profile.size());
  for (std::size_t i = 0; i < profile.size(); ++i) {
    try {
      staffing.values.push_back(staff(with_demand(prototype, profile[i]), target));
    } catch (const Infeasible& error) {
      throw Infeasible("forecast[" + std::to_string(i) + "]: " + error.what());
    }
  }
  return staffing;
}

/// How many agents does each interval of a forecast require, taken by itself? The agents of staff(profile, ...).
template <FollowsDemand Q>
[[nodiscard]] Requirement sipp(const DayProfile& profile, const Q& prototype, const Target& target) {
  return staff(profile, prototype, target).map([](const Staffing& each) { return static_cast<double>(each.agents); });
}

}  // namespace krarup
