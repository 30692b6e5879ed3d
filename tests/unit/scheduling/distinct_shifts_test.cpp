#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>

#include "krarup/scheduling/check.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

const SolveOptions to_the_end{.gap = 0};

/// The least cost, found by trying every set of at most so many shifts. Hours are the grain; breaks last one hour.
class Trying {
 public:
  Trying(const ShiftProblem& problem, int most_people) : problem_(problem), most_people_(most_people) {
    const int hours = static_cast<int>(problem.required.size());
    const auto midnight = std::chrono::floor<std::chrono::days>(problem.required.start);
    const int first = in_hours(problem.required.start - midnight);
    for (int day = 0; day * 24 < first + hours; ++day) {
      for (const ShiftTemplate& each : problem.shift_templates) list(each, 24 * day - first, hours);
    }
  }

  double least_cost() {
    std::vector<int> nobody(problem_.required.size(), 0);
    pausing_ = nobody;
    add_people(0, 0, nobody, 0, {});
    return best_;
  }

 private:
  struct Option {
    int clock, length;
    double pay;
    std::vector<int> present, pausing;
  };
  using Worked = std::set<std::pair<int, int>>;

  static int in_hours(Seconds time) { return static_cast<int>(time.count() / 3600 + 0.5); }

  void list(const ShiftTemplate& each, int midnight, int hours) {
    const int shortest = in_hours(each.length), longest = in_hours(each.max_length.value_or(each.length));
    for (int clock = in_hours(each.earliest_start.since_midnight); clock <= in_hours(each.latest_start.since_midnight);
         ++clock) {
      const int start = midnight + clock;
      if (start < 0 || start >= hours) continue;
      for (int length = shortest; length <= longest; ++length) {
        const std::vector<int> nobody(static_cast<std::size_t>(hours), 0);
        Option option{clock, length, length * each.cost_per_hour, nobody, nobody};
        for (int t = start; t < start + length; ++t) mark(option, t, 1);
        if (each.breaks.empty()) options_.push_back(option);
        for (const BreakRule& rule : each.breaks) {  // at most one
          for (int after = in_hours(rule.earliest); after <= in_hours(rule.latest) && after < length; ++after) {
            options_.push_back(option);
            mark(options_.back(), start + after, -1);
            add(options_.back().pausing, start + after, 1);
            options_.back().pay -= each.cost_per_hour;
          }
        }
      }
    }
  }

  void mark(Option& option, int t, int change) const { add(option.present, t, change); }

  void add(std::vector<int>& people, int t, int change) const {
    const int hours = static_cast<int>(people.size());
    if (t >= hours && !problem_.cyclic) return;
    people[static_cast<std::size_t>(t % hours)] += change;
  }

  /// Each part of an agent at the price of the last step below it.
  static double stepwise(double agents, double cost, const std::vector<CostStep>& steps) {
    double total = 0, paid = 0;
    for (const CostStep& step : steps) {
      if (agents <= step.beyond) break;
      total += (step.beyond - paid) * cost;
      paid = step.beyond;
      cost = step.cost;
    }
    return total + (agents - paid) * cost;
  }

  void add_people(std::size_t first, int people, std::vector<int>& present, double pay, const Worked& worked) {
    const double price = problem_.cost_per_distinct_shift * static_cast<double>(worked.size());
    double total = pay + price;
    for (std::size_t t = 0; t < present.size(); ++t) {
      const double surplus = present[t] - problem_.required[t];
      const CoverageCosts& costs = problem_.costs;
      total += surplus < 0 ? stepwise(-surplus, costs.understaffing, costs.understaffing_steps)
                           : stepwise(surplus, costs.overstaffing, costs.overstaffing_steps);
    }
    best_ = std::min(best_, total);
    if (people == most_people_) return;
    for (std::size_t i = first; i < options_.size(); ++i) {
      const Option& option = options_[i];
      Worked more = worked;
      more.emplace(option.clock, option.length);
      const auto work = [&](int sign) {
        for (std::size_t t = 0; t < present.size(); ++t) {
          present[t] += sign * option.present[t];
          pausing_[t] += sign * option.pausing[t];
        }
      };
      work(1);
      if (!too_many_pause()) add_people(i, people + 1, present, pay + option.pay, more);
      work(-1);
    }
  }

  [[nodiscard]] bool too_many_pause() const {
    return problem_.max_on_break && *std::max_element(pausing_.begin(), pausing_.end()) > *problem_.max_on_break;
  }

  const ShiftProblem& problem_;
  std::vector<int> pausing_;
  int most_people_;
  std::vector<Option> options_;
  double best_ = std::numeric_limits<double>::infinity();
};

/// Two days, hour by hour, that each need about one person.
ShiftProblem two_days() {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(48, 0.0)};
  problem.costs = {.understaffing = 4, .overstaffing = 1};
  return problem;
}

TEST(DistinctShifts, OneShiftForBothDaysIsCheaperThanAFittingOneForEach) {
  ShiftProblem problem = two_days();
  for (std::size_t hour = 8; hour < 12; ++hour) problem.required[hour] = 1;
  for (std::size_t hour = 24 + 8; hour < 24 + 13; ++hour) problem.required[hour] = 1;
  problem.shift_templates = {shift("day", 4h, clock(7), clock(9))};
  problem.shift_templates[0].max_length = 5h;
  problem.shift_templates[0].length_step = 1h;

  const ShiftPlan fitting = design_shifts(problem, to_the_end);
  EXPECT_DOUBLE_EQ(fitting.objective, 4 + 5);  // nothing but the pay
  EXPECT_EQ(fitting.distinct_shifts.size(), 2U);

  problem.cost_per_distinct_shift = 10;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_DOUBLE_EQ(plan.objective, 10 + 2 * 5 + 1);  // a surplus hour on Monday, and its pay
  ASSERT_EQ(plan.distinct_shifts.size(), 1U);
  EXPECT_EQ(plan.distinct_shifts[0], (DistinctShift{clock(8), 5h, {1, 1}}));
  EXPECT_DOUBLE_EQ(check_shifts(problem, plan.shifts).objective, plan.objective);
}

TEST(DistinctShifts, AShiftIsNotWorkedThatSavesLessThanItsKindCosts) {
  ShiftProblem problem = morning({1, 1, 1, 1});
  problem.shift_templates = {shift("day", 4h, clock(8), clock(8))};
  problem.costs.understaffing = 10;
  problem.cost_per_distinct_shift = 37;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_TRUE(plan.shifts.empty());
  EXPECT_DOUBLE_EQ(plan.objective, 40);
  ASSERT_EQ(plan.findings.size(), 1U);
  EXPECT_EQ(plan.findings[0].text,
            "Monday 2003-07-21 08:00-12:00 lacks 1 agent: one more shift would cost more than it saves; the best, "
            "\"day\" from Monday 2003-07-21 08:00, costs 41 and saves 40");
  problem.cost_per_distinct_shift = 35;
  EXPECT_EQ(design_shifts(problem, to_the_end).shifts.size(), 1U);
}

TEST(CyclicRequirement, TheLastNightCoversTheFirstMorning) {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(7 * 24, 0.0)};
  for (const std::size_t hour : {0U, 1U, 2U, 3U, 4U, 5U, 7U * 24 - 2, 7U * 24 - 1}) problem.required[hour] = 1;
  problem.shift_templates = {shift("night", 8h, clock(22), clock(22))};
  problem.cyclic = true;
  for (const double price : {0.0, 3.0}) {
    problem.cost_per_distinct_shift = price;
    const ShiftPlan plan = design_shifts(problem, to_the_end);
    ASSERT_EQ(plan.shifts.size(), 1U);
    EXPECT_EQ(plan.shifts[0].start, at(6, 22));
    EXPECT_EQ(plan.scheduled.values, problem.required.values);
    EXPECT_DOUBLE_EQ(plan.objective, 8 + price);
    EXPECT_EQ(plan.status, SolveStatus::optimal);
    EXPECT_TRUE(plan.findings.empty()) << texts(plan.findings);
  }
}

TEST(CyclicRequirement, MayBeginAtAnyHour) {
  ShiftProblem problem;
  problem.required = {at(0, 6), 1h, std::vector<double>(24, 1.0)};
  problem.shift_templates = {shift("eight", 8h, clock(0), clock(23))};
  problem.cyclic = true;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.shifts.size(), 3U);
  EXPECT_EQ(plan.scheduled.values, problem.required.values);
  EXPECT_DOUBLE_EQ(plan.objective, 24);
}

TEST(CyclicRequirement, BreaksAfterTheEndAreTakenAtTheBeginning) {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(24, 0.0)};
  for (const std::size_t hour : {0U, 1U, 3U, 4U, 22U, 23U}) problem.required[hour] = 1;
  problem.shift_templates = {shift("night", 7h, clock(22), clock(22))};
  problem.shift_templates[0].breaks = {{"lunch", 1h, false, 1h, 5h}};
  problem.cyclic = true;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(plan.shifts[0].breaks[0].start, at(1, 2));
  EXPECT_DOUBLE_EQ(plan.objective, 6);
  EXPECT_EQ(plan.scheduled.values, problem.required.values);
}

/// Little problems with few shifts to try: one or two days of which a few hours need somebody.
ShiftProblem random_problem(unsigned seed) {
  std::mt19937 random(seed);
  const auto draw = [&](unsigned below) { return static_cast<int>(random() % below); };
  ShiftProblem problem = two_days();
  const int days = 1 + draw(2);
  problem.cyclic = draw(2) == 0;
  problem.required.values.resize(static_cast<std::size_t>(24 * days), 0.0);
  const int first = problem.cyclic ? 21 : 8;
  for (int day = 0; day < days; ++day) {
    for (int hour = first; hour < first + 6; ++hour) {
      const auto t = static_cast<std::size_t>(24 * day + hour) % problem.required.size();
      problem.required[t] = draw(3) == 0 ? draw(5) / 2.0 : draw(3);
    }
  }
  ShiftTemplate each = shift("some", 3h, clock(first), clock(first + 1));
  if (draw(2) == 0) {
    each.max_length = 4h;
    each.length_step = 1h;
  }
  if (days == 1 && draw(2) == 0) each.breaks = {{"lunch", 1h, false, 1h, 2h}};
  each.cost_per_hour = draw(3) / 2.0;
  problem.shift_templates = {each};
  problem.costs = {.understaffing = 1.0 + draw(6), .overstaffing = draw(5) / 2.0};
  problem.cost_per_distinct_shift = draw(4) == 0 ? 0 : draw(8) / 2.0;
  return problem;
}

class SmallProblemOfFewShifts : public testing::TestWithParam<unsigned> {};

TEST_P(SmallProblemOfFewShifts, IsSolvedAsWellAsByTryingEverything) {
  const ShiftProblem problem = random_problem(GetParam());
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  ASSERT_LE(plan.shifts.size(), 8U) << "more people than are tried";
  EXPECT_NEAR(plan.objective, Trying(problem, 8).least_cost(), 1e-6);
  EXPECT_LE(plan.bound, plan.objective);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.objective, plan.objective, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(DistinctShifts, SmallProblemOfFewShifts, testing::Range(0U, 40U));

class FewShiftsAtRisingPrices : public testing::TestWithParam<unsigned> {};

TEST_P(FewShiftsAtRisingPrices, AreFoundAsWellAsByTryingEverything) {
  ShiftProblem problem = random_problem(GetParam());
  std::mt19937 random(GetParam());
  const auto draw = [&](unsigned below) { return static_cast<int>(random() % below); };
  problem.cost_per_distinct_shift = 0.5 + draw(4) / 2.0;
  problem.costs = {.understaffing = 0.5 + draw(3) / 2.0, .overstaffing = draw(3) / 4.0};
  problem.costs.understaffing_steps = {{.beyond = 0.5 + draw(2) / 2.0, .cost = 3.0 + draw(3)}};
  problem.costs.overstaffing_steps = {{.beyond = 0.5 + draw(2), .cost = 1.0 + draw(3)}, {.beyond = 2, .cost = 5}};
  if (draw(2) == 0) problem.max_on_break = draw(2);
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  ASSERT_LE(plan.shifts.size(), 7U) << "more people than are tried";
  EXPECT_NEAR(plan.objective, Trying(problem, 7).least_cost(), 1e-6);
  EXPECT_LE(plan.bound, plan.objective);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.objective, plan.objective, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(DistinctShifts, FewShiftsAtRisingPrices, testing::Range(100U, 130U));

/// A cyclic week around the clock, different every day, with 90 distinct shifts to choose from.
ShiftProblem cyclic_week() {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, {}};
  for (int i = 0; i < 7 * 24; ++i) {
    const int hour = i % 24;
    problem.required.values.push_back(2 + (hour >= 7 && hour < 20 ? 5 + i / 24 % 3 : 0) + (hour + i / 24) % 2);
  }
  for (const int start : {5, 9, 13, 21}) {
    ShiftTemplate each = shift("from " + std::to_string(start), 7h, clock(start), clock(start + 2));
    each.max_length = 9h;
    each.length_step = 1h;
    each.cost_per_hour = 0;
    problem.shift_templates.push_back(each);
  }
  problem.costs = {.understaffing = 60, .overstaffing = 60};
  problem.cost_per_distinct_shift = 60;
  problem.cyclic = true;
  return problem;
}

TEST(DistinctShifts, DoNotDependOnTheNumberOfThreads) {
  const ShiftProblem problem = cyclic_week();
  const ShiftPlan alone = design_shifts(problem, {.gap = 0.05, .threads = 1});
  const ShiftPlan together = design_shifts(problem, {.gap = 0.05, .threads = 3});
  EXPECT_EQ(alone.shifts, together.shifts);
  EXPECT_EQ(alone.bound, together.bound);
  EXPECT_EQ(alone.status, SolveStatus::optimal);
  EXPECT_LE(alone.bound, alone.objective);
}

TEST(DistinctShifts, AStoppedSearchHasAPlanAndAValidBound) {
  const ShiftProblem problem = cyclic_week();
  SolveOptions options{.gap = 0};
  options.progress = [calls = 0](const Progress&) mutable { return ++calls < 3; };
  const ShiftPlan plan = design_shifts(problem, options);
  EXPECT_FALSE(plan.shifts.empty());
  EXPECT_LE(plan.bound, design_shifts(problem, {.gap = 0.05}).objective);
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.objective, plan.objective, 1e-6);
}

TEST(DistinctShifts, KeepTheLimitOfADay) {
  ShiftProblem problem = cyclic_week();
  problem.required.values.resize(24);
  problem.max_agents = 5;
  const ShiftPlan plan = design_shifts(problem, {.gap = 0.02});
  EXPECT_EQ(plan.shifts.size(), 5U);
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
}

ShiftProblem checked() {
  ShiftProblem problem = two_days();
  problem.cyclic = true;
  problem.cost_per_distinct_shift = 7;
  problem.shift_templates = {shift("any", 4h, clock(0), clock(23))};
  problem.shift_templates[0].max_length = 6h;
  problem.shift_templates[0].length_step = 2h;
  return problem;
}

TEST(CheckShifts, CountsStartsAndLengthsOnceWhateverTheDay) {
  const std::vector<Shift> shifts{from(at(0, 8), 4h, "any"), from(at(1, 8), 4h, "any"), from(at(1, 8), 6h, "any"),
                                  from(at(1, 22), 4h, "any")};
  const ShiftCheck check = check_shifts(checked(), shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_DOUBLE_EQ(check.pay, 18);
  EXPECT_DOUBLE_EQ(check.overstaffing, 18);
  EXPECT_DOUBLE_EQ(check.objective, 18 + 18 + 3 * 7);
  EXPECT_DOUBLE_EQ(check.scheduled[1], 1);  // the last night goes on into the first
}

TEST(CheckShifts, FindsALengthBetweenTheStepsAndAStartOutsideOfTheCycle) {
  ShiftProblem problem = checked();
  for (const Seconds length : {Seconds{5h}, Seconds{2h}, Seconds{8h}}) {
    const ShiftCheck check = check_shifts(problem, {from(at(0, 8), length, "any")});
    ASSERT_EQ(check.violations.size(), 1U);
    EXPECT_EQ(check.violations[0].rule, "length");
  }
  problem.required.start = at(0, 6);
  const ShiftCheck check = check_shifts(problem, {from(at(0, 5), 4h, "any")});
  ASSERT_EQ(check.violations.size(), 1U);
  EXPECT_EQ(check.violations[0].rule, "cyclic");
}

void expect_refused(const ShiftProblem& problem, const std::string& text) {
  try {
    (void)design_shifts(problem);
    FAIL() << "accepted, but: " << text;
  } catch (const InvalidInput& refusal) {
    EXPECT_EQ(refusal.what(), text);
  }
}

TEST(CyclicRequirement, MustBeWholeDaysOrWeeks) {
  ShiftProblem problem = checked();
  problem.required.values.resize(47);
  expect_refused(problem, "cyclic needs a requirement of whole days, got 169200 s");
  problem = checked();
  problem.shift_templates[0].days = {std::chrono::Monday};
  expect_refused(problem,
                 "cyclic needs a requirement of whole weeks where shift templates name their days, got 172800 s");
  problem = checked();
  problem.required.values.resize(24);
  problem.shift_templates[0].max_length = 26h;
  expect_refused(problem, "cyclic needs shifts no longer than the requirement, got 86400 s");
  problem = checked();
  problem.clock.changes = {{at(0, 2), 1h}};
  expect_refused(problem, "cyclic needs a clock that does not change within the requirement");
}

TEST(ShiftTemplates, GiveTheLongestLengthAndTheStepTogether) {
  ShiftProblem problem = checked();
  problem.shift_templates[0].length_step.reset();
  expect_refused(problem, "shift_templates[0].length_step must be given too: max_length and length_step go together");
  problem.shift_templates[0].length_step = 1h;
  problem.shift_templates[0].max_length = 3h;
  expect_refused(problem, "shift_templates[0].max_length must be >= length (14400 s), got 10800 s");
}

}  // namespace
