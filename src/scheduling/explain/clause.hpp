#pragma once

#include <string>

#include "krarup/scheduling/roster.hpp"

namespace krarup::why {

/// One thing that was asked for: a rule of a person, or a requirement of a day.
struct Clause {
  std::string rule;     ///< "consecutive_days", "min_rest", "cover", ...
  std::string subject;  ///< the person, or the shift template
  std::string words;    ///< "at most 5 days in a row"
  std::string unit;     ///< of concessions: "day", "paid hour", "shift", "time"
  Date from{};          ///< days concerned, both included; the whole roster for most
  Date until{};
};

/// The rule in words, such as "at most 5 days in a row".
[[nodiscard]] std::string words_of(const RosterRule& rule);

/// What one concession to the rule is: "day", "paid hour", ...
[[nodiscard]] std::string unit_of(const RosterRule& rule);

/// The same for a settled day.
[[nodiscard]] std::string words_of(const PinnedDay& pinned);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items, const std::string& last_joint = " and ");

}  // namespace krarup::why
