#include <gtest/gtest.h>

#include <algorithm>

#include "krarup/core/error.hpp"
#include "krarup/scheduling/break_plan.hpp"
#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/explain.hpp"
#include "krarup/scheduling/repair.hpp"
#include "small_center.hpp"

// One template whose longer shifts have more breaks.
namespace {

using namespace small_center;

const BreakRule coffee{"coffee", 15min, true, 1h, 90min};
const BreakRule lunch{.name = "lunch", .length = 30min, .paid = false, .earliest = 2h, .latest = 3h, .longer_than = 4h};
const BreakRule tea{.name = "tea", .length = 15min, .paid = true, .earliest = 5h, .latest = 330min, .longer_than = 6h};

/// Shifts of 4, 6 or 8 hours, with one, two or three breaks.
ShiftTemplate any_length() {
  ShiftTemplate day = shift("day", 4h, clock(8), clock(12));
  day.max_length = 8h;
  day.length_step = 2h;
  day.start_step = 2h;
  day.breaks = {coffee, lunch, tea};
  return day;
}

ShiftProblem uneven_day() {
  ShiftProblem problem = morning({1, 1, 2, 2, 2, 1, 1, 1});
  problem.shift_templates = {any_length()};
  return problem;
}

std::size_t breaks_for(Seconds length) { return length > Seconds{6h} ? 3 : length > Seconds{4h} ? 2 : 1; }

TEST(BreaksByLength, AShiftContainsThoseForItsLength) {
  const ShiftPlan plan = design_shifts(uneven_day());
  ASSERT_FALSE(plan.shifts.empty());
  for (const Shift& each : plan.shifts) EXPECT_EQ(each.breaks.size(), breaks_for(each.length));
  EXPECT_EQ(plan.status, SolveStatus::optimal) << texts(plan.findings);
}

TEST(BreaksByLength, OneTemplateIsThreeOfOneLengthEach) {
  ShiftProblem problem = uneven_day();
  const SolveOptions exact{.gap = 1e-4};
  const ShiftPlan one = design_shifts(problem, exact);
  const ShiftTemplate all = problem.shift_templates[0];
  problem.shift_templates.clear();
  for (const Seconds length : lengths(all)) {
    ShiftTemplate fixed = all;
    fixed.name += to_text(length);
    fixed.length = length;
    fixed.max_length.reset();
    fixed.length_step.reset();
    fixed.breaks.resize(breaks_for(length));
    for (BreakRule& rule : fixed.breaks) rule.longer_than = {};
    problem.shift_templates.push_back(fixed);
  }
  const ShiftPlan three = design_shifts(problem, exact);
  EXPECT_NEAR(one.objective, three.objective, 1e-4 * three.objective);
}

TEST(BreaksByLength, UnpaidOnesAreTakenOffThePayOfThoseThatHaveThem) {
  const ShiftTemplate day = any_length();
  EXPECT_EQ(paid_time(with_length(day, 4h)), Seconds{4h});
  EXPECT_EQ(paid_time(with_length(day, 8h)), Seconds{450min});
  EXPECT_EQ(paid_time(day), Seconds{4h});
}

TEST(BreaksByLength, TheCheckerAsksForThoseOfTheLength) {
  const ShiftProblem problem = uneven_day();
  Shift four = from(at(0, 8), 4h), six = from(at(0, 8), 6h);
  four.breaks = {{"coffee", at(0, 9), 15min, true}};
  six.breaks = {{"coffee", at(0, 9), 15min, true}, {"lunch", at(0, 11), 30min, false}};
  EXPECT_TRUE(check_shifts(problem, {four, six}).violations.empty());
  std::swap(four.breaks, six.breaks);
  EXPECT_EQ(check_shifts(problem, {four}).violations.size(), 1U);
  EXPECT_EQ(check_shifts(problem, {six}).violations.size(), 1U);
}

TEST(BreaksByLength, ArePlacedInsideAFixedRosterToo) {
  BreakProblem problem;
  problem.required = uneven_day().required;
  problem.step = 15min;
  problem.shifts = {from(at(0, 8), 4h), from(at(0, 8), 6h), from(at(0, 9), 8h)};
  problem.policies = {break_policy(any_length())};
  const BreakPlan plan = place_breaks(problem);
  ASSERT_EQ(plan.status, SolveStatus::optimal) << texts(plan.findings);
  for (const Shift& each : plan.shifts) EXPECT_EQ(each.breaks.size(), breaks_for(each.length));
  EXPECT_EQ(plan.shifts[2].breaks[2].name, "tea");
  EXPECT_FALSE(plan.bound_from.empty());
  std::vector<Shift> without_tea = plan.shifts;
  without_tea[2].breaks.pop_back();
  EXPECT_EQ(check_breaks(problem, without_tea).violations.size(), 1U);
}

TEST(BreaksByLength, MoveOnTheDay) {
  RepairProblem problem;
  problem.required = {at(0, 8), 30min, {2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2}};
  problem.shift_templates = {any_length()};
  for (const char* name : {"Ann", "Bo"}) {
    Shift six = from(at(0, 8), 6h);
    six.breaks = {{"coffee", at(0, 9), 15min, true}, {"lunch", at(0, 10), 30min, false}};
    problem.assignments.push_back({name, six});
    problem.people.push_back(person(name));
  }
  problem.event.now = at(0, 9, 20);
  problem.repair.moved_break = 0.01;
  const Repair repaired = repair(problem);
  EXPECT_FALSE(repaired.moved_breaks.empty());
  EXPECT_LT(repaired.objective, repaired.unrepaired);
  EXPECT_EQ(repaired.seed, 1);
  EXPECT_FALSE(repaired.bound_from.empty());
}

TEST(BreaksByLength, OnlyTheLengthsThatHaveNoRoomForTheirsAreUnused) {
  ShiftProblem problem = uneven_day();
  problem.shift_templates[0].breaks[2].earliest = 8h;
  problem.shift_templates[0].breaks[2].latest = 9h;
  const ShiftPlan plan = design_shifts(problem);
  ASSERT_EQ(plan.findings.size(), 1U) << texts(plan.findings);
  EXPECT_EQ(plan.findings[0].text,
            "Shift \"day\" of 28800 s is not used: its break \"tea\" would end after the shift, even if it starts as "
            "early as it may");
  const Explanation found = explain(problem);
  ASSERT_EQ(found.obstacles.size(), 1U) << texts(found.obstacles);
  EXPECT_NE(found.obstacles[0].text.find("its break \"tea\""), std::string::npos);
}

TEST(BreaksByLength, NoShiftIsSoLongThatItsLimitMeansNothing) {
  ShiftProblem problem = uneven_day();
  problem.shift_templates[0].breaks[2].longer_than = 49h;
  EXPECT_THROW((void)design_shifts(problem), InvalidInput);
}

}  // namespace
