#pragma once

#include <chrono>

#include "krarup/core/time.hpp"

namespace krarup {

/// The nearest whole second: the time line of shifts has no finer grain.
[[nodiscard]] inline std::chrono::seconds whole_seconds(Seconds time) {
  return std::chrono::round<std::chrono::seconds>(time);
}

/// A duration as a number of hours.
[[nodiscard]] inline double in_hours(Seconds time) { return time.count() / 3600; }

}  // namespace krarup
