#pragma once

#include <cstddef>
#include <string>

#include "krarup/intraday/day_profile.hpp"

namespace krarup {

/// Which forecast offers these loads, with the same handling times?
///
/// What it is for: staffing by the modified offered load (MOL). sipp(), or staff(), on the forecast with the mean of
/// modified_offered_loads() in each interval keeps the probability of waiting near what the target says on the average
/// of the interval; with their peak, at every moment of it, at the price of more agents. Queues that are carried from
/// one interval to the next are not in it: it holds where few contacts wait for longer than it takes to handle one
/// [JenningsMandelbaumMasseyWhitt1996].
///
/// @param  profile        forecast
/// @param  offered_loads  erlangs, on the grid of the profile
/// @return                the profile with offered_loads[i] * step / aht contacts in interval i
/// @throws                InvalidInput naming the interval
[[nodiscard]] inline DayProfile with_offered_loads(DayProfile profile, const Series<double>& offered_loads) {
  validate(profile, "forecast");
  const bool one_grid = offered_loads.start == profile.start && offered_loads.step == profile.step;
  if (!one_grid || offered_loads.size() != profile.size()) {
    throw InvalidInput("offered_loads must be on the grid of the forecast");
  }
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const double load = offered_loads[i];
    if (!(load >= 0 && load <= max_offered_load)) {
      throw InvalidInput("offered_loads[" + std::to_string(i) + "] must be from 0 to " + to_text(max_offered_load) +
                         " erlangs, got " + to_text(load));
    }
    profile[i].contacts = load * (profile.step / profile[i].aht);
  }
  return profile;
}

}  // namespace krarup
