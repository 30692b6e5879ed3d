#pragma once

#include <algorithm>
#include <cmath>
#include <optional>

#include "krarup/formulas/modified_offered_load.hpp"
#include "krarup/intraday/day_profile.hpp"

namespace krarup {

/// How many agents would be busy in an interval if nobody ever waited or left, with the contacts that came before.
struct ModifiedOfferedLoad {
  double start = 0;  ///< when the interval begins; erlangs
  double end = 0;    ///< when it ends; erlangs
  double mean = 0;   ///< over the interval; erlangs
  double peak = 0;   ///< the most within it, at one of its ends; erlangs

  static constexpr auto fields() {
    return std::tuple{field("start", &ModifiedOfferedLoad::start), field("end", &ModifiedOfferedLoad::end),
                      field("mean", &ModifiedOfferedLoad::mean), field("peak", &ModifiedOfferedLoad::peak)};
  }
  friend bool operator==(const ModifiedOfferedLoad&, const ModifiedOfferedLoad&) = default;
};

namespace detail {

/// What an interval makes of the load that it begins with.
[[nodiscard]] inline ModifiedOfferedLoad modified_offered_load(const Demand& demand, double start) {
  const double load = offered_load(demand), handling_times = demand.per / demand.aht;
  const double end = formulas::modified_offered_load(start, load, handling_times);
  const double mean = formulas::mean_modified_offered_load(start, load, handling_times);
  return {.start = start, .end = end, .mean = mean, .peak = std::max(start, end)};
}

/// The load with which a forecast both begins and ends: what it leaves of its own work, and of the same before, ...
[[nodiscard]] inline double repeating_load(const DayProfile& profile) {
  double end = 0, handling_times = 0;
  for (const Demand& demand : profile.values) {
    end = modified_offered_load(demand, end).end;
    handling_times += demand.per / demand.aht;
  }
  return profile.empty() ? 0 : end / -std::expm1(-handling_times);
}

/// The load with which the first interval begins.
[[nodiscard]] inline double first_load(const DayProfile& profile, const std::optional<double>& initial) {
  if (!initial) return repeating_load(profile);
  if (*initial >= 0 && *initial <= max_offered_load) return *initial;
  throw InvalidInput("initial must be from 0 to " + to_text(max_offered_load) + " erlangs, got " + to_text(*initial));
}

}  // namespace detail

/// How much work is there in each interval of a forecast, when contacts reach into the intervals after theirs?
///
/// The offered load contacts * aht / per jumps where the forecast does. The work does not: contacts that come late in
/// an interval are handled in the next, so that the load follows the forecast about an aht later, and smoother. With
/// agents without end, m(t) are busy on average: m'(t) = (a(t) - m(t)) / aht(t), exact for exponential handling times
/// and an even rate within each interval; contacts at hand go on at the aht of the interval that they reach.
///
/// @param  profile  forecast
/// @param  initial  erlangs when it begins, 0 <= initial <= max_offered_load: 0 when the doors open; without it, the
///                  forecast repeats, and begins as it ends
/// @return          on the grid of the profile; each interval begins as the one before it ends
/// @throws          InvalidInput
/// @complexity      O(intervals)
/// @source          [EickMasseyWhitt1993]
[[nodiscard]] inline Series<ModifiedOfferedLoad> modified_offered_loads(const DayProfile& profile,
                                                                        std::optional<double> initial = {}) {
  validate(profile, "forecast");
  double load = detail::first_load(profile, initial);
  return profile.map([&](const Demand& demand) {
    const ModifiedOfferedLoad each = detail::modified_offered_load(demand, load);
    load = each.end;
    return each;
  });
}

}  // namespace krarup
