#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "krarup/core/error.hpp"
#include "krarup/scheduling/break_plan.hpp"
#include "krarup/scheduling/check.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

/// Three hours in quarters; everybody has a lunch of half an hour and two flexible quarters.
BreakProblem three_hours(std::vector<double> required, int people) {
  BreakProblem problem;
  problem.required = {at(0, 8), 15min, std::move(required)};
  for (int i = 0; i < people; ++i) problem.shifts.push_back(from(at(0, 8), 3h));
  problem.policies = {{.name = "all", .breaks = {{"lunch", 30min, false, 1h, 90min}}, .flexible_time = 30min}};
  problem.policies[0].min_length = 15min;
  problem.policies[0].max_length = 30min;
  problem.policies[0].clear_start = 15min;
  problem.policies[0].clear_end = 15min;
  problem.policies[0].min_stretch = 15min;
  problem.policies[0].max_stretch = 90min;
  problem.step = 15min;
  return problem;
}

/// What so many missing (or, below 0, surplus) agents cost in an hour, tenth by tenth of an agent.
double stepwise(double missing, const CoverageCosts& costs) {
  const auto& steps = missing > 0 ? costs.understaffing_steps : costs.overstaffing_steps;
  double total = 0;
  for (int tenth = 0; tenth < std::lround(10 * std::abs(missing)); ++tenth) {
    double here = missing > 0 ? costs.understaffing : costs.overstaffing;
    for (const CostStep& step : steps) here = tenth >= std::lround(10 * step.beyond) ? step.cost : here;
    total += here / 10;
  }
  return total;
}

/// Every way to lay 4 quarters of break (a lunch of 2 and flexible ones) into 12 quarters, one bit for each quarter of
/// work, tried on the checker's rules written down once more.
class Enumeration {
 public:
  explicit Enumeration(const BreakProblem& problem) : problem_(problem) {
    const int quarters = 12;
    for (int lunch = 4; lunch <= 6; ++lunch) {
      for (int a = 0; a < quarters; ++a) {
        for (int b = a + 1; b < quarters; ++b) try_pattern(lunch, a, b);
      }
    }
  }

  double least_cost(int people) {
    std::vector<int> at_work(12, 0);
    best_ = std::numeric_limits<double>::infinity();
    add(people, 0, at_work);
    return best_;
  }

 private:
  /// Two flexible quarters at a and b: one break of two where they touch.
  void try_pattern(int lunch, int a, int b) {
    std::vector<std::pair<int, int>> breaks{{lunch, 2}};
    if (b == a + 1) {
      breaks.emplace_back(a, 2);
    } else {
      breaks.emplace_back(a, 1);
      breaks.emplace_back(b, 1);
    }
    std::sort(breaks.begin(), breaks.end());
    int free_from = 0;
    for (const auto& [start, length] : breaks) {
      if (start - free_from < 1 || start - free_from > 6 || start < 1 || start + length > 11) return;
      free_from = start + length;
    }
    if (12 - free_from < 1 || 12 - free_from > 6) return;
    std::vector<int> pattern(12, 1);
    for (const auto& [start, length] : breaks) {
      for (int t = start; t < start + length; ++t) pattern[static_cast<std::size_t>(t)] = 0;
    }
    patterns_.push_back(pattern);
  }

  void add(int people, std::size_t first, std::vector<int>& at_work) {
    if (people == 0) {
      double cost = 0;
      for (std::size_t t = 0; t < 12; ++t) {
        cost += stepwise(problem_.required[t] - at_work[t], problem_.costs) / 4;
      }
      best_ = std::min(best_, cost);
      return;
    }
    for (std::size_t i = first; i < patterns_.size(); ++i) {
      for (std::size_t t = 0; t < 12; ++t) at_work[t] += patterns_[i][t];
      add(people - 1, i, at_work);
      for (std::size_t t = 0; t < 12; ++t) at_work[t] -= patterns_[i][t];
    }
  }

  const BreakProblem& problem_;
  std::vector<std::vector<int>> patterns_;
  double best_ = 0;
};

TEST(PlaceBreaks, CostsWhatTryingEverythingFinds) {
  std::mt19937_64 random(7);
  for (int trial = 0; trial < 12; ++trial) {
    std::vector<double> required;
    for (int t = 0; t < 12; ++t) required.push_back(0.5 * static_cast<double>(random() % 7));
    const BreakProblem problem = three_hours(required, 3);
    const BreakPlan plan = place_breaks(problem, {.gap = 0, .threads = 1});
    EXPECT_EQ(plan.status, SolveStatus::optimal) << plan.bound;
    EXPECT_NEAR(plan.objective, Enumeration(problem).least_cost(3), 1e-9);
    EXPECT_LE(plan.bound, plan.objective);
    const BreakCheck check = check_breaks(problem, plan.shifts);
    EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
    EXPECT_NEAR(check.objective, plan.objective, 1e-9);
  }
}

/// Shifts that start at these times, and the requirement that one arrangement of their breaks covers.
BreakProblem planted(const std::vector<Seconds>& starts, Seconds horizon, bool cyclic) {
  BreakProblem problem;
  problem.cyclic = cyclic;
  problem.required = {at(0, 8), 5min, std::vector<double>(static_cast<std::size_t>(horizon / Seconds{5min}), 0)};
  problem.policies = {{.name = "day", .breaks = {{"lunch", 30min, false, 90min, 150min}}, .flexible_time = 30min}};
  BreakPolicy& policy = problem.policies[0];
  policy.min_length = 10min;
  policy.max_length = 60min;
  policy.clear_start = policy.clear_end = policy.min_stretch = 30min;
  policy.max_stretch = 100min;
  policy.long_stretch = 50min;
  policy.long_break = 20min;
  policy.catch_up = 5min;
  policy.penalties = {.window = 120, .position = 240, .stretch = 240, .long_stretch = 240, .length = 12};
  problem.costs = {.understaffing = 120, .overstaffing = 24};
  std::mt19937_64 random(3);
  for (const Seconds start : starts) {
    Shift shift = from(at(0, 8) + std::chrono::duration_cast<std::chrono::seconds>(start), 270min);
    int now = 0, end = 0;  // in steps: three short breaks, and the lunch after the first or the second
    const int lunch = static_cast<int>(1 + random() % 2);
    for (int k = 0; k < 4; ++k) {
      now = end + (k == lunch ? std::max(6, 18 - end) : 6 + static_cast<int>(random() % 4));
      end = now + (k == lunch ? 6 : 2);
      shift.breaks.push_back(
          {k == lunch ? "lunch" : "break", shift.start + now * 5min, k == lunch ? 30min : 10min, k != lunch});
    }
    problem.shifts.push_back(shift);
  }
  const BreakCheck planted = check_breaks(problem, problem.shifts);
  EXPECT_TRUE(planted.violations.empty() && planted.penalties.empty());
  problem.required.values = planted.scheduled.values;
  return problem;
}

/// A day of a dozen people in staggered shifts.
BreakProblem planted_day() {
  std::vector<Seconds> starts;
  for (int i = 0; i < 12; ++i) starts.emplace_back(2h * (i % 3));
  return planted(starts, 10h, false);
}

TEST(PlaceBreaks, FindsAnArrangementThatCoversEveryStepExactly) {
  const BreakProblem problem = planted_day();
  const BreakPlan plan = place_breaks(problem, {.threads = 1});
  EXPECT_TRUE(plan.findings.empty()) << texts(plan.findings);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_NEAR(plan.objective, 0, 1e-9);
  EXPECT_TRUE(plan.penalties.empty());
}

TEST(PlaceBreaks, CoversEveryStepRoundTheClockToo) {
  std::vector<Seconds> starts;  // at no time could all be back at work
  for (int i = 0; i < 64; ++i) starts.emplace_back(45min * i);
  const BreakProblem problem = planted(starts, 48h, true);
  const BreakPlan plan = place_breaks(problem, {.gap = 0});
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_NEAR(plan.objective, 0, 1e-9);
}

TEST(PlaceBreaks, GivesTheSameAnswerForASeedWhateverTheThreads) {
  const BreakProblem problem = planted_day();
  const BreakPlan alone = place_breaks(problem, {.seed = 5, .threads = 1});
  const BreakPlan again = place_breaks(problem, {.seed = 5, .threads = 3});
  EXPECT_EQ(alone.shifts, again.shifts);
  EXPECT_EQ(alone.objective, again.objective);
  EXPECT_EQ(alone.seed, 5);
}

TEST(PlaceBreaks, KeepsTheBreakRulesOfATemplate) {
  ShiftTemplate day = shift("day", 4h, clock(8), clock(8));
  day.breaks = {{"coffee", 15min, true, 30min, 1h}, {"lunch", 30min, false, 90min, 2h}};
  BreakProblem problem;
  problem.required = {at(0, 8), 15min, std::vector<double>(16, 1.0)};
  problem.shifts = {from(at(0, 8), 4h), from(at(0, 8), 4h)};
  problem.policies = {break_policy(day)};
  problem.step = 15min;
  const BreakPlan plan = place_breaks(problem, {.gap = 0});
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_DOUBLE_EQ(plan.understaffing, 0);  // they never go together
  ASSERT_EQ(plan.shifts[0].breaks.size(), 2U);
  EXPECT_EQ(plan.shifts[0].breaks[1].name, "lunch");
  EXPECT_FALSE(plan.shifts[0].breaks[1].paid);
}

/// Four hours, in which nobody is needed at the quarters given.
BreakProblem four_hours(const ShiftTemplate& day, const std::vector<std::size_t>& free_quarters) {
  BreakProblem problem;
  problem.required = {at(0, 8), 15min, std::vector<double>(16, 1.0)};
  for (const std::size_t quarter : free_quarters) problem.required[quarter] = 0;
  problem.shifts = {from(at(0, 8), 4h)};
  problem.policies = {break_policy(day)};
  problem.step = 15min;
  return problem;
}

/// The start of each break, and that whoever checks shifts accepts it.
std::vector<Instant> legal_starts(const BreakProblem& problem, const ShiftTemplate& day) {
  const BreakPlan plan = place_breaks(problem, {.gap = 0});
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  ShiftProblem shifts;
  shifts.required = problem.required;
  shifts.shift_templates = {day};
  const ShiftCheck check = check_shifts(shifts, plan.shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  std::vector<Instant> starts;
  for (const Shift& each : plan.shifts) {
    for (const Break& taken : each.breaks) starts.push_back(taken.start);
  }
  return starts;
}

TEST(PlaceBreaks, CountsAWindowFromTheEndOfTheShift) {
  ShiftTemplate day = shift("day", 4h, clock(8), clock(8));
  day.breaks = {{"coffee", 15min, true, 1h, 30min, ShiftEdge::end}};
  EXPECT_EQ(legal_starts(four_hours(day, {2, 3, 4, 13}), day), std::vector{at(0, 11, 15)});
}

TEST(PlaceBreaks, KeepsTheGapBetweenBreaks) {
  ShiftTemplate day = shift("day", 4h, clock(8), clock(8));
  day.breaks = {{"coffee", 15min, true, 1h, 2h}, {"tea", 15min, true, 1h, 3h}};
  EXPECT_EQ(legal_starts(four_hours(day, {4, 5}), day), (std::vector{at(0, 9), at(0, 9, 15)}));
  day.breaks[1].min_gap = 1h;
  EXPECT_EQ(legal_starts(four_hours(day, {4, 5, 9}), day), (std::vector{at(0, 9), at(0, 10, 15)}));
}

TEST(PlaceBreaks, KeepsTheWorkStretchesOfATemplate) {
  ShiftTemplate day = shift("day", 4h, clock(8), clock(8));
  day.breaks = {{"coffee", 15min, true, 0h, 4h}, {"tea", 15min, true, 0h, 4h}};
  day.min_work_stretch = 1h;
  EXPECT_EQ(legal_starts(four_hours(day, {0, 1, 5, 8, 10, 15}), day), (std::vector{at(0, 9, 15), at(0, 10, 30)}));
}

TEST(PlaceBreaks, RefusesAGapBetweenTwoSteps) {
  ShiftTemplate day = shift("day", 4h, clock(8), clock(8));
  day.breaks = {{"coffee", 15min, true, 1h, 2h}, {"tea", 15min, true, 1h, 3h}};
  day.breaks[1].min_gap = 20min;
  EXPECT_THROW((void)place_breaks(four_hours(day, {})), InvalidInput);
}

TEST(PlaceBreaks, SaysThatAGapLeavesABreakNoPlace) {
  ShiftTemplate day = shift("day", 4h, clock(8), clock(8));
  day.breaks = {{"coffee", 15min, true, 1h, 1h}, {"tea", 15min, true, 2h, 2h}};
  day.breaks[1].min_gap = 1h;
  const BreakPlan plan = place_breaks(four_hours(day, {}));
  EXPECT_EQ(plan.status, SolveStatus::infeasible);
  EXPECT_TRUE(mentions(plan.findings, "min_gap")) << texts(plan.findings);
}

/// Many small problems whose prices rise in steps.
TEST(PlaceBreaks, ServesRisingPricesAsWellAsTryingEverything) {
  std::mt19937_64 random(11);
  for (int trial = 0; trial < 12; ++trial) {
    std::vector<double> required;
    for (int t = 0; t < 12; ++t) required.push_back(0.5 * static_cast<double>(random() % 9));
    BreakProblem problem = three_hours(required, 3);
    problem.costs = {.understaffing = 1, .overstaffing = 0.5};
    problem.costs.understaffing_steps = {{.beyond = 1, .cost = 5.0 + static_cast<double>(random() % 3)},
                                         {.beyond = 1.5, .cost = 9}};
    problem.costs.overstaffing_steps = {{.beyond = 0.5 + static_cast<double>(random() % 2), .cost = 4}};
    const BreakPlan plan = place_breaks(problem, {.gap = 0, .threads = 1});
    EXPECT_NEAR(plan.objective, Enumeration(problem).least_cost(3), 1e-9) << "trial " << trial;
    EXPECT_EQ(plan.status, SolveStatus::optimal) << plan.bound;
    EXPECT_NEAR(check_breaks(problem, plan.shifts).objective, plan.objective, 1e-9);
  }
}

TEST(PlaceBreaks, LetsNoMorePeopleGoAtOnceThanAllowed) {
  BreakProblem problem = three_hours(std::vector<double>(12, 0.0), 3);  // nobody is needed: all could go together
  problem.max_on_break = 1;
  problem.policies[0].breaks[0].earliest = 30min;
  problem.policies[0].breaks[0].latest = 2h;
  problem.policies[0].flexible_time = 0min;
  problem.policies[0].max_stretch = {};
  const BreakPlan plan = place_breaks(problem, {.gap = 0});
  EXPECT_TRUE(check_breaks(problem, plan.shifts).violations.empty()) << texts(plan.findings);
  problem.max_on_break = 0;
  const BreakPlan impossible = place_breaks(problem, {.gap = 0});
  EXPECT_EQ(impossible.status, SolveStatus::infeasible);
  EXPECT_TRUE(mentions(impossible.findings, "max_on_break"));
}

TEST(PlaceBreaks, BendsARuleWhereThatIsCheaperThanAGap) {
  std::vector<double> required(12, 1.0);
  BreakProblem problem = three_hours(required, 2);
  for (int t = 3; t < 9; ++t) problem.required.values[static_cast<std::size_t>(t)] = 2;  // lunch time is busy
  problem.policies[0].flexible_time = 0min;
  problem.policies[0].max_stretch = {};
  problem.policies[0].penalties.window = 1;
  const BreakPlan plan = place_breaks(problem, {.gap = 0});
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  ASSERT_EQ(plan.penalties.size(), 1U);
  EXPECT_EQ(plan.penalties[0].rule, "window");
  EXPECT_DOUBLE_EQ(plan.understaffing, 0);
}

TEST(PlaceBreaks, GoesRoundTheWeek) {
  BreakProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(24, 0.0)};
  problem.required.values[1] = 1;  // the night shift from 22:00 must not rest between 01:00 and 02:00
  problem.cyclic = true;
  problem.shifts = {from(at(0, 22), 6h)};
  problem.policies = {{.name = "night", .breaks = {{"rest", 60min, true, 3h, 4h}}}};
  problem.step = 60min;
  const BreakPlan plan = place_breaks(problem, {.gap = 0});
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_DOUBLE_EQ(plan.understaffing, 0);
  EXPECT_EQ(plan.shifts[0].breaks[0].start, at(1, 2));
}

TEST(PlaceBreaks, SaysWhichRuleStandsInTheWay) {
  BreakProblem problem = three_hours(std::vector<double>(12, 1.0), 1);
  problem.policies[0].max_stretch = 15min;
  const BreakPlan plan = place_breaks(problem);
  EXPECT_EQ(plan.status, SolveStatus::infeasible);
  ASSERT_EQ(plan.findings.size(), 1U);
  EXPECT_EQ(plan.findings[0].rule, "stretch");
  EXPECT_EQ(plan.findings[0].text,
            "The shift of Monday 2003-07-21 08:00-11:00 cannot hold the breaks that the policy \"all\" asks for; it "
            "would if work stretches could be shorter than min_stretch or longer than max_stretch");
}

TEST(PlaceBreaks, GivesTheBestSoFarWhenStopped) {
  const BreakProblem problem = planted_day();
  SolveOptions options{.gap = 0};
  options.progress = [calls = 0](const Progress&) mutable { return ++calls < 2; };
  const BreakPlan plan = place_breaks(problem, options);
  EXPECT_TRUE(check_breaks(problem, plan.shifts).violations.empty()) << texts(plan.findings);
  EXPECT_LE(plan.bound, plan.objective);
  options.progress = [](const Progress&) { return false; };
  EXPECT_THROW((void)place_breaks(problem, options), Cancelled);
}

TEST(PlaceBreaks, LeavesEverybodyOfARosterTheirShift) {
  BreakProblem problem = three_hours(std::vector<double>(12, 1.0), 2);
  Roster roster;
  roster.assignments = {{"Ann", problem.shifts[0]}, {"Bob", problem.shifts[1]}};
  problem.shifts = assigned_shifts(roster);
  const BreakPlan plan = place_breaks(problem);
  const Roster with = with_breaks(roster, plan);
  EXPECT_EQ(with.assignments[1].person, "Bob");
  EXPECT_EQ(with.assignments[1].shift.breaks, plan.shifts[1].breaks);
  roster.assignments.pop_back();
  EXPECT_THROW((void)with_breaks(roster, plan), InvalidInput);
}

TEST(PlaceBreaks, RefusesTimesBetweenTwoSteps) {
  BreakProblem problem = three_hours(std::vector<double>(12, 1.0), 1);
  problem.policies[0].clear_start = 20min;
  EXPECT_THROW((void)place_breaks(problem), InvalidInput);
}

}  // namespace
