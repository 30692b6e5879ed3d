// The rules of a contract as rows. Each is written from the definition in its header, as the checker is; that both say
// the same is what the tests of explain() compare.
#include <algorithm>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/explain/person_rows.hpp"

namespace krarup::why {

using std::chrono::days;

namespace {

std::optional<double> hours(const std::optional<Seconds>& limit) {
  return limit ? std::optional<double>(in_hours(*limit)) : std::nullopt;
}

std::optional<double> number(const std::optional<int>& limit) {
  return limit ? std::optional<double>(*limit) : std::nullopt;
}

}  // namespace

/// A row for one stretch of days. What the history alone breaks is not held against the roster.
void PersonRows::limit_stretch(const Stretch& stretch, const Bounds& bounds, const Value& value) {
  const Sum total = sum(stretch.from, stretch.until, value);
  if (bounds.max) at_most(total, std::max(*bounds.max, total.constant));
  if (bounds.min && stretch.whole) at_least(total, *bounds.min);
}

void PersonRows::limit_amount(Period period, const Bounds& bounds, const Value& value) {
  const auto [first, last] = history_.roster;
  if (period == Period::horizon) return limit_stretch({first, last, true}, bounds, value);
  for (Date monday = check::monday_of(first); monday <= last; monday += days{7}) {
    const Date sunday = monday + days{6};
    limit_stretch({monday, sunday, first <= monday && sunday <= last}, bounds, value);
  }
}

void PersonRows::add(const PaidTimeLimits& rule) {
  if (rule.period == Period::day) {
    return forbid([&](const Option& option) {
      return (rule.max && option.paid_hours > in_hours(*rule.max)) ||
             (rule.min && option.paid_hours < in_hours(*rule.min));
    });
  }
  limit_amount(rule.period, {hours(rule.min), hours(rule.max)}, [](const std::string&, double paid) { return paid; });
}

void PersonRows::add(const DaysWorked& rule) {
  limit_amount(rule.period, {number(rule.min), number(rule.max)}, [](const std::string&, double) { return 1.0; });
}

void PersonRows::limit_windows(int window, double max, const Value& value) {
  for (Date end = history_.roster.first; end <= history_.roster.last; end += days{1}) {
    limit_stretch({end - days{window - 1}, end, false}, {{}, max}, value);
  }
}

void PersonRows::add(const RollingDaysWorked& rule) {
  limit_windows(rule.window, rule.max, [](const std::string&, double) { return 1.0; });
}

void PersonRows::add(const RollingShiftCount& rule) {
  limit_windows(rule.window, rule.max,
                [&](const std::string& name, double) { return check::lists(rule.shift_templates, name) ? 1.0 : 0.0; });
}

void PersonRows::add(const RollingPaidTime& rule) {
  limit_windows(rule.window, in_hours(rule.max), [](const std::string&, double paid) { return paid; });
}

void PersonRows::add(const ShiftCount& rule) {
  const auto counts = [&](const std::string& name) { return check::lists(rule.shift_templates, name); };
  if (rule.period == Period::day) {
    return forbid([&](const Option& option) {
      const int count = counts(option.shift_template) ? 1 : 0;
      return (rule.max && count > *rule.max) || (rule.min && count < *rule.min);
    });
  }
  limit_amount(rule.period, {number(rule.min), number(rule.max)},
               [&](const std::string& name, double) { return counts(name) ? 1.0 : 0.0; });
}

/// No max + 1 days in a row are all of a kind; days before what is known are not.
void PersonRows::limit_runs(int max, const Run& on) {
  for (Date end = history_.roster.first; end <= history_.roster.last; end += days{1}) {
    const Date begin = end - days{max};
    if (begin >= history_.known_from) at_most(on(begin, end), max);
  }
}

/// No run of fewer than min days lies between two days that are known and of another kind.
void PersonRows::require_runs(int min, const Run& on) {
  for (Date after = history_.roster.first; after <= history_.roster.last; after += days{1}) {
    for (int length = 1; length < min; ++length) {
      const Date begin = after - days{length}, before = begin - days{1};
      if (before < history_.known_from) continue;
      Sum run = on(begin, after - days{1});
      run.add(on(before, before), -1);
      run.add(on(after, after), -1);
      at_most(run, length - 1);
    }
  }
}

void PersonRows::add(const ConsecutiveDays& rule) {
  const Run on = [this](Date from, Date until) { return worked(from, until); };
  if (rule.max) limit_runs(*rule.max, on);
  if (rule.min) require_runs(*rule.min, on);
}

void PersonRows::add(const ConsecutiveDaysOff& rule) {
  const Run off = [this](Date from, Date until) {
    Sum sum{{}, static_cast<double>((until - from).count() + 1)};
    sum.add(worked(from, until), -1);
    return sum;
  };
  if (rule.max) limit_runs(*rule.max, off);
  if (rule.min) require_runs(*rule.min, off);
}

void PersonRows::add(const ConsecutiveShifts& rule) {
  const Run on = [&](Date from, Date until) { return made_from(from, until, rule.shift_templates); };
  if (rule.max) limit_runs(*rule.max, on);
  if (rule.min) require_runs(*rule.min, on);
}

void PersonRows::add(const ForbiddenSuccession& rule) {
  for (Date day = history_.roster.first; day <= history_.roster.last; day += days{1}) {
    Sum both = made_from(day - days{1}, day - days{1}, rule.first);
    both.add(made_from(day, day, rule.then));
    at_most(both, 1);
  }
}

/// One or none: whether one of the two days is worked.
Sum PersonRows::worked_weekend(Date saturday) {
  const Sum both = worked(saturday, saturday + days{1});
  if (both.constant > 0) return {{}, 1};
  if (both.terms.empty()) return {};
  const int any = program_.add_column({});
  for (const mip::Term& term : both.terms) {
    program_.add_row(LineProgram::always, -mip::infinity, {{{term.column, 1}, {any, -1}}, 0}, 0);
  }
  return {{{any, 1}}, 0};
}

void PersonRows::add(const Weekends& rule) {
  std::vector<Sum> weekends;
  Sum own;
  for (Date saturday = check::monday_of(history_.known_from) + days{5}; saturday <= history_.roster.last;
       saturday += days{7}) {
    weekends.push_back(worked_weekend(saturday));
    const bool in_roster = saturday + days{1} >= history_.roster.first;
    if (!in_roster) continue;
    // Only its own days make a weekend count for the roster, though the history has worked in it.
    const Sum here = weekends.back().constant > 0 ? own_days(saturday) : weekends.back();
    own.add(here);
    const auto in_a_row = static_cast<std::size_t>(rule.max_consecutive.value_or(0));
    if (!rule.max_consecutive || weekends.size() <= in_a_row) continue;
    Sum row = here;
    for (std::size_t i = weekends.size() - 1 - in_a_row; i + 1 < weekends.size(); ++i) row.add(weekends[i]);
    at_most(row, *rule.max_consecutive);
  }
  if (rule.max) at_most(own, *rule.max);
}

Sum PersonRows::own_days(Date saturday) const {
  Sum own = worked(saturday, saturday + days{1});
  own.constant = 0;
  return own;
}

void PersonRows::add(const CompleteWeekends&) {
  for (Date saturday = check::monday_of(history_.known_from) + days{5}; saturday <= history_.roster.last;
       saturday += days{7}) {
    const Date sunday = saturday + days{1};
    if (saturday < history_.known_from || sunday < history_.roster.first || sunday > history_.roster.last) continue;
    Sum difference = worked(saturday, saturday);
    difference.add(worked(sunday, sunday), -1);
    at_most(difference, 0);
    at_least(difference, 0);
  }
}

void PersonRows::add(const WorkingHours& rule) {
  forbid([&](const Option& option) {
    const std::chrono::weekday weekday(option.date);
    const bool listed = rule.days.empty() || std::find(rule.days.begin(), rule.days.end(), weekday) != rule.days.end();
    const TimeOfDay start{problem_.clock.wall(option.start) - LocalTime{option.date}};
    const TimeOfDay end{problem_.clock.wall(option.end) - LocalTime{option.date}};
    return listed && ((rule.earliest_start && start < *rule.earliest_start) ||
                      (rule.latest_start && start > *rule.latest_start) ||
                      (rule.earliest_end && end < *rule.earliest_end) || (rule.latest_end && end > *rule.latest_end));
  });
}

/// In each week, two shifts that start too far apart on the wall clock are not both worked.
void PersonRows::add(const StartSpread& rule) {
  const auto wall = [this](Instant start, Date date) { return Seconds{problem_.clock.wall(start) - LocalTime{date}}; };
  std::map<Date, std::pair<Seconds, Seconds>> before;  // earliest and latest start of the history, by week
  for (const auto& [date, shift] : history_.shifts) {
    const Seconds start = wall(shift.start, date);
    const auto [week, is_new] = before.try_emplace(check::monday_of(date), start, start);
    week->second = {std::min(week->second.first, start), std::max(week->second.second, start)};
  }
  for (Date monday = check::monday_of(history_.roster.first); monday <= history_.roster.last; monday += days{7}) {
    constexpr double day_hours = 24;
    const int earliest = program_.add_column({.lower = 0, .upper = day_hours, .whole = false});
    const int latest = program_.add_column({.lower = 0, .upper = day_hours, .whole = false});
    Seconds apart = rule.max;
    if (const auto known = before.find(monday); known != before.end()) {
      apart = std::max(apart, known->second.second - known->second.first);
      program_.add_row(LineProgram::always, -mip::infinity, {{{earliest, 1}}, 0}, in_hours(known->second.first));
      program_.add_row(LineProgram::always, in_hours(known->second.second), {{{latest, 1}}, 0}, mip::infinity);
    }
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if (check::monday_of(options_[i].date) != monday) continue;
      const double start = in_hours(wall(options_[i].start, options_[i].date));
      program_.add_row(LineProgram::always, -mip::infinity, {{{earliest, 1}, {columns_[i], day_hours}}, 0},
                       start + day_hours);
      program_.add_row(LineProgram::always, 0, {{{latest, 1}, {columns_[i], -start}}, 0}, mip::infinity);
    }
    at_most({{{latest, 1}, {earliest, -1}}, 0}, in_hours(apart));
  }
}

void PersonRows::add(const Rotation& rule) {
  auto today = static_cast<std::size_t>(rule.first);
  for (Date day = history_.roster.first; day <= history_.roster.last; day += days{1}) {
    const std::vector<std::string>& asked = rule.days[today].shift_templates;
    today = (today + 1) % rule.days.size();
    if (asked.empty()) {
      at_most(worked(day, day), 0);
    } else {
      at_least(made_from(day, day, asked), 1);
    }
  }
}

}  // namespace krarup::why
