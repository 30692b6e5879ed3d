#include <gtest/gtest.h>

#include <functional>

#include "krarup/scheduling/check.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

/// Ann works Monday and Tuesday, Bo works Monday; one shift is left over.
struct Case {
  RosterProblem problem;
  std::vector<Assignment> assignments;
  std::vector<Shift> unassigned;
};

Case legal_roster() {
  Case each;
  each.problem.shifts = {from(at(0, 8), 8h), from(at(0, 8), 8h), from(at(1, 8), 8h), from(at(2, 8), 8h)};
  each.problem.people = {person("Ann", 16h), person("Bo", 16h)};
  each.problem.people[1].min_hours_per_week = 10h;
  each.assignments = {{"Ann", each.problem.shifts[0]}, {"Ann", each.problem.shifts[2]}, {"Bo", each.problem.shifts[1]}};
  each.unassigned = {each.problem.shifts[3]};
  return each;
}

TEST(CheckRoster, AcceptsALegalRosterAndPricesIt) {
  const Case each = legal_roster();
  const RosterCheck check = check_roster(each.problem, each.assignments, each.unassigned);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_DOUBLE_EQ(check.objective, 8 + 2);  // the shift left over, and two hours promised to Bo
}

/// One change that breaks exactly one rule.
struct Mutation {
  std::string name;
  std::string rule;
  std::function<void(Case&)> change;
};

class PlantedRosterViolation : public testing::TestWithParam<Mutation> {};

TEST_P(PlantedRosterViolation, IsFoundAndNamed) {
  Case changed = legal_roster();
  GetParam().change(changed);
  const RosterCheck check = check_roster(changed.problem, changed.assignments, changed.unassigned);
  ASSERT_EQ(check.violations.size(), 1U) << texts(check.violations);
  EXPECT_EQ(check.violations[0].rule, GetParam().rule);
}

const Date tuesday = monday + std::chrono::days{1};

INSTANTIATE_TEST_SUITE_P(
    CheckRoster, PlantedRosterViolation,
    testing::Values(
        Mutation{"DayOff", "days_off", [](Case& each) { each.problem.people[0].days_off = {tuesday}; }},
        Mutation{"NotAvailable", "availability",
                 [](Case& each) {
                   each.problem.people[1].availability = {{{}, clock(8, 1), clock(20)}};
                 }},
        Mutation{"NotAvailableAtTheEnd", "availability",
                 [](Case& each) {
                   each.problem.people[1].availability = {{{}, clock(6), clock(15, 59)}};
                 }},
        Mutation{"NotAvailableThatDay", "availability",
                 [](Case& each) {
                   each.problem.people[1].availability = {{{std::chrono::Tuesday}, clock(0), clock(24)}};
                 }},
        Mutation{"RestTooShort", "min_rest", [](Case& each) { each.problem.people[0].min_rest = 17h; }},
        Mutation{"HoursOver", "max_hours_per_week",
                 [](Case& each) { each.problem.people[0].max_hours_per_week = 15h; }},
        Mutation{"DaysOver", "max_days_per_week", [](Case& each) { each.problem.people[0].max_days_per_week = 1; }},
        Mutation{"UnknownPerson", "people", [](Case& each) { each.assignments[2].person = "Cy"; }},
        Mutation{"ShiftLost", "shifts", [](Case& each) { each.unassigned.clear(); }},
        Mutation{"ShiftInvented", "shifts", [](Case& each) { each.unassigned.push_back(from(at(3, 8), 8h)); }},
        Mutation{"ShiftListedTwice", "shifts", [](Case& each) { each.unassigned.push_back(each.unassigned[0]); }}),
    [](const auto& each) { return each.param.name; });

TEST(CheckRoster, TwoShiftsOnOneDayAreOneTooMany) {
  Case each = legal_roster();
  each.problem.shifts[3] = from(at(0, 20), 2h);
  each.unassigned.clear();
  each.assignments.push_back({"Bo", each.problem.shifts[3]});
  each.problem.people[1].min_rest = 2h;
  const RosterCheck check = check_roster(each.problem, each.assignments, each.unassigned);
  ASSERT_EQ(check.violations.size(), 1U) << texts(check.violations);
  EXPECT_EQ(check.violations[0].rule, "one_shift_a_day");
}

TEST(CheckRoster, AShiftWithMovedBreaksIsAnotherShift) {
  Case each = legal_roster();
  each.problem.shifts[3].breaks = {{"lunch", at(2, 12), 30min, false}};
  each.unassigned[0].breaks = {{"lunch", at(2, 13), 30min, false}};
  const RosterCheck check = check_roster(each.problem, each.assignments, each.unassigned);
  EXPECT_EQ(check.violations.size(), 2U) << texts(check.violations);  // one lost, one invented
}

}  // namespace
