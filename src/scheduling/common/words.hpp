#pragma once

#include <cstddef>
#include <string>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// "Tuesday 2003-07-22".
[[nodiscard]] std::string day_text(Date date);

/// "Tuesday 2003-07-22 06:30", on the wall clock.
[[nodiscard]] std::string moment_text(const LocalClock& clock, Instant instant);

/// "Tuesday 2003-07-22 12:00-12:30", or both days where the span ends on another one.
[[nodiscard]] std::string span_text(const LocalClock& clock, Instant start, Instant end);

/// At most three decimals and no trailing zeros: "2", "0.14".
[[nodiscard]] std::string number_text(double value);

/// "1 agent", "2.5 agents".
[[nodiscard]] std::string count_text(double count, const std::string& noun);

/// "1 person", "12 people".
[[nodiscard]] std::string people_text(std::size_t count);

}  // namespace krarup
