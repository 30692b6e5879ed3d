#pragma once

#include <chrono>
#include <functional>

#include "krarup/core/local_clock.hpp"
#include "krarup/intraday/day_profile.hpp"

namespace krarup::test {

using namespace krarup::literals;

constexpr auto march_31 = std::chrono::March / 31 / 2024;
constexpr auto october_27 = std::chrono::October / 27 / 2024;

/// Central European time in 2024: one hour forward at 01:00 UTC on March 31, back at 01:00 UTC on October 27.
inline LocalClock berlin() {
  return {.utc_offset = 1h,
          .changes = {{std::chrono::sys_days{march_31} + 1h, 2h}, {std::chrono::sys_days{october_27} + 1h, 1h}}};
}

/// A forecast from one instant to another, with `contacts(i)` in interval i, and an aht that rises through the day.
inline DayProfile profile(Instant from, Instant until, std::chrono::seconds step,
                          const std::function<double(std::size_t)>& contacts) {
  DayProfile result{from, step, {}};
  for (std::size_t i = 0; result.time(i) < until; ++i) {
    result.values.push_back({contacts(i), step, Seconds(180 + static_cast<double>(i % 97))});
  }
  return result;
}

/// The calendar day of `berlin()` in five-minute intervals, a different whole number of contacts in each.
inline DayProfile berlin_day(std::chrono::year_month_day day) {
  const LocalClock clock = berlin();
  const Date date = std::chrono::local_days{day};
  return profile(clock.instant(date, TimeOfDay{}), clock.instant(date + std::chrono::days(1), TimeOfDay{}), 5min,
                 [](std::size_t i) { return static_cast<double>(1 + (i * i) % 101); });
}

}  // namespace krarup::test
