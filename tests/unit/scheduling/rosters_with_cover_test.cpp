// Rosters of one or two people against every roster there is, each judged by the independent checker.
#include <gtest/gtest.h>

#include "drawn_rosters.hpp"
#include "krarup/scheduling/check.hpp"

namespace krarup {
namespace {

using namespace drawn_rosters;

/// The cost of the best of all rosters of one person; infinite when every one breaks a rule.
double best_by_enumeration(const RosterProblem& problem) {
  double best = infinity;
  std::vector<int> works(static_cast<std::size_t>(problem.days), 0);
  while (true) {
    std::vector<Assignment> roster;
    for (std::size_t day = 0; day < works.size(); ++day) {
      if (works[day] == 0) continue;
      const Date date = problem.first_day + days{static_cast<int>(day)};
      roster.push_back({problem.people[0].name, shift_on(problem, static_cast<std::size_t>(works[day] - 1), date)});
    }
    const RosterCheck check = check_roster(problem, roster, {});
    if (check.violations.empty()) best = std::min(best, check.objective);
    std::size_t day = 0;
    while (day < works.size() && works[day] == 2) works[day++] = 0;
    if (day == works.size()) return best;
    ++works[day];
  }
}

TEST(RostersWithCover, AreTheBestOfAllRostersOfOnePersonUnderAnyRules) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const RosterProblem problem = draw_problem(seed, seed % 10 == 0 ? 7 : 5, 1);
    const double best = best_by_enumeration(problem);
    const Roster roster = assign_shifts(problem, {.gap = 0, .threads = 1});
    EXPECT_EQ(roster.status == SolveStatus::infeasible, best == infinity) << seed;
    if (best == infinity) continue;
    EXPECT_NEAR(roster.objective, best, 1e-3) << seed;
    EXPECT_LE(roster.bound, best + 1e-3) << seed;
  }
}

TEST(RostersWithCover, KeepEveryRuleAndNeverCostLessThanTheirBound) {
  for (unsigned seed = 100; seed < 110; ++seed) {
    const RosterProblem problem = draw_problem(seed, 21, 4);
    const Roster roster = assign_shifts(problem, {.threads = 1});
    const RosterCheck check = check_roster(problem, roster.assignments, roster.unassigned);
    EXPECT_EQ(check.objective, roster.objective);
    EXPECT_EQ(roster.status == SolveStatus::infeasible, !check.violations.empty());
    EXPECT_LE(roster.bound, roster.objective);
  }
}

TEST(RostersWithCover, HaveBreaksThatKeepTheirGap) {
  RosterProblem problem{.first_day = Date{days{20003}}, .days = 1};
  const BreakRule pause{.name = "pause", .length = hours{1}, .earliest = hours{1}, .latest = hours{6}};
  BreakRule later = pause;
  later.min_gap = hours{3};
  problem.shift_templates = {{.name = "day",
                              .length = hours{8},
                              .earliest_start = TimeOfDay{hours{9}},
                              .latest_start = TimeOfDay{hours{9}},
                              .start_step = hours{1},
                              .breaks = {pause, later}}};
  problem.cover = {{problem.first_day, "day", 1}};
  problem.people = {{.name = "Ann", .max_hours_per_week = hours{40}}};
  const Roster roster = assign_shifts(problem);
  EXPECT_EQ(roster.status, SolveStatus::optimal);
  ASSERT_EQ(roster.assignments.size(), 1U);
  EXPECT_EQ(roster.assignments[0].shift.breaks[1].start - roster.assignments[0].shift.breaks[0].start, hours{4});
}

// A limit at a price, and another that nobody may pass.
TEST(RostersWithCover, HaveOvertimeWhereItCostsLessThanWhatWouldBeMissing) {
  const Date monday{std::chrono::local_days{std::chrono::year{2026} / 3 / 2}};
  RosterProblem problem{.first_day = monday, .days = 7};
  problem.shift_templates = {{.name = "day",
                              .length = hours{8},
                              .earliest_start = TimeOfDay{hours{9}},
                              .latest_start = TimeOfDay{hours{9}},
                              .start_step = hours{1}}};
  problem.people = {{.name = "Ann", .max_hours_per_week = hours{60}, .max_days_per_week = 7}};
  problem.people[0].rules = {PaidTimeLimits{.max = hours{40}, .weight = 1.5}, PaidTimeLimits{.max = hours{48}}};
  const auto days_worked_where_a_missing_shift_costs = [&](double understaffing) {
    problem.cover.clear();
    for (int day = 0; day < 7; ++day) problem.cover.push_back({monday + days{day}, "day", 1, understaffing});
    const Roster roster = assign_shifts(problem);
    EXPECT_EQ(roster.status, SolveStatus::optimal);
    return roster.assignments.size();
  };
  EXPECT_EQ(days_worked_where_a_missing_shift_costs(11), 5U);  // 8 hours at 1.5 cost 12
  EXPECT_EQ(days_worked_where_a_missing_shift_costs(13), 6U);
  EXPECT_EQ(days_worked_where_a_missing_shift_costs(1300), 6U);
}

}  // namespace
}  // namespace krarup
