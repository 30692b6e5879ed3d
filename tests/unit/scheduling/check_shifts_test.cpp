#include <gtest/gtest.h>

#include <functional>

#include "krarup/scheduling/check.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

/// Two people from 08:00 to 16:00, with a coffee and a lunch each.
ShiftProblem two_people() {
  ShiftProblem problem = morning(std::vector<double>(8, 2.0));
  problem.shift_templates = {shift("day", 8h, clock(8), clock(9))};
  problem.shift_templates[0].breaks = {{"coffee", 15min, true, 1h, 2h}, {"lunch", 30min, false, 2h, 4h}};
  problem.max_agents = 2;
  return problem;
}

Shift legal(int minutes_later = 0) {
  const auto later = std::chrono::minutes{minutes_later};
  return {.shift_template = "day",
          .start = at(0, 8),
          .length = 8h,
          .breaks = {{"coffee", at(0, 9) + later, 15min, true}, {"lunch", at(0, 11) + later, 30min, false}}};
}

TEST(CheckShifts, AcceptsLegalShiftsAndMeasuresThem) {
  const ShiftCheck check = check_shifts(two_people(), {legal(), legal(30)});
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_DOUBLE_EQ(check.pay, 15);             // 2 x 7.5 paid hours
  EXPECT_DOUBLE_EQ(check.understaffing, 1.5);  // 2 x 45 minutes of breaks
  EXPECT_DOUBLE_EQ(check.overstaffing, 0);
  EXPECT_DOUBLE_EQ(check.objective, 15 + 10 * 1.5);
  EXPECT_DOUBLE_EQ(check.scheduled[0], 2);
  EXPECT_DOUBLE_EQ(check.scheduled[1], 1.5);
}

/// One change that breaks exactly one rule.
struct Mutation {
  std::string name;
  std::string rule;
  std::function<void(Shift&)> change;
};

class PlantedViolation : public testing::TestWithParam<Mutation> {};

TEST_P(PlantedViolation, IsFoundAndNamed) {
  Shift changed = legal();
  GetParam().change(changed);
  const ShiftCheck check = check_shifts(two_people(), {legal(30), changed});
  ASSERT_EQ(check.violations.size(), 1U) << texts(check.violations);
  EXPECT_EQ(check.violations[0].rule, GetParam().rule);
  EXPECT_FALSE(check.violations[0].text.empty());
}

void move_by(Shift& shift, std::chrono::minutes by) {
  shift.start += by;
  for (Break& pause : shift.breaks) pause.start += by;
}

INSTANTIATE_TEST_SUITE_P(
    CheckShifts, PlantedViolation,
    testing::Values(Mutation{"StartOffTheGrid", "start", [](Shift& shift) { move_by(shift, 30min); }},
                    Mutation{"StartTooEarly", "start", [](Shift& shift) { move_by(shift, -60min); }},
                    Mutation{"StartTooLate", "start", [](Shift& shift) { move_by(shift, 120min); }},
                    Mutation{"Longer", "length", [](Shift& shift) { shift.length = 9h; }},
                    Mutation{"UnknownTemplate", "shift_template", [](Shift& shift) { shift.shift_template = "night"; }},
                    Mutation{"BreakTooEarly", "breaks.earliest", [](Shift& shift) { shift.breaks[0].start -= 30min; }},
                    Mutation{"BreakTooLate", "breaks.latest", [](Shift& shift) { shift.breaks[1].start += 90min; }},
                    Mutation{"BreaksOverlap", "breaks",
                             [](Shift& shift) {
                               shift.breaks[0].start = at(0, 10);
                               shift.breaks[1].start = at(0, 10, 10);
                             }},
                    Mutation{"BreakMissing", "breaks", [](Shift& shift) { shift.breaks.pop_back(); }},
                    Mutation{"BreakShortened", "breaks.length", [](Shift& shift) { shift.breaks[1].length = 15min; }},
                    Mutation{"BreakPaidByMistake", "breaks.paid", [](Shift& shift) { shift.breaks[1].paid = true; }},
                    Mutation{"AnotherDay", "required", [](Shift& shift) { move_by(shift, 24h); }}),
    [](const auto& each) { return each.param.name; });

TEST(CheckShifts, CountsTheShiftsOfADay) {
  const ShiftCheck check = check_shifts(two_people(), {legal(), legal(30), legal(45)});
  ASSERT_EQ(check.violations.size(), 1U) << texts(check.violations);
  EXPECT_EQ(check.violations[0].text, "On Monday 2003-07-21 start 3 shifts, but max_agents is 2");
}

TEST(CheckShifts, TakesNoMoreThanThePeopleCanWork) {
  ShiftProblem problem = two_people();
  problem.people = {person("Ann", 8h)};
  const ShiftCheck check = check_shifts(problem, {legal(), legal(30)});
  EXPECT_TRUE(mentions(check.violations, "people"));
  EXPECT_TRUE(mentions(check.violations, "max_hours_per_week"));
}

TEST(CheckShifts, KnowsTheDaysATemplateMayStart) {
  ShiftProblem problem = two_people();
  problem.shift_templates[0].days = {std::chrono::Tuesday};
  const ShiftCheck check = check_shifts(problem, {legal()});
  ASSERT_EQ(check.violations.size(), 1U);
  EXPECT_EQ(check.violations[0].rule, "start");
}

}  // namespace
