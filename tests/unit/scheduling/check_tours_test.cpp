// The checker of tours, on changes to one legal tour.
#include <gtest/gtest.h>

#include <algorithm>

#include "krarup/scheduling/check.hpp"
#include "small_tours.hpp"

namespace {

using namespace small_tours;

/// One legal tour, and what the checker says of a change to it.
class CheckTours : public testing::Test {
 protected:
  CheckTours() {
    problem.classes = {contract("two", 2)};
    tour = {.contract_class = "two", .people = 1, .shifts = {from(at(0, 8), 8h), from(at(1, 8), 8h)}};
  }

  [[nodiscard]] std::string broken() const {
    std::string rules;
    for (const Finding& each : check_tours(problem, {tour}).violations) rules += each.rule + " ";
    return rules;
  }

  TourProblem problem = days(7);
  Tour tour;
};

TEST_F(CheckTours, AcceptALegalTour) { EXPECT_EQ(broken(), ""); }

TEST_F(CheckTours, CountEverybodyWhoWorksATour) {
  problem.classes[0].cost_per_tour = 3;
  problem.classes[0].cost_per_hour = 0.25;
  tour.people = 2;
  EXPECT_DOUBLE_EQ(check_tours(problem, {tour}).pay, 2 * (16 * 1.25 + 3));
}

TEST_F(CheckTours, RejectEachBrokenRule) {
  const Tour legal = tour;
  const auto expect = [&](const std::string& rule, auto&& change) {
    const TourProblem before = problem;
    change();
    EXPECT_EQ(broken(), rule + " ");
    problem = before;
    tour = legal;
  };
  expect("contract_class", [&] { tour.contract_class = "three"; });
  expect("people", [&] { tour.people = 0; });
  expect("people", [&] { problem.classes[0].people = 0; });
  expect("min_days_per_week", [&] { tour.shifts.pop_back(); });
  expect("max_days_per_week", [&] { tour.shifts.push_back(from(at(4, 8), 8h)); });
  expect("min_hours_per_week", [&] { problem.classes[0].min_hours_per_week = 17h; });
  expect("max_hours_per_week", [&] { problem.classes[0].max_hours_per_week = 15h; });
  expect("max_consecutive_days", [&] { problem.classes[0].max_consecutive_days = 1; });
  expect("min_joined_days_off", [&] {
    problem.classes[0].min_joined_days_off = 5;
    tour.shifts[1] = from(at(3, 8), 8h);
  });
  expect("min_rest", [&] { tour.shifts[0] = from(at(0, 12), 8h), problem.classes[0].min_rest = 13h; });
  expect("max_start_spread", [&] {
    tour.shifts[1] = from(at(1, 12), 8h);
    problem.classes[0].max_start_spread = 3h;
  });
  expect("days", [&] { problem.classes[0].days = {std::chrono::Monday, std::chrono::Wednesday}; });
  expect("shift_templates", [&] {
    problem.shifts.shift_templates.push_back(shift("late", 8h, clock(12), clock(12)));
    problem.classes[0].shift_templates = {"late"};
    tour.shifts[0] = from(at(0, 12), 8h, "late");
    problem.classes[0].min_rest = 0h;
  });
  expect("start", [&] { tour.shifts[0] = from(at(0, 9), 8h); });
}

TEST_F(CheckTours, SeeTheWeekRepeat) {
  problem.shifts.cyclic = true;
  problem.classes[0].min_rest = 14h;
  tour.shifts = {from(at(0, 8), 8h), from(at(6, 12), 8h)};
  EXPECT_EQ(broken(), "min_rest ");
  problem.classes[0].min_rest = 12h;
  problem.classes[0].max_consecutive_days = 1;
  EXPECT_EQ(broken(), "max_consecutive_days ");
}

TEST_F(CheckTours, AcceptWhatIsJustWithinALimit) {
  ContractClass& rules = problem.classes[0];
  rules = {.name = "two", .min_days_per_week = 1, .max_days_per_week = 7};
  tour.shifts = {from(at(0, 12), 8h), from(at(1, 8), 8h)};
  rules.min_hours_per_week = rules.max_hours_per_week = 16h;
  rules.min_rest = 12h;
  rules.max_start_spread = 4h;
  rules.max_consecutive_days = 2;
  rules.min_joined_days_off = 5;
  rules.people = 1;
  EXPECT_EQ(broken(), "");
  std::reverse(tour.shifts.begin(), tour.shifts.end());
  EXPECT_EQ(broken(), "") << "in whatever order its shifts are";
}

TEST_F(CheckTours, SeeAWholeWeekOfWork) {
  problem.classes = {{.name = "two", .min_days_per_week = 7, .max_days_per_week = 7, .max_consecutive_days = 6}};
  tour.shifts.clear();
  for (int day = 0; day < 7; ++day) tour.shifts.push_back(from(at(day, 8), 8h));
  EXPECT_EQ(broken(), "max_consecutive_days ");
  problem.classes[0].max_consecutive_days = 7;
  EXPECT_EQ(broken(), "");
}

TEST_F(CheckTours, SeeDaysOffThatAreJoinedAcrossTheEndOfARepeatedWeek) {
  tour.shifts = {from(at(2, 8), 8h), from(at(4, 8), 8h)};
  problem.classes[0].min_joined_days_off = 4;
  EXPECT_EQ(broken(), "min_joined_days_off ") << "two before and two after";
  problem.shifts.cyclic = true;
  EXPECT_EQ(broken(), "");
}

TEST_F(CheckTours, RejectShiftsOutsideOfTheWeekAndTwoOnADay) {
  for (const int day : {-1, 7}) {
    tour.shifts = {from(at(0, 8), 8h), from(at(1, 8), 8h), from(at(day, 8), 8h)};
    EXPECT_NE(texts(check_tours(problem, {tour}).violations).find("has a shift outside of the week"), std::string::npos)
        << day;
  }
  problem.classes[0].min_rest = 0h;
  tour.shifts = {from(at(0, 8), 8h), from(at(1, 8), 8h), from(at(1, 12), 8h)};
  EXPECT_TRUE(mentions(check_tours(problem, {tour}).violations, "shifts"));
}

TEST_F(CheckTours, SayHowManyPeopleMoreThanThereAreWorkInAllToursTogether) {
  problem.classes[0].people = 3;
  tour.people = 2;
  const TourCheck check = check_tours(problem, {tour, tour, tour});
  ASSERT_EQ(check.violations.size(), 1U);
  EXPECT_EQ(check.violations[0].rule, "people");
  EXPECT_EQ(check.violations[0].amount, 3);
  EXPECT_EQ(check.violations[0].text, "The class \"two\" has 3 people, but 6 work");
}

}  // namespace
