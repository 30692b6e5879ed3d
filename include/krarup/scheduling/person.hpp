#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/rules/roster_rule.hpp"
#include "krarup/scheduling/shift.hpp"
#include "krarup/scheduling/skill.hpp"
#include "krarup/scheduling/wishes.hpp"

namespace krarup {

/// When somebody can work: from a time of day to another on the days listed.
struct Availability {
  std::vector<std::chrono::weekday> days{};  ///< empty means every day
  TimeOfDay start{};
  TimeOfDay end{Seconds{24 * 3600.0}};  ///< beyond 24:00 for a shift that ends after midnight

  static constexpr auto fields() {
    return std::tuple{field("days", &Availability::days), field("start", &Availability::start, rules::not_negative),
                      field("end", &Availability::end, rules::positive)};
  }

  void validate(const std::string& path) const {
    if (end <= start) {
      throw InvalidInput(detail::join(path, "end") + " must be later than start (" + to_text(start) + "), got " +
                         to_text(end) + "; a window that ends after midnight ends beyond 24:00");
    }
  }

  friend bool operator==(const Availability&, const Availability&) = default;
};

/// A named agent and the contract that a roster must keep.
///
/// A week's days and hours include those of the history; what the history alone exceeds is not held against the roster.
/// The rest after the last shift of the history counts as well.
struct Person {
  std::string name;
  Seconds min_hours_per_week{};  ///< paid time promised; each hour short costs 1
  Seconds max_hours_per_week{};  ///< paid time allowed
  int max_days_per_week = 5;
  Seconds min_rest{Seconds{11 * 3600.0}};    ///< between the end of a shift and the start of the next
  std::vector<Availability> availability{};  ///< a shift must lie inside these, joined where they touch; empty: always
  std::vector<Date> days_off{};              ///< no shift starts or runs on these
  std::vector<Skill> skills{};               ///< beside what anybody can do
  std::vector<RosterRule> rules{};           ///< what else the contract says
  std::vector<Request> requests{};           ///< wishes
  std::vector<PinnedDay> pinned{};           ///< days that are settled, each once
  std::vector<Shift> history{};              ///< worked before the first day of the roster; rules look back at it
  double seniority = 1;                      ///< multiplies the weights of the requests
  int refused_before = 0;                    ///< wishes not granted in the rosters before; fairness looks back at them

  static constexpr auto fields() {
    return std::tuple{required_field("name", &Person::name),
                      field("min_hours_per_week", &Person::min_hours_per_week, rules::not_negative),
                      required_field("max_hours_per_week", &Person::max_hours_per_week, rules::positive),
                      field("max_days_per_week", &Person::max_days_per_week, rules::not_negative),
                      field("min_rest", &Person::min_rest, rules::not_negative),
                      field("availability", &Person::availability),
                      field("days_off", &Person::days_off),
                      field("skills", &Person::skills),
                      field("rules", &Person::rules),
                      field("requests", &Person::requests),
                      field("pinned", &Person::pinned),
                      field("history", &Person::history),
                      field("seniority", &Person::seniority, rules::not_negative),
                      field("refused_before", &Person::refused_before, rules::not_negative)};
  }

  void validate(const std::string& path) const {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const std::string place = detail::join(path, "rules") + "[" + std::to_string(i) + "]";
      std::visit([&](const auto& rule) { krarup::validate(rule, place); }, rules[i]);
    }
    if (min_hours_per_week > max_hours_per_week) {
      throw InvalidInput(detail::join(path, "min_hours_per_week") + " must be <= max_hours_per_week (" +
                         to_text(max_hours_per_week) + "), got " + to_text(min_hours_per_week));
    }
  }

  friend bool operator==(const Person&, const Person&) = default;
};

}  // namespace krarup
