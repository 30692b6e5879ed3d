#include "scheduling/roster/roster_findings.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

/// Why a person does not take one more shift as the roster stands; the first that holds, in this order.
enum class Obstacle { unavailable, working_that_day, days_used_up, hours_used_up, rest };

constexpr std::array obstacle_fields{"availability", "one_shift_a_day", "max_days_per_week", "max_hours_per_week",
                                     "min_rest"};
constexpr std::array obstacle_texts{"not available then", "already working that day", "no day left in the week",
                                    "too few hours left in the week", "too little rest"};

Obstacle obstacle(const RosterRules& rules, const Assigned& assigned, std::size_t p, std::size_t k) {
  const auto& allowed = rules.allowed[p];
  if (!std::binary_search(allowed.begin(), allowed.end(), k)) return Obstacle::unavailable;
  const Kind& kind = rules.kinds[k];
  const Person& person = rules.person(p);
  const auto& has = assigned.kinds_of[p];
  if (std::any_of(has.begin(), has.end(), [&](std::size_t other) { return rules.kinds[other].date == kind.date; })) {
    return Obstacle::working_that_day;
  }
  const auto days =
      std::count_if(has.begin(), has.end(), [&](std::size_t other) { return rules.kinds[other].week == kind.week; });
  if (days >= person.max_days_per_week) return Obstacle::days_used_up;
  const double paid = hours(rules, assigned, p, kind.week) + kind.paid_hours;
  if (paid > in_hours(person.max_hours_per_week) + hour_tolerance) return Obstacle::hours_used_up;
  return Obstacle::rest;  // nothing else is left, since the search gives away whatever anybody can take
}

Finding open_shift(const RosterRules& rules, const Assigned& assigned, std::size_t k) {
  const Kind& kind = rules.kinds[k];
  const std::size_t people = rules.problem->people.size();
  std::array<std::size_t, obstacle_fields.size()> count{};
  for (std::size_t p = 0; p < people; ++p) ++count[static_cast<std::size_t>(obstacle(rules, assigned, p, k))];
  std::string reasons;
  for (std::size_t i = 0; i < count.size(); ++i) {
    if (count[i] == 0) continue;
    reasons += (reasons.empty() ? "" : ", ") + (obstacle_texts[i] + (": " + std::to_string(count[i])));
  }
  const std::size_t main = static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin());
  const auto open = static_cast<double>(assigned.open[k]);
  const std::string& name = rules.problem->shifts[kind.shifts.front()].shift_template;
  const std::string text = span_text(rules.problem->clock, kind.start, kind.end) + ": nobody can take " +
                           (open > 1 ? count_text(open, "shift") : "the shift") + " \"" + name + "\"; ";
  return {.rule = obstacle_fields[main],
          .subject = name,
          .start = kind.start,
          .end = kind.end,
          .amount = open * kind.paid_hours,
          .text = text + (people == 0 ? "there are no people" : "of the people, " + reasons)};
}

Finding broken_promise(const RosterRules& rules, std::size_t p, std::size_t week, double has) {
  const Person& person = rules.person(p);
  const LocalClock& clock = rules.problem->clock;
  const Date monday = rules.weeks[week];
  const double promised = in_hours(person.min_hours_per_week);
  const bool any = std::any_of(rules.allowed[p].begin(), rules.allowed[p].end(),
                               [&](std::size_t k) { return rules.kinds[k].week == week; });
  double work = 0, promises = 0;
  for (const Kind& kind : rules.kinds) {
    if (kind.week == week) work += kind.paid_hours * static_cast<double>(kind.shifts.size());
  }
  for (const Person& each : rules.problem->people) promises += in_hours(each.min_hours_per_week);
  std::string why = "no exchange of shifts was found that keeps every rule and gives more";
  if (!any) {
    why = "no shift fits the days and times " + person.name + " can work";
  } else if (work < promises) {
    why = "the week's shifts have " + number_text(work) + " paid hours, but " + number_text(promises) + " are promised";
  }
  return {.rule = "min_hours_per_week",
          .subject = person.name,
          .start = clock.instant(monday, TimeOfDay{}),
          .end = clock.instant(monday + std::chrono::days{7}, TimeOfDay{}),
          .amount = promised - has,
          .text = person.name + " gets " + number_text(has) + " of " + number_text(promised) +
                  " promised hours in the week of " + day_text(monday) + ": " + why};
}

}  // namespace

std::vector<Finding> roster_findings(const RosterRules& rules, const Assigned& assigned) {
  std::vector<Finding> findings;
  for (std::size_t k = 0; k < rules.kinds.size(); ++k) {
    if (assigned.open[k] > 0) findings.push_back(open_shift(rules, assigned, k));
  }
  for (std::size_t p = 0; p < assigned.kinds_of.size(); ++p) {
    for (std::size_t week = 0; week < rules.weeks.size(); ++week) {
      const double has = hours(rules, assigned, p, week);
      if (has < in_hours(rules.person(p).min_hours_per_week) - hour_tolerance) {
        findings.push_back(broken_promise(rules, p, week, has));
      }
    }
  }
  return findings;
}

}  // namespace krarup
