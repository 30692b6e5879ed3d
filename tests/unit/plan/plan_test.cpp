#include "krarup/plan/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "krarup/core/error.hpp"
#include "krarup/io/plan_json.hpp"
#include "small_center.hpp"

namespace krarup {
namespace {

/// Agents on shift and not on break in an interval, counted minute by minute.
double counted(const std::vector<Shift>& shifts, Instant start, Seconds step) {
  const auto minutes = std::chrono::round<std::chrono::minutes>(step);
  double agent_minutes = 0;
  for (Instant minute = start; minute < start + minutes; minute += 1min) {
    for (const Shift& shift : shifts) {
      bool present = shift.start <= minute && minute < shift.end();
      for (const Break& pause : shift.breaks) present = present && !(pause.start <= minute && minute < pause.end());
      agent_minutes += present ? 1 : 0;
    }
  }
  return agent_minutes / static_cast<double>(minutes.count());
}

TEST(Plan, StaffsEachIntervalForItsTargetAndPutsShrinkageOnTop) {
  const Plan made = plan(small_center());
  const PlanInterval& busy = made.intervals.at(16);  // 08:00
  EXPECT_EQ(busy.start, monday + 8h);
  EXPECT_EQ(busy.contacts, 100);
  EXPECT_DOUBLE_EQ(busy.offered_load, 10);
  EXPECT_EQ(busy.required, 14);
  EXPECT_DOUBLE_EQ(busy.required_scheduled, 20);
}

TEST(Plan, ShowsTheServiceOfTheStaffThatIsScheduledNotOfTheStaffThatIsRequired) {
  const Plan made = plan(small_center());
  for (const PlanInterval& each : made.intervals) {
    EXPECT_NEAR(each.achieved, each.scheduled * 0.7, 1e-12);
    if (each.contacts == 0) continue;
    const ErlangC queue{.demand = {100, 30min, 180s}, .agents = each.achieved};
    EXPECT_EQ(each.performance, performance(queue, 20s));
  }
}

TEST(Plan, CountsTheScheduledAgentsOfItsShifts) {
  const Plan made = plan(small_center());
  ASSERT_EQ(made.intervals.size(), 48U);
  double scheduled = 0;
  for (const PlanInterval& each : made.intervals) {
    EXPECT_NEAR(each.scheduled, counted(made.shift_plan.shifts, each.start, made.step), 1e-9);
    scheduled += each.scheduled * made.step.count();
  }
  EXPECT_NEAR(made.totals.scheduled_time.count(), scheduled, 1e-6);
}

TEST(Plan, AddsUpToItsTotals) {
  const Plan made = plan(small_center());
  const auto shifts = static_cast<double>(made.shift_plan.shifts.size());
  EXPECT_EQ(made.totals.contacts, 800);
  EXPECT_EQ(made.totals.required_time, 14.0 * 4h);
  EXPECT_DOUBLE_EQ(made.totals.paid_time.count(), shifts * 4 * 3600);  // the break is paid
  EXPECT_DOUBLE_EQ(made.totals.fte, shifts * 4 / 40);
  EXPECT_DOUBLE_EQ(made.totals.cost, shifts * 4);

  double answered_in_time = 0;
  double busy = 0;
  double agents = 0;
  for (const PlanInterval& each : made.intervals) {
    answered_in_time += each.contacts * each.performance.service_level;
    busy += each.contacts * each.aht / made.step;  // nobody hangs up, so all work is done
    agents += each.achieved;
  }
  EXPECT_NEAR(made.totals.service_level, answered_in_time / 800, 1e-12);
  EXPECT_NEAR(made.totals.occupancy, busy / agents, 1e-9);
  EXPECT_EQ(made.totals.abandonment, 0);
}

TEST(Plan, SumsServiceLevelsByTheirBasis) {
  Scenario scenario = small_center();
  scenario.queue = ErlangA{.demand = {}, .patience = 60s};
  scenario.forecast = half_hours(monday + 8h, {20, 60, 140, 90, 10, 0, 30, 70});
  scenario.target.basis = ServiceLevelBasis::answered;
  const Plan made = plan(scenario);
  double answered = 0;
  double answered_in_time = 0;
  for (const PlanInterval& each : made.intervals) {
    const double share = 1 - each.performance.abandonment;
    answered += each.contacts * share;
    answered_in_time += each.contacts * share * each.performance.service_level;
  }
  EXPECT_NEAR(made.totals.service_level, answered_in_time / answered, 1e-9);
  EXPECT_NEAR(made.totals.abandonment, 1 - answered / 420, 1e-9);
}

TEST(Plan, CountsPaidHoursByTheWeek) {
  Scenario scenario = small_center();
  std::vector<double> two_weeks(7 * 48 + 8, 0);
  for (std::size_t i = 0; i < 8; ++i) two_weeks[i] = two_weeks[7 * 48 + i] = 100;  // two Mondays
  scenario.forecast = half_hours(monday + 8h, two_weeks);
  const Plan made = plan(scenario);
  EXPECT_NEAR(made.totals.fte, made.totals.paid_time / 2 / Seconds(40h), 1e-12);
}

TEST(Plan, GivesNobodyNamesUnlessThereArePeople) {
  const Plan nameless = plan(small_center());
  EXPECT_TRUE(nameless.roster.assignments.empty());
  EXPECT_FALSE(nameless.totals.rostered_service_level);

  Scenario scenario = small_center();
  scenario.people = anybody(30);
  const Plan named = plan(scenario);
  std::vector<Shift> worked;
  for (const Assignment& each : named.roster.assignments) worked.push_back(each.shift);
  EXPECT_EQ(worked.size() + named.roster.unassigned.size(), named.shift_plan.shifts.size());
  for (const PlanInterval& each : named.intervals) {
    EXPECT_NEAR(each.rostered, counted(worked, each.start, named.step), 1e-9);
  }
  ASSERT_TRUE(named.totals.rostered_service_level);
  EXPECT_LE(*named.totals.rostered_service_level, named.totals.service_level);
}

TEST(Plan, IsTheSameEveryTime) {
  Scenario scenario = small_center();
  scenario.people = anybody(25);
  EXPECT_EQ(to_json(plan(scenario)), to_json(plan(scenario)));
}

TEST(Plan, SaysWhichDaysMissTheirServiceLevel) {
  Scenario scenario = small_center();
  scenario.shift_templates.front().latest_start = {7h};  // everybody leaves at 11:00
  const Plan made = plan(scenario);
  ASSERT_EQ(made.findings.size(), 1U);
  EXPECT_EQ(made.findings[0].rule, "service_level");
  EXPECT_EQ(made.findings[0].start, monday);
  EXPECT_EQ(made.findings[0].end, monday + 24h);
  EXPECT_NEAR(made.findings[0].amount, 0.8 - made.totals.service_level, 1e-12);
  EXPECT_EQ(made.findings[0].text.find("Monday 2026-03-02 can expect a service level of "), 0U);
  EXPECT_FALSE(made.shift_plan.findings.empty());
}

TEST(Plan, ReportsItsProgressFromNothingToDone) {
  Scenario scenario = small_center();
  scenario.people = anybody(25);
  std::vector<double> done;
  scenario.solve.progress = [&](const Progress& progress) {
    done.push_back(progress.done);
    return true;
  };
  const Plan made = plan(scenario);
  ASSERT_FALSE(done.empty());
  EXPECT_EQ(done.front(), 0);
  EXPECT_EQ(done.back(), 1);
  EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
  EXPECT_FALSE(made.scenario.solve.progress);
}

TEST(Plan, StopsWhenItIsAskedToBeforeThereAreShifts) {
  Scenario scenario = small_center();
  scenario.solve.progress = [](const Progress&) { return false; };
  EXPECT_THROW(static_cast<void>(plan(scenario)), Cancelled);
}

TEST(Plan, OfATargetThatNobodyCanMeetSaysSo) {
  Scenario scenario = small_center();
  scenario.target = {.max_occupancy = 1e-9};
  EXPECT_THROW(static_cast<void>(plan(scenario)), Infeasible);
}

}  // namespace
}  // namespace krarup
