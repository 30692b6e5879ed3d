#pragma once

#include <chrono>
#include <vector>

#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// A stretch of the week during which contacts are served.
struct OpeningHours {
  std::vector<std::chrono::weekday> days;  ///< empty means every day
  TimeOfDay open{};
  TimeOfDay close{Seconds{24 * 3600.0}};  ///< beyond 24:00 for a center that closes after midnight

  static constexpr auto fields() {
    return std::tuple{field("days", &OpeningHours::days), field("open", &OpeningHours::open, rules::not_negative),
                      field("close", &OpeningHours::close, rules::positive)};
  }
  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

}  // namespace krarup
