#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "krarup/core/field.hpp"
#include "krarup/core/local_clock.hpp"
#include "krarup/core/text.hpp"
#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/shift.hpp"

namespace krarup {

/// What somebody would like on a day, or again and again; each day on which it is not granted costs its weight x the
/// person's seniority.
///
/// The shifts meant are those made from the templates that start in the window. A wish to work is granted by one of
/// them that starts on the day; a wish not to work is granted when none does.
struct Request {
  std::optional<Date> date{};                  ///< none: a standing wish
  std::vector<std::chrono::weekday> days{};    ///< of a standing wish; empty means every day
  std::vector<std::string> shift_templates{};  ///< empty means any shift: a wish not to work is one for a day off
  std::optional<TimeOfDay> earliest_start{};   ///< of the shifts meant, on the wall clock
  std::optional<TimeOfDay> latest_start{};
  bool wanted = true;  ///< whether one of these is wished for, or none of them
  double weight = 1;   ///< cost of each day on which it is not granted

  static constexpr auto fields() {
    return std::tuple{field("date", &Request::date),
                      field("days", &Request::days),
                      field("shift_templates", &Request::shift_templates),
                      field("earliest_start", &Request::earliest_start, rules::not_negative),
                      field("latest_start", &Request::latest_start, rules::not_negative),
                      field("wanted", &Request::wanted),
                      field("weight", &Request::weight, rules::positive)};
  }

  void validate(const std::string& path) const {
    if (date && !days.empty()) throw InvalidInput(path + " must have a date or days, not both");
    if (earliest_start && latest_start && *latest_start < *earliest_start) {
      throw InvalidInput(detail::join(path, "latest_start") + " must be >= earliest_start (" +
                         to_text(*earliest_start) + "), got " + to_text(*latest_start));
    }
    if (!date && days.empty() && shift_templates.empty() && !earliest_start && !latest_start) {
      throw InvalidInput(path + " must have a date, days, shift_templates, an earliest_start or a latest_start");
    }
  }

  /// Whether the wish is one for this day.
  [[nodiscard]] bool is_for(Date day) const {
    if (date) return *date == day;
    return days.empty() || std::find(days.begin(), days.end(), std::chrono::weekday(day)) != days.end();
  }

  /// Whether a shift is one of those meant.
  [[nodiscard]] bool means(const Shift& shift, const LocalClock& clock) const {
    const auto& asked = shift_templates;
    const TimeOfDay start{clock.wall(shift.start) - LocalTime{clock.date(shift.start)}};
    return (asked.empty() || std::find(asked.begin(), asked.end(), shift.shift_template) != asked.end()) &&
           (!earliest_start || start >= *earliest_start) && (!latest_start || start <= *latest_start);
  }

  friend bool operator==(const Request&, const Request&) = default;
};

/// What is settled for somebody on a day. No other rule gives way to it.
struct PinnedDay {
  Date date{};
  std::string shift_template{};      ///< the shift worked; empty: the day is off
  std::optional<TimeOfDay> start{};  ///< when it starts, where its template leaves a choice

  static constexpr auto fields() {
    return std::tuple{required_field("date", &PinnedDay::date), field("shift_template", &PinnedDay::shift_template),
                      field("start", &PinnedDay::start, rules::not_negative)};
  }
  friend bool operator==(const PinnedDay&, const PinnedDay&) = default;
};

}  // namespace krarup
