#pragma once

#include <chrono>

namespace krarup {

/// A span of time. Every duration in a public signature is one of these, never a bare number.
using Seconds = std::chrono::duration<double>;

/// A point of the time line that never jumps. When the input names no UTC offset, its wall time is taken as UTC.
using Instant = std::chrono::sys_seconds;

/// What the clock on the wall of the center shows.
using LocalTime = std::chrono::local_seconds;

/// A calendar day of the center.
using Date = std::chrono::local_days;

/// A clock reading within any day, as time since midnight; 30 h is 06:00 of the next day.
struct TimeOfDay {
  Seconds since_midnight{};

  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

/// `20s`, `30min`, `8h`: write `using namespace krarup::literals;`.
namespace literals {
using namespace std::chrono_literals;
}

}  // namespace krarup
