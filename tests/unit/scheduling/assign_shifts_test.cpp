#include <gtest/gtest.h>

#include <random>
#include <set>

#include "krarup/scheduling/check.hpp"
#include "rosters_by_enumeration.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

const SolveOptions to_the_end{.gap = 0};

RosterProblem roster(std::vector<Shift> shifts, std::vector<Person> people) {
  return {.shifts = std::move(shifts), .people = std::move(people)};
}

void expect_legal(const RosterProblem& problem, const Roster& answer) {
  const RosterCheck check = check_roster(problem, answer.assignments, answer.unassigned);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.objective, answer.objective, 1e-6);
  EXPECT_LE(answer.bound, answer.objective + 1e-9);
}

TEST(AssignShifts, GivesEveryShiftToSomebodyWhoMayWorkIt) {
  const RosterProblem problem =
      roster({from(at(0, 8), 8h), from(at(0, 9), 8h), from(at(1, 8), 8h)}, {person("Ann"), person("Bo")});
  const Roster answer = assign_shifts(problem, to_the_end);
  EXPECT_EQ(answer.status, SolveStatus::optimal);
  EXPECT_EQ(answer.assignments.size(), 3U);
  EXPECT_TRUE(answer.findings.empty()) << texts(answer.findings);
  expect_legal(problem, answer);
}

TEST(AssignShifts, NobodyWorksTwiceADay) {
  const RosterProblem problem = roster({from(at(0, 6), 3h), from(at(0, 20), 3h)}, {person("Ann")});
  EXPECT_EQ(assign_shifts(problem, to_the_end).unassigned.size(), 1U);
}

TEST(AssignShifts, KeepsTheRestBetweenShifts) {
  RosterProblem problem = roster({from(at(0, 14), 8h), from(at(1, 8), 8h)}, {person("Ann")});
  EXPECT_EQ(assign_shifts(problem, to_the_end).unassigned.size(), 1U);  // ten hours are not eleven
  problem.people[0].min_rest = 10h;
  EXPECT_TRUE(assign_shifts(problem, to_the_end).unassigned.empty());
}

TEST(AssignShifts, ADayOffBeginsWhenTheNightShiftBeforeReachesIt) {
  RosterProblem problem = roster({from(at(0, 22), 8h)}, {person("Ann")});
  problem.people[0].days_off = {monday + std::chrono::days{1}};
  EXPECT_EQ(assign_shifts(problem, to_the_end).unassigned.size(), 1U);
}

TEST(AssignShifts, AvailabilityIsJoinedWhereWindowsTouch) {
  RosterProblem problem = roster({from(at(0, 22), 8h)}, {person("Ann")});
  problem.people[0].availability = {{{std::chrono::Monday, std::chrono::Tuesday}, clock(0), clock(24)}};
  EXPECT_TRUE(assign_shifts(problem, to_the_end).unassigned.empty());
  problem.people[0].availability = {{{std::chrono::Monday}, clock(18), clock(29)}};
  EXPECT_EQ(assign_shifts(problem, to_the_end).unassigned.size(), 1U);  // until 05:00, the shift ends at 06:00
}

TEST(AssignShifts, CountsHoursAndDaysByTheCalendarWeek) {
  RosterProblem problem = roster({}, {person("Ann", 16h)});
  for (int day = 4; day < 10; ++day) problem.shifts.push_back(from(at(day, 8), 8h));  // Friday to Wednesday
  Roster answer = assign_shifts(problem, to_the_end);
  EXPECT_EQ(answer.assignments.size(), 4U);  // two in each week
  expect_legal(problem, answer);
  problem.people[0].max_days_per_week = 1;
  answer = assign_shifts(problem, to_the_end);
  EXPECT_EQ(answer.assignments.size(), 2U);
  expect_legal(problem, answer);
}

TEST(AssignShifts, PromisedHoursGoToThoseWhoHaveThem) {
  RosterProblem problem = roster({from(at(0, 8), 8h), from(at(1, 8), 8h)}, {person("Ann"), person("Bo")});
  problem.people[1].min_hours_per_week = 16h;
  const Roster answer = assign_shifts(problem, to_the_end);
  ASSERT_EQ(answer.assignments.size(), 2U);
  EXPECT_EQ(answer.assignments[0].person, "Bo");
  EXPECT_EQ(answer.assignments[1].person, "Bo");
}

TEST(AssignShifts, ShiftsWithOtherBreaksAreHandedOutOnceEach) {
  RosterProblem problem = roster({}, {person("Ann"), person("Bo")});
  for (const int hour : {10, 11}) {
    problem.shifts.push_back(from(at(0, 8), 8h));
    problem.shifts.back().breaks = {{"lunch", at(0, hour), 30min, false}};
  }
  const Roster answer = assign_shifts(problem, to_the_end);
  ASSERT_EQ(answer.assignments.size(), 2U);
  EXPECT_NE(answer.assignments[0].shift.breaks, answer.assignments[1].shift.breaks);
  expect_legal(problem, answer);
}

/// Up to seven random shifts in four days and three people with differing contracts.
RosterProblem random_roster(unsigned seed) {
  std::mt19937 random(seed);
  const auto draw = [&](unsigned below) { return static_cast<int>(random() % below); };
  RosterProblem problem = roster({}, {});
  for (int i = 3 + draw(5); i > 0; --i) {
    problem.shifts.push_back(from(at(draw(4), 6 + draw(14)), std::chrono::hours{4 + draw(6)}));
  }
  for (const char* name : {"Ann", "Bo", "Cy"}) {
    Person each = person(name, std::chrono::hours{8 + draw(24)});
    each.min_hours_per_week = std::chrono::hours{draw(9)};
    each.max_days_per_week = 1 + draw(4);
    each.min_rest = std::chrono::hours{8 + draw(6)};
    if (draw(2) == 0) each.days_off = {monday + std::chrono::days{draw(4)}};
    problem.people.push_back(each);
  }
  return problem;
}

class SmallRoster : public testing::TestWithParam<unsigned> {};

TEST_P(SmallRoster, IsAsGoodAsByTryingEverything) {
  const RosterProblem problem = random_roster(GetParam());
  const Roster answer = assign_shifts(problem, to_the_end);
  EXPECT_NEAR(answer.objective, enumeration::RosterEnumeration(problem).least_cost(), 1e-6);
  EXPECT_EQ(answer.status, SolveStatus::optimal);
  expect_legal(problem, answer);
}

INSTANTIATE_TEST_SUITE_P(AssignShifts, SmallRoster, testing::Range(0U, 60U));

/// A full week for many people, in which nobody has an hour to spare: each works five of seven days.
RosterProblem full_week(int people) {
  RosterProblem problem = roster({}, {});
  for (int p = 0; p < people; ++p) {
    problem.people.push_back(person("P" + std::to_string(p)));
    for (int d = 0; d < 5; ++d) problem.shifts.push_back(from(at((p + d) % 7, p % 2 == 0 ? 7 : 13), 8h));
  }
  return problem;
}

TEST(AssignShifts, FillsALargeRosterWithoutAnHourToSpare) {
  const RosterProblem problem = full_week(70);
  const Roster answer = assign_shifts(problem, to_the_end);
  EXPECT_EQ(answer.unassigned.size(), 0U);
  EXPECT_EQ(answer.status, SolveStatus::optimal);
  expect_legal(problem, answer);
}

TEST(AssignShifts, PeopleAppearInTheOrderGivenAndTheirShiftsInOrderOfTime) {
  const RosterProblem problem = full_week(14);
  const Roster answer = assign_shifts(problem, to_the_end);
  for (std::size_t i = 1; i < answer.assignments.size(); ++i) {
    const auto& before = answer.assignments[i - 1];
    const auto& after = answer.assignments[i];
    const auto number = [](const std::string& name) { return std::stoi(name.substr(1)); };
    EXPECT_LE(number(before.person), number(after.person));
    if (before.person == after.person) {
      EXPECT_LT(before.shift.start, after.shift.start);
    }
  }
}

}  // namespace
