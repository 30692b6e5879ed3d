// The rules on every run of so many days.
#include <algorithm>

#include "scheduling/check/breaches.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

namespace {

using std::chrono::days;

constexpr double tolerance = 1e-9;

/// @param value  what a day counts, in the unit of max
/// @param words  of a total in the window from some day on
template <class Value, class Words>
std::vector<Breach> windows(int window, double max, const Line& line, const Value& value, const Words& words) {
  std::vector<Breach> found;
  for (Date end = line.roster.first; end <= line.roster.last; end += days{1}) {
    const Date begin = end - days{window - 1};
    double total = 0, before = 0;
    for (Date day = std::max(begin, line.known_from); day <= end; day += days{1}) {
      total += value(day);
      if (day < line.roster.first) before += value(day);
    }
    const double amount = total - std::max(max, before);
    if (amount <= tolerance) continue;
    found.push_back(
        {begin, end, amount, "works " + words(total) + " from " + day_text(begin) + ", at most " + number_text(max)});
  }
  return found;
}

std::string of_days(int window) { return " the " + std::to_string(window) + " days"; }

}  // namespace

std::vector<Breach> breaches(const RollingDaysWorked& rule, const Line& line) {
  return windows(
      rule.window, rule.max, line, [&](Date day) { return line.works(day) ? 1.0 : 0.0; },
      [&](double total) { return number_text(total) + " of" + of_days(rule.window); });
}

std::vector<Breach> breaches(const RollingShiftCount& rule, const Line& line) {
  const std::string noun = any_of_text(rule.shift_templates) + " shift";
  return windows(
      rule.window, rule.max, line, [&](Date day) { return line.works(day, rule.shift_templates) ? 1.0 : 0.0; },
      [&](double total) { return count_text(total, noun) + " in" + of_days(rule.window); });
}

std::vector<Breach> breaches(const RollingPaidTime& rule, const Line& line) {
  const auto hours = [&](Date day) {
    double sum = 0;
    const auto [from, until] = line.shifts.equal_range(day);
    for (auto each = from; each != until; ++each) sum += in_hours(paid_time(each->second));
    return sum;
  };
  return windows(rule.window, in_hours(rule.max), line, hours,
                 [&](double total) { return count_text(total, "paid hour") + " in" + of_days(rule.window); });
}

}  // namespace krarup::check
