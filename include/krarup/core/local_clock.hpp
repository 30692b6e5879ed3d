#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/core/error.hpp"
#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// From `at` on, the wall clock is `utc_offset` ahead of UTC.
struct ClockChange {
  Instant at{};
  std::chrono::seconds utc_offset{};

  static constexpr auto fields() {
    return std::tuple{required_field("at", &ClockChange::at), required_field("utc_offset", &ClockChange::utc_offset)};
  }
  friend bool operator==(const ClockChange&, const ClockChange&) = default;
};

/// The wall clock of one center: a UTC offset and the changes to it (daylight saving) within the planning horizon.
///
/// The changes are data, so that no time zone database is needed and a plan is the same on every machine. Without
/// changes and with offset zero, wall time and the time line are the same numbers.
struct LocalClock {
  std::chrono::seconds utc_offset{};   ///< before the first change
  std::vector<ClockChange> changes{};  ///< in order of time, each after the one before

  static constexpr auto fields() {
    return std::tuple{field("utc_offset", &LocalClock::utc_offset), field("changes", &LocalClock::changes)};
  }

  /// Changes come in order, and offsets are such as timestamps can write: whole minutes, at most 18 hours.
  void validate(const std::string& path) const {
    const std::string place = path.empty() ? "" : path + ".";
    const auto check_offset = [](std::chrono::seconds offset, const std::string& name) {
      constexpr std::chrono::hours farthest{18};
      if (offset >= -farthest && offset <= farthest && offset % std::chrono::minutes(1) == std::chrono::seconds(0))
        return;
      throw InvalidInput(name + " must be whole minutes between -18 h and 18 h, got " + std::to_string(offset.count()) +
                         " s");
    };
    check_offset(utc_offset, place + "utc_offset");
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const std::string change = place + "changes[" + std::to_string(i) + "]";
      check_offset(changes[i].utc_offset, change + ".utc_offset");
      if (i > 0 && changes[i].at <= changes[i - 1].at) {
        throw InvalidInput(change + ".at must be after the change before it");
      }
    }
  }

  /// The offset in force at an instant.
  [[nodiscard]] std::chrono::seconds offset_at(Instant instant) const {
    std::chrono::seconds offset = utc_offset;
    for (const ClockChange& change : changes) {
      if (change.at <= instant) offset = change.utc_offset;
    }
    return offset;
  }

  /// What the wall clock shows at an instant.
  [[nodiscard]] LocalTime wall(Instant instant) const {
    return LocalTime{instant.time_since_epoch() + offset_at(instant)};
  }

  /// The day on the calendar at an instant.
  [[nodiscard]] Date date(Instant instant) const { return std::chrono::floor<std::chrono::days>(wall(instant)); }

  /// When the wall clock shows `local`: the first time where it shows it twice, and where it never does (a clock that
  /// springs forward) the instant of the change.
  [[nodiscard]] Instant instant(LocalTime local) const {
    std::chrono::seconds offset = utc_offset;
    for (const ClockChange& change : changes) {
      const Instant candidate{local.time_since_epoch() - offset};
      if (candidate < change.at) return candidate;
      offset = change.utc_offset;
      if (const Instant after{local.time_since_epoch() - offset}; after < change.at) return change.at;
    }
    return Instant{local.time_since_epoch() - offset};
  }

  /// When the wall clock shows `clock` on `date`.
  [[nodiscard]] Instant instant(Date date, TimeOfDay clock) const {
    return instant(LocalTime{date} + std::chrono::round<std::chrono::seconds>(clock.since_midnight));
  }

  friend bool operator==(const LocalClock&, const LocalClock&) = default;
};

}  // namespace krarup
