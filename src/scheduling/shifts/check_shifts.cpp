// Written without looking at the optimizer: the two agree only if both are right.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "krarup/core/validate.hpp"
#include "krarup/scheduling/check.hpp"
#include "scheduling/check/coverage_price.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using std::chrono::days;
using std::chrono::seconds;

class ShiftReplay {
 public:
  ShiftReplay(const ShiftProblem& problem, const std::vector<Shift>& shifts) : problem_(problem), shifts_(shifts) {}

  ShiftCheck run() {
    result_.scheduled = problem_.required.map([](double) { return 0.0; });
    for (const Shift& shift : shifts_) check_shift(shift);
    check_days();
    check_people();
    check_pauses();
    replay();
    check_service();
    return std::move(result_);
  }

 private:
  void violation(const std::string& rule, const Shift& shift, const std::string& text) {
    result_.violations.push_back({.rule = rule,
                                  .subject = shift.shift_template,
                                  .start = shift.start,
                                  .end = shift.end(),
                                  .text = "The shift \"" + shift.shift_template + "\" of " +
                                          span_text(problem_.clock, shift.start, shift.end()) + " " + text});
  }

  void check_shift(const Shift& shift);
  [[nodiscard]] double supplement(const Shift& shift, const PaySupplement& supplement) const;
  [[nodiscard]] bool may_start(const ShiftTemplate& made_from, Instant start) const;
  [[nodiscard]] static bool may_last(const ShiftTemplate& made_from, Seconds length);
  void check_breaks(const Shift& shift, const ShiftTemplate& made_from);
  void check_days();
  void check_people();
  void check_pauses();
  void replay();
  [[nodiscard]] double distinct_cost() const;
  void account(Instant from, Instant until, double agents);
  void check_service();

  const ShiftProblem& problem_;
  const std::vector<Shift>& shifts_;
  ShiftCheck result_;
  std::vector<ServedContacts> served_ = std::vector<ServedContacts>(problem_.required.size());  ///< for each interval
};

void ShiftReplay::check_shift(const Shift& shift) {
  const auto& templates = problem_.shift_templates;
  const auto found = std::find_if(templates.begin(), templates.end(),
                                  [&](const ShiftTemplate& each) { return each.name == shift.shift_template; });
  if (found == templates.end())
    return violation("shift_template", shift, "is made from a template that does not exist");
  if (!may_last(*found, shift.length)) violation("length", shift, "is not as long as its template says");
  if (!may_start(*found, shift.start)) violation("start", shift, "may not start then");
  check_breaks(shift, *found);
  result_.pay += paid_time(shift) / Seconds{3600} * found->cost_per_hour + found->cost_per_shift;
  for (const PaySupplement& each : found->supplements) result_.pay += supplement(shift, each);
}

/// Walks through the shift by the seconds at which a window opens or closes.
double ShiftReplay::supplement(const Shift& shift, const PaySupplement& supplement) const {
  const LocalClock& clock = problem_.clock;
  std::map<Instant, int> open;
  open[shift.start] += 0;
  open[shift.end()] += 0;
  for (Date day = clock.date(shift.start) - days{3}; day < clock.date(shift.end()) + days{3}; day += days{1}) {
    const auto& listed = supplement.days;
    if (!listed.empty() && std::find(listed.begin(), listed.end(), std::chrono::weekday(day)) == listed.end()) continue;
    ++open[clock.instant(day, supplement.start)];
    --open[clock.instant(day, supplement.end)];
  }
  double hours = 0;
  int windows = 0;
  for (auto now = open.begin(); std::next(now) != open.end(); ++now) {
    windows += now->second;
    if (now->first < shift.start || now->first >= shift.end()) continue;
    hours += windows * (Seconds{std::next(now)->first - now->first} / Seconds{3600});
  }
  return hours * supplement.cost_per_hour;
}

bool ShiftReplay::may_last(const ShiftTemplate& made_from, Seconds length) {
  if (length == made_from.length || !made_from.max_length) return length == made_from.length;
  const double steps = (length - made_from.length) / *made_from.length_step;
  return steps >= 0 && steps == std::floor(steps) && length <= *made_from.max_length;
}

/// Compares clock readings: what the wall shows at the start, or, where the clock springs forward at that moment, any
/// reading it skips.
bool ShiftReplay::may_start(const ShiftTemplate& made_from, Instant start) const {
  const LocalClock& clock = problem_.clock;
  const LocalTime shown = clock.wall(start);
  const LocalTime first_skipped = std::min(shown, clock.wall(start - seconds{1}) + seconds{1});
  const auto earliest = made_from.earliest_start.since_midnight;
  const auto latest = made_from.latest_start.since_midnight;
  const Date today = clock.date(start);
  for (Date day = today - days{2}; day <= today; day += days{1}) {
    const auto& listed = made_from.days;
    if (!listed.empty() && std::find(listed.begin(), listed.end(), std::chrono::weekday(day)) == listed.end()) continue;
    // The last step that is not later than what is shown; it must not be earlier than the first skipped reading.
    const Seconds until_shown = std::min(Seconds{shown - LocalTime{day}}, latest);
    if (until_shown < earliest) continue;
    const double steps = std::floor((until_shown - earliest) / made_from.start_step);
    if (earliest + steps * made_from.start_step >= Seconds{first_skipped - LocalTime{day}}) return true;
  }
  return false;
}

void ShiftReplay::check_breaks(const Shift& shift, const ShiftTemplate& made_from) {
  std::vector<BreakRule> rules;
  for (const BreakRule& rule : made_from.breaks) {
    if (rule.longer_than < shift.length) rules.push_back(rule);
  }
  if (shift.breaks.size() != rules.size()) {
    return violation("breaks", shift,
                     "must have " + count_text(static_cast<double>(rules.size()), "break") + ", but has " +
                         std::to_string(shift.breaks.size()));
  }
  Instant free_from = shift.start;
  const auto worked_enough = [&](Instant until) { return until - free_from >= made_from.min_work_stretch; };
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const Break& taken = shift.breaks[k];
    const BreakRule& rule = rules[k];
    const std::string its = "has its break \"" + rule.name + "\" ";
    const bool from_end = rule.counted_from == ShiftEdge::end;
    const Seconds after = from_end ? Seconds{taken.start - shift.end()} : Seconds{taken.start - shift.start};
    const Seconds earliest = from_end ? -rule.earliest : rule.earliest;
    const Seconds latest = from_end ? -rule.latest : rule.latest;
    const Instant end = taken.start + std::chrono::round<seconds>(taken.length);
    if (taken.name != rule.name) violation("breaks", shift, its + "missing or out of order");
    if (taken.length != rule.length) violation("breaks.length", shift, its + "of another length than the rule says");
    if (taken.paid != rule.paid) violation("breaks.paid", shift, its + "paid against the rule");
    if (after < earliest) violation("breaks.earliest", shift, its + "too early");
    if (after > latest) violation("breaks.latest", shift, its + "too late");
    if (end > shift.end()) violation("breaks", shift, its + "after its end");
    if (taken.start < free_from) {
      violation("breaks", shift, its + "before the one before has ended");
    } else if (k > 0 && taken.start - free_from < rule.min_gap) {
      violation("breaks.min_gap", shift, its + "too soon after the one before");
    } else if (!worked_enough(taken.start)) {
      violation("min_work_stretch", shift, its + "after too little work");
    }
    free_from = end;
  }
  if (!shift.breaks.empty() && free_from <= shift.end() && !worked_enough(shift.end())) {
    violation("min_work_stretch", shift, "ends too soon after its last break");
  }
}

void ShiftReplay::check_days() {
  if (problem_.required.empty()) return;
  const Date first = problem_.clock.date(problem_.required.start);
  const Date last = problem_.clock.date(problem_.required.time(problem_.required.size()) - seconds{1});
  std::map<Date, int> started;
  for (const Shift& shift : shifts_) {
    const Date date = problem_.clock.date(shift.start);
    if (date < first || date > last) {
      violation("required", shift, "starts on a day without a requirement");
    } else if (problem_.cyclic && (shift.start < problem_.required.start ||
                                   shift.start >= problem_.required.time(problem_.required.size()))) {
      violation("cyclic", shift, "starts outside of the cycle");
    }
    ++started[date];
  }
  if (!problem_.max_agents) return;
  for (const auto& [date, count] : started) {
    if (count <= *problem_.max_agents) continue;
    result_.violations.push_back({.rule = "max_agents",
                                  .start = problem_.clock.instant(date, TimeOfDay{}),
                                  .end = problem_.clock.instant(date + days{1}, TimeOfDay{}),
                                  .amount = static_cast<double>(count - *problem_.max_agents),
                                  .text = "On " + day_text(date) + " start " + std::to_string(count) +
                                          " shifts, but max_agents is " + std::to_string(*problem_.max_agents)});
  }
}

/// What the people can do together at most, day by day and week by week.
void ShiftReplay::check_people() {
  if (problem_.people.empty()) return;
  struct Load {
    double shifts = 0;
    Seconds paid{};
  };
  std::map<Date, Load> by_day, by_week;
  for (const Shift& shift : shifts_) {
    const Date date = problem_.clock.date(shift.start);
    const Date monday = date - days{std::chrono::weekday(date).iso_encoding() - 1};
    for (Load* load : {&by_day[date], &by_week[monday]}) {
      load->shifts += 1;
      load->paid += paid_time(shift);
    }
  }
  const auto too_much = [this](const std::string& rule, const std::string& when, const std::string& what) {
    result_.violations.push_back({.rule = rule, .text = when + " has more " + what + " than the people can work"});
  };
  for (const auto& [date, load] : by_day) {
    const auto here = std::count_if(problem_.people.begin(), problem_.people.end(), [day = date](const Person& person) {
      return std::find(person.days_off.begin(), person.days_off.end(), day) == person.days_off.end();
    });
    if (load.shifts > static_cast<double>(here)) too_much("people", day_text(date), "shifts");
  }
  for (const auto& [monday, load] : by_week) {
    double most_days = 0;
    Seconds most_paid{};
    for (const Person& person : problem_.people) {
      most_days += std::min(7, person.max_days_per_week);
      most_paid += person.max_hours_per_week;
    }
    const std::string week = "The week of " + day_text(monday);
    if (load.shifts > most_days) too_much("max_days_per_week", week, "shifts");
    if (load.paid > most_paid + seconds{1}) too_much("max_hours_per_week", week, "paid hours");
  }
}

/// Counts those who are on break at once while the requirement lasts, over whole stretches that are too many.
void ShiftReplay::check_pauses() {
  if (!problem_.max_on_break) return;
  const Instant begin = problem_.required.start, end = problem_.required.time(problem_.required.size());
  std::map<Instant, int> change{{begin, 0}, {end, 0}};
  for (const Shift& shift : shifts_) {
    for (const Break& taken : shift.breaks) {
      for (const int earlier : {0, 1}) {  // in a cycle everybody has also come a cycle earlier
        if (earlier > 0 && !problem_.cyclic) break;
        ++change[taken.start - earlier * (end - begin)];
        --change[taken.end() - earlier * (end - begin)];
      }
    }
  }
  int pausing = 0;
  for (auto now = change.begin(); now->first < end; ++now) {
    pausing += now->second;
    if (now->first < begin || pausing <= *problem_.max_on_break) continue;
    const Instant until = std::next(now)->first;
    result_.violations.push_back({.rule = "max_on_break",
                                  .start = now->first,
                                  .end = until,
                                  .amount = static_cast<double>(pausing - *problem_.max_on_break),
                                  .text = span_text(problem_.clock, now->first, until) + " has " +
                                          std::to_string(pausing) + " people on break, but max_on_break is " +
                                          std::to_string(*problem_.max_on_break)});
  }
}

/// Plays the comings and goings in order of time.
void ShiftReplay::replay() {
  std::map<Instant, int> change;
  for (std::size_t i = 0; i <= problem_.required.size(); ++i) change[problem_.required.time(i)];
  const seconds cycle = problem_.required.time(problem_.required.size()) - problem_.required.start;
  for (const Shift& shift : shifts_) {
    for (const int earlier : {0, 1}) {  // in a cycle everybody has also come a cycle earlier
      if (earlier > 0 && !problem_.cyclic) break;
      const seconds back = earlier * cycle;
      ++change[shift.start - back];
      --change[shift.end() - back];
      for (const Break& taken : shift.breaks) {
        --change[taken.start - back];
        ++change[taken.start + std::chrono::round<seconds>(taken.length) - back];
      }
    }
  }
  int agents = 0;
  for (auto now = change.begin(); now != change.end(); ++now) {
    agents += now->second;
    if (const auto next = std::next(now); next != change.end()) account(now->first, next->first, agents);
  }
  result_.objective += result_.pay + distinct_cost();
}

/// What it costs that so many different starts and lengths are worked.
double ShiftReplay::distinct_cost() const {
  std::set<std::pair<std::int64_t, double>> distinct;
  for (const Shift& shift : shifts_) {
    const auto time_of_day = problem_.clock.wall(shift.start).time_since_epoch() % days{1};
    distinct.emplace(seconds{time_of_day}.count(), shift.length.count());
  }
  return problem_.cost_per_distinct_shift * static_cast<double>(distinct.size());
}

void ShiftReplay::account(Instant from, Instant until, double agents) {
  const auto& required = problem_.required;
  if (from < required.start || until > required.time(required.size())) return;
  const auto interval = static_cast<std::size_t>(std::floor(Seconds{from - required.start} / required.step));
  const double hours = Seconds{until - from} / Seconds{3600};
  const double missing = std::max(0.0, required[interval] - agents);
  const double surplus = std::max(0.0, agents - required[interval]);
  const double weight = problem_.weights.empty() ? 1 : problem_.weights[interval];
  result_.scheduled[interval] += agents * (Seconds{until - from} / required.step);
  result_.understaffing += missing * hours;
  result_.overstaffing += surplus * hours;
  if (problem_.service_target) {
    const auto people = static_cast<std::size_t>(std::max(0.0, agents));
    served_[interval].add(served(problem_.service_target->curves[interval], people),
                          Seconds{until - from} / required.step);
  }
  result_.objective += weight * hours * check::price_of_missing(missing, problem_.costs);
  if (problem_.service_target) return;  // more agents than the floor are what was asked for
  result_.objective += weight * hours * check::price_of_surplus(surplus, problem_.costs);
}

/// Holds the contacts of the whole horizon to the service target.
void ShiftReplay::check_service() {
  if (!problem_.service_target) return;
  ServedContacts all;
  for (const ServedContacts& each : served_) {
    all.add(each);
    result_.service_levels.push_back(each.service_level());
  }
  const double target = problem_.service_target->service_level;
  result_.service_level = all.service_level();
  if (all.in_time >= target * all.that_count - 1e-8 * all.that_count) return;
  result_.violations.push_back({.rule = "service_target",
                                .start = problem_.required.start,
                                .end = problem_.required.time(problem_.required.size()),
                                .amount = target - all.service_level(),
                                .text = "The service level of all contacts is " +
                                        number_text(100 * all.service_level()) + " %, but service_target asks for " +
                                        number_text(100 * target) + " %"});
}

}  // namespace

ShiftCheck check_shifts(const ShiftProblem& problem, const std::vector<Shift>& shifts) {
  validate(problem);
  return ShiftReplay(problem, shifts).run();
}

}  // namespace krarup
