// What a scenario says of its shifts beyond templates and costs.

#include <gtest/gtest.h>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/io/scenario_json.hpp"
#include "krarup/plan/plan.hpp"
#include "small_center.hpp"

namespace krarup {
namespace {

/// A busy hour among quiet ones, which whole shifts of four hours cannot follow.
Scenario uneven() {
  Scenario scenario = small_center();
  scenario.forecast = half_hours(monday + 8h, {60, 60, 60, 120, 120, 60, 60, 60});
  scenario.queue = ErlangA{.patience = 2min};
  scenario.shift_templates[0].breaks.clear();
  return scenario;
}

TEST(PlanOfAHorizon, MeetsTheTargetOverAllContactsAndTheFloorInEachInterval) {
  Scenario scenario = uneven();
  const Plan each_interval = plan(scenario);
  scenario.floor = Target{.service_level = 0.5, .acceptable_wait = 20s};
  const Plan whole = plan(scenario);
  EXPECT_EQ(whole.shift_plan.status, SolveStatus::optimal);
  EXPECT_GE(*whole.shift_plan.service_level, 0.8 - 1e-6);
  EXPECT_NEAR(whole.totals.service_level, *whole.shift_plan.service_level, 1e-9);
  EXPECT_LT(whole.totals.cost, each_interval.totals.cost);
  for (const PlanInterval& interval : whole.intervals) {
    if (interval.contacts == 0) continue;
    EXPECT_GE(interval.performance.service_level, 0.5);
  }
  EXPECT_TRUE(whole.findings.empty());
}

TEST(PlanOfAHorizon, WorksFewDistinctShiftsWhereTheyArePriced) {
  Scenario scenario = uneven();
  scenario.shift_templates[0].start_step = 30min;
  scenario.forecast = half_hours(monday + 8h, {60, 60, 60, 120, 120, 120, 60, 60, 60, 40, 40});
  scenario.shift_templates[0].latest_start = {10h};
  const Plan free = plan(scenario);
  scenario.cost_per_distinct_shift = 500;
  const Plan few = plan(scenario);
  EXPECT_LT(few.shift_plan.distinct_shifts.size(), free.shift_plan.distinct_shifts.size());
}

TEST(PlanOfAHorizon, LetsNoMorePeopleBreakOrStartAtOnceThanItSays) {
  Scenario scenario = small_center();
  scenario.max_on_break = 2;
  scenario.max_agents = 15;
  const Plan made = plan(scenario);
  EXPECT_LE(made.shift_plan.shifts.size(), 15U);
  for (Instant minute = monday; minute < monday + 24h; minute += 1min) {
    int on_break = 0;
    for (const Shift& shift : made.shift_plan.shifts) {
      for (const Break& pause : shift.breaks) on_break += pause.start <= minute && minute < pause.end();
    }
    EXPECT_LE(on_break, 2);
  }
}

TEST(PlanOfAHorizon, WorksTheNightAfterACycleAtItsBeginning) {
  Scenario scenario = small_center();
  scenario.forecast = half_hours(monday, std::vector<double>(48, 30));
  scenario.shift_templates = {
      {.name = "day", .length = 12h, .earliest_start = {6h}, .latest_start = {6h}, .start_step = 1h},
      {.name = "night", .length = 12h, .earliest_start = {18h}, .latest_start = {18h}, .start_step = 1h}};
  scenario.people = anybody(30);
  scenario.cyclic = true;
  const Plan made = plan(scenario);
  const PlanInterval &evening = made.intervals.at(40), &morning = made.intervals.at(4);
  EXPECT_EQ(morning.scheduled, evening.scheduled);
  EXPECT_EQ(morning.rostered, evening.rostered);
  EXPECT_GT(morning.rostered, 0);
}

TEST(PlanOfAHorizon, IsMadeFromTheProblemOfItsShifts) {
  Scenario scenario = uneven();
  scenario.floor = Target{.max_occupancy = 0.95};
  const ShiftProblem problem = shift_problem(scenario);
  EXPECT_TRUE(problem.service_target.has_value());
  EXPECT_EQ(design_shifts(problem, scenario.solve).shifts, plan(scenario).shift_plan.shifts);
}

TEST(PlanOfAHorizon, AMissedTargetIsSaidOnceForTheHorizon) {
  Scenario scenario = uneven();
  scenario.floor = Target{.service_level = 0.1, .acceptable_wait = 20s};
  scenario.max_agents = 9;
  const Plan made = plan(scenario);
  EXPECT_EQ(made.shift_plan.status, SolveStatus::infeasible);
  EXPECT_TRUE(made.findings.empty());
  EXPECT_EQ(made.shift_plan.findings.back().rule, "service_target");
}

std::string refused(const Scenario& scenario) {
  try {
    validate(scenario);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(PlanOfAHorizon, RefusesWhatContradictsItself) {
  Scenario scenario = uneven();
  scenario.floor = Target{.max_occupancy = 0.9};
  EXPECT_EQ(refused(scenario), "accepted");
  scenario.target.max_occupancy = 0.9;
  EXPECT_EQ(refused(scenario),
            "target may only ask for a service level where there is a floor; its other limits hold in each interval: "
            "write them there");
  scenario.target = {.max_abandonment = 0.05};
  EXPECT_EQ(refused(scenario),
            "target may only ask for a service level where there is a floor; its other limits hold in each interval: "
            "write them there");
  scenario = uneven();
  scenario.floor = Target{.max_occupancy = 0.9};
  scenario.cost_per_distinct_shift = 5;
  EXPECT_EQ(refused(scenario), "floor and cost_per_distinct_shift may not both be given");
  scenario.cost_per_distinct_shift = 0;
  scenario.floor = Target{.service_level = 0.5, .acceptable_wait = 30s};
  EXPECT_EQ(refused(scenario), "floor.acceptable_wait must be that of the target (20 s), got 30 s");
  scenario = uneven();
  scenario.cyclic = true;
  EXPECT_EQ(refused(scenario), "accepted");
  scenario.shift_templates[0].days = {std::chrono::Monday};
  EXPECT_EQ(refused(scenario),
            "cyclic needs a requirement of whole weeks where shift templates name their days, got 86400 s");
}

TEST(PlanOfAHorizon, ReadsAsItIsWritten) {
  Scenario scenario = uneven();
  scenario.floor = Target{.service_level = 0.5, .acceptable_wait = 20s};
  scenario.cyclic = true;
  scenario.max_agents = 30;
  scenario.max_on_break = 3;
  const std::string text = to_json(scenario);
  const Scenario again = parse_scenario(text);
  EXPECT_EQ(to_json(again), text);
  EXPECT_EQ(again.floor, scenario.floor);
  EXPECT_EQ(again.max_on_break, 3);
}

}  // namespace
}  // namespace krarup
