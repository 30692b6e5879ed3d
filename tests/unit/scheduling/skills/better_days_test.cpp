// A day of a roster chosen anew, against the independent checker and everything that can be worked on the day.
#include "scheduling/skills/better_days.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "checked_roster.hpp"

namespace {

using namespace small_rosters;

constexpr auto go_on = [] { return true; };

/// Everything that somebody can work who is off, or not, on one of two days as before, and the same on the other.
std::vector<Tour> tours_with_another_shift(const CheckedRoster& roster, std::size_t worker, std::size_t day) {
  const Tour& now = roster.state.tour(worker);
  std::vector<Tour> others;
  for (const PricedTour& each : roster.tours[worker]) {
    const bool off = each.tour[day].letter == 0;
    if (each.tour[1 - day] == now[1 - day] && off == (now[day].letter == 0)) others.push_back(each.tour);
  }
  return others;
}

TEST(BetterDays, CostWhatTheCheckerSaysAndNeverMoreThanBefore) {
  int better = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CheckedRoster each(draw_roster(seed, 2, 3), seed);
    for (const std::size_t day : {0U, 1U, 0U}) {
      const double before = each.state.cost();
      improve_day(each.problem, day, go_on, each.state);
      EXPECT_LE(each.state.cost(), before) << seed;
      better += each.state.cost() < before - 1e-6;
      const RosterCheck check = each.check();
      EXPECT_TRUE(check.violations.empty()) << seed;
      EXPECT_NEAR(each.state.cost(), check.objective, 1e-6 * std::max(1.0, check.objective)) << seed;
    }
  }
  EXPECT_GT(better, 20);
}

TEST(BetterDays, ChangeNothingButTheShiftsOfTheDay) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CheckedRoster each(draw_roster(seed, 2, 3), seed);
    const Tours before = each.state.tours();
    improve_day(each.problem, 0, go_on, each.state);
    for (std::size_t worker = 0; worker < before.of.size(); ++worker) {
      EXPECT_EQ(each.state.tour(worker)[1], before.of[worker][1]) << seed;
      EXPECT_EQ(each.state.tour(worker)[0].letter == 0, before.of[worker][0].letter == 0) << seed;
    }
  }
}

/// Two people of one skill each, who are required just when they would work another shift on a day.
TEST(BetterDays, AreFoundWhereOnlyOneIsJustWhatIsRequired) {
  int better = 0;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    RosterProblem roster = draw_roster(seed, 2, 2);
    roster.costs = {.understaffing = 5, .overstaffing = 1};
    for (std::size_t i = 0; i < 2; ++i) {
      Person& person = roster.people[i];
      person = {.name = person.name, .max_hours_per_week = person.max_hours_per_week};
      person.skills = {{roster.requirements[i].skill}};
      std::fill(roster.requirements[i].required.values.begin(), roster.requirements[i].required.values.end(), 0.0);
    }
    const CheckedRoster open(roster, seed);
    for (std::size_t i = 0; i < 2; ++i) {
      std::vector<Tour> others = tours_with_another_shift(open, i, seed % 2);
      for_each_moment_of(open.problem, others[seed % others.size()],
                         [&](std::size_t t) { roster.requirements[i].required[t] = 1; });
    }
    CheckedRoster each(roster, seed);
    ASSERT_EQ(each.state.tours().of, open.state.tours().of) << seed;
    better += each.state.cost() > 0.1;
    improve_day(each.problem, seed % 2, go_on, each.state);
    EXPECT_NEAR(each.state.cost(), 0, 1e-9) << seed;
  }
  EXPECT_GT(better, 10);
}

TEST(BetterDays, GrantWhatEachOfTwoAlikeWishesFor) {
  RosterProblem roster = draw_roster(1, 1, 2);
  roster.costs.overstaffing = 0;
  for (Person& person : roster.people) {
    person = {.name = person.name, .max_hours_per_week = hours{8}, .skills = {{"sales"}}};
    const bool first = &person == &roster.people.front();
    person.requests = {{.date = roster.first_day, .shift_templates = {first ? "early" : "late"}, .weight = 2}};
  }
  for (SkillRequirement& each : roster.requirements) {
    std::fill(each.required.values.begin(), each.required.values.end(), 0.0);
  }
  CheckedRoster each(roster, 1);
  each.state.replace(0, {{3}}, 2);
  each.state.replace(1, {{1}}, 2);
  EXPECT_NEAR(each.state.cost(), 4, 1e-9);
  improve_day(each.problem, 0, go_on, each.state);
  EXPECT_NEAR(each.state.cost(), 0, 1e-9);
  EXPECT_NEAR(each.check().objective, 0, 1e-9);
}

TEST(BetterDays, LeavePairsAndStoppedSearchesAsTheyAre) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    RosterProblem roster = draw_roster(seed, 2, 3);
    CheckedRoster stopped(roster, seed);
    const double before = stopped.state.cost();
    const Tours tours = stopped.state.tours();
    improve_day(
        stopped.problem, 0, [] { return false; }, stopped.state);
    EXPECT_EQ(stopped.state.tours().of, tours.of) << seed;
    EXPECT_EQ(stopped.state.cost(), before) << seed;

    roster.pairings = {{roster.people[0].name, roster.people[1].name, true, 3}};
    CheckedRoster paired(roster, seed);
    const Tours of_pair = paired.state.tours();
    improve_day(paired.problem, 0, go_on, paired.state);
    for (std::size_t worker = 0; worker < 2; ++worker) EXPECT_EQ(paired.state.tour(worker), of_pair.of[worker]) << seed;
    EXPECT_NEAR(paired.state.cost(), paired.check().objective, 1e-6 * std::max(1.0, paired.state.cost())) << seed;
  }
}

}  // namespace
