#include <algorithm>

#include "scheduling/check/replays.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

/// The replay of one person's shifts, against the fields of their contract.
class ContractReplay {
 public:
  ContractReplay(const RosterProblem& problem, const Person& person, const std::vector<Shift>& worked, Ledger& ledger)
      : problem_(problem), person_(person), worked_(worked), ledger_(ledger) {}

  void run() {
    for (const Shift& shift : worked_) check_presence(shift);
    check_sequence();
    check_weeks();
  }

 private:
  void violation(const std::string& rule, const Shift& shift, const std::string& text) {
    const std::string when = span_text(problem_.clock, shift.start, shift.end());
    ledger_.violation({.rule = rule,
                       .subject = person_.name,
                       .start = shift.start,
                       .end = shift.end(),
                       .text = person_.name + " works " + when + ", " + text});
  }

  void check_presence(const Shift& shift);
  [[nodiscard]] bool available(Instant minute, Instant until) const;
  void check_sequence();
  void check_weeks();
  void check_week(Date monday, bool promised);

  const RosterProblem& problem_;
  const Person& person_;
  const std::vector<Shift>& worked_;
  Ledger& ledger_;
};

void ContractReplay::check_presence(const Shift& shift) {
  if (person_.availability.empty() && person_.days_off.empty()) return;
  bool here = true, off = false;
  for (Instant minute = shift.start; minute < shift.end(); minute += minutes{1}) {
    const Instant until = std::min(minute + minutes{1}, shift.end());
    here = here && available(minute, until);
    for (const Date date : {problem_.clock.date(minute), problem_.clock.date(until - seconds{1})}) {
      off = off || std::find(person_.days_off.begin(), person_.days_off.end(), date) != person_.days_off.end();
    }
  }
  if (!here) violation("availability", shift, "but is not available all that time");
  if (off) violation("days_off", shift, "but has that day off");
}

bool ContractReplay::available(Instant minute, Instant until) const {
  if (person_.availability.empty()) return true;
  const Date today = problem_.clock.date(minute);
  return std::any_of(person_.availability.begin(), person_.availability.end(), [&](const Availability& window) {
    const days reach{static_cast<int>(window.end.since_midnight / Seconds{days{1}})};
    for (Date day = today - reach; day <= today; day += days{1}) {
      const auto& listed = window.days;
      if (!listed.empty() && std::find(listed.begin(), listed.end(), std::chrono::weekday(day)) == listed.end())
        continue;
      if (problem_.clock.instant(day, window.start) <= minute && until <= problem_.clock.instant(day, window.end)) {
        return true;
      }
    }
    return false;
  });
}

void ContractReplay::check_sequence() {
  std::vector<Shift> before = person_.history;
  std::sort(before.begin(), before.end(), [](const Shift& a, const Shift& b) { return a.end() < b.end(); });
  for (std::size_t i = 0; i < worked_.size(); ++i) {
    const Shift& shift = worked_[i];
    if (i == 0 && before.empty()) continue;
    const Shift& earlier = i == 0 ? before.back() : worked_[i - 1];
    if (problem_.clock.date(earlier.start) == problem_.clock.date(shift.start)) {
      violation("one_shift_a_day", shift, "but has already started a shift that day");
    }
    const Seconds rest = shift.start - earlier.end();
    if (rest < person_.min_rest) {
      violation("min_rest", shift,
                "but has only " + number_text(in_hours(rest)) + " h of rest before, not " +
                    number_text(in_hours(person_.min_rest)));
    }
  }
}

/// Promises hold for each week with shifts to give, or that lies in the roster; limits for each week of the roster.
void ContractReplay::check_weeks() {
  const Horizon roster = horizon_of(problem_);
  std::map<Date, bool> promised;
  for (const Shift& shift : problem_.shifts) promised[monday_of(problem_.clock.date(shift.start))] = true;
  for (Date monday = monday_of(roster.first); monday <= roster.last; monday += days{7}) {
    const bool whole = roster.first <= monday && monday + days{6} <= roster.last;
    promised.emplace(monday, problem_.shifts.empty() && whole);
  }
  for (const auto& [monday, is_promised] : promised) check_week(monday, is_promised);
}

void ContractReplay::check_week(Date monday, bool promised) {
  int worked = 0, before = 0;
  Seconds paid{}, paid_before{};
  const auto in_week = [&](const Shift& shift) { return monday_of(problem_.clock.date(shift.start)) == monday; };
  for (const Shift& shift : person_.history) {
    if (!in_week(shift)) continue;
    ++before;
    paid_before += paid_time(shift);
  }
  for (const Shift& shift : worked_) {
    if (!in_week(shift)) continue;
    ++worked;
    paid += paid_time(shift);
  }
  const auto too_much = [&](const std::string& rule, double amount, const std::string& text) {
    if (amount <= 1e-9) return;
    ledger_.violation(problem_.clock, monday, monday + days{6},
                      {.rule = rule,
                       .subject = person_.name,
                       .amount = amount,
                       .text = person_.name + " works " + text + " in the week of " + day_text(monday)});
  };
  const int most_days = std::max(person_.max_days_per_week, before);
  too_much("max_days_per_week", worked + before - most_days,
           std::to_string(worked + before) + " days instead of at most " + std::to_string(person_.max_days_per_week));
  const Seconds most_paid = std::max(person_.max_hours_per_week, paid_before);
  too_much("max_hours_per_week", in_hours(paid + paid_before - most_paid),
           number_text(in_hours(paid + paid_before)) + " paid hours instead of at most " +
               number_text(in_hours(person_.max_hours_per_week)));
  if (!promised) return;
  const double missing = in_hours(person_.min_hours_per_week - paid - paid_before);
  ledger_.charge("min_hours_per_week", missing, missing);
}

}  // namespace

void check_contract(const RosterProblem& problem, const Person& person, const std::vector<Shift>& worked,
                    Ledger& ledger) {
  ContractReplay(problem, person, worked, ledger).run();
}

}  // namespace krarup::check
