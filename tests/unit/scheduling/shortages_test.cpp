// What a planner reads where a roster leaves shifts undone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "krarup/scheduling/roster.hpp"

namespace krarup {
namespace {

using std::chrono::days;
using std::chrono::hours;
using testing::ElementsAre;

const Date monday{days{20003}};

std::vector<std::string> texts(const Roster& roster) {
  std::vector<std::string> texts;
  for (const Finding& finding : roster.findings) texts.push_back(finding.text);
  return texts;
}

RosterProblem three_people_for_a_day() {
  RosterProblem problem{.first_day = monday, .days = 1};
  problem.shift_templates = {{.name = "late",
                              .length = hours{8},
                              .earliest_start = TimeOfDay{hours{14}},
                              .latest_start = TimeOfDay{hours{14}},
                              .start_step = hours{1}}};
  problem.cover = {{monday, "late", 3, 10}};
  for (const char* name : {"Ann", "Bob", "Cyd"})
    problem.people.push_back({.name = name, .max_hours_per_week = hours{40}});
  return problem;
}

TEST(Shortages, OfARosterByCoverNameWhatStandsInTheWay) {
  RosterProblem problem = three_people_for_a_day();
  problem.people[0].days_off = {monday};
  problem.people[1].requests = {{.date = monday, .wanted = false, .weight = 11}};
  const Roster roster = assign_shifts(problem);
  EXPECT_THAT(
      texts(roster),
      ElementsAre("Monday 2024-10-07 lacks 2 of 3 shifts \"late\": of 3 people, 1 would break days_off, 1 works "
                  "another shift, 1 could, for more than the shift is worth"));
  EXPECT_EQ(roster.findings[0].amount, 2);
  EXPECT_EQ(roster.findings[0].subject, "late");
  EXPECT_EQ(roster.status, SolveStatus::optimal) << "a shortage is paid for; no rule is broken";
}

TEST(Shortages, OfGivenShiftsNameTheRuleThatWouldBreak) {
  RosterProblem problem;
  const LocalClock clock;
  for (int day = 0; day < 3; ++day) {
    problem.shifts.push_back({"day", clock.instant(monday + days{day}, TimeOfDay{hours{9}}), hours{8}});
  }
  problem.people = {{.name = "Ann", .max_hours_per_week = hours{40}, .rules = {ConsecutiveDays{.max = 2}}}};
  const Roster roster = assign_shifts(problem);
  EXPECT_EQ(roster.unassigned.size(), 1U);
  ASSERT_EQ(roster.findings.size(), 1U);
  EXPECT_EQ(roster.findings[0].rule, "consecutive_days");
  EXPECT_THAT(roster.findings[0].text, testing::EndsWith("of 1 person, 1 would break consecutive_days"));
}

TEST(Shortages, AreNotListedWhereEverythingIsWorked) {
  EXPECT_TRUE(assign_shifts(three_people_for_a_day()).findings.empty());
}

}  // namespace
}  // namespace krarup
