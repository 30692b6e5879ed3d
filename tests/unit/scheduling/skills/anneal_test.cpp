// Rosters changed a little at a time, against the independent checker and the best of all.
#include "scheduling/skills/anneal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "checked_roster.hpp"

namespace {

using namespace small_rosters;

constexpr AnnealEffort some_effort{.rounds = 24'000, .hot = 10, .cold = 0.05};

double in_time() { return 0; }

TEST(Annealing, LeavesARosterThatTheCheckerAgreesWithAndThatCostsNoMore) {
  int better = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CheckedRoster each(draw_roster(seed, 2, 3), seed);
    const double before = each.state.cost();
    const HourPrices prices = anneal(each.problem, {0, 1, 2}, some_effort, in_time, each.state);
    EXPECT_LE(each.state.cost(), before + 1e-9) << seed;
    better += each.state.cost() < before - 1e-6;
    each.state.settle();
    const RosterCheck check = each.check();
    EXPECT_TRUE(check.violations.empty()) << seed;
    EXPECT_NEAR(each.state.cost(), check.objective, 1e-6 * std::max(1.0, check.objective)) << seed;
    for (std::size_t worker = 0; worker < 3; ++worker) {
      const auto& all = each.tours[worker];
      EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const PricedTour& one) {
        return one.tour == each.state.tour(worker);
      })) << seed;
    }
  }
  EXPECT_GT(better, 10);
}

TEST(Annealing, FindsTheBestOfAllRostersOfOnePerson) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    CheckedRoster each(draw_roster(seed, 3, 1), seed);
    SkillState trial = each.state;
    double least = trial.cost();
    for (const PricedTour& one : each.tours[0]) {
      trial.replace(0, one.tour, one.cost);
      least = std::min(least, trial.cost());
    }
    static_cast<void>(anneal(each.problem, {0}, some_effort, in_time, each.state));
    EXPECT_NEAR(each.state.cost(), least, 1e-9) << seed;
  }
}

/// Nothing is required; Bob and Dan wish for a shift on each day, Cyd is to work what Bob does, and Ann is away.
TEST(Annealing, GrantsWishesAndKeepsPairsWhereNothingElseCounts) {
  RosterProblem roster = draw_roster(1, 5, 4);
  roster.costs.overstaffing = 0;
  for (SkillRequirement& each : roster.requirements) {
    std::fill(each.required.values.begin(), each.required.values.end(), 0.0);
  }
  roster.people.clear();
  for (const char* name : {"Ann", "Bob", "Cyd", "Dan"}) {
    roster.people.push_back({.name = name, .max_hours_per_week = hours{40}, .skills = {{"sales"}}});
  }
  const std::vector<std::string> shifts{"early", "late", "long", "late", "early"};
  for (std::size_t day = 0; day < shifts.size(); ++day) {
    const Date date = roster.first_day + std::chrono::days{day};
    roster.people[0].days_off.push_back(date);
    roster.people[1].requests.push_back({.date = date, .shift_templates = {shifts[day]}, .weight = 5});
    roster.people[3].requests.push_back({.date = date, .shift_templates = {shifts[4 - day]}, .weight = 5});
  }
  roster.pairings = {{"Bob", "Cyd", true, 5}};
  CheckedRoster each(roster, 1);
  EXPECT_GT(each.state.cost(), 20);
  static_cast<void>(anneal(each.problem, {0, 1, 2, 3}, some_effort, in_time, each.state));
  EXPECT_NEAR(each.state.cost(), 0, 1e-9);
  EXPECT_NEAR(each.check().objective, 0, 1e-9);
}

TEST(Annealing, MovesNobodyButThoseWhoMayChange) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    CheckedRoster each(draw_roster(seed, 2, 3), seed);
    const Tours before = each.state.tours();
    static_cast<void>(anneal(each.problem, {1}, some_effort, in_time, each.state));
    EXPECT_EQ(each.state.tour(0), before.of[0]) << seed;
    EXPECT_EQ(each.state.tour(2), before.of[2]) << seed;
    EXPECT_TRUE(anneal(each.problem, {}, some_effort, in_time, each.state).empty());
  }
}

TEST(Annealing, ChangesNothingWhereTheTimeIsUp) {
  CheckedRoster each(draw_roster(1, 2, 3), 1);
  const Tours before = each.state.tours();
  const HourPrices prices = anneal(
      each.problem, {0, 1, 2}, some_effort, [] { return 1.0; }, each.state);
  EXPECT_EQ(each.state.tours().of, before.of);
  EXPECT_EQ(prices, HourPrices(each.problem.moments.size() * each.problem.skills, 0.0));
}

/// Somebody who can do nothing of what is asked for never changes what an hour would save.
TEST(Annealing, GivesThePricesOfWhatIsMissing) {
  RosterProblem roster = draw_roster(2, 1, 1);
  roster.costs = {.understaffing = 7, .overstaffing = 1};
  roster.people[0] = {.name = "Ann", .max_hours_per_week = hours{8}, .skills = {{"chess"}}};
  for (std::size_t skill = 0; skill < 2; ++skill) {
    auto& required = roster.requirements[skill].required.values;
    for (std::size_t i = 0; i < required.size(); ++i) required[i] = (i + skill) % 2 == 0 ? 0 : 2;
  }
  CheckedRoster each(roster, 1);
  const HourPrices prices = anneal(each.problem, {0}, some_effort, in_time, each.state);
  ASSERT_EQ(prices.size(), each.problem.moments.size() * 2);
  for (std::size_t j = 0; j < prices.size(); ++j) {
    const bool missing = (j / 2 + j % 2) % 2 != 0;
    EXPECT_NEAR(prices[j], missing ? 7 : -1, 1e-9) << j;
  }
}

TEST(Annealing, RepeatsForTheSameSeed) {
  CheckedRoster one(draw_roster(3, 2, 3), 3), two(draw_roster(3, 2, 3), 3), other(draw_roster(3, 2, 3), 3);
  const HourPrices first = anneal(one.problem, {0, 1, 2}, some_effort, in_time, one.state);
  EXPECT_EQ(first, anneal(two.problem, {0, 1, 2}, some_effort, in_time, two.state));
  EXPECT_EQ(one.state.tours().of, two.state.tours().of);
  AnnealEffort another = some_effort;
  another.seed = 2;
  EXPECT_NE(first, anneal(other.problem, {0, 1, 2}, another, in_time, other.state));
}

}  // namespace
