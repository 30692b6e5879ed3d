// Written without looking at the optimizer: the two agree only if both are right.
#include <algorithm>
#include <map>
#include <utility>

#include "krarup/core/validate.hpp"
#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/tours.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using std::chrono::days;

class TourReplay {
 public:
  TourReplay(const TourProblem& problem, const std::vector<Tour>& tours) : problem_(problem), tours_(tours) {}

  TourCheck run() {
    replay_shifts();
    std::map<std::string, int> people;
    for (const Tour& tour : tours_) {
      const ContractClass* rules = class_of(tour);
      if (rules == nullptr) {
        violation("contract_class", tour, "is of a class that does not exist");
        continue;
      }
      people[rules->name] += tour.people;
      check_tour(tour, *rules);
    }
    for (const ContractClass& rules : problem_.classes) check_people(rules, people[rules.name]);
    return std::move(result_);
  }

 private:
  void violation(const std::string& rule, const Tour& tour, const std::string& text) {
    Finding finding{.rule = rule, .subject = tour.contract_class};
    if (!tour.shifts.empty()) {
      finding.start = tour.shifts.front().start;
      finding.end = tour.shifts.back().end();
    }
    const std::string from =
        tour.shifts.empty() ? "" : " from " + moment_text(problem_.shifts.clock, tour.shifts.front().start);
    finding.text = "The tour of \"" + tour.contract_class + "\"" + from + " " + text;
    result_.violations.push_back(std::move(finding));
  }

  [[nodiscard]] const ContractClass* class_of(const Tour& tour) const {
    for (const ContractClass& each : problem_.classes) {
      if (each.name == tour.contract_class) return &each;
    }
    return nullptr;
  }

  void replay_shifts();
  void check_tour(const Tour& tour, const ContractClass& rules);
  void check_days(const Tour& tour, const ContractClass& rules);
  void check_runs(const std::vector<bool>& works, const Tour& tour, const ContractClass& rules);
  void check_rest(const Tour& tour, const ContractClass& rules);
  void check_starts(const Tour& tour, const ContractClass& rules);
  void check_people(const ContractClass& rules, int people);

  const TourProblem& problem_;
  const std::vector<Tour>& tours_;
  TourCheck result_;
};

/// Everybody's shifts together, as if they had no names, no weeks and no contracts.
void TourReplay::replay_shifts() {
  std::vector<Shift> everybody;
  for (const Tour& tour : tours_) {
    for (int i = 0; i < tour.people; ++i) everybody.insert(everybody.end(), tour.shifts.begin(), tour.shifts.end());
  }
  ShiftCheck check = check_shifts(problem_.shifts, everybody);
  result_ = {.violations = std::move(check.violations),
             .scheduled = std::move(check.scheduled),
             .pay = check.pay,
             .understaffing = check.understaffing,
             .overstaffing = check.overstaffing,
             .objective = check.objective};
}

void TourReplay::check_tour(const Tour& tour, const ContractClass& rules) {
  Seconds paid{};
  for (const Shift& shift : tour.shifts) {
    paid += paid_time(shift);
    const auto& listed = rules.shift_templates;
    if (!listed.empty() && std::find(listed.begin(), listed.end(), shift.shift_template) == listed.end()) {
      violation("shift_templates", tour, "has a shift \"" + shift.shift_template + "\", which its class does not work");
    }
  }
  if (tour.people < 1) violation("people", tour, "is nobody's");
  if (paid < rules.min_hours_per_week) violation("min_hours_per_week", tour, "has too few paid hours");
  if (paid > rules.max_hours_per_week) violation("max_hours_per_week", tour, "has too many paid hours");
  check_days(tour, rules);
  check_rest(tour, rules);
  check_starts(tour, rules);
  const double extra = tour.people * (rules.cost_per_hour * (paid / Seconds{3600}) + rules.cost_per_tour);
  result_.pay += extra;
  result_.objective += extra;
}

void TourReplay::check_days(const Tour& tour, const ContractClass& rules) {
  const Date first = problem_.shifts.clock.date(problem_.shifts.required.start);
  std::vector<bool> works(7, false);
  for (const Shift& shift : tour.shifts) {
    const Date date = problem_.shifts.clock.date(shift.start);
    const auto day = (date - first).count();
    if (day < 0 || day >= 7) {
      violation("required", tour, "has a shift outside of the week");
      continue;
    }
    if (works[static_cast<std::size_t>(day)]) violation("shifts", tour, "has two shifts on " + day_text(date));
    works[static_cast<std::size_t>(day)] = true;
    const auto& listed = rules.days;
    if (!listed.empty() && std::find(listed.begin(), listed.end(), std::chrono::weekday(date)) == listed.end()) {
      violation("days", tour, "has a shift on " + day_text(date) + ", when its class does not work");
    }
  }
  const auto count = std::count(works.begin(), works.end(), true);
  if (count < rules.min_days_per_week) violation("min_days_per_week", tour, "has too few days");
  if (count > rules.max_days_per_week) violation("max_days_per_week", tour, "has too many days");
  check_runs(works, tour, rules);
}

/// Looks at every run of equal days from each of its possible beginnings.
void TourReplay::check_runs(const std::vector<bool>& works, const Tour& tour, const ContractClass& rules) {
  int most_work = 0, most_off = 0;
  for (int begin = 0; begin < 7; ++begin) {
    int length = 0;
    while (length < 7) {
      const int day = begin + length;
      if (day >= 7 && !problem_.shifts.cyclic) break;
      if (works[static_cast<std::size_t>(day % 7)] != works[static_cast<std::size_t>(begin)]) break;
      ++length;
    }
    int& most = works[static_cast<std::size_t>(begin)] ? most_work : most_off;
    most = std::max(most, length);
  }
  if (most_work > rules.max_consecutive_days) violation("max_consecutive_days", tour, "has too many days in a row");
  if (most_off < rules.min_joined_days_off) violation("min_joined_days_off", tour, "has too few joined days off");
}

void TourReplay::check_rest(const Tour& tour, const ContractClass& rules) {
  std::vector<std::pair<Instant, Instant>> work;
  for (const Shift& shift : tour.shifts) work.emplace_back(shift.start, shift.end());
  std::sort(work.begin(), work.end());
  if (problem_.shifts.cyclic && !work.empty()) work.emplace_back(work[0].first + days{7}, work[0].second + days{7});
  for (std::size_t i = 1; i < work.size(); ++i) {
    if (work[i].first - work[i - 1].second >= rules.min_rest) continue;
    violation("min_rest", tour, "has too little rest before " + moment_text(problem_.shifts.clock, work[i].first));
  }
}

void TourReplay::check_starts(const Tour& tour, const ContractClass& rules) {
  if (!rules.max_start_spread || tour.shifts.empty()) return;
  std::vector<std::chrono::seconds> shown;
  for (const Shift& shift : tour.shifts) {
    shown.push_back(problem_.shifts.clock.wall(shift.start).time_since_epoch() % days{1});
  }
  const auto [earliest, latest] = std::minmax_element(shown.begin(), shown.end());
  if (*latest - *earliest > *rules.max_start_spread) {
    violation("max_start_spread", tour, "starts at times of day too far apart");
  }
}

void TourReplay::check_people(const ContractClass& rules, int people) {
  if (!rules.people || people <= *rules.people) return;
  result_.violations.push_back({.rule = "people",
                                .subject = rules.name,
                                .amount = static_cast<double>(people - *rules.people),
                                .text = "The class \"" + rules.name + "\" has " +
                                        people_text(static_cast<std::size_t>(*rules.people)) + ", but " +
                                        std::to_string(people) + " work"});
}

}  // namespace

TourCheck check_tours(const TourProblem& problem, const std::vector<Tour>& tours) {
  validate(problem);
  return TourReplay(problem, tours).run();
}

}  // namespace krarup
