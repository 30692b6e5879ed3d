#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// A span of time written by people: "180s", "30min", "1.5h", "2d", "1h30min", "inf"; units s, min, h, d.
///
/// @return  at most 1e18 s, or infinite
/// @throws ParseError  for text without a unit, or with one that is not known; the message says what to write instead
[[nodiscard]] Seconds parse_duration(std::string_view text);

/// The text that `parse_duration` reads back as the same number: in hours or minutes where they are whole, else in
/// seconds.
[[nodiscard]] std::string duration_text(Seconds duration);

/// A clock reading: "06:30" or "06:30:05"; up to "48:00", since "30:00" is 06:00 of the next day.
///
/// @throws ParseError  for anything else
[[nodiscard]] TimeOfDay parse_clock(std::string_view text);

/// A day on the calendar: "2026-03-29".
///
/// @throws ParseError  for another order of day, month and year, or a day that does not exist
[[nodiscard]] Date parse_date(std::string_view text);

/// The text that `parse_date` reads back.
[[nodiscard]] std::string date_text(Date date);

/// What a wall clock showed, and how far it was ahead of UTC if the text said so.
struct Timestamp {
  LocalTime wall{};
  std::optional<std::chrono::seconds> utc_offset{};

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// A date and a clock reading: "2003-07-21T07:00", "2003-07-21 07:00:30", "2026-03-29T01:00Z",
/// "2026-03-29T03:00+02:00".
///
/// @throws ParseError  for anything else
[[nodiscard]] Timestamp parse_timestamp(std::string_view text);

/// The instant that a timestamp means: by its own offset, or by the clock of the center where it states none.
[[nodiscard]] Instant instant(const Timestamp& timestamp, const LocalClock& clock);

/// The wall time of an instant; with the offset from UTC unless the clock is a plain one (offset zero, no changes).
[[nodiscard]] std::string timestamp_text(Instant instant, const LocalClock& clock);

/// A day of the week: "monday" to "sunday".
///
/// @throws ParseError  for any other text
[[nodiscard]] std::chrono::weekday parse_weekday(std::string_view text);

/// The text that `parse_weekday` reads back.
[[nodiscard]] std::string_view weekday_text(std::chrono::weekday day);

}  // namespace krarup
