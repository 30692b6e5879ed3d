#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/explain.hpp"
#include "written_lines.hpp"

// Rosters that cannot be made, and the sentence that a planner reads for each.
namespace {

using namespace written_lines;
using std::chrono::days;

/// Ann and Bo share a week with an early shift on each weekday.
RosterProblem possible() {
  RosterProblem problem = empty_roster(monday, 7, {free_person("Ann"), free_person("Bo")});
  for (int i = 0; i < 5; ++i) problem.cover.push_back({monday + days{i}, "early", 1});
  return problem;
}

TEST(Explain, APossibleRosterNeedsNoExplanation) { EXPECT_EQ(explain(possible()), Explanation{}); }

struct Impossible {
  std::string name;
  std::string sentence;
  std::function<void(RosterProblem&)> make;
};

/// A problem in which nothing needs to be done, and only Ann works.
RosterProblem made(const Impossible& each, bool with_cover) {
  RosterProblem problem = possible();
  if (!with_cover) {
    problem.cover.clear();
    problem.people.pop_back();
  }
  each.make(problem);
  return problem;
}

std::string first_text(const std::vector<Finding>& findings) { return findings.empty() ? "" : findings[0].text; }

std::string name_of_case(const testing::TestParamInfo<Impossible>& each) { return each.param.name; }

class ImpossibleContract : public testing::TestWithParam<Impossible> {};

TEST_P(ImpossibleContract, NamesTheRulesThatExcludeEachOtherAndWhatHelps) {
  const Explanation found = explain(made(GetParam(), false));
  ASSERT_EQ(found.obstacles.size(), 1U) << texts(found.obstacles);
  EXPECT_EQ(found.obstacles[0].text, GetParam().sentence);
}

Person& ann(RosterProblem& problem) { return problem.people[0]; }

INSTANTIATE_TEST_SUITE_P(
    Explain, ImpossibleContract,
    testing::Values(
        Impossible{"MoreDaysThanAllowed",
                   "Ann has no legal line of work: \"at most 4 days in each week\" and \"at least 5 days in each "
                   "week\" exclude each other; give way by 1 day on \"at most 4 days in each week\" or by 1 day on "
                   "\"at least 5 days in each week\"",
                   [](RosterProblem& each) {
                     ann(each).max_days_per_week = 4;
                     ann(each).rules = {DaysWorked{.min = 5}};
                   }},
        Impossible{"PromiseThatTheDaysDoNotHold",
                   "Ann has no legal line of work: \"at most 4 days in each week\" and \"the promise of 40 paid hours "
                   "in each week\" exclude each other; give way by 1 day on \"at most 4 days in each week\" or by 8 "
                   "paid hours on \"the promise of 40 paid hours in each week\"",
                   [](RosterProblem& each) {
                     ann(each).max_days_per_week = 4;
                     ann(each).min_hours_per_week = 40h;
                   }},
        Impossible{"PromiseThatAvailabilityDoesNotHold",
                   "Ann has no legal line of work: \"the promise of 16 paid hours in each week\" and \"the "
                   "availability\" exclude each other; give way by 8 paid hours on \"the promise of 16 paid hours in "
                   "each week\" or by 1 shift on \"the availability\"",
                   [](RosterProblem& each) {
                     ann(each).min_hours_per_week = 16h;
                     ann(each).availability = {{{std::chrono::Tuesday}, clock(0), clock(24)}};
                   }},
        Impossible{"PinnedOnADayOff",
                   "Ann has no legal line of work: \"the days off\" and \"the \"early\" at 06:00 settled for Monday "
                   "2003-07-21\" exclude each other; give way by 1 shift on \"the days off\" or by 1 time on \"the "
                   "\"early\" at 06:00 settled for Monday 2003-07-21\"",
                   [](RosterProblem& each) {
                     ann(each).days_off = {monday};
                     ann(each).pinned = {{.date = monday, .shift_template = "early", .start = clock(6)}};
                   }},
        Impossible{"PinnedAtATimeWithoutAShift",
                   "Ann has no legal line of work: \"the \"early\" at 07:00 settled for Monday 2003-07-21\" cannot be "
                   "kept; give way by 1 time on \"the \"early\" at 07:00 settled for Monday 2003-07-21\"",
                   [](RosterProblem& each) {
                     ann(each).pinned = {{.date = monday, .shift_template = "early", .start = clock(7)}};
                   }},
        Impossible{"PinnedWithoutRest",
                   "Ann has no legal line of work: \"at least 11 h of rest between shifts\", \"the \"late\" settled "
                   "for Monday 2003-07-21\" and \"the \"early\" settled for Tuesday 2003-07-22\" exclude each other; "
                   "give way by 1 time on \"at least 11 h of rest between shifts\", by 1 time on \"the \"late\" "
                   "settled for Monday 2003-07-21\" or by 1 time on \"the \"early\" settled for Tuesday 2003-07-22\"",
                   [](RosterProblem& each) {
                     ann(each).min_rest = 11h;
                     ann(each).pinned = {{.date = monday, .shift_template = "late"},
                                         {.date = monday + days{1}, .shift_template = "early"}};
                   }},
        Impossible{"PinnedAfterTheHistory",
                   "Ann has no legal line of work: \"at least 11 h of rest between shifts\" and \"the \"early\" "
                   "settled for Monday 2003-07-21\" exclude each other; give way by 1 time on \"at least 11 h of rest "
                   "between shifts\" or by 1 time on \"the \"early\" settled for Monday 2003-07-21\"",
                   [](RosterProblem& each) {
                     ann(each).min_rest = 11h;
                     ann(each).history = history_of("N", monday);
                     ann(each).pinned = {{.date = monday, .shift_template = "early"}};
                   }},
        Impossible{
            "RotationAgainstNights",
            "Ann has no legal line of work: \"the rotation of 2 days\" and \"at most 2 \"night\" shifts in the "
            "roster\" exclude each other; give way by 2 days on \"the rotation of 2 days\" or by 2 shifts on \"at most "
            "2 \"night\" shifts in the roster\"",
            [](RosterProblem& each) {
              ann(each).rules = {Rotation{{RotationDay{{"night"}}, RotationDay{}}}, ShiftCount{{"night"}, {}, 2}};
            }},
        Impossible{"ShortRunsOnly",
                   "Ann has no legal line of work: \"at least 5 days in the roster\" and \"at most 1 day in a row\" "
                   "exclude each other; give way by 1 day on \"at least 5 days in the roster\" or by 2 days on \"at "
                   "most 1 day in a row\"",
                   [](RosterProblem& each) {
                     ann(each).rules = {DaysWorked{.min = 5, .period = Period::horizon}, ConsecutiveDays{.max = 1}};
                   }},
        Impossible{
            "NightsInAWindowThatTheHistoryFills",
            "Ann has no legal line of work: \"the \"night\" settled for Monday 2003-07-21\" and \"at most 2 "
            "\"night\" shifts in any 14 days\" exclude each other; give way by 1 time on \"the \"night\" settled "
            "for Monday 2003-07-21\" or by 7 shifts on \"at most 2 \"night\" shifts in any 14 days\"",
            [](RosterProblem& each) {
              ann(each).history = history_of("NN--", monday);
              ann(each).rules = {RollingShiftCount{{"night"}, 14, 2}};
              ann(each).pinned = {{.date = monday, .shift_template = "night"}};
            }},
        Impossible{"HoursInAWindowAgainstAPromise",
                   "Ann has no legal line of work: \"at least 40 paid hours in each week\" and \"at most 16 paid hours "
                   "in any 4 days\" exclude each other; give way by 8 paid hours on \"at least 40 paid hours in each "
                   "week\" or by 8 paid hours on \"at most 16 paid hours in any 4 days\"",
                   [](RosterProblem& each) {
                     ann(each).rules = {PaidTimeLimits{.min = 40h}, RollingPaidTime{4, 16h}};
                   }},
        Impossible{"NoTemplateForTheHours",
                   "Ann has no legal line of work: \"at least 1 day in each week\" and \"work starting no earlier than "
                   "23:00\" exclude each other; give way by 1 day on \"at least 1 day in each week\" or by 1 shift on "
                   "\"work starting no earlier than 23:00\"",
                   [](RosterProblem& each) {
                     ann(each).rules = {DaysWorked{.min = 1}, WorkingHours{.earliest_start = clock(23)}};
                   }},
        Impossible{"NoTemplateThatEndsLateEnough",
                   "Ann has no legal line of work: \"at least 1 day in each week\" and \"work until 31:00 at least\" "
                   "exclude each other; give way by 1 day on \"at least 1 day in each week\" or by 1 shift on \"work "
                   "until 31:00 at least\"",
                   [](RosterProblem& each) {
                     ann(each).rules = {DaysWorked{.min = 1}, WorkingHours{.earliest_end = clock(31)}};
                   }},
        Impossible{"WeekendsThatMustBeWholeAndMayNotBe",
                   "Ann has no legal line of work: \"the days off\", \"the \"early\" settled for Saturday 2003-07-26\" "
                   "and \"both days of a weekend or none\" exclude each other; give way by 1 shift on \"the days "
                   "off\", by 1 time on \"the \"early\" settled for Saturday 2003-07-26\" or by 1 weekend on \"both "
                   "days of a weekend or none\"",
                   [](RosterProblem& each) {
                     ann(each).days_off = {monday + days{6}};
                     ann(each).pinned = {{.date = monday + days{5}, .shift_template = "early"}};
                     ann(each).rules = {CompleteWeekends{}};
                   }},
        Impossible{"MoreHoursThanThereAre",
                   "Ann has no legal line of work: \"at least 60 paid hours in each week\" cannot be kept; give way by "
                   "4 paid hours on \"at least 60 paid hours in each week\"",
                   [](RosterProblem& each) { ann(each).rules = {PaidTimeLimits{.min = 60h}}; }}),
    name_of_case);

class ImpossibleCover : public testing::TestWithParam<Impossible> {};

TEST_P(ImpossibleCover, SaysWhoIsMissingAndWhy) {
  const Explanation found = explain(made(GetParam(), true));
  EXPECT_EQ(first_text(found.obstacles), GetParam().sentence) << texts(found.obstacles);
  EXPECT_FALSE(found.unmet.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Explain, ImpossibleCover,
    testing::Values(
        Impossible{"MoreShiftsThanPeople", "For 3 \"early\" shifts on Monday 2003-07-21 only 2 people can be found",
                   [](RosterProblem& each) { each.cover[0].required = 3; }},
        Impossible{"DayOffInTheWay",
                   "For 2 \"early\" shifts on Monday 2003-07-21 only 1 person can be found; in the way: the days off "
                   "(1 person)",
                   [](RosterProblem& each) {
                     each.cover[0].required = 2;
                     each.people[1].days_off = {monday};
                   }},
        Impossible{"NobodyWorksNights",
                   "For 1 \"night\" shift on Monday 2003-07-21 nobody can be found; in the way: no \"night\" shifts (2 "
                   "people)",
                   [](RosterProblem& each) {
                     each.cover[0].shift_template = "night";
                     for (Person& person : each.people) {
                       person.rules = {ShiftCount{.shift_templates = {"night"}, .max = 0, .period = Period::day}};
                     }
                   }},
        Impossible{"TemplateOfAnotherDay",
                   "No \"late\" shift may start on Monday 2003-07-21, but 1 is needed; change the days or the start "
                   "times of the template",
                   [](RosterProblem& each) {
                     each.cover[0].shift_template = "late";
                     each.shift_templates[1].days = {std::chrono::Friday};
                   }},
        Impossible{"TwoTemplatesOnOneDay", "Monday 2003-07-21 needs 3 shifts, but only 2 people can work on that day",
                   [](RosterProblem& each) {
                     each.cover.push_back({monday, "late", 2});
                   }},
        Impossible{"MoreDaysThanTheWeekHas",
                   "The week of Monday 2003-07-21 needs 5 shifts, but the days of 2 people allow only 4; 1 more day of "
                   "work is needed",
                   [](RosterProblem& each) {
                     for (Person& person : each.people) person.max_days_per_week = 2;
                   }}),
    name_of_case);

class ImpossibleTogether : public testing::TestWithParam<Impossible> {};

TEST_P(ImpossibleTogether, NamesWhatExcludesEachOther) {
  const Explanation found = explain(made(GetParam(), true));
  EXPECT_TRUE(found.obstacles.empty()) << texts(found.obstacles);
  EXPECT_EQ(first_text(found.conflict), GetParam().sentence);
  EXPECT_FALSE(found.unmet.empty());
  EXPECT_FALSE(found.changes.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Explain, ImpossibleTogether,
    testing::Values(
        Impossible{"RestBetweenLateAndEarly",
                   "2 \"late\" shifts on Monday 2003-07-21 and 1 \"early\" shift on Tuesday 2003-07-22 cannot be "
                   "worked with \"at least 11 h of rest between shifts\" for Ann and Bo",
                   [](RosterProblem& each) {
                     each.cover = {{monday, "late", 2}, {monday + days{1}, "early", 1}};
                     for (Person& person : each.people) person.min_rest = 11h;
                   }},
        Impossible{"RunsOfOneDay",
                   "2 \"early\" shifts on Monday 2003-07-21 and 1 \"early\" shift on Tuesday 2003-07-22 cannot be "
                   "worked with \"at most 1 day in a row\" for Ann and Bo",
                   [](RosterProblem& each) {
                     each.cover = {{monday, "early", 2}, {monday + days{1}, "early", 1}};
                     for (Person& person : each.people) person.rules = {ConsecutiveDays{.max = 1}};
                   }},
        Impossible{
            "NightsOfTheWeek",
            "1 \"night\" shift on Monday 2003-07-21, 1 \"night\" shift on Tuesday 2003-07-22 and 1 \"night\" shift on "
            "Wednesday 2003-07-23 cannot be worked with \"at most 1 \"night\" shift in the roster\" for Ann and Bo",
            [](RosterProblem& each) {
              each.cover = {{monday, "night", 1}, {monday + days{1}, "night", 1}, {monday + days{2}, "night", 1}};
              for (Person& person : each.people) person.rules = {ShiftCount{{"night"}, {}, 1}};
            }}),
    name_of_case);

TEST(Explain, SaysWhoseConcessionWouldDo) {
  RosterProblem problem = possible();
  problem.people.pop_back();
  ann(problem).max_days_per_week = 4;
  const Explanation found = explain(problem);
  EXPECT_EQ(first_text(found.changes), "Ann gives way by 1 day on \"at most 4 days in each week\"");
  ASSERT_EQ(found.unmet.size(), 1U) << texts(found.unmet);
  EXPECT_EQ(found.unmet[0].amount, 1);
  EXPECT_EQ(found.unmet[0].text.find("Of the 1 \"early\" shift on "), 0U) << found.unmet[0].text;
}

TEST(Explain, GivenShiftsAreExplainedToo) {
  RosterProblem problem{.shifts = {from(at(0, 6), 8h, "early"), from(at(0, 14), 8h, "late")},
                        .people = {free_person("Ann")}};
  const Explanation found = explain(problem);
  EXPECT_EQ(first_text(found.obstacles), "Monday 2003-07-21 needs 2 shifts, but only 1 person can work on that day");
  ASSERT_EQ(found.unmet.size(), 1U);
  EXPECT_EQ(first_text(found.conflict),
            "1 \"early\" shift of Monday 2003-07-21 06:00-14:00 and 1 \"late\" shift of Monday 2003-07-21 14:00-22:00 "
            "cannot be worked with 1 person");
}

TEST(Explain, SkillsThatNobodyHasAndTimesThatNobodyCanWork) {
  RosterProblem problem = empty_roster(monday, 7, {free_person("Ann"), free_person("Bo")});
  ann(problem).skills = {{"sales", 1.5}};
  problem.requirements = {{"sales", {at(0, 6), 1h, {1, 2, 2, 1}}}, {"chat", {at(0, 6), 1h, {0, 0, 0, 1}}}};
  const Explanation found = explain(problem);
  ASSERT_EQ(found.obstacles.size(), 2U) << texts(found.obstacles);
  EXPECT_EQ(found.obstacles[0].text,
            "Monday 2003-07-21 07:00-09:00 needs 2 agents for \"sales\", but the people who can be on shift then do "
            "the work of only 1.5");
  EXPECT_EQ(found.obstacles[1].text, "Nobody has the skill \"chat\", which is required");
}

/// Whether any line of letters keeps all rules of the first person.
bool some_line_is_legal(const RosterProblem& problem) {
  const auto length = static_cast<std::size_t>(problem.days);
  std::string line(length, '-');
  for (std::size_t number = 0; number < (std::size_t{1} << (2 * length)); ++number) {
    for (std::size_t i = 0; i < length; ++i) line[i] = "ELN-"[number >> (2 * i) & 3U];
    if (check_roster(problem, assigned("Ann", shifts_of(line, problem.first_day)), {}).violations.empty()) return true;
  }
  return false;
}

RosterRule random_rule(std::mt19937& random) {
  const auto draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
  const std::vector<std::string> some =
      draw(2) == 0 ? std::vector<std::string>{"night"} : std::vector<std::string>{"early", "late"};
  switch (draw(14)) {
    case 0:
      return PaidTimeLimits{.min = std::chrono::hours{8 * draw(5)}, .period = Period::horizon};
    case 1:
      return DaysWorked{.min = draw(4), .period = Period::horizon};
    case 2:
      return RollingDaysWorked{.window = 2 + draw(3), .max = draw(3)};
    case 3:
      return ShiftCount{some, draw(3), {}, Period::horizon};
    case 4:
      return ConsecutiveDays{.min = 2 + draw(2)};
    case 5:
      return ConsecutiveDaysOff{.min = 1 + draw(2), .max = 2};
    case 6:
      return ConsecutiveShifts{some, 1 + draw(2), 2};
    case 7:
      return ForbiddenSuccession{{"late", "night"}, some};
    case 8:
      return Weekends{.max = 1 + draw(1), .max_consecutive = 1};
    case 9:
      return CompleteWeekends{};
    case 10:
      return RollingShiftCount{some, 2 + draw(3), draw(2)};
    case 11:
      return RollingPaidTime{2 + draw(3), std::chrono::hours{8 + 4 * draw(4)}};
    case 12:
      return StartSpread{.max = std::chrono::hours{8 * draw(2)}};
    default:
      return WorkingHours{.earliest_start = clock(7 + 8 * draw(2))};
  }
}

/// The rows of the explanation and the checker were written apart: a line is said not to exist only when none of all
/// possible lines passes the check.
TEST(Explain, SaysThatThereIsNoLineOnlyWhenThereIsNone) {
  std::mt19937 random(5);
  int impossible = 0;
  for (int i = 0; i < 40; ++i) {
    const Date first = monday + days{static_cast<int>(random() % 7)};
    RosterProblem problem = empty_roster(first, 4, {free_person("Ann")});
    ann(problem).min_rest = std::chrono::hours{random() % 2 == 0 ? 0 : 11};
    ann(problem).history = history_of(std::vector<std::string>{"", "E-", "ELN", "NN", "E--"}[random() % 5], first);
    for (int k = 0; k < 5; ++k) ann(problem).rules.push_back(random_rule(random));
    const bool legal = some_line_is_legal(problem);
    impossible += !legal;
    ASSERT_EQ(explain(problem).obstacles.empty(), legal) << i << ": " << texts(explain(problem).obstacles);
  }
  EXPECT_GT(impossible, 5);
  EXPECT_LT(impossible, 35);
}

}  // namespace
