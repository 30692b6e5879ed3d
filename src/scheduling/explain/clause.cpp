#include "scheduling/explain/clause.hpp"

#include "krarup/core/text.hpp"
#include "scheduling/check/breaches.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::why {

namespace {

std::string each(Period period) {
  switch (period) {
    case Period::day:
      return " on each day worked";
    case Period::week:
      return " in each week";
    case Period::horizon:
      return " in the roster";
  }
  return "";
}

std::string number(int limit) { return std::to_string(limit); }
std::string number(Seconds limit) { return number_text(in_hours(limit)); }
bool is_one(int limit) { return limit == 1; }
bool is_one(Seconds limit) { return limit == std::chrono::hours{1}; }

/// "at least 2 days", "2 to 5 days", "at most 1 day", "no days", "exactly 3 days".
template <class Limit>
std::string range(const std::optional<Limit>& min, const std::optional<Limit>& max, const std::string& noun) {
  const Limit last = max ? *max : *min;
  const std::string things = " " + noun + (is_one(last) ? "" : "s");
  if (!max) return "at least " + number(*min) + things;
  if (!min && *max == Limit{0}) return "no" + things;
  if (!min) return "at most " + number(*max) + things;
  return (*min == *max ? "exactly " + number(*max) : number(*min) + " to " + number(*max)) + things;
}

std::string words(const PaidTimeLimits& rule) { return range(rule.min, rule.max, "paid hour") + each(rule.period); }

std::string words(const DaysWorked& rule) { return range(rule.min, rule.max, "day") + each(rule.period); }

std::string in_any(int window) { return " in any " + std::to_string(window) + " days"; }

std::string words(const RollingDaysWorked& rule) { return range<int>({}, rule.max, "day") + in_any(rule.window); }

std::string words(const RollingShiftCount& rule) {
  return range<int>({}, rule.max, check::any_of_text(rule.shift_templates) + " shift") + in_any(rule.window);
}

std::string words(const RollingPaidTime& rule) {
  return range<Seconds>({}, rule.max, "paid hour") + in_any(rule.window);
}

std::string words(const ShiftCount& rule) {
  const std::string counted = range(rule.min, rule.max, check::any_of_text(rule.shift_templates) + " shift");
  const bool never = rule.max == 0;
  return never ? counted : counted + each(rule.period);
}

std::string words(const ConsecutiveDays& rule) { return range(rule.min, rule.max, "day") + " in a row"; }

std::string words(const ConsecutiveDaysOff& rule) { return range(rule.min, rule.max, "day") + " off in a row"; }

std::string words(const ConsecutiveShifts& rule) {
  return range(rule.min, rule.max, check::any_of_text(rule.shift_templates) + " shift") + " in a row";
}

std::string words(const ForbiddenSuccession& rule) {
  return "no " + check::any_of_text(rule.then) + " on the day after " + check::any_of_text(rule.first);
}

std::string words(const Weekends& rule) {
  std::string text;
  if (rule.max) text = range<int>({}, rule.max, "weekend") + " in the roster";
  if (rule.max_consecutive) {
    text += (text.empty() ? "" : ", ") + range<int>({}, rule.max_consecutive, "weekend") + " in a row";
  }
  return text;
}

std::string words(const CompleteWeekends&) { return "both days of a weekend or none"; }

std::string words(const WorkingHours& rule) {
  std::string text = "work";
  if (rule.earliest_start) text += " starting no earlier than " + to_text(*rule.earliest_start);
  if (rule.latest_start) text += " starting no later than " + to_text(*rule.latest_start);
  if (rule.earliest_end) text += " until " + to_text(*rule.earliest_end) + " at least";
  if (rule.latest_end) text += " until " + to_text(*rule.latest_end) + " at most";
  return text;
}

std::string words(const StartSpread& rule) {
  return "starts of a week at most " + number_text(in_hours(rule.max)) + " h apart";
}

std::string words(const Rotation& rule) { return "the rotation of " + std::to_string(rule.days.size()) + " days"; }

}  // namespace

std::string words_of(const RosterRule& rule) {
  return std::visit([](const auto& one) { return words(one); }, rule);
}

std::string unit_of(const RosterRule& rule) {
  if (std::holds_alternative<PaidTimeLimits>(rule) || std::holds_alternative<RollingPaidTime>(rule)) return "paid hour";
  if (std::holds_alternative<ShiftCount>(rule) || std::holds_alternative<ConsecutiveShifts>(rule)) return "shift";
  if (std::holds_alternative<RollingShiftCount>(rule)) return "shift";
  if (std::holds_alternative<Weekends>(rule) || std::holds_alternative<CompleteWeekends>(rule)) return "weekend";
  if (std::holds_alternative<StartSpread>(rule)) return "hour";
  if (std::holds_alternative<WorkingHours>(rule) || std::holds_alternative<ForbiddenSuccession>(rule)) return "shift";
  return "day";
}

std::string words_of(const PinnedDay& pinned) {
  if (pinned.shift_template.empty()) return "the day off settled for " + day_text(pinned.date);
  return "the \"" + pinned.shift_template + "\"" + (pinned.start ? " at " + to_text(*pinned.start) : "") +
         " settled for " + day_text(pinned.date);
}

std::string listed(const std::vector<std::string>& items, const std::string& last_joint) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 < items.size() ? ", " : last_joint;
    text += items[i];
  }
  return text;
}

}  // namespace krarup::why
