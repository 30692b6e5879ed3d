#include <gtest/gtest.h>

#include <random>

#include "krarup/core/error.hpp"
#include "krarup/scheduling/check.hpp"
#include "shifts_by_enumeration.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

const SolveOptions to_the_end{.gap = 0};

ShiftPlan checked_plan(const ShiftProblem& problem) {
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.objective, plan.objective, 1e-9);
  EXPECT_NEAR(check.pay, plan.pay, 1e-9);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  return plan;
}

/// New York in 2003: clocks sprang forward on April 6 and fell back on October 26, at 02:00.
const LocalClock new_york{.utc_offset = -5h,
                          .changes = {{Instant{std::chrono::sys_days{std::chrono::year{2003} / 4 / 6}} + 7h, -4h},
                                      {Instant{std::chrono::sys_days{std::chrono::year{2003} / 10 / 26}} + 6h, -5h}}};

/// Two days from Saturday, on which one shift of eight hours from 22:00 covers all that is asked for.
ShiftProblem night(Date saturday, const LocalClock& clock_on_the_wall) {
  ShiftProblem problem;
  problem.clock = clock_on_the_wall;
  problem.required = {problem.clock.instant(saturday, clock(22)), 1h, std::vector<double>(8, 1.0)};
  problem.shift_templates = {shift("night", 8h, clock(22), clock(22))};
  problem.shift_templates[0].days = {std::chrono::Saturday};
  problem.shift_templates[0].supplements = {{.start = clock(0), .end = clock(6), .cost_per_hour = 0.5}};
  return problem;
}

TEST(ShiftCosts, ANightCostsItsSupplementPastMidnight) {
  EXPECT_DOUBLE_EQ(checked_plan(night(monday + std::chrono::days{5}, {})).pay, 8 + 6 * 0.5);
}

TEST(ShiftCosts, WhenTheClockFallsBackTheNightHasOnePaidHourMore) {
  const Date saturday = std::chrono::local_days{std::chrono::year{2003} / 10 / 25};
  const ShiftPlan plan = checked_plan(night(saturday, new_york));
  EXPECT_EQ(new_york.wall(plan.shifts[0].end()), LocalTime{saturday} + 29h);  // 05:00 on the clock, eight hours later
  EXPECT_DOUBLE_EQ(plan.pay, 8 + 6 * 0.5);                                    // from 00:00 to 05:00, one hour twice
}

TEST(ShiftCosts, WhenTheClockSpringsForwardTheNightIsAnHourShorter) {
  const Date saturday = std::chrono::local_days{std::chrono::year{2003} / 4 / 5};
  const ShiftPlan plan = checked_plan(night(saturday, new_york));
  EXPECT_EQ(new_york.wall(plan.shifts[0].end()), LocalTime{saturday} + 31h);
  EXPECT_DOUBLE_EQ(plan.pay, 8 + 5 * 0.5);  // from 00:00 to 06:00 without the hour that is skipped
}

TEST(ShiftCosts, ASundayMayCostMoreThanItsNight) {
  ShiftProblem problem = night(monday + std::chrono::days{5}, {});
  problem.shift_templates[0].supplements.push_back({.days = {std::chrono::Sunday}, .cost_per_hour = 1});
  EXPECT_DOUBLE_EQ(checked_plan(problem).pay, 8 + 6 * 0.5 + 6 * 1);
}

TEST(ShiftCosts, ADearHourIsAvoidedWhereAnotherStartServesAsWell) {
  ShiftProblem problem;
  problem.required = {at(0, 20), 1h, {0, 1, 0}};
  problem.shift_templates = {shift("late", 2h, clock(20), clock(21))};
  problem.shift_templates[0].supplements = {{.start = clock(22), .end = clock(30), .cost_per_hour = 0.3}};
  const ShiftPlan plan = checked_plan(problem);
  ASSERT_EQ(plan.shifts.size(), 1U);
  EXPECT_EQ(plan.shifts[0].start, at(0, 20));
}

TEST(ShiftCosts, TheThirdMissingAgentMayHurtMoreThanTheFirst) {
  ShiftProblem problem = morning({3, 3});
  problem.shift_templates = {shift("day", 2h, clock(8), clock(8))};
  problem.max_agents = 0;
  problem.costs.understaffing_steps = {{.beyond = 1, .cost = 20}, {.beyond = 2.5, .cost = 50}};
  EXPECT_DOUBLE_EQ(checked_plan(problem).objective, 2 * (1 * 10 + 1.5 * 20 + 0.5 * 50));
}

TEST(ShiftCosts, RisingPricesSpreadWhatIsMissing) {
  ShiftProblem problem = morning({2, 2, 2, 2});
  problem.shift_templates = {shift("hour", 1h, clock(8), clock(11))};
  problem.max_agents = 4;
  problem.costs.understaffing_steps = {{.beyond = 1, .cost = 11}};
  EXPECT_EQ(checked_plan(problem).scheduled.values, (std::vector<double>{1, 1, 1, 1}));
}

TEST(ShiftCosts, PricesThatFallAreRefused) {
  ShiftProblem problem = morning({1});
  problem.costs.understaffing_steps = {{.beyond = 1, .cost = 9}};
  EXPECT_THROW((void)design_shifts(problem), InvalidInput);
  problem.costs.understaffing_steps = {{.beyond = 2, .cost = 11}, {.beyond = 1, .cost = 12}};
  EXPECT_THROW((void)design_shifts(problem), InvalidInput);
}

class SteppedPrices : public testing::TestWithParam<unsigned> {};

TEST_P(SteppedPrices, AreServedAsWellAsByTryingEverything) {
  std::mt19937 random(GetParam());
  const auto draw = [&](unsigned below) { return static_cast<int>(random() % below); };
  ShiftProblem problem = morning({});
  for (int i = 0; i < 5; ++i) problem.required.values.push_back(draw(2) == 0 ? draw(4) : draw(7) / 2.0 + 0.2);
  problem.shift_templates = {shift("long", 3h, clock(8), clock(8 + draw(3))), shift("short", 2h, clock(8), clock(9))};
  problem.shift_templates[0].supplements = {{.start = clock(10), .end = clock(12), .cost_per_hour = draw(3) / 2.0}};
  problem.costs = {.understaffing = 1.0 + draw(3), .overstaffing = draw(3) / 4.0};
  problem.costs.understaffing_steps = {{.beyond = 0.5 + draw(3) / 2.0, .cost = 4.0 + draw(3)}};
  problem.costs.overstaffing_steps = {{.beyond = 0.3 + draw(2), .cost = 1.0 + draw(3)}, {.beyond = 2, .cost = 5}};
  problem.max_agents = 4;
  EXPECT_NEAR(checked_plan(problem).objective, enumeration::Enumeration(problem, 60, 4).least_cost(), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(ShiftCosts, SteppedPrices, testing::Range(0U, 30U));

}  // namespace
