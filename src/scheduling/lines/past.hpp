#pragma once

#include <map>
#include <optional>

#include "krarup/scheduling/roster.hpp"
#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// What somebody worked before the first day of the roster, by days before it: -1 is the day before.
class Past {
 public:
  Past(const RosterProblem& problem, const Person& person);

  [[nodiscard]] const Work* on(int day) const;
  [[nodiscard]] const std::map<int, Work>& days() const { return days_; }

  /// Whether the day is known: days since the first shift of the history are.
  [[nodiscard]] bool knows(int day) const { return !days_.empty() && day >= days_.begin()->first; }

  /// Days before the roster in its first calendar week.
  [[nodiscard]] int days_in_first_week() const { return weekday_ - 1; }

  /// 1 Monday ... 7 Sunday, of a day before the roster.
  [[nodiscard]] int weekday(int day) const { return ((weekday_ - 1 + day) % 7 + 7) % 7 + 1; }

 private:
  int weekday_;  // of the first day of the roster
  std::map<int, Work> days_;
};

/// A shift as rules see it.
[[nodiscard]] Work work_of(const RosterProblem& problem, const Shift& shift);

/// The indices of templates by their names.
[[nodiscard]] Kinds kinds_of(const RosterProblem& problem, const std::vector<std::string>& shift_templates);

}  // namespace krarup::lines
