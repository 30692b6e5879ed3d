// The rules on days in a row. The ends of the roster are treated as rules/runs.hpp says.
#include <algorithm>

#include "scheduling/check/breaches.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

namespace {

using std::chrono::days;

/// Days in a row that are alike, both included.
struct Run {
  Date first{};
  Date last{};

  [[nodiscard]] int length() const { return static_cast<int>((last - first).count()) + 1; }
};

/// The longest runs of known days on which something holds.
template <class Holds>
std::vector<Run> runs(const Line& line, const Holds& holds) {
  std::vector<Run> found;
  for (Date day = line.known_from; day <= line.roster.last; day += days{1}) {
    if (!holds(day)) continue;
    if (!found.empty() && found.back().last == day - days{1}) {
      found.back().last = day;
    } else {
      found.push_back({day, day});
    }
  }
  return found;
}

/// Days of the roster on which a run is already longer than `max`.
int days_beyond(const Run& run, int max, const Line& line) {
  int beyond = 0;
  for (Date day = std::max(run.first, line.roster.first); day <= run.last; day += days{1}) {
    beyond += (day - run.first).count() + 1 > max;
  }
  return beyond;
}

/// @param words  what happens on the days: "works", "is off"
template <class Limits, class Holds>
std::vector<Breach> measure(const Limits& rule, const Line& line, const std::string& words, const Holds& holds) {
  std::vector<Breach> found;
  for (const Run& run : runs(line, holds)) {
    const auto breach = [&](int amount, const std::string& limit) {
      if (amount <= 0) return;
      found.push_back(
          {run.first, run.last, static_cast<double>(amount),
           words + " " + count_text(run.length(), "day") + " in a row from " + day_text(run.first) + ", " + limit});
    };
    if (rule.max) breach(days_beyond(run, *rule.max, line), "at most " + std::to_string(*rule.max));
    const bool begins = run.first > line.known_from;
    const bool ends_here = run.last >= line.roster.first - days{1} && run.last < line.roster.last;
    if (rule.min && begins && ends_here) breach(*rule.min - run.length(), "at least " + std::to_string(*rule.min));
  }
  return found;
}

}  // namespace

std::vector<Breach> breaches(const ConsecutiveDays& rule, const Line& line) {
  return measure(rule, line, "works", [&](Date day) { return line.works(day); });
}

std::vector<Breach> breaches(const ConsecutiveDaysOff& rule, const Line& line) {
  return measure(rule, line, "is off", [&](Date day) { return !line.works(day); });
}

std::vector<Breach> breaches(const ConsecutiveShifts& rule, const Line& line) {
  return measure(rule, line, "works " + any_of_text(rule.shift_templates),
                 [&](Date day) { return line.works(day, rule.shift_templates); });
}

std::vector<Breach> breaches(const ForbiddenSuccession& rule, const Line& line) {
  std::vector<Breach> found;
  for (Date day = line.roster.first; day <= line.roster.last; day += days{1}) {
    const Date before = day - days{1};
    if (!line.works(before, rule.first) || !line.works(day, rule.then)) continue;
    found.push_back(
        {before, day, 1.0,
         "works " + any_of_text(rule.then) + " on " + day_text(day) + ", on the day after " + any_of_text(rule.first)});
  }
  return found;
}

}  // namespace krarup::check
