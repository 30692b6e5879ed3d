#include "scheduling/roster/roster_rules.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup {

namespace {

using std::chrono::days;

Date monday_of(Date date) { return date - (std::chrono::weekday(date) - std::chrono::Monday); }

/// A stretch of time during which a person can work.
struct Stretch {
  Instant start{};
  Instant end{};
};

bool listed(const std::vector<std::chrono::weekday>& list, Date date) {
  return list.empty() || std::find(list.begin(), list.end(), std::chrono::weekday(date)) != list.end();
}

/// A person's availability from `first` to `last`, joined where windows touch.
std::vector<Stretch> available(const Person& person, const LocalClock& clock, Date first, Date last) {
  std::vector<Stretch> windows;
  for (const Availability& availability : person.availability) {
    const days reach = std::chrono::floor<days>(availability.end.since_midnight);
    for (Date date = first - reach; date <= last; date += days{1}) {
      if (!listed(availability.days, date)) continue;
      windows.push_back({clock.instant(date, availability.start), clock.instant(date, availability.end)});
    }
  }
  std::sort(windows.begin(), windows.end(), [](const Stretch& a, const Stretch& b) { return a.start < b.start; });
  std::vector<Stretch> joined;
  for (const Stretch& window : windows) {
    if (!joined.empty() && window.start <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, window.end);
    } else {
      joined.push_back(window);
    }
  }
  return joined;
}

bool is_day_off(const Person& person, const LocalClock& clock, const Kind& kind) {
  return std::any_of(person.days_off.begin(), person.days_off.end(), [&](Date date) {
    return kind.start < clock.instant(date + days{1}, TimeOfDay{}) && clock.instant(date, TimeOfDay{}) < kind.end;
  });
}

std::vector<std::size_t> allowed_kinds(const RosterRules& rules, const Person& person) {
  std::vector<std::size_t> allowed;
  if (rules.kinds.empty()) return allowed;
  const LocalClock& clock = rules.problem->clock;
  Instant end = rules.kinds.front().end;
  for (const Kind& kind : rules.kinds) end = std::max(end, kind.end);
  const auto stretches = available(person, clock, clock.date(rules.kinds.front().start), clock.date(end));
  for (std::size_t k = 0; k < rules.kinds.size(); ++k) {
    const Kind& kind = rules.kinds[k];
    const bool inside = person.availability.empty() || std::any_of(stretches.begin(), stretches.end(), [&](auto& each) {
                          return each.start <= kind.start && kind.end <= each.end;
                        });
    const bool payable = kind.paid_hours <= in_hours(person.max_hours_per_week) && person.max_days_per_week > 0;
    if (inside && payable && !is_day_off(person, clock, kind)) allowed.push_back(k);
  }
  return allowed;
}

}  // namespace

RosterRules roster_rules(const RosterProblem& problem) {
  RosterRules rules{.problem = &problem, .kinds = {}, .weeks = {}, .allowed = {}};
  std::map<std::tuple<Instant, Instant, std::int64_t>, Kind> kinds;
  for (std::size_t i = 0; i < problem.shifts.size(); ++i) {
    const Shift& shift = problem.shifts[i];
    const auto paid = whole_seconds(paid_time(shift));
    Kind& kind = kinds[{shift.start, shift.end(), paid.count()}];
    kind.start = shift.start;
    kind.end = shift.end();
    kind.date = problem.clock.date(shift.start);
    kind.paid_hours = in_hours(paid);
    kind.shifts.push_back(i);
  }
  for (auto& [key, kind] : kinds) {
    const Date monday = monday_of(kind.date);
    if (rules.weeks.empty() || rules.weeks.back() != monday) rules.weeks.push_back(monday);
    kind.week = rules.weeks.size() - 1;
    rules.kinds.push_back(std::move(kind));
  }
  for (const Person& person : problem.people) rules.allowed.push_back(allowed_kinds(rules, person));
  return rules;
}

bool clash(const Kind& a, const Kind& b, Seconds min_rest) {
  if (a.date == b.date) return true;
  const auto rest = whole_seconds(min_rest);
  return a.start < b.end + rest && b.start < a.end + rest;
}

Assigned nothing_assigned(const RosterRules& rules) {
  Assigned assigned{.kinds_of = std::vector<std::vector<std::size_t>>(rules.problem->people.size()), .open = {}};
  for (const Kind& kind : rules.kinds) assigned.open.push_back(kind.shifts.size());
  return assigned;
}

double hours(const RosterRules& rules, const Assigned& assigned, std::size_t person, std::size_t week) {
  double sum = 0;
  for (const std::size_t k : assigned.kinds_of[person]) {
    if (rules.kinds[k].week == week) sum += rules.kinds[k].paid_hours;
  }
  return sum;
}

bool can_take(const RosterRules& rules, const Assigned& assigned, std::size_t p, std::size_t k) {
  const Person& person = rules.person(p);
  const Kind& kind = rules.kinds[k];
  int days = 1;
  for (const std::size_t other : assigned.kinds_of[p]) {
    if (clash(kind, rules.kinds[other], person.min_rest)) return false;
    days += rules.kinds[other].week == kind.week;
  }
  return days <= person.max_days_per_week &&
         hours(rules, assigned, p, kind.week) + kind.paid_hours <= in_hours(person.max_hours_per_week) + hour_tolerance;
}

double cost(const RosterRules& rules, const Assigned& assigned) {
  double total = 0;
  for (std::size_t k = 0; k < rules.kinds.size(); ++k) {
    total += static_cast<double>(assigned.open[k]) * rules.kinds[k].paid_hours;
  }
  for (std::size_t p = 0; p < assigned.kinds_of.size(); ++p) {
    const double promised = in_hours(rules.person(p).min_hours_per_week);
    if (promised <= 0) continue;
    for (std::size_t week = 0; week < rules.weeks.size(); ++week) {
      total += std::max(0.0, promised - hours(rules, assigned, p, week));
    }
  }
  return total;
}

}  // namespace krarup
