#include <gtest/gtest.h>

#include <set>

#include "krarup/scheduling/check.hpp"
#include "written_lines.hpp"

namespace {

using namespace written_lines;
using std::chrono::days;

/// A line, and by how much it breaks a rule when counted by hand.
struct Counted {
  std::string name;
  RosterRule rule;
  std::string history;  ///< until the day before the roster
  std::string line;
  double amount;
  int first_day = 0;  ///< days after a Monday
};

RosterCheck check(const Counted& each, bool soft) {
  const Date first = monday + days{each.first_day};
  Person ann = free_person("Ann");
  ann.history = history_of(each.history, first);
  ann.rules = {each.rule};
  if (soft) std::visit([](auto& rule) { rule.weight = 3; }, ann.rules[0]);
  return check_roster(empty_roster(first, each.line.size(), {ann}), assigned("Ann", shifts_of(each.line, first)), {});
}

std::string name_of_rule(const RosterRule& rule) {
  return std::visit([]<class Rule>(const Rule&) { return std::string(Rule::rule); }, rule);
}

class CountedByHand : public testing::TestWithParam<Counted> {};

TEST_P(CountedByHand, CostsWeightTimesAmount) {
  const Counted& each = GetParam();
  const RosterCheck found = check(each, true);
  EXPECT_TRUE(found.violations.empty()) << texts(found.violations);
  EXPECT_NEAR(amount_of(found.penalties, name_of_rule(each.rule)), each.amount, 1e-12);
  EXPECT_NEAR(found.objective, 3 * each.amount, 1e-12);
}

TEST_P(CountedByHand, IsAViolationWithoutAWeight) {
  const Counted& each = GetParam();
  const RosterCheck found = check(each, false);
  EXPECT_EQ(found.objective, 0);
  double amount = 0;
  for (const Finding& finding : found.violations) {
    EXPECT_EQ(finding.rule, name_of_rule(each.rule));
    EXPECT_EQ(finding.subject, "Ann");
    EXPECT_EQ(finding.text.rfind("Ann ", 0), 0U) << finding.text;
    amount += finding.amount;
  }
  EXPECT_NEAR(amount, each.amount, 1e-12) << texts(found.violations);
}

std::string name_of_case(const testing::TestParamInfo<Counted>& each) { return each.param.name; }

INSTANTIATE_TEST_SUITE_P(
    PaidTime, CountedByHand,
    testing::Values(Counted{"WeekWithin", PaidTimeLimits{.max = 40h}, "", "EEEEE--", 0},
                    Counted{"WeekAbove", PaidTimeLimits{.max = 36h}, "", "EEEEE--EEEEEE-", 4 + 12},
                    Counted{"WeekBelow", PaidTimeLimits{.min = 40h}, "", "EEEE---", 8},
                    Counted{"CutWeekHasNoMinimum", PaidTimeLimits{.min = 40h}, "", "E--EEEEE--E", 0, 4},
                    Counted{"HistoryCountsInACutWeek", PaidTimeLimits{.max = 40h}, "EEEE", "EE-", 8, 4},
                    Counted{"HistoryOfAnotherWeekDoesNot", PaidTimeLimits{.max = 40h}, "EEEEE", "EEEEE--", 0},
                    Counted{"WhatTheHistoryBreaksIsNotHeldAgainstIt", PaidTimeLimits{.max = 24h}, "EEEE", "E--", 8, 4},
                    Counted{"ADayHasItsOwnLimit", PaidTimeLimits{.max = 7h, .period = Period::day}, "", "EE-L", 3},
                    Counted{"ADayOffIsNotShort", PaidTimeLimits{.min = 9h, .period = Period::day}, "", "E-L-", 2},
                    Counted{"TheHorizonLeavesOutTheHistory",
                            PaidTimeLimits{.min = 30h, .max = 40h, .period = Period::horizon}, "EEEEE", "EEEE-EE", 8}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    DaysWorked, CountedByHand,
    testing::Values(Counted{"TooMany", DaysWorked{.max = 4}, "", "EEEEE--ENENEN-", 1 + 2},
                    Counted{"TooFew", DaysWorked{.min = 3}, "", "E------EE-----", 2 + 1},
                    Counted{"Horizon", DaysWorked{.max = 4, .period = Period::horizon}, "EEE", "EEEEE", 1},
                    Counted{"CutWeekWithHistory", DaysWorked{.max = 5}, "EEEEE", "E-", 1, 5},
                    Counted{"WindowWithin", RollingDaysWorked{.window = 3, .max = 2}, "", "EE-EE-EE", 0},
                    Counted{"EveryWindowCounts", RollingDaysWorked{.window = 3, .max = 2}, "", "EEEE-EEE", 2 + 1},
                    Counted{"WindowReachesIntoTheHistory", RollingDaysWorked{.window = 4, .max = 2}, "EE", "E--E",
                            1 + 1},
                    Counted{"WindowThatTheHistoryFills", RollingDaysWorked{.window = 4, .max = 1}, "EEE", "-E", 1}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Windows, CountedByHand,
    testing::Values(Counted{"NightsWithin", RollingShiftCount{{"night"}, 4, 2}, "", "NEN-NEN", 0},
                    Counted{"NightsOfEveryWindow", RollingShiftCount{{"night"}, 4, 2}, "", "NNN-N", 1 + 1 + 1},
                    Counted{"NightsOfTheHistory", RollingShiftCount{{"late", "night"}, 3, 1}, "LE", "NL", 1 + 1},
                    Counted{"HoursWithin", RollingPaidTime{7, 48h}, "", "EEE-EEE-EEE", 0},
                    Counted{"HoursOfEveryWindow", RollingPaidTime{3, 20h}, "", "EEE-EE", 4},
                    Counted{"HoursOfTheHistory", RollingPaidTime{3, 12h}, "E-", "EE", 4 + 4},
                    Counted{"HoursThatTheHistoryFills", RollingPaidTime{3, 4h}, "EE", "-E", 8},
                    Counted{"AWindowLongerThanEverything", RollingPaidTime{119, 30h}, "EE", "EE", 2}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    ShiftCount, CountedByHand,
    testing::Values(Counted{"NightsOfTheRoster", ShiftCount{{"night"}, {}, 2}, "N", "NEN-N", 1},
                    Counted{"LateShiftsOfAWeek", ShiftCount{{"late", "night"}, {}, 1, Period::week}, "",
                            "LN---E-L------", 1},
                    Counted{"AtLeast", ShiftCount{{"early"}, 2, {}, Period::week}, "", "E--L---EE-----L", 1},
                    Counted{"Never", ShiftCount{{"night"}, {}, 0, Period::day}, "", "EN-NL", 2},
                    Counted{"NothingElse", ShiftCount{{"early"}, 1, {}, Period::day}, "", "EN-NE", 2}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    ConsecutiveDays, CountedByHand,
    testing::Values(Counted{"AtMost", ConsecutiveDays{.max = 3}, "", "EEEE-EEEEE", 1 + 2},
                    Counted{"AtMostFromTheFirstDay", ConsecutiveDays{.max = 2}, "", "EEE--", 1},
                    Counted{"HistoryMakesItLonger", ConsecutiveDays{.max = 3}, "EE", "EE-", 1},
                    Counted{"HistoryTooLongByItself", ConsecutiveDays{.max = 3}, "EEEEE", "E-", 1},
                    Counted{"HistoryTooLongAndThenOff", ConsecutiveDays{.max = 3}, "EEEEE", "-E", 0},
                    Counted{"AtLeast", ConsecutiveDays{.min = 3}, "", "-EE-E-", 1 + 2},
                    Counted{"ARunAtTheBeginningMayBePartOfALongerOne", ConsecutiveDays{.min = 3}, "", "E-EEE-", 0},
                    Counted{"ARunAtTheEndMayBePartOfALongerOne", ConsecutiveDays{.min = 3}, "", "EEE-E", 0},
                    Counted{"TheHistorySaysWhereItBegan", ConsecutiveDays{.min = 3}, "E-E", "E-E", 1},
                    Counted{"AHistoryThatBeginsWithinTheRun", ConsecutiveDays{.min = 4}, "E", "E--", 0},
                    Counted{"EndedByTheFirstDay", ConsecutiveDays{.min = 3}, "E-E", "-EEE", 2},
                    Counted{"DaysOffAtMost", ConsecutiveDaysOff{.max = 2}, "", "E---EE--E", 1},
                    Counted{"DaysOffAtLeast", ConsecutiveDaysOff{.min = 2}, "", "E-E--E-", 1},
                    Counted{"DaysOffWithTheHistory", ConsecutiveDaysOff{.min = 3, .max = 3}, "E--", "E----E", 1 + 1},
                    Counted{"DaysOffThatBeganInTheHistory", ConsecutiveDaysOff{.max = 2}, "E--", "--E", 2},
                    Counted{"DaysOffWithoutAHistoryMayBeMore", ConsecutiveDaysOff{.min = 2}, "", "-E--E", 0}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    ConsecutiveShifts, CountedByHand,
    testing::Values(Counted{"NightsRunning", ConsecutiveShifts{{"night"}, {}, 2}, "", "NNNENN", 1},
                    Counted{"NightsWithTheHistory", ConsecutiveShifts{{"night"}, {}, 2}, "NN", "NE", 1},
                    Counted{"AtLeastTwoNights", ConsecutiveShifts{{"night"}, 2, {}}, "", "EN-NNE", 1},
                    Counted{"TwoKindsAreOneRun", ConsecutiveShifts{{"late", "night"}, 2, 3}, "", "-LNL-", 0},
                    Counted{"ANightAtTheEnd", ConsecutiveShifts{{"night"}, 2, {}}, "", "EEN", 0},
                    Counted{"EarlyAfterLate", ForbiddenSuccession{{"late", "night"}, {"early"}}, "", "LEN-ELLE", 2},
                    Counted{"EarlyAfterTheHistory", ForbiddenSuccession{{"night"}, {"early", "late"}}, "N", "LNE", 2}),
    name_of_case);

// The roster begins on a Wednesday; 2003-08-02 is the second Saturday, over the end of July.
INSTANTIATE_TEST_SUITE_P(
    Weekends, CountedByHand,
    testing::Values(Counted{"TwoOfThree", Weekends{.max = 1}, "",
                            "E--E---"
                            "EE-E---"
                            "----E--",
                            2, 2},
                    Counted{"ThreeInARow", Weekends{.max_consecutive = 2}, "", "---E------E------E-", 1, 2},
                    Counted{"TwoWithAGap", Weekends{.max_consecutive = 1}, "", "---E-------------E-", 0, 2},
                    Counted{"InARowWithTheHistory", Weekends{.max_consecutive = 1}, "E--", "----E-", 1, 1},
                    Counted{"TheHistoryDoesNotCountForTheRoster", Weekends{.max = 0}, "E", "-EE", 0, 6},
                    Counted{"AWeekendThatTheRosterCuts", Weekends{.max = 0}, "E", "EEE", 1, 6},
                    Counted{"BothLimits", Weekends{.max = 1, .max_consecutive = 1}, "", "EE-----EE", 1 + 1, 5},
                    Counted{"OverTheEndOfAMonth", CompleteWeekends{}, "", "E---------E-", 1, 2},
                    Counted{"Complete", CompleteWeekends{}, "", "EEE--------", 0, 5},
                    Counted{"HalfASaturday", CompleteWeekends{}, "", "E------E", 1, 5},
                    Counted{"SundayAfterASaturdayOfTheHistory", CompleteWeekends{}, "E", "-E", 1, 6},
                    Counted{"SundayAfterAnUnknownSaturday", CompleteWeekends{}, "", "E-", 0, 6},
                    Counted{"SaturdayAtTheEnd", CompleteWeekends{}, "", "-E", 0, 4}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Hours, CountedByHand,
    testing::Values(Counted{"NotBefore", WorkingHours{.earliest_start = clock(7)}, "E", "ELNE", 2},
                    Counted{"NotAfter", WorkingHours{.latest_start = clock(13)}, "", "ELNE", 2},
                    Counted{"UntilTenAtLeast", WorkingHours{.earliest_end = clock(22)}, "", "ELNE", 2},
                    Counted{"UntilMidnight", WorkingHours{.latest_end = clock(24)}, "", "ELNN", 2},
                    Counted{"UntilTheNextMorning", WorkingHours{.latest_end = clock(30)}, "", "ELNN", 0},
                    Counted{"OnMondaysOnly", WorkingHours{.days = {std::chrono::Monday}, .latest_start = clock(13)}, "",
                            "LL-----N", 2},
                    Counted{"SpreadOfStarts", StartSpread{.max = 4h}, "", "EL-----EE-----EN-----", 4 + 12},
                    Counted{"SpreadWithTheHistory", StartSpread{.max = 4h}, "E", "L", 4, 3},
                    Counted{"SpreadOfTheHistoryItself", StartSpread{.max = 4h}, "EL", "N", 8, 3},
                    Counted{"WeeksAreApart", StartSpread{.max = 0h}, "", "EEEEEEELLLLLLL", 0}),
    name_of_case);

const RotationDay early_day{{"early"}}, late_or_night{{"late", "night"}}, day_off{};

INSTANTIATE_TEST_SUITE_P(
    Rotation, CountedByHand,
    testing::Values(Counted{"AsItSays", Rotation{{early_day, late_or_night, day_off}}, "", "EN-EL-E", 0},
                    Counted{"Differs", Rotation{{early_day, late_or_night, day_off}}, "", "ENEE--L", 3},
                    Counted{"BeginsInTheMiddle", Rotation{{early_day, late_or_night, day_off}, 2}, "E", "-EN-", 0}),
    name_of_case);

TEST(RosterRules, HaveSentencesAPlannerUnderstands) {
  const auto sentence = [](const RosterRule& rule, const std::string& line, const std::string& history = "") {
    const RosterCheck found = check({"", rule, history, line, 0}, false);
    return found.violations.empty() ? "" : found.violations.front().text;
  };
  EXPECT_EQ(sentence(PaidTimeLimits{.max = 36h}, "EEEEE--"),
            "Ann works 40 paid hours in the week of Monday 2003-07-21, at most 36");
  EXPECT_EQ(sentence(RollingDaysWorked{.window = 3, .max = 2}, "-EEE"),
            "Ann works 3 of the 3 days from Tuesday 2003-07-22, at most 2");
  EXPECT_EQ(sentence(RollingShiftCount{{"night"}, 14, 1}, "N-N", "E"),
            "Ann works 2 \"night\" shifts in the 14 days from Thursday 2003-07-10, at most 1");
  EXPECT_EQ(sentence(RollingPaidTime{7, 12h}, "EE", "E"),
            "Ann works 16 paid hours in the 7 days from Tuesday 2003-07-15, at most 12");
  EXPECT_EQ(sentence(ShiftCount{{"night"}, 1, {}}, "EE"),
            "Ann works 0 \"night\" shifts in the whole roster, at least 1");
  EXPECT_EQ(sentence(ConsecutiveDays{.max = 3}, "EE-", "EE"),
            "Ann works 4 days in a row from Saturday 2003-07-19, at most 3");
  EXPECT_EQ(sentence(ConsecutiveDaysOff{.min = 2}, "E-E"),
            "Ann is off 1 day in a row from Tuesday 2003-07-22, at least 2");
  EXPECT_EQ(sentence(ForbiddenSuccession{{"late", "night"}, {"early"}}, "LE"),
            "Ann works \"early\" on Tuesday 2003-07-22, on the day after \"late\" or \"night\"");
  EXPECT_EQ(sentence(Weekends{.max = 0}, "-----E-"),
            "Ann works the weekend of Saturday 2003-07-26, number 1 of at most 0 in the roster");
  EXPECT_EQ(sentence(CompleteWeekends{}, "------E"), "Ann works only on Sunday 2003-07-27 of the weekend");
  EXPECT_EQ(sentence(WorkingHours{.latest_end = clock(22)}, "N"),
            "Ann works until 30:00 on Monday 2003-07-21, at most until 22:00");
  EXPECT_EQ(sentence(WorkingHours{.earliest_end = clock(22)}, "E"),
            "Ann works until 14:00 on Monday 2003-07-21, at least until 22:00");
  EXPECT_EQ(sentence(StartSpread{.max = 4h}, "EL"),
            "Ann starts between 06:00 and 14:00 in the week of Monday 2003-07-21, at most 4 h apart");
  EXPECT_EQ(sentence(Rotation{{early_day, day_off}}, "E-L"),
            "Ann works on Wednesday 2003-07-23, where the rotation has \"early\"");
}

}  // namespace
