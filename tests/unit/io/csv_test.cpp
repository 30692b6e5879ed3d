#include <gtest/gtest.h>

#include <sstream>

#include "krarup/io/plan_csv.hpp"

namespace krarup {
namespace {

using namespace literals;

const Instant monday = std::chrono::sys_days{2026y / 3 / 2};

/// A plan of one half hour, two shifts and one person, with a name that needs quotes.
Plan small_plan() {
  const Shift with_lunch{"day", monday + 7h, 8h, {{"lunch", monday + 11h, 30min, false}}};
  const Shift without_breaks{"short, late", monday + 16h, 4h, {}};
  Plan plan;
  plan.step = 30min;
  PlanInterval interval;
  interval.start = monday + 7h;
  interval.contacts = 31.5;
  interval.aht = 240s;
  interval.scheduled = 14.25;
  interval.performance.service_level = 0.875;
  interval.performance.asa = Seconds(std::numeric_limits<double>::infinity());
  plan.intervals = {interval};
  plan.shift_plan.shifts = {with_lunch, without_breaks};
  plan.roster.assignments = {{"O\"Neill, Ann", with_lunch}};
  plan.roster.unassigned = {without_breaks};
  return plan;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(IntervalsCsv, HasUnitsInItsHeaderAndOneLineAnInterval) {
  EXPECT_EQ(lines_of(intervals_csv(small_plan())),
            (std::vector<std::string>{
                "start,open,contacts,aht_s,offered_load,required,required_scheduled,scheduled,achieved,rostered,"
                "service_level,asa_s,mean_wait_s,probability_of_wait,occupancy,abandonment,blocking,mean_queue_length",
                "2026-03-02T07:00,yes,31.5,240,0,0,0,14.25,0,0,0.875,inf,0,0,0,0,0,0"}));
}

TEST(ShiftsCsv, HasThreeColumnsForEachBreak) {
  EXPECT_EQ(
      lines_of(shifts_csv(small_plan())),
      (std::vector<std::string>{"shift_template,start,end,paid_h,break_1,break_1_start,break_1_end",
                                "day,2026-03-02T07:00,2026-03-02T15:00,7.5,lunch,2026-03-02T11:00,2026-03-02T11:30",
                                "\"short, late\",2026-03-02T16:00,2026-03-02T20:00,4,,,"}));
}

TEST(RosterCsv, NamesThePeopleAndEndsWithTheShiftsOfNobody) {
  EXPECT_EQ(lines_of(roster_csv(small_plan())),
            (std::vector<std::string>{
                "person,shift_template,start,end,paid_h,break_1,break_1_start,break_1_end",
                "\"O\"\"Neill, Ann\",day,2026-03-02T07:00,2026-03-02T15:00,7.5,lunch,2026-03-02T11:00,2026-03-02T11:30",
                ",\"short, late\",2026-03-02T16:00,2026-03-02T20:00,4,,,"}));
}

TEST(ShiftsCsv, ShowsTheWallClockOfTheCenter) {
  Plan plan = small_plan();
  plan.scenario.clock.utc_offset = 1h;
  EXPECT_NE(shifts_csv(plan).find("day,2026-03-02T08:00+01:00,2026-03-02T16:00+01:00"), std::string::npos);
}

}  // namespace
}  // namespace krarup
