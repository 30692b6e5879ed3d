#pragma once

#include <string>
#include <vector>

#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"

/// A center small enough to be understood, and to be solved by trying everything.
namespace small_center {

using namespace krarup;
using namespace krarup::literals;

inline const Date monday = std::chrono::local_days{std::chrono::year{2003} / 7 / 21};

inline TimeOfDay clock(int hour, int minute = 0) { return {std::chrono::hours{hour} + std::chrono::minutes{minute}}; }

/// A moment of the week of 2003-07-21, on a clock that shows UTC.
inline Instant at(int day, int hour, int minute = 0) {
  return LocalClock{}.instant(monday + std::chrono::days{day}, clock(hour, minute));
}

/// From 08:00 on Monday, hour by hour.
inline ShiftProblem morning(std::vector<double> required) {
  return {.required = {at(0, 8), 1h, std::move(required)}, .shift_templates = {}};
}

inline ShiftTemplate shift(const std::string& name, Seconds length, TimeOfDay earliest, TimeOfDay latest) {
  return {.name = name, .length = length, .earliest_start = earliest, .latest_start = latest, .start_step = 1h};
}

inline Person person(const std::string& name, Seconds max_hours = 40h) {
  return {.name = name, .max_hours_per_week = max_hours};
}

/// A shift without breaks.
inline Shift from(Instant start, Seconds length, const std::string& name = "day") {
  return {.shift_template = name, .start = start, .length = length};
}

inline bool mentions(const std::vector<Finding>& findings, const std::string& rule) {
  for (const Finding& finding : findings) {
    if (finding.rule == rule) return true;
  }
  return false;
}

inline std::string texts(const std::vector<Finding>& findings) {
  std::string all;
  for (const Finding& finding : findings) all += finding.text + "\n";
  return all;
}

}  // namespace small_center
