#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "krarup/core/local_clock.hpp"
#include "krarup/intraday/day_profile.hpp"

namespace krarup {

/// How a forecast is laid out in a CSV file: the names of its columns; further columns are ignored.
struct ForecastFormat {
  std::string start_column = "start";        ///< date and time at which the interval begins
  std::string contacts_column = "contacts";  ///< expected number, may be fractional
  std::string aht_column = "aht_s";          ///< numbers if the name ends in _s or _min, else text with a unit ("240s")
  std::optional<Seconds> aht{};              ///< of every contact, for a file without an AHT column
  std::optional<Seconds> step{};             ///< length of an interval; by default the usual distance between two lines

  static constexpr auto fields() {
    return std::tuple{
        field("start_column", &ForecastFormat::start_column),
        field("contacts_column", &ForecastFormat::contacts_column), field("aht_column", &ForecastFormat::aht_column),
        field("aht", &ForecastFormat::aht, rules::positive), field("step", &ForecastFormat::step, rules::positive)};
  }
  friend bool operator==(const ForecastFormat&, const ForecastFormat&) = default;
};

/// What a forecast file says, and the wall clock by which it says it.
struct Forecast {
  DayProfile profile;
  LocalClock clock;
};

/// Reads a forecast of one or several days.
///
/// One line an interval, in order of time. Stretches of three hours and more without lines are taken as closed:
/// intervals without contacts; shorter ones are refused as lines that are missing. A line without contacts need not
/// state an AHT.
///
/// Times may carry their offset from UTC ("2026-03-29T03:00+02:00"); the offsets then give the clock and its changes.
/// Times without one are read by `clock`; an hour that the wall shows twice is accepted where the clock has such a
/// change.
///
/// @param clock  wall clock of the center, if it is known; must agree with the offsets in the file
/// @throws ParseError    "line 12: ..."
/// @throws InvalidInput  for a format that means nothing
[[nodiscard]] Forecast parse_forecast(std::string_view csv, const ForecastFormat& format = {},
                                      const std::optional<LocalClock>& clock = {});

/// As parse_forecast, from a file; messages begin with its name.
[[nodiscard]] Forecast load_forecast(const std::filesystem::path& path, const ForecastFormat& format = {},
                                     const std::optional<LocalClock>& clock = {});

}  // namespace krarup
