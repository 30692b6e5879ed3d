#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "krarup/core/time.hpp"
#include "krarup/scheduling/rules/weight.hpp"

namespace krarup {

/// When a shift may start and end, on the wall clock of the day on which it starts. Amount: the shifts outside.
struct WorkingHours {
  std::vector<std::chrono::weekday> days{};  ///< on which the rule holds; empty means every day
  std::optional<TimeOfDay> earliest_start{};
  std::optional<TimeOfDay> latest_start{};
  std::optional<TimeOfDay> earliest_end{};
  std::optional<TimeOfDay> latest_end{};  ///< as earliest_end beyond 24:00 for a shift that ends after midnight
  Weight weight{};                        ///< for each shift outside

  static constexpr std::string_view rule = "working_hours";
  static constexpr auto fields() {
    return std::tuple{field("days", &WorkingHours::days),
                      field("earliest_start", &WorkingHours::earliest_start, rules::not_negative),
                      field("latest_start", &WorkingHours::latest_start, rules::not_negative),
                      field("earliest_end", &WorkingHours::earliest_end, rules::positive),
                      field("latest_end", &WorkingHours::latest_end, rules::positive),
                      field("weight", &WorkingHours::weight, rules::positive)};
  }
  void validate(const std::string& path) const {
    if (!earliest_start && !latest_start && !earliest_end && !latest_end) {
      throw InvalidInput(path + " must have an earliest_start, a latest_start, an earliest_end or a latest_end");
    }
  }
  friend bool operator==(const WorkingHours&, const WorkingHours&) = default;
};

/// How far apart the starts of one calendar week may lie on the wall clock: the latest less the earliest.
///
/// Starts of the history in a week that the roster cuts count. Amount: the hours beyond max, summed over the weeks.
struct StartSpread {
  Seconds max{};
  Weight weight{};  ///< for each hour, in each week

  static constexpr std::string_view rule = "start_spread";
  static constexpr auto fields() {
    return std::tuple{required_field("max", &StartSpread::max, rules::not_negative),
                      field("weight", &StartSpread::weight, rules::positive)};
  }
  friend bool operator==(const StartSpread&, const StartSpread&) = default;
};

}  // namespace krarup
