// The rules that count something in a stretch of days. What "counts" means is said in rules/amounts.hpp.
#include <algorithm>

#include "scheduling/check/breaches.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

namespace {

using std::chrono::days;

constexpr double tolerance = 1e-9;

/// The days that are counted together.
struct Stretch {
  Date from{};
  Date until{};
  bool whole = true;  ///< whether all of it lies in the roster
  std::string words;  ///< "in the week of Monday 2003-07-21"
};

std::vector<Stretch> stretches(Period period, const Line& line) {
  const auto [first, last] = line.roster;
  std::vector<Stretch> list;
  if (period == Period::horizon) return {{first, last, true, "in the whole roster"}};
  if (period == Period::day) {
    for (Date day = first; day <= last; day += days{1}) {
      if (line.works(day)) list.push_back({day, day, true, "on " + day_text(day)});
    }
    return list;
  }
  for (Date monday = monday_of(first); monday <= last; monday += days{7}) {
    const Date sunday = monday + days{6};
    list.push_back({monday, sunday, first <= monday && sunday <= last, "in the week of " + day_text(monday)});
  }
  return list;
}

/// @param value  what a shift counts, and a limit in the same unit
template <class Limits, class Value>
std::vector<Breach> count(const Limits& rule, const std::string& noun, const Line& line, const Value& value) {
  std::vector<Breach> found;
  for (const Stretch& stretch : stretches(rule.period, line)) {
    double total = 0, before = 0;
    for (const auto& [date, shift] : line.shifts) {
      if (date < stretch.from || date > stretch.until) continue;
      total += value(shift);
      if (date < line.roster.first) before += value(shift);
    }
    const auto breach = [&](double amount, const std::string& limit) {
      if (amount <= tolerance) return;
      found.push_back({stretch.from, stretch.until, amount,
                       "works " + count_text(total, noun) + " " + stretch.words + ", " + limit});
    };
    const auto number = [&](const auto& limit) { return value.unit(limit); };
    if (rule.max) breach(total - std::max(number(*rule.max), before), "at most " + number_text(number(*rule.max)));
    if (rule.min && stretch.whole) breach(number(*rule.min) - total, "at least " + number_text(number(*rule.min)));
  }
  return found;
}

struct PaidHours {
  double operator()(const Shift& shift) const { return in_hours(paid_time(shift)); }
  static double unit(Seconds limit) { return in_hours(limit); }
};

struct One {
  double operator()(const Shift&) const { return 1; }
  static double unit(int limit) { return limit; }
};

struct OneOf {
  const std::vector<std::string>& shift_templates;
  double operator()(const Shift& shift) const { return lists(shift_templates, shift.shift_template) ? 1 : 0; }
  static double unit(int limit) { return limit; }
};

}  // namespace

std::string any_of_text(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "\"" : " or \"") + name + "\"";
  return text;
}

std::vector<Breach> breaches(const PaidTimeLimits& rule, const Line& line) {
  return count(rule, "paid hour", line, PaidHours{});
}

std::vector<Breach> breaches(const DaysWorked& rule, const Line& line) { return count(rule, "day", line, One{}); }

std::vector<Breach> breaches(const ShiftCount& rule, const Line& line) {
  return count(rule, any_of_text(rule.shift_templates) + " shift", line, OneOf{rule.shift_templates});
}

}  // namespace krarup::check
