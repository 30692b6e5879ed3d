// Rosters of one or two people against every roster there is, each judged by the independent checker.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/roster.hpp"

namespace krarup {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr double infinity = std::numeric_limits<double>::infinity();

Shift shift_on(const RosterProblem& problem, std::size_t which, Date date) {
  const ShiftTemplate& made_from = problem.shift_templates[which];
  return {made_from.name, problem.clock.instant(date, made_from.earliest_start), made_from.length};
}

/// Rules of every kind, hard and soft.
std::vector<RosterRule> all_rules(const Weight& weight) {
  return {PaidTimeLimits{.min = hours{20}, .max = hours{40}, .period = Period::horizon, .weight = weight},
          PaidTimeLimits{.min = hours{14}, .max = hours{30}, .weight = weight},
          PaidTimeLimits{.max = hours{6}, .period = Period::day, .weight = weight},
          DaysWorked{.min = 2, .max = 4, .weight = weight},
          DaysWorked{.min = 3, .max = 5, .period = Period::horizon, .weight = weight},
          RollingDaysWorked{.window = 5, .max = 3, .weight = weight},
          ShiftCount{.shift_templates = {"late"}, .min = 1, .max = 2, .weight = weight},
          ShiftCount{.shift_templates = {"late"}, .max = 1, .period = Period::week, .weight = weight},
          ShiftCount{.shift_templates = {"early"}, .min = 1, .period = Period::day, .weight = weight},
          ConsecutiveDays{.min = 2, .max = 3, .weight = weight},
          ConsecutiveDaysOff{.min = 2, .max = 3, .weight = weight},
          ConsecutiveShifts{.shift_templates = {"late"}, .min = 2, .max = 2, .weight = weight},
          ForbiddenSuccession{.first = {"late"}, .then = {"early"}, .weight = weight},
          Weekends{.max = 0, .weight = weight},
          Weekends{.max = 1, .max_consecutive = 1, .weight = weight},
          CompleteWeekends{.weight = weight},
          WorkingHours{.latest_start = TimeOfDay{hours{12}}, .weight = weight},
          StartSpread{.max = hours{4}, .weight = weight},
          Rotation{.days = {{{"early"}}, {{"late", "early"}}, {}}, .first = 1, .weight = weight}};
}

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

 private:
  std::mt19937 random_;
};

Person draw_person(Draw& draw, const RosterProblem& problem, const std::string& name) {
  Person person{.name = name, .max_hours_per_week = hours{20 + draw.below(25)}};
  person.max_days_per_week = 3 + draw.below(4);
  if (draw.below(3) == 0) person.min_hours_per_week = hours{16};
  if (draw.below(3) == 0) person.min_rest = hours{18};
  const Weight soft = 1.0 + draw.below(6);
  for (RosterRule& rule : all_rules(soft)) {
    if (draw.below(4) == 0) person.rules.push_back(std::move(rule));
  }
  if (draw.below(2) == 0) person.rules.push_back(all_rules({})[static_cast<std::size_t>(draw.below(19))]);
  for (int day = 0; day < problem.days; ++day) {
    const Date date = problem.first_day + days{day};
    if (draw.below(4) == 0) {
      const bool any = draw.below(2) == 0;
      person.requests.push_back({.date = date,
                                 .shift_templates = any ? std::vector<std::string>{} : std::vector<std::string>{"late"},
                                 .wanted = draw.below(2) == 0,
                                 .weight = 1.0 + draw.below(3)});
    }
  }
  if (draw.below(4) == 0) person.days_off.push_back(problem.first_day + days{draw.below(problem.days)});
  if (draw.below(4) == 0) person.pinned.push_back({.date = problem.first_day + days{2}, .shift_template = "late"});
  for (int day = 1; day <= 8 && draw.below(5) != 0; ++day) {
    if (draw.below(3) > 0)
      person.history.push_back(shift_on(problem, draw.below(2) == 0, problem.first_day - days{day}));
  }
  person.seniority = 1 + 0.5 * draw.below(2);
  return person;
}

RosterProblem draw_problem(unsigned seed, int length, int people) {
  Draw draw(seed);
  RosterProblem problem;
  problem.first_day = Date{days{20000 + draw.below(7)}};
  problem.days = length;
  problem.shift_templates = {{.name = "early",
                              .length = hours{8},
                              .earliest_start = TimeOfDay{hours{6}},
                              .latest_start = TimeOfDay{hours{6}},
                              .start_step = hours{1}},
                             {.name = "late",
                              .length = hours{6},
                              .earliest_start = TimeOfDay{hours{16}},
                              .latest_start = TimeOfDay{hours{16}},
                              .start_step = hours{1}}};
  for (int i = 0; i < people; ++i) problem.people.push_back(draw_person(draw, problem, "person " + std::to_string(i)));
  for (int day = 0; day < length; ++day) {
    for (const char* name : {"early", "late"}) {
      problem.cover.push_back({problem.first_day + days{day}, name, static_cast<double>(draw.below(people + 1)), 7, 2});
    }
  }
  if (draw.below(2) == 0) problem.fairness.push_back({.weekends = draw.below(2) == 0, .weight = 0.5});
  if (draw.below(2) == 0) {
    problem.published.push_back({"person 0", shift_on(problem, 0, problem.first_day + days{1})});
    problem.cost_per_change = 1.5;
  }
  return problem;
}

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

}  // namespace
}  // namespace krarup
