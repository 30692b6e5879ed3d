#include "scheduling/lines/terms_of.hpp"

#include <algorithm>
#include <limits>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/lines/past.hpp"
#include "scheduling/lines/rolling_of.hpp"

namespace krarup::lines {

namespace {

int in_seconds(Seconds time) { return static_cast<int>(whole_seconds(time).count()); }

/// A price for each hour, for an excess in seconds.
Weight by_the_second(const Weight& by_the_hour) { return by_the_hour ? Weight{*by_the_hour / 3600} : by_the_hour; }

lines::Period period_of(krarup::Period period) {
  return period == krarup::Period::week ? lines::Period::week : lines::Period::horizon;
}

Refusals::Wish wish_of(const RosterProblem& problem, const Request& request) {
  constexpr int no_kind = -1;
  Refusals::Wish wish{.kinds = kinds_of(problem, request.shift_templates),
                      .latest_start = std::numeric_limits<int>::max(),
                      .wanted = request.wanted};
  if (wish.kinds.only.empty() && !request.shift_templates.empty()) wish.kinds.only = {no_kind};
  if (request.earliest_start) wish.earliest_start = in_seconds(request.earliest_start->since_midnight);
  if (request.latest_start) wish.latest_start = in_seconds(request.latest_start->since_midnight);
  return wish;
}

/// The rules of one person as automata.
class Contract {
 public:
  Contract(const RosterProblem& problem, const Person& person)
      : problem_(problem), person_(person), past_(problem, person) {}

  std::vector<Term> terms() {
    basics();
    for (const RosterRule& rule : person_.rules) {
      std::visit([&](const auto& each) { add(each); }, rule);
    }
    for (const Fairness& fairness : problem_.fairness) add(fairness);
    std::stable_sort(terms_.begin(), terms_.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    std::vector<Term> terms;
    for (Ranked& each : terms_) terms.push_back(std::move(each.term));
    return terms;
  }

 private:
  enum Rank { successions, amounts, runs, weekends, weeks, counts, wishes };
  struct Ranked {
    Rank rank;
    Term term;
  };

  void put(Rank rank, AnyRule rule, const Weight& weight) { terms_.push_back({rank, {std::move(rule), weight}}); }

  void basics();
  void add(const PaidTimeLimits& rule);
  void add(const DaysWorked& rule);
  void add(const RollingDaysWorked& rule) { add_windows(runs, rule, rule.weight); }
  void add(const RollingShiftCount& rule);
  void add(const RollingPaidTime& rule) { add_windows(weeks, rule, by_the_second(rule.weight)); }
  void add(const ShiftCount& rule);
  void add(const ConsecutiveDays& rule) { add_run(false, {}, rule); }
  void add(const ConsecutiveDaysOff& rule) { add_run(true, {}, rule); }
  void add(const ConsecutiveShifts& rule) { add_run(false, kinds_of(problem_, rule.shift_templates), rule); }
  void add(const ForbiddenSuccession& rule);
  void add(const Weekends& rule);
  void add(const CompleteWeekends& rule);
  void add(const StartSpread& rule);
  void add(const Fairness& fairness);
  void add_refusals(const Weight& weight);
  void add(const WorkingHours&) {}  // by the letter
  void add(const Rotation&) {}      // by the letter

  template <class Windows>
  void add_windows(Rank rank, const Windows& rule, const Weight& weight);

  template <class Limits>
  void add_run(bool off, Kinds kinds, const Limits& rule);

  /// What the past counts in the calendar week that the roster begins in.
  template <class Count>
  [[nodiscard]] int in_first_week(const Count& count) const {
    int sum = 0;
    for (const auto& [day, work] : past_.days()) {
      if (day >= -past_.days_in_first_week()) sum += count(work);
    }
    return sum;
  }

  const RosterProblem& problem_;
  const Person& person_;
  Past past_;
  std::vector<Ranked> terms_;
};

void Contract::basics() {
  const auto paid = [](const Work& work) { return work.paid; };
  const auto once = [](const Work&) { return 1; };
  put(amounts,
      Tally{.measure = Measure::paid_time,
            .period = Period::week,
            .most = in_seconds(person_.max_hours_per_week),
            .before = in_first_week(paid)},
      {});
  if (person_.min_hours_per_week > Seconds{0}) {
    const bool given = !problem_.shifts.empty();  // a week with given shifts is held to the promise however short it is
    put(weeks,
        Tally{.measure = Measure::paid_time,
              .period = Period::week,
              .least = in_seconds(person_.min_hours_per_week),
              .before = given ? in_first_week(paid) : 0,
              .cut_weeks = given},
        1.0 / 3600);
  }
  put(weeks, Tally{.period = Period::week, .most = person_.max_days_per_week, .before = in_first_week(once)}, {});
  Rest rest{.least = in_seconds(person_.min_rest)};
  for (const auto& [day, work] : past_.days()) rest.last_end = std::max(rest.last_end, work.end);
  put(successions, rest, {});
}

void Contract::add(const PaidTimeLimits& rule) {
  if (rule.period == krarup::Period::day) return;  // by the letter
  const bool by_week = rule.period == krarup::Period::week;
  Tally tally{.measure = Measure::paid_time, .period = period_of(rule.period)};
  if (rule.min) tally.least = in_seconds(*rule.min);
  if (rule.max) tally.most = in_seconds(*rule.max);
  if (by_week) tally.before = in_first_week([](const Work& work) { return work.paid; });
  put(amounts, tally, by_the_second(rule.weight));
}

void Contract::add(const DaysWorked& rule) {
  Tally tally{
      .period = period_of(rule.period), .least = rule.min.value_or(0), .most = rule.max.value_or(Tally::unlimited)};
  if (rule.period == krarup::Period::week) tally.before = in_first_week([](const Work&) { return 1; });
  put(amounts, tally, rule.weight);
}

template <class Windows>
void Contract::add_windows(Rank rank, const Windows& rule, const Weight& weight) {
  Rolling rolling = rolling_of(problem_, rule);
  for (int n = 1; n < rolling.window && past_.knows(-n); ++n) {
    const Work* work = past_.on(-n);
    const int counted = !rolling.kinds.has(work) ? 0 : rolling.paid_time ? work->paid : 1;
    rolling.before.push_back(rolling.before.back() + counted);
  }
  put(rank, rolling, weight);
}

void Contract::add(const RollingShiftCount& rule) {
  if (!kinds_of(problem_, rule.shift_templates).only.empty()) add_windows(counts, rule, rule.weight);
}

void Contract::add(const ShiftCount& rule) {
  if (rule.period == krarup::Period::day) return;  // by the letter
  const Kinds kinds = kinds_of(problem_, rule.shift_templates);
  if (kinds.only.empty()) return;
  Tally tally{.kinds = kinds,
              .period = period_of(rule.period),
              .least = rule.min.value_or(0),
              .most = rule.max.value_or(Tally::unlimited)};
  if (rule.period == krarup::Period::week) {
    tally.before = in_first_week([&](const Work& work) { return kinds.has(&work) ? 1 : 0; });
  }
  put(counts, tally, rule.weight);
}

template <class Limits>
void Contract::add_run(bool off, Kinds kinds, const Limits& rule) {
  Run run{
      .off = off, .kinds = std::move(kinds), .least = rule.min.value_or(1), .most = rule.max.value_or(Run::unlimited)};
  int day = -1;
  for (; past_.knows(day); --day) {
    const Work* work = past_.on(day);
    if (off ? work != nullptr : !run.kinds.has(work)) break;
    ++run.before;
  }
  run.known = past_.knows(day);
  put(runs, run, rule.weight);
}

void Contract::add(const ForbiddenSuccession& rule) {
  Succession succession;
  for (const int first : kinds_of(problem_, rule.first).only) {
    for (const int then : kinds_of(problem_, rule.then).only) succession.forbidden.emplace_back(first, then);
  }
  if (const Work* work = past_.on(-1)) succession.before = work->kind;
  put(successions, succession, rule.weight);
}

void Contract::add(const Weekends& rule) {
  if (rule.max) put(weekends, Tally{.measure = Measure::weekends, .most = *rule.max}, rule.weight);
  if (!rule.max_consecutive) return;
  WeekendRow row{.most = *rule.max_consecutive};
  int saturday = -1;
  while (past_.weekday(saturday) != 6) --saturday;
  if (saturday == -1) {
    row.saturday = past_.on(saturday) != nullptr;
    saturday -= 7;
  }
  for (; past_.on(saturday) != nullptr || past_.on(saturday + 1) != nullptr; saturday -= 7) ++row.before;
  put(weekends, row, rule.weight);
}

void Contract::add(const CompleteWeekends& rule) {
  put(weekends, CompleteWeekend{.known = past_.knows(-1), .saturday = past_.on(-1) != nullptr}, rule.weight);
}

void Contract::add(const StartSpread& rule) {
  StartRange range{.most = in_seconds(rule.max)};
  for (const auto& [day, work] : past_.days()) {
    if (day < -past_.days_in_first_week()) continue;
    range.earliest = range.earliest < 0 ? work.clock : std::min(range.earliest, work.clock);
    range.latest = std::max(range.latest, work.clock);
  }
  put(weeks, range, by_the_second(rule.weight));
}

void Contract::add_refusals(const Weight& weight) {
  Refusals refusals{.before = person_.refused_before};
  for (int day = 0; day < problem_.days; ++day) {
    auto& today = refusals.wishes.emplace_back();
    for (const Request& request : person_.requests) {
      if (request.is_for(problem_.first_day + std::chrono::days{day})) today.push_back(wish_of(problem_, request));
    }
  }
  put(wishes, std::move(refusals), weight);
}

void Contract::add(const Fairness& fairness) {
  if (fairness.refused_wishes) return add_refusals(fairness.weight);
  Evenness even{.kinds = kinds_of(problem_, fairness.shift_templates), .weekends = fairness.weekends};
  int counted = 0;  // the Saturday of the last weekend that counted
  for (const auto& [day, work] : past_.days()) {
    if (!even.kinds.has(&work)) continue;
    const int weekday = past_.weekday(day);
    if (fairness.weekends && weekday < 6) continue;
    const int saturday = day - (weekday - 6);
    if (fairness.weekends && saturday == counted) continue;
    counted = saturday;
    ++even.before;
    even.saturday = fairness.weekends && day == -1 && weekday == 6;
  }
  put(wishes, even, fairness.weight);
}

}  // namespace

std::vector<Term> terms_of(const RosterProblem& problem, const Person& person) {
  return Contract(problem, person).terms();
}

}  // namespace krarup::lines
