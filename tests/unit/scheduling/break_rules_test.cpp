#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "krarup/core/error.hpp"
#include "krarup/scheduling/check.hpp"
#include "shifts_by_enumeration.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;
using testing::HasSubstr;

const SolveOptions to_the_end{.gap = 0};

BreakRule coffee(Seconds earliest, Seconds latest) { return {"coffee", 15min, true, earliest, latest}; }

/// One person from 08:00 to 14:00, whose breaks go where nobody is needed, if they may.
ShiftPlan plan_of_one(ShiftTemplate day, std::vector<double> required_by_quarters) {
  ShiftProblem problem;
  problem.required = {at(0, 8), 15min, std::move(required_by_quarters)};
  problem.shift_templates = {std::move(day)};
  problem.max_agents = 1;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  return plan;
}

std::vector<double> needed_but_at(std::vector<std::size_t> quarters) {
  std::vector<double> required(24, 1.0);
  for (const std::size_t quarter : quarters) required[quarter] = 0;
  return required;
}

TEST(BreakRules, AWindowMayBeCountedFromTheEndOfTheShift) {
  ShiftTemplate day = shift("day", 6h, clock(8), clock(8));
  day.breaks = {coffee(2h, 1h)};
  day.breaks[0].counted_from = ShiftEdge::end;
  const ShiftPlan plan = plan_of_one(day, needed_but_at({15, 20}));
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(plan.shifts[0].breaks[0].start, at(0, 13));  // an hour before the end; 11:45 would be too early
}

TEST(BreakRules, ALongerGapKeepsBreaksApart) {
  ShiftTemplate day = shift("day", 6h, clock(8), clock(8));
  day.breaks = {coffee(1h, 3h), {"tea", 15min, true, 1h, 4h}};
  EXPECT_EQ(plan_of_one(day, needed_but_at({8, 9})).shifts[0].breaks[1].start, at(0, 10, 15));
  day.breaks[1].min_gap = 1h;
  const ShiftPlan plan = plan_of_one(day, needed_but_at({8, 9, 13}));
  EXPECT_EQ(plan.shifts[0].breaks[0].start, at(0, 10));
  EXPECT_EQ(plan.shifts[0].breaks[1].start, at(0, 11, 15));
}

TEST(BreakRules, EveryStretchOfWorkIsLongEnough) {
  ShiftTemplate day = shift("day", 6h, clock(8), clock(8));
  day.breaks = {coffee(0h, 6h), {"tea", 15min, true, 0h, 6h}};
  day.min_work_stretch = 90min;
  const ShiftPlan plan = plan_of_one(day, needed_but_at({0, 1, 6, 12, 14, 23}));
  EXPECT_EQ(plan.shifts[0].breaks[0].start, at(0, 9, 30));
  EXPECT_EQ(plan.shifts[0].breaks[1].start, at(0, 11, 30));
}

TEST(BreakRules, NoMorePeopleAreOnBreakThanMayBe) {
  ShiftProblem problem = morning({3, 0, 3, 3});
  problem.shift_templates = {shift("day", 4h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {{"lunch", 1h, false, 0h, 3h}};
  EXPECT_DOUBLE_EQ(design_shifts(problem, to_the_end).understaffing, 0);
  problem.max_on_break = 2;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_DOUBLE_EQ(plan.understaffing, 0);
  EXPECT_EQ(plan.shifts.size(), 4U);  // only two can have lunch when nobody is needed
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
}

TEST(BreakRules, ALimitOnBreaksThatLeavesAGapIsNamed) {
  ShiftProblem problem = morning({1, 1, 1});
  problem.shift_templates = {shift("day", 3h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {coffee(1h, 1h)};
  problem.max_on_break = 0;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_TRUE(plan.shifts.empty());
  EXPECT_THAT(texts(plan.findings), HasSubstr("lacks 1 agent: no more than 0 people may be on break at once"));
}

TEST(BreakRules, AfterTheRequirementAnybodyMayBeOnBreak) {
  ShiftProblem problem = morning({2, 2});
  problem.shift_templates = {shift("day", 4h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {coffee(3h, 3h)};
  problem.max_on_break = 1;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.shifts.size(), 2U);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
}

TEST(BreakRules, InACycleTheBreaksAfterMidnightCountInTheMorning) {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(24, 1.0)};
  problem.cyclic = true;
  problem.shift_templates = {shift("night", 12h, clock(18), clock(18)), shift("day", 12h, clock(6), clock(6)),
                             shift("dawn", 6h, clock(0), clock(0))};
  problem.shift_templates[0].breaks = {coffee(7h, 7h)};  // at 01:00 of the next day, which is the same
  problem.shift_templates[2].breaks = {coffee(1h, 1h)};  // at 01:00
  problem.max_on_break = 1;
  const Shift night{
      .shift_template = "night", .start = at(0, 18), .length = 12h, .breaks = {{"coffee", at(1, 1), 15min}}};
  const Shift dawn{.shift_template = "dawn", .start = at(0, 0), .length = 6h, .breaks = {{"coffee", at(0, 1), 15min}}};
  EXPECT_TRUE(check_shifts(problem, {night}).violations.empty());
  EXPECT_EQ(check_shifts(problem, {night, dawn}).violations.size(), 1U);
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
}

TEST(BreakRules, ATemplateThatCannotKeepItsStretchesIsNamed) {
  ShiftProblem problem = morning({1, 1});
  problem.shift_templates = {shift("day", 2h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {coffee(0h, 2h)};
  problem.shift_templates[0].min_work_stretch = 1h;
  EXPECT_THAT(texts(design_shifts(problem, to_the_end).findings), HasSubstr("min_work_stretch and min_gap ask for"));
}

TEST(BreakRules, AWindowFromTheEndIsWrittenTheOtherWayRound) {
  ShiftProblem problem = morning({1, 1});
  problem.shift_templates = {shift("day", 2h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {coffee(30min, 1h)};
  problem.shift_templates[0].breaks[0].counted_from = ShiftEdge::end;
  EXPECT_THROW((void)design_shifts(problem), InvalidInput);
}

/// Random little problems of five hours whose breaks get in each other's way.
ShiftProblem random_problem(unsigned seed) {
  std::mt19937 random(seed);
  const auto draw = [&](unsigned below) { return static_cast<int>(random() % below); };
  ShiftProblem problem = morning({});
  for (int i = 0; i < 5; ++i) problem.required.values.push_back(draw(4));
  ShiftTemplate day = shift("day", 4h, clock(8), clock(8 + draw(2)));
  day.breaks = {{"coffee", 30min, true, 30min, 90min}, {"lunch", 30min, false, 60min, 150min}};
  if (draw(2) == 0) {
    day.breaks[1].counted_from = ShiftEdge::end;
    std::swap(day.breaks[1].earliest, day.breaks[1].latest);
  }
  day.breaks[1].min_gap = draw(3) * 30min;
  day.min_work_stretch = draw(3) * 30min;
  problem.shift_templates = {day};
  problem.max_on_break = 1 + draw(2);
  problem.max_agents = 4;
  return problem;
}

class BrokenDay : public testing::TestWithParam<unsigned> {};

TEST_P(BrokenDay, IsSolvedAsWellAsByTryingEverything) {
  const ShiftProblem problem = random_problem(GetParam());
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  const double least = enumeration::Enumeration(problem, 30, 4).least_cost();
  EXPECT_NEAR(plan.objective, least, 1e-6);
  EXPECT_LE(plan.bound, least + 1e-6);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
}

INSTANTIATE_TEST_SUITE_P(BreakRules, BrokenDay, testing::Range(0U, 30U));

/// From 08:00 to 16:00 with a coffee at 10:00 and a lunch at 12:00.
Shift legal() {
  return {.shift_template = "day",
          .start = at(0, 8),
          .length = 8h,
          .breaks = {{"coffee", at(0, 10), 15min, true}, {"lunch", at(0, 12), 30min, false}}};
}

ShiftProblem with_rules() {
  ShiftProblem problem = morning(std::vector<double>(8, 1.0));
  problem.shift_templates = {shift("day", 8h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {{"coffee", 15min, true, 30min, 7h}, {"lunch", 30min, false, 7h, 30min}};
  problem.shift_templates[0].breaks[1].counted_from = ShiftEdge::end;
  problem.shift_templates[0].breaks[1].min_gap = 90min;
  problem.shift_templates[0].min_work_stretch = 1h;
  problem.max_on_break = 1;
  return problem;
}

struct Mutation {
  std::string name;
  std::string rule;
  std::function<void(std::vector<Shift>&)> change;
};

class PlantedBreak : public testing::TestWithParam<Mutation> {};

TEST_P(PlantedBreak, IsFoundAndNamed) {
  std::vector<Shift> shifts{legal()};
  ASSERT_TRUE(check_shifts(with_rules(), shifts).violations.empty());
  GetParam().change(shifts);
  const ShiftCheck check = check_shifts(with_rules(), shifts);
  ASSERT_EQ(check.violations.size(), 1U) << texts(check.violations);
  EXPECT_EQ(check.violations[0].rule, GetParam().rule);
}

INSTANTIATE_TEST_SUITE_P(BreakRules, PlantedBreak,
                         testing::Values(Mutation{"TooSoonInTheShift", "min_work_stretch",
                                                  [](auto& shifts) { shifts[0].breaks[0].start = at(0, 8, 45); }},
                                         Mutation{"TooLateInTheShift", "min_work_stretch",
                                                  [](auto& shifts) { shifts[0].breaks[1].start = at(0, 15); }},
                                         Mutation{"TooSoonAfterTheOneBefore", "breaks.min_gap",
                                                  [](auto& shifts) { shifts[0].breaks[1].start = at(0, 11, 30); }},
                                         Mutation{"BothAtOnce", "max_on_break",
                                                  [](auto& shifts) {
                                                    shifts.push_back(legal());
                                                    shifts[1].breaks[1].start = at(0, 13);
                                                  }}),
                         [](const auto& each) { return each.param.name; });

}  // namespace
