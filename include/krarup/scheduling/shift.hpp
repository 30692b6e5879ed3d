#pragma once

#include <string>
#include <vector>

#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// A pause at a definite time.
struct Break {
  std::string name;
  Instant start{};
  Seconds length{};
  bool paid = true;

  [[nodiscard]] Instant end() const { return start + std::chrono::round<std::chrono::seconds>(length); }

  static constexpr auto fields() {
    return std::tuple{field("name", &Break::name), field("start", &Break::start),
                      field("length", &Break::length, rules::positive), field("paid", &Break::paid)};
  }
  friend bool operator==(const Break&, const Break&) = default;
};

/// One person's working day, not yet anybody's in particular.
struct Shift {
  std::string shift_template;  ///< name of the template it was made from
  Instant start{};
  Seconds length{};
  std::vector<Break> breaks{};  ///< in order of time

  [[nodiscard]] Instant end() const { return start + std::chrono::round<std::chrono::seconds>(length); }

  static constexpr auto fields() {
    return std::tuple{field("shift_template", &Shift::shift_template), field("start", &Shift::start),
                      field("length", &Shift::length, rules::positive), field("breaks", &Shift::breaks)};
  }
  friend bool operator==(const Shift&, const Shift&) = default;
};

/// Time for which the person is paid: the length less the unpaid breaks.
[[nodiscard]] inline Seconds paid_time(const Shift& shift) {
  Seconds paid = shift.length;
  for (const Break& pause : shift.breaks) {
    if (!pause.paid) paid -= pause.length;
  }
  return paid;
}

}  // namespace krarup
