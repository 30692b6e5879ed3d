#include <gtest/gtest.h>

#include <functional>

#include "krarup/scheduling/explain.hpp"
#include "small_center.hpp"

// Requirements that cannot be covered, and the sentence that a planner reads for each.
namespace {

using namespace small_center;

/// Two agents from 08:00 to 16:00 on Monday, and a template that covers it.
ShiftProblem possible() {
  ShiftProblem problem = morning(std::vector<double>(8, 2.0));
  problem.shift_templates = {shift("day", 8h, clock(8), clock(8))};
  problem.shift_templates[0].breaks = {{"coffee", 15min, true, 1h, 2h}, {"lunch", 30min, false, 3h, 4h}};
  return problem;
}

TEST(Explain, APossibleRequirementNeedsNoExplanation) { EXPECT_EQ(explain(possible()), Explanation{}); }

TEST(Explain, TheLongestShiftOfATemplateCounts) {
  ShiftProblem problem = possible();
  ShiftTemplate& day = problem.shift_templates[0];
  day.length = 6h;
  day.max_length = 8h;
  day.length_step = 1h;
  day.breaks[1].earliest = day.breaks[1].latest = 7h;  // fits into the longest only
  EXPECT_EQ(explain(problem), Explanation{});
}

TEST(Explain, ABreakCountedFromTheEndFits) {
  ShiftProblem problem = possible();
  problem.shift_templates[0].breaks[1] = {"lunch", 30min, false, 5h, 4h, ShiftEdge::end};
  EXPECT_EQ(explain(problem), Explanation{});
}

TEST(Explain, ACyclicRequirementIsCoveredAroundItsEnd) {
  ShiftProblem problem = morning({});
  problem.required = {at(0, 0), 1h, std::vector<double>(24, 1.0)};
  problem.shift_templates = {shift("evening", 8h, clock(20), clock(20)), shift("day", 16h, clock(4), clock(4))};
  EXPECT_FALSE(explain(problem).obstacles.empty());
  problem.cyclic = true;
  EXPECT_EQ(explain(problem), Explanation{});
}

struct Impossible {
  std::string name;
  std::string sentence;
  std::function<void(ShiftProblem&)> make;
};

class ImpossibleShifts : public testing::TestWithParam<Impossible> {};

TEST_P(ImpossibleShifts, AreExplainedInOneSentence) {
  ShiftProblem problem = possible();
  GetParam().make(problem);
  const Explanation found = explain(problem);
  ASSERT_FALSE(found.obstacles.empty());
  EXPECT_EQ(found.obstacles[0].text, GetParam().sentence) << texts(found.obstacles);
}

INSTANTIATE_TEST_SUITE_P(
    Explain, ImpossibleShifts,
    testing::Values(
        Impossible{"BreakThatEndsAfterTheShift",
                   "Shift \"day\" cannot be worked: its break \"lunch\" of 30 min starts at 7.75 h at the earliest and "
                   "would end after the shift, which lasts 8 h; let it start from 7.5 h or make the shift at least "
                   "8.25 h long",
                   [](ShiftProblem& each) {
                     each.shift_templates[0].breaks[1].earliest = 465min;
                     each.shift_templates[0].breaks[1].latest = 8h;
                   }},
        Impossible{
            "BreaksThatDoNotFitAfterEachOther",
            "Shift \"day\" cannot be worked: its break \"lunch\" of 30 min must start by 1 h after the start, but "
            "\"coffee\" ends only at 1.25 h; let it start until 1.25 h",
            [](ShiftProblem& each) {
              each.shift_templates[0].breaks[1].earliest = 30min;
              each.shift_templates[0].breaks[1].latest = 1h;
            }},
        Impossible{
            "WorkBetweenBreaksThatLeavesNoPlace",
            "Shift \"day\" cannot be worked: its break \"lunch\" of 30 min must start by 4 h after the start, but "
            "\"coffee\" ends only at 1.25 h and 3 h of work must follow (min_gap); let it start until 4.25 h",
            [](ShiftProblem& each) { each.shift_templates[0].breaks[1].min_gap = 3h; }},
        Impossible{
            "FirstStretchOfWorkThatLeavesNoPlace",
            "Shift \"day\" cannot be worked: its break \"coffee\" of 15 min must start by 2 h after the start, but the "
            "work before it lasts until 2.5 h (min_work_stretch); let it start until 2.5 h",
            [](ShiftProblem& each) { each.shift_templates[0].min_work_stretch = 150min; }},
        Impossible{
            "BreakTooLateForTheLastStretchOfWork",
            "Shift \"day\" cannot be worked: its break \"lunch\" of 30 min starts at 7 h at the earliest, and the "
            "work after it (min_work_stretch) would end after the shift, which lasts 8 h; let it start from 6.5 h or "
            "make the shift at least 8.5 h long",
            [](ShiftProblem& each) {
              each.shift_templates[0].breaks[1].earliest = each.shift_templates[0].breaks[1].latest = 7h;
              each.shift_templates[0].min_work_stretch = 1h;
            }},
        Impossible{
            "WindowFromTheEndBeforeTheBreakBefore",
            "Shift \"day\" cannot be worked: its break \"lunch\" of 30 min must start by 7 h before the end, but "
            "\"coffee\" ends only at 1.25 h; let it start until 6.75 h before the end",
            [](ShiftProblem& each) {
              each.shift_templates[0].breaks[1] = {"lunch", 30min, false, 8h, 7h, ShiftEdge::end};
            }},
        Impossible{
            "BreakLongerThanTheShift",
            "Shift \"day\" cannot be worked: its break \"coffee\" of 9 h starts at 1 h at the earliest and would "
            "end after the shift, which lasts 8 h; make the shift at least 10 h long",
            [](ShiftProblem& each) { each.shift_templates[0].breaks[0].length = 9h; }},
        Impossible{
            "NotOnTheseDays",
            "Shift \"day\" cannot be worked: it may start on no day of the requirement, from Monday 2003-07-21 to "
            "Monday 2003-07-21; add one of their weekdays to its days",
            [](ShiftProblem& each) { each.shift_templates[0].days = {std::chrono::Sunday}; }},
        Impossible{"OpenLongerThanAnybodyWorks",
                   "Monday 2003-07-21 16:00-18:00 needs 3 agents, but no shift may be worked then; let \"day\" start "
                   "until Monday 2003-07-21 10:00",
                   [](ShiftProblem& each) {
                     each.required.values.push_back(2);
                     each.required.values.push_back(3);
                   }},
        Impossible{"OpenEarlierThanAnybodyWorks",
                   "Monday 2003-07-21 08:00-10:00 needs 2 agents, but no shift may be worked then; let \"day\" start "
                   "from Monday 2003-07-21 08:00",
                   [](ShiftProblem& each) {
                     each.shift_templates[0].earliest_start = each.shift_templates[0].latest_start = clock(10);
                   }},
        Impossible{
            "LunchForEverybody",
            "Monday 2003-07-21 12:00-12:30 needs 2 agents, but everybody on shift has to take \"lunch\" then; let "
            "\"lunch\" of \"day\" start until Monday 2003-07-21 12:30",
            [](ShiftProblem& each) {
              each.required = {at(0, 8), 30min, std::vector<double>(16, 2.0)};
              each.shift_templates[0].breaks[1].earliest = 4h;
            }},
        Impossible{
            "LunchWithoutASecondHalf",
            "Monday 2003-07-21 15:00-16:00 needs 2 agents, but everybody on shift has to take \"lunch\" then; let "
            "\"lunch\" of \"day\" start from Monday 2003-07-21 14:00",
            [](ShiftProblem& each) {
              each.shift_templates[0].breaks[1] = {"lunch", 1h, false, 7h, 7h};
            }},
        Impossible{
            "LastHourOfBreaksForEverybody",
            "Monday 2003-07-21 15:00-15:30 needs 2 agents, but everybody on shift has to take \"lunch\" then; let "
            "\"lunch\" of \"day\" start until Monday 2003-07-21 15:30",
            [](ShiftProblem& each) {
              each.required = {at(0, 8), 30min, std::vector<double>(16, 2.0)};
              each.shift_templates[0].breaks[1] = {"lunch", 30min, false, 1h, 1h, ShiftEdge::end};
            }},
        Impossible{
            "TooFewShiftsADay",
            "Monday 2003-07-21 10:00-12:00 needs 6 agents, but only 4 shifts may start on a day; raise max_agents "
            "to 6",
            [](ShiftProblem& each) {
              each.max_agents = 4;
              each.required[2] = 5;
              each.required[3] = 6;
            }},
        Impossible{
            "TooFewPeople",
            "Monday 2003-07-21 08:00-16:00 needs 2 agents, but the people who can be on shift then do the work of "
            "only 1",
            [](ShiftProblem& each) {
              each.people = {person("Ann"), person("Bo")};
              each.people[1].days_off = {monday};
            }},
        Impossible{"TooFewHours",
                   "The week of Monday 2003-07-21 needs 16 agent-hours, but the contracts of 2 people allow only 15; 1 "
                   "more hour is needed",
                   [](ShiftProblem& each) {
                     each.people = {person("Ann", 8h), person("Bo", 7h)};
                     each.shift_templates[0].length = 7h;
                     each.shift_templates[0].latest_start = clock(9);
                   }}),
    [](const auto& each) { return each.param.name; });

}  // namespace
