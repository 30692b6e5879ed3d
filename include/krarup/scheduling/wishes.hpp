#pragma once

#include <optional>
#include <string>
#include <vector>

#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

/// What somebody would like on a day; not granting it costs its weight x the person's seniority.
///
/// A wish to work is granted by a shift, made from one of the templates, that starts on the day; a wish not to work is
/// granted when none does.
struct Request {
  Date date{};
  std::vector<std::string> shift_templates{};  ///< empty means any shift: a wish not to work is one for a day off
  bool wanted = true;                          ///< whether one of these is wished for, or none of them
  double weight = 1;                           ///< cost of not granting it

  static constexpr auto fields() {
    return std::tuple{required_field("date", &Request::date), field("shift_templates", &Request::shift_templates),
                      field("wanted", &Request::wanted), field("weight", &Request::weight, rules::positive)};
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
