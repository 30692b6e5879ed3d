#pragma once

#include <charconv>
#include <cmath>
#include <string>

#include "krarup/core/time.hpp"

namespace krarup {

/// The shortest decimal text that reads back as the same double: "0.8", "1e-06", "nan", "inf".
[[nodiscard]] inline std::string to_text(double value) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end};
}

/// A duration for people to read: "180 s".
[[nodiscard]] inline std::string to_text(Seconds value) { return to_text(value.count()) + " s"; }

/// A clock reading: "06:30", "30:00", or "06:30:05" when it has seconds. What no clock shows is given in seconds.
[[nodiscard]] inline std::string to_text(TimeOfDay value) {
  if (!(value.since_midnight.count() >= 0 && value.since_midnight.count() < 1e9)) return to_text(value.since_midnight);
  const auto total = static_cast<long long>(std::llround(value.since_midnight.count()));
  const auto two_digits = [](long long part) {
    std::string digits = part < 10 ? "0" : "";
    digits += std::to_string(part);
    return digits;
  };
  const std::string clock = two_digits(total / 3600) + ":" + two_digits(total / 60 % 60);
  return total % 60 == 0 ? clock : clock + ":" + two_digits(total % 60);
}

}  // namespace krarup
