#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "krarup/io/forecast_csv.hpp"
#include "krarup/io/text.hpp"

namespace krarup {

/// One line of a forecast file, as it stands there.
struct ForecastLine {
  std::size_t line = 0;
  Timestamp timestamp{};
  double contacts = 0;
  std::optional<Seconds> aht{};  ///< none where there are no contacts to handle
  Instant start{};               ///< what the timestamp means; set by `place_in_time`

  /// Its number and time for messages: "line 12 (2003-07-21T07:30)".
  [[nodiscard]] std::string name() const;

  [[noreturn]] void refuse(const std::string& why) const;
};

/// The lines of a file, each checked by itself.
[[nodiscard]] std::vector<ForecastLine> read_forecast_lines(std::string_view csv, const ForecastFormat& format);

/// Gives each line its instant and checks that every line is later than the one before.
///
/// @return  the wall clock of the center: `clock` if it is known, else what the offsets in the file tell
[[nodiscard]] LocalClock place_in_time(std::vector<ForecastLine>& lines, const std::optional<LocalClock>& clock);

}  // namespace krarup
