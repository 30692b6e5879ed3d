#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/intraday/day_profile.hpp"

namespace krarup {

/// A stretch of the week during which contacts are served.
struct OpeningHours {
  std::vector<std::chrono::weekday> days{};  ///< empty means every day
  TimeOfDay open{};
  TimeOfDay close{Seconds{24 * 3600.0}};  ///< beyond 24:00 for a center that closes after midnight; at most 48:00

  static constexpr auto fields() {
    return std::tuple{field("days", &OpeningHours::days), field("open", &OpeningHours::open, rules::not_negative),
                      field("close", &OpeningHours::close, rules::positive)};
  }

  /// A stretch ends after it begins, and within the day after.
  void validate(const std::string& path) const {
    const std::string place = path.empty() ? "" : path + ".";
    if (!(open < close)) {
      throw InvalidInput(place + "close must be after open, got " + to_text(close) + " and " + to_text(open) +
                         "; a center that closes after midnight closes at 25:00, 26:00, ...");
    }
    if (close.since_midnight > Seconds(48 * 3600.0)) {
      throw InvalidInput(place + "close must be <= 48:00, got " + to_text(close));
    }
  }

  /// Whether the stretch begins on this day.
  [[nodiscard]] bool covers(std::chrono::weekday day) const {
    return days.empty() || std::find(days.begin(), days.end(), day) != days.end();
  }

  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

/// A forecast cut to the opening hours.
struct OpenProfile {
  DayProfile profile;           ///< on the same grid; no contacts while closed
  std::vector<bool> open;       ///< one per interval: open for at least a part of it
  double contacts_outside = 0;  ///< those taken out; with the contacts of the profile they make the forecast
};

namespace detail {

/// From opening to closing, on the time line.
struct OpenStretch {
  Instant open{};
  Instant close{};
};

/// Every stretch that may touch [from, until), in order of opening.
[[nodiscard]] inline std::vector<OpenStretch> open_stretches(const std::vector<OpeningHours>& hours,
                                                             const LocalClock& clock, Instant from, Instant until) {
  std::vector<OpenStretch> stretches;
  const Date last = clock.date(until);
  for (Date date = clock.date(from) - std::chrono::days(2); date <= last; date += std::chrono::days(1)) {
    for (const OpeningHours& each : hours) {
      if (!each.covers(std::chrono::weekday(date))) continue;
      stretches.push_back({clock.instant(date, each.open), clock.instant(date, each.close)});
    }
  }
  std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.open < b.open; });
  return stretches;
}

}  // namespace detail

/// What is left of a forecast within the opening hours?
///
/// An interval is open if the center is open at any time within it, and then keeps all its contacts. Hours are those of
/// the wall clock, on days with a change of clocks too.
///
/// @param  hours  may overlap; empty means always open
/// @param  clock  the wall clock of the center
/// @return        the forecast without the contacts of closed intervals, which intervals are open, and what was taken
///                out
/// @throws        InvalidInput
[[nodiscard]] inline OpenProfile within_opening_hours(const DayProfile& profile, const std::vector<OpeningHours>& hours,
                                                      const LocalClock& clock = {}) {
  validate(profile, "forecast");
  validate(clock, "clock");
  for (std::size_t i = 0; i < hours.size(); ++i) validate(hours[i], "opening_hours[" + std::to_string(i) + "]");
  OpenProfile result{profile, std::vector<bool>(profile.size(), hours.empty()), 0};
  if (hours.empty()) return result;

  // An interval is open if, of the stretches that open before its end, the last to close does so after its start.
  const auto stretches = detail::open_stretches(hours, clock, profile.start, profile.time(profile.size()));
  auto next = stretches.begin();
  Instant closed_from = Instant::min();
  for (std::size_t i = 0; i < profile.size(); ++i) {
    for (; next != stretches.end() && next->open < profile.time(i + 1); ++next) {
      closed_from = std::max(closed_from, next->close);
    }
    result.open[i] = closed_from > profile.time(i);
    if (result.open[i]) continue;
    result.contacts_outside += profile[i].contacts;
    result.profile[i].contacts = 0;
  }
  return result;
}

}  // namespace krarup
