// Rosters of given shifts under rules and wishes against every roster there is, each judged by the independent checker.
#include <gtest/gtest.h>

#include "drawn_rosters.hpp"
#include "krarup/scheduling/check.hpp"

namespace krarup {
namespace {

using namespace drawn_rosters;

/// The cover as shifts; the days of the roster follow from them unless they are kept.
RosterProblem with_given_shifts(RosterProblem problem, bool keeps_days) {
  for (const ShiftCover& cover : problem.cover) {
    const std::size_t which = cover.shift_template == "late" ? 1 : 0;
    for (int k = 0; k < cover.required; ++k) problem.shifts.push_back(shift_on(problem, which, cover.date));
  }
  problem.cover.clear();
  problem.shift_templates.clear();
  if (!keeps_days) {
    problem.days = 0;
    for (Person& person : problem.people) {
      std::erase_if(person.history, [&](const Shift& shift) { return shift.start >= problem.shifts.front().start; });
    }
  }
  return problem;
}

/// Gives every shift to everybody or nobody.
class EveryRoster {
 public:
  explicit EveryRoster(const RosterProblem& problem) : problem_(problem) { give(0); }

  [[nodiscard]] double least_cost() const { return best_; }

 private:
  void give(std::size_t next) {
    if (next == problem_.shifts.size()) {
      const RosterCheck check = check_roster(problem_, assignments_, unassigned_);
      if (check.violations.empty()) best_ = std::min(best_, check.objective);
      return;
    }
    for (const Person& person : problem_.people) {
      assignments_.push_back({person.name, problem_.shifts[next]});
      give(next + 1);
      assignments_.pop_back();
    }
    unassigned_.push_back(problem_.shifts[next]);
    give(next + 1);
    unassigned_.pop_back();
  }

  const RosterProblem& problem_;
  std::vector<Assignment> assignments_;
  std::vector<Shift> unassigned_;
  double best_ = infinity;
};

void expect_the_best(const RosterProblem& problem, unsigned seed) {
  if (problem.shifts.empty()) return;
  const double best = EveryRoster(problem).least_cost();
  const Roster roster = assign_shifts(problem, {.gap = 0, .threads = 1});
  EXPECT_EQ(roster.status == SolveStatus::infeasible, best == infinity) << seed;
  if (best == infinity) return;
  EXPECT_NEAR(roster.objective, best, 1e-3) << seed;
  EXPECT_LE(roster.bound, best + 1e-3) << seed;
  EXPECT_EQ(roster.assignments.size() + roster.unassigned.size(), problem.shifts.size()) << seed;
}

TEST(RostersOfGivenShifts, AreTheBestOfAllRostersOfOnePersonUnderAnyRules) {
  for (unsigned seed = 200; seed < 260; ++seed) {
    expect_the_best(with_given_shifts(draw_problem(seed, seed % 10 == 0 ? 7 : 5, 1), seed % 2 == 0), seed);
  }
}

TEST(RostersOfGivenShifts, AreTheBestOfAllRostersOfTwoPeopleUnderAnyRules) {
  for (unsigned seed = 300; seed < 340; ++seed) {
    RosterProblem problem = with_given_shifts(draw_problem(seed, 4, 2), seed % 2 == 0);
    if (problem.shifts.size() <= 8) expect_the_best(problem, seed);
  }
}

TEST(RostersOfGivenShifts, AreTheBestOfAllRostersOfPeopleWhoBelongTogetherOrApart) {
  for (unsigned seed = 400; seed < 460; ++seed) {
    RosterProblem problem = with_given_shifts(draw_problem(seed, 4, 2), seed % 2 == 0);
    problem.pairings = {{"person 0", "person 1", seed % 3 != 0, 3.0 * (seed % 5 + 1)}};
    if (problem.shifts.size() <= 8) expect_the_best(problem, seed);
  }
}

/// One shift of eight hours on each of some days.
std::vector<Shift> one_a_day(Date first, int count) {
  std::vector<Shift> shifts;
  for (int day = 0; day < count; ++day)
    shifts.push_back({"day", LocalClock{}.instant(first + days{day}, TimeOfDay{hours{9}}), hours{8}});
  return shifts;
}

TEST(RostersOfGivenShifts, GiveEveryShiftToOnePersonOnlyHoweverManyWantIt) {
  const Date monday{days{20003}};
  RosterProblem problem{.shifts = one_a_day(monday, 4)};
  for (const char* name : {"Ann", "Bob"}) {
    problem.people.push_back({.name = name,
                              .max_hours_per_week = hours{40},
                              .rules = {DaysWorked{.min = 2, .max = 2, .period = Period::horizon}},
                              .requests = {{.date = monday, .weight = 20}, {.date = monday + days{1}, .weight = 20}}});
  }
  const Roster roster = assign_shifts(problem, {.gap = 0, .threads = 1});
  EXPECT_EQ(roster.status, SolveStatus::optimal);
  EXPECT_NEAR(roster.objective, 40, 1e-9);
  EXPECT_EQ(roster.assignments.size(), 4U);
}

TEST(RostersOfGivenShifts, PromiseNothingForWeeksWithoutShifts) {
  const Date monday{days{20003}};
  const RosterProblem problem{.shifts = one_a_day(monday + days{7}, 5),
                              .people = {{.name = "Ann",
                                          .min_hours_per_week = hours{40},
                                          .max_hours_per_week = hours{40},
                                          .rules = {ConsecutiveDays{.max = 4}}}},
                              .first_day = monday + days{2},
                              .days = 12};
  const Roster roster = assign_shifts(problem, {.gap = 0, .threads = 1});
  EXPECT_EQ(roster.status, SolveStatus::optimal);
  EXPECT_NEAR(roster.objective, 16, 1e-9) << "a shift of 8 h that nobody works, and a promise 8 h short";
}

}  // namespace
}  // namespace krarup
