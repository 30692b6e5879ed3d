#include <gtest/gtest.h>

#include <functional>

#include "krarup/scheduling/break_plan.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

/// One person from 08:00 to 14:00 with a lunch and four breaks of ten minutes, all rules kept.
BreakProblem one_person() {
  BreakProblem problem;
  problem.required = {at(0, 8), 30min, std::vector<double>(12, 1.0)};
  problem.policies = {{.name = "day", .breaks = {{"lunch", 30min, false, 2h, 200min}}, .flexible_time = 40min}};
  BreakPolicy& policy = problem.policies[0];
  policy.min_length = 10min;
  policy.max_length = 20min;
  policy.clear_start = policy.clear_end = policy.min_stretch = 30min;
  policy.max_stretch = 100min;
  policy.long_stretch = 50min;
  policy.long_break = 20min;
  policy.catch_up = 5min;
  problem.max_on_break = 1;
  problem.shifts = {from(at(0, 8), 6h)};
  return problem;
}

Shift legal() {
  Shift shift = from(at(0, 8), 6h);
  shift.breaks = {{"break", at(0, 8, 45), 10min, true},
                  {"break", at(0, 9, 40), 10min, true},
                  {"lunch", at(0, 11), 30min, false},
                  {"break", at(0, 12, 15), 10min, true},
                  {"break", at(0, 13, 10), 10min, true}};
  return shift;
}

TEST(CheckBreaks, AcceptsLegalBreaksAndMeasuresThem) {
  const BreakCheck check = check_breaks(one_person(), {legal()});
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.understaffing, (70 + 5 * 5) / 60.0, 1e-12);  // the breaks, and five minutes after each
  EXPECT_NEAR(check.objective, 10 * check.understaffing, 1e-12);
  EXPECT_DOUBLE_EQ(check.scheduled[1], 0.5);  // 08:45-09:00 is a break of ten minutes and five to catch up
}

/// One change that breaks exactly one rule.
struct Mutation {
  std::string name;
  std::string rule;
  std::function<void(BreakProblem&, std::vector<Shift>&)> change;
};

class PlantedBreakViolation : public testing::TestWithParam<Mutation> {};

TEST_P(PlantedBreakViolation, IsFoundAndNamed) {
  BreakProblem problem = one_person();
  std::vector<Shift> shifts{legal()};
  GetParam().change(problem, shifts);
  const BreakCheck check = check_breaks(problem, shifts);
  ASSERT_GE(check.violations.size(), 1U);
  for (const Finding& finding : check.violations) {
    EXPECT_EQ(finding.rule, GetParam().rule) << texts(check.violations);
    EXPECT_FALSE(finding.text.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(
    CheckBreaks, PlantedBreakViolation,
    testing::Values(
        Mutation{"AnotherShift", "shifts", [](auto& problem, auto&) { problem.shifts[0].shift_template = "night"; }},
        Mutation{"LunchTooEarly", "window",
                 [](auto& problem, auto&) { problem.policies[0].breaks[0].earliest = 185min; }},
        Mutation{"LunchTooLate", "window", [](auto& problem, auto&) { problem.policies[0].breaks[0].latest = 175min; }},
        Mutation{"LunchTooFarFromTheEnd", "window",
                 [](auto& problem, auto&) {
                   BreakRule& lunch = problem.policies[0].breaks[0];
                   lunch.counted_from = ShiftEdge::end;  // 11:00 is three hours before it
                   lunch.earliest = 175min;
                   lunch.latest = 1h;
                 }},
        Mutation{"LunchTooNearTheEnd", "window",
                 [](auto& problem, auto&) {
                   BreakRule& lunch = problem.policies[0].breaks[0];
                   lunch.counted_from = ShiftEdge::end;
                   lunch.earliest = 4h;
                   lunch.latest = 185min;
                 }},
        Mutation{"TooSoonAfterTheBreakBefore", "min_gap",
                 [](auto& problem, auto&) { problem.policies[0].breaks[0].min_gap = 75min; }},  // it is 70 minutes
        Mutation{"NearTheStart", "position", [](auto& problem, auto&) { problem.policies[0].clear_start = 50min; }},
        Mutation{"NearTheEnd", "position", [](auto& problem, auto&) { problem.policies[0].clear_end = 45min; }},
        Mutation{"ShortStretch", "stretch", [](auto& problem, auto&) { problem.policies[0].min_stretch = 45min; }},
        Mutation{"LongStretch", "stretch", [](auto& problem, auto&) { problem.policies[0].max_stretch = 65min; }},
        Mutation{"ShortBreakAfterLongStretch", "long_stretch",
                 [](auto& problem, auto&) { problem.policies[0].long_stretch = 40min; }},
        Mutation{"BreakTooShort", "length", [](auto& problem, auto&) { problem.policies[0].min_length = 15min; }},
        Mutation{"BreakTooLong", "length",
                 [](auto& problem, auto&) {
                   problem.policies[0].max_length = 5min;
                   problem.policies[0].min_length = 5min;
                 }},
        Mutation{"LunchMissing", "breaks",
                 [](auto& problem, auto& shifts) {
                   problem.policies[0].max_stretch = {};
                   shifts[0].breaks.erase(shifts[0].breaks.begin() + 2);
                   problem.policies[0].long_stretch = {};
                 }},
        Mutation{"LunchShortened", "breaks", [](auto&, auto& shifts) { shifts[0].breaks[2].length = 25min; }},
        Mutation{"UnpaidByMistake", "paid", [](auto&, auto& shifts) { shifts[0].breaks[0].paid = false; }},
        Mutation{"TooMuchBreakTime", "flexible_time", [](auto&, auto& shifts) { shifts[0].breaks[0].length = 15min; }},
        Mutation{"WhileCatchingUp", "catch_up",
                 [](auto& problem, auto& shifts) {
                   problem.policies[0].min_stretch = 0min;
                   problem.policies[0].flexible_time = 50min;
                   shifts[0].breaks.insert(shifts[0].breaks.begin() + 1, {"break", at(0, 8, 55), 10min, true});
                 }},
        Mutation{"BetweenTwoSteps", "step",
                 [](auto& problem, auto& shifts) {
                   problem.policies[0].min_stretch = 0min;
                   shifts[0].breaks[0].start -= 120s;
                 }},
        Mutation{"TwoAtOnce", "max_on_break",
                 [](auto& problem, auto& shifts) {
                   problem.shifts.push_back(problem.shifts[0]);
                   shifts.push_back(shifts[0]);
                 }}),
    [](const auto& each) { return each.param.name; });

TEST(CheckBreaks, PricesRiseWithEveryMissingAgent) {
  BreakProblem problem = one_person();
  problem.required = {at(0, 8), 30min, std::vector<double>(12, 3.0)};  // two are missing, and three during the breaks
  problem.costs.understaffing_steps = {{.beyond = 1, .cost = 20}, {.beyond = 2.5, .cost = 50}};
  const BreakCheck check = check_breaks(problem, {legal()});
  const double away = (70 + 5 * 5) / 60.0;
  EXPECT_NEAR(check.understaffing, 6 * 2 + away, 1e-12);
  EXPECT_NEAR(check.objective, 6 * (10 + 20) + away * (0.5 * 20 + 0.5 * 50), 1e-9);
}

TEST(CheckBreaks, TheFirstBreakHasNoGapToKeep) {
  BreakProblem problem = one_person();
  problem.policies[0].breaks[0].min_gap = 5h;
  problem.policies[0].flexible_time = 0min;
  problem.policies[0].max_stretch = {};
  Shift only_lunch = legal();
  only_lunch.breaks = {only_lunch.breaks[2]};
  EXPECT_TRUE(check_breaks(problem, {only_lunch}).violations.empty());
}

TEST(CheckBreaks, PricesABentRuleInsteadOfRefusingIt) {
  BreakProblem problem = one_person();
  problem.policies[0].max_stretch = 65min;  // 11:00 comes after 70 minutes
  problem.policies[0].penalties.stretch = 12;
  const BreakCheck check = check_breaks(problem, {legal()});
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  ASSERT_EQ(check.penalties.size(), 1U);
  EXPECT_EQ(check.penalties[0].rule, "stretch");
  EXPECT_NEAR(check.penalties[0].amount, 5 / 60.0, 1e-12);
  EXPECT_NEAR(check.penalties[0].cost, 1, 1e-12);
  EXPECT_NEAR(check.objective, 10 * check.understaffing + 1, 1e-12);
}

}  // namespace
