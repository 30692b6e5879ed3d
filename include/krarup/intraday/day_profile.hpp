#pragma once

#include <cmath>
#include <cstddef>
#include <string>

#include "krarup/core/series.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/queues/demand.hpp"

namespace krarup {

/// A forecast: one Demand per interval, over a day or any longer stretch; `per` of each is the step of the series.
using DayProfile = Series<Demand>;

/// How many agents are needed on contacts in each interval.
using Requirement = Series<double>;

/// Most intervals that one series may have: a year of half minutes.
inline constexpr std::size_t max_intervals = 1'100'000;

/// Checks the length of an interval: a whole number of seconds.
///
/// @throws InvalidInput
inline void validate_step(Seconds step, const std::string& path) {
  if (step.count() >= 1 && step.count() <= 7 * 86400.0 && step.count() == std::floor(step.count())) return;
  throw InvalidInput(path + " must be a whole number of seconds from 1 s to 7 days, got " + to_text(step));
}

/// Checks every interval of a forecast.
///
/// @param path  the words before the field names in messages
/// @throws InvalidInput  names the interval, as in "forecast[3].contacts must be >= 0, got -1"
inline void validate(const DayProfile& profile, const std::string& path) {
  validate_step(profile.step, path + ".step");
  if (profile.size() > max_intervals) {
    throw InvalidInput(path + " must have at most " + std::to_string(max_intervals) + " intervals, got " +
                       std::to_string(profile.size()));
  }
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const auto place = [&] { return path + "[" + std::to_string(i) + "]"; };
    validate(profile[i], place);
    if (profile[i].per != profile.step) {
      throw InvalidInput(place() + ".per must be the step of the series, " + to_text(profile.step) + ", got " +
                         to_text(profile[i].per));
    }
  }
}

/// The contacts of the whole forecast.
[[nodiscard]] inline double total_contacts(const DayProfile& profile) {
  double sum = 0;
  for (const Demand& demand : profile.values) sum += demand.contacts;
  return sum;
}

/// The work of the whole forecast: contacts * aht, summed.
[[nodiscard]] inline Seconds total_work(const DayProfile& profile) {
  Seconds sum{};
  for (const Demand& demand : profile.values) sum += demand.contacts * demand.aht;
  return sum;
}

/// The agent time of a requirement: agents * step, summed.
[[nodiscard]] inline Seconds agent_time(const Requirement& requirement) {
  double sum = 0;
  for (const double agents : requirement.values) sum += agents;
  return sum * requirement.step;
}

}  // namespace krarup
