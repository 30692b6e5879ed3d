#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_center.hpp"

namespace {

using namespace small_center;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const SolveOptions to_the_end{.gap = 0};

std::vector<std::string> sentences(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const Finding& finding : findings) all.push_back(finding.text);
  return all;
}

TEST(ShiftFindings, BeforeTheFirstShiftNobodyMayWork) {
  ShiftProblem problem = morning({1, 1, 1, 1});
  problem.shift_templates = {shift("day", 3h, clock(9), clock(9))};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  ASSERT_EQ(plan.findings.size(), 1U);
  EXPECT_EQ(plan.findings[0].rule, "coverage");
  EXPECT_EQ(plan.findings[0].start, at(0, 8));
  EXPECT_EQ(plan.findings[0].end, at(0, 9));
  EXPECT_DOUBLE_EQ(plan.findings[0].amount, 1);
  EXPECT_EQ(plan.findings[0].text,
            "Monday 2003-07-21 08:00-09:00 lacks 1 agent: no shift may be worked then; the first one after starts "
            "Monday 2003-07-21 09:00");
}

TEST(ShiftFindings, NeighboringIntervalsOfOneCauseMakeOneSentence) {
  ShiftProblem problem = morning({1, 1, 0, 3, 2, 1});
  problem.shift_templates = {shift("day", 1h, clock(8), clock(9))};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_THAT(sentences(plan.findings),
              ElementsAre("Monday 2003-07-21 11:00-14:00 lacks up to 3 agents (6 agent-hours): no shift may be worked "
                          "then; the last one before ends Monday 2003-07-21 10:00"));
}

TEST(ShiftFindings, APeakThatIsNotWorthAShiftSaysWhatItWouldCost) {
  ShiftProblem problem = morning({0, 1, 0});
  problem.shift_templates = {shift("day", 3h, clock(8), clock(8))};
  problem.costs = {.understaffing = 2, .overstaffing = 0.1};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_THAT(sentences(plan.findings),
              ElementsAre("Monday 2003-07-21 09:00-10:00 lacks 1 agent: one more shift would cost more than it saves; "
                          "the best, \"day\" from Monday 2003-07-21 08:00, costs 3 and saves 1.8"));
}

TEST(ShiftFindings, ABreakThatEverybodyMustTakeLeavesAHole) {
  ShiftProblem problem = morning({1, 1, 1});
  problem.shift_templates = {shift("day", 3h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {{"lunch", 1h, false, 1h, 1h}};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_THAT(
      sentences(plan.findings),
      ElementsAre("Monday 2003-07-21 09:00-10:00 lacks 1 agent: everybody who could be on shift then has to take "
                  "a break then"));
}

TEST(ShiftFindings, PeopleWhoAreTooFewAreNamed) {
  ShiftProblem problem = morning({3, 3});
  problem.shift_templates = {shift("day", 2h, clock(8), clock(8))};
  problem.people = {person("Ann"), person("Bo")};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.shifts.size(), 2U);
  EXPECT_THAT(sentences(plan.findings),
              ElementsAre("Monday 2003-07-21 08:00-10:00 lacks 1 agent: only 2 people can work on Monday 2003-07-21"));
}

TEST(ShiftFindings, ContractsThatEndBeforeTheWeekDoesAreNamed) {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(5 * 24, 0.0)};
  for (std::size_t day = 0; day < 5; ++day) {
    for (std::size_t hour = 8; hour < 16; ++hour) problem.required[day * 24 + hour] = 1;
  }
  problem.shift_templates = {shift("day", 8h, clock(8), clock(8))};
  problem.people = {person("Ann", 24h)};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.shifts.size(), 3U);
  ASSERT_EQ(plan.findings.size(), 2U) << texts(plan.findings);
  for (const Finding& finding : plan.findings) {
    EXPECT_THAT(finding.text,
                HasSubstr("the people can work no more than 24 paid hours in the week of Monday 2003-07-21"));
  }
}

TEST(ShiftFindings, ATemplateThatCannotHostItsBreaksIsNamed) {
  ShiftProblem problem = morning({1, 1});
  problem.shift_templates = {shift("day", 2h, clock(8), clock(8)), shift("late lunch", 2h, clock(8), clock(8)),
                             shift("two lunches", 2h, clock(8), clock(8)), shift("sunday", 2h, clock(8), clock(8))};
  problem.shift_templates[1].breaks = {{"lunch", 30min, false, 100min, 200min}};
  problem.shift_templates[2].breaks = {{"first", 1h, false, 30min, 30min}, {"second", 15min, false, 30min, 75min}};
  problem.shift_templates[3].days = {std::chrono::Sunday};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_THAT(
      sentences(plan.findings),
      ElementsAre("Shift \"late lunch\" is not used: its break \"lunch\" would end after the shift, even if it "
                  "starts as early as it may",
                  "Shift \"two lunches\" is not used: its break \"second\" cannot start after the breaks before "
                  "it and still be in its window",
                  "Shift \"sunday\" is not used: none of its starts from Monday 2003-07-21 to Monday 2003-07-21 "
                  "covers any interval of the requirement"));
}

TEST(ShiftFindings, WithoutAnyUsableShiftThePlanIsInfeasibleAndSaysSo) {
  const ShiftPlan plan = design_shifts(morning({1, 2}), to_the_end);
  EXPECT_EQ(plan.status, SolveStatus::infeasible);
  EXPECT_DOUBLE_EQ(plan.understaffing, 3);
  EXPECT_THAT(
      sentences(plan.findings),
      ElementsAre("Monday 2003-07-21 08:00-10:00 lacks up to 2 agents (3 agent-hours): no shift may be worked then"));
}

RosterProblem one_shift(Person who) { return {.shifts = {from(at(0, 8), 8h)}, .people = {std::move(who)}}; }

TEST(RosterFindings, AShiftNobodyCanTakeSaysWhatIsInTheWay) {
  RosterProblem problem = one_shift(person("Ann", 8h));
  problem.shifts.push_back(from(at(0, 9), 8h));
  problem.people.push_back(person("Bo"));
  problem.people[1].days_off = {monday};
  const Roster roster = assign_shifts(problem, to_the_end);
  EXPECT_THAT(sentences(roster.findings),
              ElementsAre(HasSubstr("nobody can take the shift \"day\"; of the people, not available then: 1, already "
                                    "working that day: 1")));
}

TEST(RosterFindings, HoursRestAndDaysAreToldApart) {
  RosterProblem problem = one_shift(person("Ann", 12h));
  problem.shifts.push_back(from(at(1, 8), 8h));
  EXPECT_THAT(texts(assign_shifts(problem, to_the_end).findings), HasSubstr("too few hours left in the week: 1"));
  problem.people[0].max_hours_per_week = 40h;
  problem.people[0].max_days_per_week = 1;
  EXPECT_THAT(texts(assign_shifts(problem, to_the_end).findings), HasSubstr("no day left in the week: 1"));
  problem.people[0].max_days_per_week = 5;
  problem.people[0].min_rest = 20h;
  EXPECT_THAT(texts(assign_shifts(problem, to_the_end).findings), HasSubstr("too little rest: 1"));
}

TEST(RosterFindings, PromisesBeyondTheWeeksWorkAreCounted) {
  RosterProblem problem = one_shift(person("Ann"));
  problem.people[0].min_hours_per_week = 20h;
  const Roster roster = assign_shifts(problem, to_the_end);
  EXPECT_DOUBLE_EQ(roster.objective, 12);
  EXPECT_THAT(
      sentences(roster.findings),
      ElementsAre("Ann gets 8 of 20 promised hours in the week of Monday 2003-07-21: the week's shifts have 8 paid "
                  "hours, but 20 are promised"));
}

TEST(RosterFindings, APersonNoShiftFitsIsNamed) {
  RosterProblem problem = one_shift(person("Ann"));
  problem.people.push_back(person("Bo"));
  problem.people[1].min_hours_per_week = 8h;
  problem.people[1].days_off = {monday};
  EXPECT_THAT(sentences(assign_shifts(problem, to_the_end).findings),
              ElementsAre(HasSubstr("no shift fits the days and times Bo can work")));
}

TEST(RosterFindings, WithoutAnybodyTheRosterIsInfeasibleAndSaysSo) {
  const Roster roster = assign_shifts({.shifts = {from(at(0, 8), 8h)}, .people = {}});
  EXPECT_EQ(roster.status, SolveStatus::infeasible);
  EXPECT_EQ(roster.unassigned.size(), 1U);
  EXPECT_THAT(sentences(roster.findings), ElementsAre(HasSubstr("there are no people")));
}

TEST(RosterFindings, WithoutShiftsNobodyWorks) {
  const Roster roster = assign_shifts({.shifts = {}, .people = {person("Ann")}});
  EXPECT_EQ(roster.status, SolveStatus::optimal);
  EXPECT_THAT(roster.findings, IsEmpty());
}

}  // namespace
