// The rules on the wall clock.
#include <algorithm>
#include <optional>

#include "krarup/core/text.hpp"
#include "scheduling/check/breaches.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

using std::chrono::days;

std::vector<Breach> breaches(const WorkingHours& rule, const Line& line) {
  std::vector<Breach> found;
  for (const auto& [date, shift] : line.shifts) {
    const std::chrono::weekday weekday(date);
    const bool listed = rule.days.empty() || std::find(rule.days.begin(), rule.days.end(), weekday) != rule.days.end();
    if (!line.roster.contains(date) || !listed) continue;
    const TimeOfDay start{wall_start(*line.clock, shift)};
    const TimeOfDay end{line.clock->wall(shift.end()) - LocalTime{date}};
    std::string text;
    if (rule.earliest_start && start < *rule.earliest_start) {
      text = "starts at " + to_text(start) + " on " + day_text(date) + ", not before " + to_text(*rule.earliest_start);
    } else if (rule.latest_start && start > *rule.latest_start) {
      text = "starts at " + to_text(start) + " on " + day_text(date) + ", not after " + to_text(*rule.latest_start);
    } else if (rule.earliest_end && end < *rule.earliest_end) {
      text =
          "works until " + to_text(end) + " on " + day_text(date) + ", at least until " + to_text(*rule.earliest_end);
    } else if (rule.latest_end && end > *rule.latest_end) {
      text = "works until " + to_text(end) + " on " + day_text(date) + ", at most until " + to_text(*rule.latest_end);
    }
    if (!text.empty()) found.push_back({date, date, 1.0, text});
  }
  return found;
}

namespace {

/// The earliest and the latest start of some shifts.
struct Spread {
  std::optional<Seconds> earliest{};
  std::optional<Seconds> latest{};

  void add(Seconds start) {
    earliest = std::min(earliest.value_or(start), start);
    latest = std::max(latest.value_or(start), start);
  }
  [[nodiscard]] Seconds beyond(Seconds max) const {
    return earliest ? std::max(Seconds{0}, *latest - *earliest - max) : Seconds{0};
  }
};

}  // namespace

std::vector<Breach> breaches(const StartSpread& rule, const Line& line) {
  std::vector<Breach> found;
  for (Date monday = monday_of(line.roster.first); monday <= line.roster.last; monday += days{7}) {
    Spread before, all;
    for (const auto& [date, shift] : line.shifts) {
      if (monday_of(date) != monday) continue;
      const Seconds start = wall_start(*line.clock, shift);
      all.add(start);
      if (date < line.roster.first) before.add(start);
    }
    const double amount = in_hours(all.beyond(rule.max) - before.beyond(rule.max));
    if (amount <= 0) continue;
    found.push_back({monday, monday + days{6}, amount,
                     "starts between " + to_text(TimeOfDay{*all.earliest}) + " and " + to_text(TimeOfDay{*all.latest}) +
                         " in the week of " + day_text(monday) + ", at most " + number_text(in_hours(rule.max)) +
                         " h apart"});
  }
  return found;
}

}  // namespace krarup::check
