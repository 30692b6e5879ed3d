#include <gtest/gtest.h>

#include "krarup/plan/plan.hpp"
#include "small_center.hpp"

namespace krarup {
namespace {

using std::chrono::sys_days;

double contacts_of(const Plan& plan) {
  double sum = 0;
  for (const PlanInterval& each : plan.intervals) sum += each.contacts;
  return sum;
}

TEST(PlanDays, RunFromMidnightToMidnightSoThatEarlyShiftsAreSeen) {
  const Plan made = plan(small_center());
  ASSERT_EQ(made.intervals.size(), 48U);
  EXPECT_EQ(made.intervals.front().start, monday);
  EXPECT_EQ(made.intervals.back().start, monday + 23h + 30min);
  EXPECT_EQ(made.intervals.front().required, 0);
  EXPECT_EQ(made.intervals.front().performance.service_level, 1);
}

TEST(PlanDays, KeepEveryContactOnAnotherGrid) {
  Scenario scenario = small_center();
  scenario.forecast = {monday + 7h, 5min, {}};
  for (int i = 0; i < 169; ++i) scenario.forecast.values.push_back({0.1 * i, 5min, 240s});  // until 21:05
  scenario.interval = 30min;
  const Plan made = plan(scenario);
  EXPECT_EQ(made.step, 30min);
  EXPECT_NEAR(contacts_of(made), total_contacts(scenario.forecast), 1e-9);
  EXPECT_EQ(made.intervals.at(42).start, monday + 21h);
  EXPECT_NEAR(made.intervals.at(42).contacts, 16.8, 1e-12);
}

TEST(PlanDays, StayOnTheForecastsOwnGridIfNoOtherIsAskedFor) {
  Scenario scenario = small_center();
  scenario.forecast.start = monday + 8h + 10min;
  const Plan made = plan(scenario);
  EXPECT_EQ(made.intervals.front().start, monday + 10min);
  EXPECT_EQ(made.intervals.back().start, monday + 23h + 10min);  // the next one would end on Tuesday
  EXPECT_EQ(contacts_of(made), 800);
}

TEST(PlanDays, HaveNoStaffForContactsWhileClosed) {
  Scenario scenario = small_center();
  scenario.opening_hours = {{.days = {std::chrono::Monday}, .open = {8h}, .close = {11h}}};
  const Plan made = plan(scenario);
  const PlanInterval& closed = made.intervals.at(22);  // 11:00
  EXPECT_FALSE(closed.open);
  EXPECT_EQ(closed.contacts, 100);
  EXPECT_EQ(closed.required, 0);
  EXPECT_EQ(made.totals.contacts, 600);
  EXPECT_EQ(made.totals.contacts_outside_hours, 200);
  EXPECT_EQ(contacts_of(made), 800);
  ASSERT_FALSE(made.findings.empty());
  EXPECT_EQ(made.findings[0].text,
            "200 contacts are expected while the center is closed, the first at Monday 2026-03-02 11:00; nobody is "
            "planned for them");
}

TEST(PlanDays, MayBeClosedAltogether) {
  Scenario scenario = small_center();
  scenario.opening_hours = {{.days = {std::chrono::Tuesday}}};
  const Plan made = plan(scenario);
  EXPECT_TRUE(made.shift_plan.shifts.empty());
  EXPECT_EQ(made.totals.contacts, 0);
  EXPECT_EQ(made.totals.service_level, 1);
  EXPECT_EQ(made.totals.occupancy, 0);
  EXPECT_EQ(made.totals.fte, 0);
}

TEST(PlanDays, Have23HoursWhenClocksGoForwardAnd25WhenTheyGoBack) {
  Scenario scenario = small_center();
  scenario.clock = {.utc_offset = 1h,
                    .changes = {{sys_days{2026y / 3 / 29} + 1h, 2h}, {sys_days{2026y / 10 / 25} + 1h, 1h}}};
  scenario.forecast.start = sys_days{2026y / 3 / 29} + 8h;
  const Plan spring = plan(scenario);
  EXPECT_EQ(spring.intervals.size(), 46U);
  EXPECT_EQ(spring.intervals.front().start, sys_days{2026y / 3 / 28} + 23h);
  EXPECT_EQ(contacts_of(spring), 800);

  scenario.forecast.start = sys_days{2026y / 10 / 25} + 8h;
  const Plan autumn = plan(scenario);
  EXPECT_EQ(autumn.intervals.size(), 50U);
  EXPECT_EQ(contacts_of(autumn), 800);
}

}  // namespace
}  // namespace krarup
