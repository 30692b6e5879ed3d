// Written without looking at the optimizer: the two agree only if both are right.
#include <algorithm>
#include <map>
#include <set>

#include "krarup/core/validate.hpp"
#include "krarup/scheduling/check.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

Date monday_of(Date date) { return date - days{std::chrono::weekday(date).iso_encoding() - 1}; }

class RosterReplay {
 public:
  RosterReplay(const RosterProblem& problem, const std::vector<Assignment>& assignments,
               const std::vector<Shift>& unassigned)
      : problem_(problem), assignments_(assignments), unassigned_(unassigned) {}

  RosterCheck run() {
    check_shifts_are_those_asked_for();
    sort_by_person();
    for (const Person& person : problem_.people) check_person(person);
    for (const Shift& shift : unassigned_) result_.objective += paid_time(shift) / Seconds{3600};
    return std::move(result_);
  }

 private:
  void violation(const std::string& rule, const std::string& person, const Shift& shift, const std::string& text) {
    result_.violations.push_back(
        {.rule = rule,
         .subject = person,
         .start = shift.start,
         .end = shift.end(),
         .text = person + " works " + span_text(problem_.clock, shift.start, shift.end()) + ", " + text});
  }

  void check_shifts_are_those_asked_for();
  void sort_by_person();
  void check_person(const Person& person);
  void check_presence(const Person& person, const Shift& shift);
  [[nodiscard]] bool available(const Person& person, Instant minute, Instant until) const;
  void check_sequence(const Person& person, const std::vector<Shift>& shifts);
  void check_weeks(const Person& person, const std::vector<Shift>& shifts);

  const RosterProblem& problem_;
  const std::vector<Assignment>& assignments_;
  const std::vector<Shift>& unassigned_;
  std::map<std::string, std::vector<Shift>> worked_;  ///< by person, in order of time
  RosterCheck result_;
};

/// Every shift is worked by one person or listed as unassigned, and no other shift appears.
void RosterReplay::check_shifts_are_those_asked_for() {
  const auto earlier = [](const Shift* a, const Shift* b) {
    const auto key = [](const Shift* shift) {
      return std::tuple{shift->start, shift->end(), shift->shift_template, paid_time(*shift)};
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return std::lexicographical_compare(
        a->breaks.begin(), a->breaks.end(), b->breaks.begin(), b->breaks.end(), [](const Break& x, const Break& y) {
          return std::tie(x.start, x.length, x.paid, x.name) < std::tie(y.start, y.length, y.paid, y.name);
        });
  };
  std::vector<const Shift*> asked, found;
  for (const Shift& shift : problem_.shifts) asked.push_back(&shift);
  for (const Assignment& assignment : assignments_) found.push_back(&assignment.shift);
  for (const Shift& shift : unassigned_) found.push_back(&shift);
  std::sort(asked.begin(), asked.end(), earlier);
  std::sort(found.begin(), found.end(), earlier);
  const auto report = [&](const std::vector<const Shift*>& list, const std::vector<const Shift*>& without,
                          const std::string& text) {
    std::vector<const Shift*> difference;
    std::set_difference(list.begin(), list.end(), without.begin(), without.end(), std::back_inserter(difference),
                        earlier);
    for (const Shift* shift : difference) {
      result_.violations.push_back({.rule = "shifts",
                                    .subject = shift->shift_template,
                                    .start = shift->start,
                                    .end = shift->end(),
                                    .text = "The shift \"" + shift->shift_template + "\" of " +
                                            span_text(problem_.clock, shift->start, shift->end()) + " " + text});
    }
  };
  report(asked, found, "is neither assigned nor listed as unassigned");
  report(found, asked, "is worked or listed more often than it was asked for");
}

void RosterReplay::sort_by_person() {
  for (const Person& person : problem_.people) worked_[person.name];
  for (const Assignment& assignment : assignments_) {
    const auto person = worked_.find(assignment.person);
    if (person == worked_.end()) {
      violation("people", assignment.person, assignment.shift, "but is not one of the people");
    } else {
      person->second.push_back(assignment.shift);
    }
  }
  for (auto& [name, shifts] : worked_) {
    std::stable_sort(shifts.begin(), shifts.end(), [](const Shift& a, const Shift& b) { return a.start < b.start; });
  }
}

void RosterReplay::check_person(const Person& person) {
  const std::vector<Shift>& shifts = worked_[person.name];
  for (const Shift& shift : shifts) check_presence(person, shift);
  check_sequence(person, shifts);
  check_weeks(person, shifts);
}

void RosterReplay::check_presence(const Person& person, const Shift& shift) {
  bool here = true, off = false;
  for (Instant minute = shift.start; minute < shift.end(); minute += minutes{1}) {
    const Instant until = std::min(minute + minutes{1}, shift.end());
    here = here && available(person, minute, until);
    for (const Date date : {problem_.clock.date(minute), problem_.clock.date(until - seconds{1})}) {
      off = off || std::find(person.days_off.begin(), person.days_off.end(), date) != person.days_off.end();
    }
  }
  if (!here) violation("availability", person.name, shift, "but is not available all that time");
  if (off) violation("days_off", person.name, shift, "but has that day off");
}

bool RosterReplay::available(const Person& person, Instant minute, Instant until) const {
  if (person.availability.empty()) return true;
  const Date today = problem_.clock.date(minute);
  return std::any_of(person.availability.begin(), person.availability.end(), [&](const Availability& window) {
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

void RosterReplay::check_sequence(const Person& person, const std::vector<Shift>& shifts) {
  for (std::size_t i = 1; i < shifts.size(); ++i) {
    const Shift& before = shifts[i - 1];
    const Shift& after = shifts[i];
    if (problem_.clock.date(before.start) == problem_.clock.date(after.start)) {
      violation("one_shift_a_day", person.name, after, "but has already started a shift that day");
    }
    const Seconds rest = after.start - before.end();
    if (rest < person.min_rest) {
      violation("min_rest", person.name, after,
                "but has only " + number_text(rest / Seconds{3600}) + " h of rest before, not " +
                    number_text(person.min_rest / Seconds{3600}));
    }
  }
}

void RosterReplay::check_weeks(const Person& person, const std::vector<Shift>& shifts) {
  std::map<Date, std::pair<int, Seconds>> weeks;
  for (const Shift& shift : problem_.shifts) weeks[monday_of(problem_.clock.date(shift.start))];
  for (const Shift& shift : shifts) {
    auto& [worked, paid] = weeks[monday_of(problem_.clock.date(shift.start))];
    ++worked;
    paid += paid_time(shift);
  }
  for (const auto& [monday, load] : weeks) {
    const auto& [worked, paid] = load;
    const auto too_much = [&, week = monday](const std::string& rule, double amount, const std::string& text) {
      result_.violations.push_back({.rule = rule,
                                    .subject = person.name,
                                    .start = problem_.clock.instant(week, TimeOfDay{}),
                                    .end = problem_.clock.instant(week + days{7}, TimeOfDay{}),
                                    .amount = amount,
                                    .text = person.name + " works " + text + " in the week of " + day_text(week)});
    };
    if (worked > person.max_days_per_week) {
      too_much("max_days_per_week", worked - person.max_days_per_week,
               std::to_string(worked) + " days instead of at most " + std::to_string(person.max_days_per_week));
    }
    if (paid > person.max_hours_per_week) {
      too_much("max_hours_per_week", (paid - person.max_hours_per_week) / Seconds{3600},
               number_text(paid / Seconds{3600}) + " paid hours instead of at most " +
                   number_text(person.max_hours_per_week / Seconds{3600}));
    }
    result_.objective += std::max(0.0, (person.min_hours_per_week - paid) / Seconds{3600});
  }
}

}  // namespace

RosterCheck check_roster(const RosterProblem& problem, const std::vector<Assignment>& assignments,
                         const std::vector<Shift>& unassigned) {
  validate(problem);
  return RosterReplay(problem, assignments, unassigned).run();
}

}  // namespace krarup
