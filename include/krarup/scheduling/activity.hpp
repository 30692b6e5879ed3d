#pragma once

#include <optional>
#include <string>
#include <vector>

#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

/// Something that people do inside their shifts instead of handling contacts: a meeting, a training.
///
/// It is paid, lies inside one shift, never over a break, and takes its people off the coverage.
struct Activity {
  std::string name;
  Seconds length{};
  Instant earliest{};                 ///< it does not begin before
  Instant latest_end{};               ///< and is over by then
  std::vector<std::string> people{};  ///< who may take part
  std::optional<int> attendees{};     ///< how many of them do; without it everybody
  bool together = false;              ///< all at the same time (a meeting), or each at a time of their own
  std::optional<int> max_at_once{};   ///< most people in it at any moment
  Seconds min_gap{};                  ///< between it and any break of its person
  double weight = 100;                ///< cost of each attendee too few

  [[nodiscard]] int wanted() const { return attendees.value_or(static_cast<int>(people.size())); }

  static constexpr auto fields() {
    return std::tuple{required_field("name", &Activity::name),
                      required_field("length", &Activity::length, rules::positive),
                      required_field("earliest", &Activity::earliest),
                      required_field("latest_end", &Activity::latest_end),
                      required_field("people", &Activity::people),
                      field("attendees", &Activity::attendees, rules::not_negative),
                      field("together", &Activity::together),
                      field("max_at_once", &Activity::max_at_once, rules::not_negative),
                      field("min_gap", &Activity::min_gap, rules::not_negative),
                      field("weight", &Activity::weight, rules::positive)};
  }
  friend bool operator==(const Activity&, const Activity&) = default;
};

/// One person's time in an activity.
struct Session {
  std::string activity;
  std::string person;
  Instant start{};
  Seconds length{};

  [[nodiscard]] Instant end() const { return start + std::chrono::round<std::chrono::seconds>(length); }

  static constexpr auto fields() {
    return std::tuple{field("activity", &Session::activity), field("person", &Session::person),
                      field("start", &Session::start), field("length", &Session::length, rules::positive)};
  }
  friend bool operator==(const Session&, const Session&) = default;
};

}  // namespace krarup
