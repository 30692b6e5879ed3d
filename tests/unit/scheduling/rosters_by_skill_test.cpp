// Rosters for requirements by skill against every roster there is, each judged by the independent checker.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "drawn_rosters.hpp"
#include "krarup/scheduling/check.hpp"

namespace krarup {
namespace {

using namespace drawn_rosters;
using std::chrono::minutes;

/// Two kinds of shift; the long one has a break of half an hour at one of three times.
std::vector<ShiftTemplate> templates() {
  std::vector<ShiftTemplate> two{{.name = "early",
                                  .length = hours{3},
                                  .earliest_start = TimeOfDay{hours{6}},
                                  .latest_start = TimeOfDay{hours{6}},
                                  .start_step = hours{1}},
                                 {.name = "late",
                                  .length = hours{2},
                                  .earliest_start = TimeOfDay{hours{8}},
                                  .latest_start = TimeOfDay{hours{8}},
                                  .start_step = hours{1}}};
  two[0].breaks = {{"coffee", minutes{30}, true, hours{1}, hours{2}}};
  return two;
}

/// Every shift of a day, with every arrangement of its breaks.
std::vector<Shift> shifts_of(const RosterProblem& problem, Date date) {
  std::vector<Shift> all;
  for (const minutes start : {minutes{60}, minutes{90}, minutes{120}}) {
    Shift early = shift_on(problem, 0, date);
    early.breaks = {{"coffee", early.start + start, minutes{30}, true}};
    all.push_back(early);
  }
  all.push_back(shift_on(problem, 1, date));
  return all;
}

RosterProblem draw_skills(unsigned seed, int length, int people) {
  Draw draw(seed);
  RosterProblem problem;
  problem.first_day = Date{days{20000 + draw.below(7)}};
  problem.days = length;
  problem.shift_templates = templates();
  const Instant start = problem.clock.instant(problem.first_day, TimeOfDay{hours{6}});
  const auto halves = static_cast<std::size_t>(48 * (length - 1) + 8);
  for (const char* skill : {"sales", "support"}) {
    SkillRequirement each{skill, {start, minutes{30}, std::vector<double>(halves, 0.0)}};
    for (std::size_t i = 0; i < halves; ++i) {
      if (i % 48 < 8) each.required[i] = 0.5 * draw.below(people + 2);
    }
    problem.requirements.push_back(each);
  }
  problem.costs = {.understaffing = 4.0 + draw.below(8), .overstaffing = draw.below(3) * 1.0};
  if (draw.below(3) == 0) problem.costs.understaffing_steps = {{.beyond = 1, .cost = 20}};
  for (int i = 0; i < people; ++i) {
    Person person{.name = "person " + std::to_string(i), .max_hours_per_week = hours{3 + draw.below(10)}};
    const int kind = draw.below(5);
    if (kind != 0) person.skills.push_back({"sales", draw.below(2) == 0 ? 1.0 : 1.5});
    if (kind == 0 || kind > 2) person.skills.push_back({"support", draw.below(2) == 0 ? 1.0 : 0.75});
    if (draw.below(3) == 0) person.min_hours_per_week = hours{2};
    if (draw.below(2) == 0) {
      const Weight weight = draw.below(2) == 0 ? Weight{} : Weight{1.0 + draw.below(3)};
      person.rules.push_back(ForbiddenSuccession{.first = {"late"}, .then = {"early"}, .weight = weight});
    }
    if (draw.below(2) == 0) person.requests.push_back({.date = problem.first_day, .wanted = false, .weight = 2});
    if (draw.below(4) == 0) person.days_off.push_back(problem.first_day);
    problem.people.push_back(person);
  }
  if (people > 1 && draw.below(3) == 0) {
    problem.pairings.push_back({"person 0", "person 1", draw.below(2) == 0, 3});
  }
  return problem;
}

/// The cost of the best of all rosters.
class EveryRoster {
 public:
  explicit EveryRoster(const RosterProblem& problem) : problem_(problem) {}

  double least_cost() {
    give(0, 0);
    return best_;
  }

 private:
  void give(std::size_t person, int day) {
    if (person == problem_.people.size()) {
      const RosterCheck check = check_roster(problem_, roster_, {});
      if (check.violations.empty()) best_ = std::min(best_, check.objective);
      return;
    }
    const std::size_t next = day + 1 == problem_.days ? person + 1 : person;
    const int tomorrow = day + 1 == problem_.days ? 0 : day + 1;
    give(next, tomorrow);
    for (const Shift& shift : shifts_of(problem_, problem_.first_day + days{day})) {
      roster_.push_back({problem_.people[person].name, shift});
      give(next, tomorrow);
      roster_.pop_back();
    }
  }

  const RosterProblem& problem_;
  std::vector<Assignment> roster_;
  double best_ = infinity;
};

TEST(RostersBySkill, AreTheBestOfAllRosters) {
  int proven = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const int people = seed % 8 == 2 ? 2 : seed % 2 == 0 ? 1 : 3;
    const RosterProblem problem = draw_skills(seed, people == 3 ? 1 : 4 - people, people);
    const double best = EveryRoster(problem).least_cost();
    const Roster roster = assign_shifts(problem, {.gap = 0, .threads = 1});
    EXPECT_NEAR(roster.objective, best, 1e-6 * std::max(1.0, best)) << seed;
    EXPECT_LE(roster.bound, best + 1e-6 * std::max(1.0, best)) << seed;
    proven += roster.status == SolveStatus::optimal;
  }
  EXPECT_EQ(proven, 40);
}

/// A day from 08:00 to 12:00 that needs two agents of a skill all the time, and shifts of half a day with a break.
RosterProblem morning() {
  RosterProblem problem{.first_day = Date{days{20003}}, .days = 1};
  problem.shift_templates = {{.name = "half",
                              .length = hours{4},
                              .earliest_start = TimeOfDay{hours{8}},
                              .latest_start = TimeOfDay{hours{8}},
                              .start_step = hours{1},
                              .breaks = {{"coffee", minutes{30}, true, hours{1}, hours{3}}}}};
  const Instant start = problem.clock.instant(problem.first_day, TimeOfDay{hours{8}});
  problem.requirements = {{"sales", {start, minutes{30}, std::vector<double>(8, 2.0)}}};
  for (const char* name : {"Ann", "Bob", "Cyd"}) {
    problem.people.push_back({.name = name, .max_hours_per_week = hours{40}, .skills = {{"sales"}}});
  }
  return problem;
}

TEST(RostersBySkill, BreaksAreWhereTheyCostLeast) {
  RosterProblem problem = morning();
  problem.people.pop_back();
  for (const std::size_t quiet : {3U, 5U}) problem.requirements[0].required[quiet] = 1;
  const Roster roster = assign_shifts(problem, {.threads = 1});
  EXPECT_EQ(roster.status, SolveStatus::optimal);
  EXPECT_NEAR(roster.objective, 0, 1e-9) << "one break from 09:30, the other from 10:30";
}

TEST(RostersBySkill, WhoHasTwoSkillsDoesTheOneThatIsNeeded) {
  RosterProblem problem = morning();
  problem.people.resize(2);
  problem.people[1].skills = {{"sales"}, {"support"}};
  problem.requirements.push_back(problem.requirements[0]);
  problem.requirements[1].skill = "support";
  for (SkillRequirement& each : problem.requirements)
    std::fill(each.required.values.begin(), each.required.values.end(), 1);
  const Roster roster = assign_shifts(problem, {.threads = 1});
  EXPECT_EQ(roster.assignments.size(), 2U);
  EXPECT_NEAR(roster.objective, 10 * (0.5 + 0.5), 1e-9) << "nothing but two breaks is missing";
}

TEST(RostersBySkill, SayWhichSkillLacksAgentsAndWhatStandsInTheWay) {
  RosterProblem problem = morning();
  problem.shift_templates[0].breaks.clear();
  problem.people[0].days_off = {problem.first_day};
  problem.people[1].requests = {{.date = problem.first_day, .wanted = false, .weight = 100}};
  problem.people.push_back({.name = "Dan", .max_hours_per_week = hours{40}, .skills = {{"support"}}});
  const Roster roster = assign_shifts(problem, {.threads = 1});
  ASSERT_EQ(roster.findings.size(), 1U);
  EXPECT_EQ(
      roster.findings[0].text,
      "Monday 2024-10-07 08:00-12:00 lacks up to 1 of 2 agents for \"sales\": of 3 people with the skill, 1 would "
      "break days_off, 1 works another shift, 1 could, for more than the shift is worth");
  EXPECT_EQ(roster.findings[0].subject, "sales");
  EXPECT_EQ(roster.findings[0].amount, 1);
  EXPECT_EQ(roster.status, SolveStatus::optimal) << "a shortage is paid for; no rule is broken";
}

TEST(RostersBySkill, DoNotDependOnTheNumberOfThreadsAndNeverCostLessThanTheirBound) {
  const RosterProblem problem = draw_skills(60, 4, 5);
  const Roster one = assign_shifts(problem, {.threads = 1}), two = assign_shifts(problem, {.threads = 2});
  EXPECT_EQ(one.assignments, two.assignments);
  EXPECT_EQ(one.bound, two.bound);
  EXPECT_LE(one.bound, one.objective);
  EXPECT_TRUE(check_roster(problem, one.assignments, {}).violations.empty());
}

}  // namespace
}  // namespace krarup
