#pragma once

#include <limits>
#include <random>
#include <string>
#include <vector>

#include "krarup/scheduling/roster.hpp"

/// Small rosters drawn at random: people under any rules, with wishes, pinned days and a past.
namespace drawn_rosters {

using namespace krarup;
using std::chrono::days;
using std::chrono::hours;

inline constexpr double infinity = std::numeric_limits<double>::infinity();

inline Shift shift_on(const RosterProblem& problem, std::size_t which, Date date) {
  const ShiftTemplate& made_from = problem.shift_templates[which];
  return {made_from.name, problem.clock.instant(date, made_from.earliest_start), made_from.length};
}

/// Rules of every kind, hard and soft.
inline std::vector<RosterRule> all_rules(const Weight& weight) {
  return {PaidTimeLimits{.min = hours{20}, .max = hours{40}, .period = Period::horizon, .weight = weight},
          PaidTimeLimits{.min = hours{14}, .max = hours{30}, .weight = weight},
          PaidTimeLimits{.max = hours{6}, .period = Period::day, .weight = weight},
          DaysWorked{.min = 2, .max = 4, .weight = weight},
          DaysWorked{.min = 3, .max = 5, .period = Period::horizon, .weight = weight},
          RollingDaysWorked{.window = 5, .max = 3, .weight = weight},
          RollingShiftCount{.shift_templates = {"late"}, .window = 4, .max = 1, .weight = weight},
          RollingPaidTime{.window = 3, .max = hours{15}, .weight = weight},
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
          WorkingHours{.earliest_end = TimeOfDay{hours{16}}, .weight = weight},
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

inline Person draw_person(Draw& draw, const RosterProblem& problem, const std::string& name) {
  Person person{.name = name, .max_hours_per_week = hours{20 + draw.below(25)}};
  person.max_days_per_week = 3 + draw.below(4);
  if (draw.below(3) == 0) person.min_hours_per_week = hours{16};
  if (draw.below(3) == 0) person.min_rest = hours{18};
  const Weight soft = 1.0 + draw.below(6);
  for (RosterRule& rule : all_rules(soft)) {
    if (draw.below(4) == 0) person.rules.push_back(std::move(rule));
  }
  if (draw.below(2) == 0) {
    const std::vector<RosterRule> hard = all_rules({});
    person.rules.push_back(hard[static_cast<std::size_t>(draw.below(static_cast<int>(hard.size())))]);
  }
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
  if (draw.below(3) == 0) {
    person.requests.push_back({.days = {std::chrono::weekday(problem.first_day + days{draw.below(problem.days)})},
                               .latest_start = TimeOfDay{hours{12}},
                               .wanted = draw.below(2) == 0,
                               .weight = 1.0 + draw.below(3)});
  }
  person.refused_before = draw.below(3);
  if (draw.below(4) == 0) person.days_off.push_back(problem.first_day + days{draw.below(problem.days)});
  if (draw.below(4) == 0) person.pinned.push_back({.date = problem.first_day + days{2}, .shift_template = "late"});
  for (int day = 1; day <= 8 && draw.below(5) != 0; ++day) {
    if (draw.below(3) > 0)
      person.history.push_back(shift_on(problem, draw.below(2) == 0, problem.first_day - days{day}));
  }
  person.seniority = 1 + 0.5 * draw.below(2);
  return person;
}

inline RosterProblem draw_problem(unsigned seed, int length, int people) {
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
  if (draw.below(2) == 0) problem.fairness.push_back({.refused_wishes = true, .weight = 0.75});
  if (draw.below(2) == 0) {
    problem.published.push_back({"person 0", shift_on(problem, 0, problem.first_day + days{1})});
    problem.cost_per_change = 1.5;
  }
  return problem;
}

}  // namespace drawn_rosters
