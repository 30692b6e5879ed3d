#include <gtest/gtest.h>

#include <random>

#include "krarup/scheduling/check.hpp"
#include "shifts_by_enumeration.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

const SolveOptions to_the_end{.gap = 0};

TEST(DesignShifts, CoversWhatOneShiftCanCoverAndPaysForIt) {
  ShiftProblem problem = morning({1, 1, 1, 1});
  problem.shift_templates = {shift("day", 4h, clock(8), clock(8))};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(plan.shifts[0].start, at(0, 8));
  EXPECT_EQ(plan.scheduled.values, (std::vector<double>{1, 1, 1, 1}));
  EXPECT_DOUBLE_EQ(plan.objective, 4);  // four paid hours
  EXPECT_DOUBLE_EQ(plan.pay, 4);
  EXPECT_TRUE(plan.findings.empty()) << texts(plan.findings);
}

TEST(DesignShifts, LeavesAPeakUncoveredThatCostsLessThanAShift) {
  ShiftProblem problem = morning({1, 1, 2, 1});
  problem.shift_templates = {shift("day", 4h, clock(8), clock(8))};
  problem.costs = {.understaffing = 3, .overstaffing = 0};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.shifts.size(), 1U);
  EXPECT_DOUBLE_EQ(plan.understaffing, 1);
  EXPECT_DOUBLE_EQ(plan.objective, 4 + 3);
}

TEST(DesignShifts, CoverageOfAnIntervalIsTheAverageOverItsTime) {
  ShiftProblem problem = morning({1, 1});
  problem.shift_templates = {shift("day", 2h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {{"coffee", 15min, true, 30min, 30min}};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(plan.shifts[0].breaks[0].start, at(0, 8, 30));
  EXPECT_EQ(plan.scheduled.values, (std::vector<double>{0.75, 1}));
  EXPECT_DOUBLE_EQ(plan.understaffing, 0.25);
}

TEST(DesignShifts, StaggersTheBreaksOfPeopleOnTheSameShift) {
  ShiftProblem problem = morning({2, 1, 1, 2});
  problem.shift_templates = {shift("day", 4h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {{"lunch", 1h, false, 1h, 2h}};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  ASSERT_EQ(plan.shifts.size(), 2U);
  EXPECT_NE(plan.shifts[0].breaks[0].start, plan.shifts[1].breaks[0].start);
  EXPECT_DOUBLE_EQ(plan.understaffing, 0);
  EXPECT_DOUBLE_EQ(plan.pay, 6);  // lunch is not paid
}

TEST(DesignShifts, NeverExceedsTheMostAgentsOfADay) {
  ShiftProblem problem = morning({5, 5, 5, 5});
  problem.shift_templates = {shift("day", 4h, clock(8), clock(8))};
  problem.max_agents = 3;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.shifts.size(), 3U);
  ASSERT_EQ(plan.findings.size(), 1U);
  EXPECT_EQ(plan.findings[0].text,
            "Monday 2003-07-21 08:00-12:00 lacks 2 agents: no more than 3 shifts may start on Monday 2003-07-21 "
            "(max_agents)");
}

TEST(DesignShifts, AnOvernightShiftCoversBothDays) {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(48, 0.0)};
  for (std::size_t hour = 22; hour < 30; ++hour) problem.required[hour] = 1;
  problem.shift_templates = {shift("night", 8h, clock(22), clock(22))};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(plan.shifts[0].start, at(0, 22));
  EXPECT_EQ(plan.scheduled.values, problem.required.values);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
}

TEST(DesignShifts, AStartBeyondMidnightBelongsToTheDayBefore) {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(48, 0.0)};
  for (std::size_t hour = 25; hour < 29; ++hour) problem.required[hour] = 1;
  problem.shift_templates = {shift("late", 4h, clock(25), clock(25))};
  problem.shift_templates[0].days = {std::chrono::Monday};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(plan.shifts[0].start, at(1, 1));
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
}

/// New York in 2003: clocks sprang forward on April 6 and fell back on October 26, at 02:00.
const LocalClock new_york{.utc_offset = -5h,
                          .changes = {{Instant{std::chrono::sys_days{std::chrono::year{2003} / 4 / 6}} + 7h, -4h},
                                      {Instant{std::chrono::sys_days{std::chrono::year{2003} / 10 / 26}} + 6h, -5h}}};

ShiftPlan plan_around_midnight(Date sunday, TimeOfDay start, const LocalClock& clock_on_the_wall) {
  ShiftProblem problem;
  problem.clock = clock_on_the_wall;
  problem.required = {problem.clock.instant(sunday, TimeOfDay{}), 1h, std::vector<double>(12, 1.0)};
  problem.shift_templates = {shift("night", 4h, start, start)};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
  return plan;
}

TEST(DesignShifts, AShiftLastsItsElapsedTimeWhenTheClockSpringsForward) {
  const Date sunday = std::chrono::local_days{std::chrono::year{2003} / 4 / 6};
  const ShiftPlan plan = plan_around_midnight(sunday, clock(1), new_york);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(new_york.wall(plan.shifts[0].start), LocalTime{sunday} + 1h);
  EXPECT_EQ(new_york.wall(plan.shifts[0].end()), LocalTime{sunday} + 6h);  // four hours later, one of them skipped
  EXPECT_EQ(plan.scheduled.values, (std::vector<double>{0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0}));
}

TEST(DesignShifts, AStartThatTheClockSkipsIsTheMomentOfTheChange) {
  const Date sunday = std::chrono::local_days{std::chrono::year{2003} / 4 / 6};
  const ShiftPlan plan = plan_around_midnight(sunday, clock(2, 30), new_york);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(new_york.wall(plan.shifts[0].start), LocalTime{sunday} + 3h);
}

TEST(DesignShifts, TheLongDayOfAutumnHasTwentyFiveHours) {
  const Date sunday = std::chrono::local_days{std::chrono::year{2003} / 10 / 26};
  const ShiftPlan plan = plan_around_midnight(sunday, clock(1), new_york);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(new_york.wall(plan.shifts[0].end()), LocalTime{sunday} + 4h);  // one hour was shown twice
}

/// Random little problems of five hours with one or two templates.
ShiftProblem random_problem(unsigned seed) {
  std::mt19937 random(seed);
  const auto draw = [&](unsigned below) { return static_cast<int>(random() % below); };
  ShiftProblem problem = morning({});
  for (int i = 0; i < 5; ++i) problem.required.values.push_back(draw(2) == 0 ? draw(4) : draw(7) / 2.0 + 0.2);
  const bool with_break = draw(3) > 0;
  for (const char* name : {"long", "short"}) {
    if (!problem.shift_templates.empty() && draw(2) == 0) break;
    ShiftTemplate each = shift(name, name == std::string("long") ? 3h : 2h, clock(8), clock(8 + draw(3)));
    if (with_break) each.breaks.push_back({"coffee", 30min, draw(2) == 0, 30min, 60min});
    if (with_break && draw(2) == 0 && each.length > 2h) each.breaks.push_back({"lunch", 30min, false, 60min, 120min});
    each.cost_per_shift = draw(3);
    each.cost_per_hour = 1 + draw(3) / 2.0;
    problem.shift_templates.push_back(each);
  }
  problem.costs = {.understaffing = 1.0 + draw(6), .overstaffing = draw(3) / 4.0};
  if (draw(3) == 0) problem.weights = {1, 3, 1, 0, 2};
  return problem;
}

class SmallProblem : public testing::TestWithParam<unsigned> {};

TEST_P(SmallProblem, IsSolvedAsWellAsByTryingEverything) {
  ShiftProblem problem = random_problem(GetParam());
  problem.max_agents = 4;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  const double least = enumeration::Enumeration(problem, 30, 4).least_cost();
  EXPECT_NEAR(plan.objective, least, 1e-6);
  EXPECT_LE(plan.bound, least + 1e-6);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.objective, plan.objective, 1e-9);
  EXPECT_NEAR(check.understaffing, plan.understaffing, 1e-9);
  EXPECT_NEAR(check.overstaffing, plan.overstaffing, 1e-9);
  for (std::size_t i = 0; i < plan.scheduled.size(); ++i) EXPECT_NEAR(check.scheduled[i], plan.scheduled[i], 1e-9);
}

INSTANTIATE_TEST_SUITE_P(DesignShifts, SmallProblem, testing::Range(0U, 40U));

/// A center that never closes, from Monday 06:00: every shift may run past midnight.
ShiftProblem around_the_clock(int days, double agents) {
  ShiftProblem problem;
  problem.required = {at(0, 6), 1h, std::vector<double>(static_cast<std::size_t>(24 * days), agents)};
  problem.shift_templates = {shift("eight", 8h, clock(0), clock(23))};
  return problem;
}

TEST(DesignShifts, RoundTheClockThreeShiftsADayAreEnough) {
  const ShiftPlan plan = design_shifts(around_the_clock(4, 3), to_the_end);
  EXPECT_EQ(plan.shifts.size(), 4U * 3 * 3);
  EXPECT_NEAR(plan.objective, 4 * 24 * 3, 1e-6);  // not an hour too many
  EXPECT_EQ(plan.status, SolveStatus::optimal);
}

TEST(DesignShifts, ALargeBlockOfDaysIsDecidedDayByDayWithAValidBound) {
  ShiftProblem problem = around_the_clock(5, 30);
  for (std::size_t i = 0; i < problem.required.size(); ++i)
    problem.required[i] += 5.0 * static_cast<double>(i % 24 / 6);
  problem.shift_templates.push_back(shift("six", 6h, clock(0), clock(23)));
  for (ShiftTemplate& each : problem.shift_templates) {
    each.start_step = 30min;
    each.breaks = {{"lunch", 30min, false, 2h, 4h}, {"coffee", 15min, true, 1h, 2h}};
    std::swap(each.breaks[0], each.breaks[1]);
  }
  const ShiftPlan plan = design_shifts(problem, {.gap = 0.02});
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_LE(plan.bound, plan.objective);
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.objective, plan.objective, 1e-6);
}

TEST(DesignShifts, WithoutARequirementNobodyIsPlanned) {
  ShiftProblem problem = morning({0, 0, 0});
  problem.shift_templates = {shift("day", 2h, clock(8), clock(9))};
  EXPECT_TRUE(design_shifts(problem).shifts.empty());
  EXPECT_EQ(design_shifts(problem).status, SolveStatus::optimal);
  EXPECT_TRUE(design_shifts(morning({})).shifts.empty());
}

}  // namespace
