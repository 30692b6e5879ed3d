// Rosters rounded from a few lines of everybody, against all tours of those lines.
#include "scheduling/skills/lines_of_prices.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "scheduling/skills/line_cost.hpp"
#include "small_rosters.hpp"

namespace {

using namespace small_rosters;

constexpr auto go_on = [] { return true; };

lines::Line letters(const Tour& tour) {
  lines::Line line;
  for (const WorkedDay& each : tour) line.push_back(each.letter);
  return line;
}

/// A problem, and some of the lines that each class can work.
struct Case {
  Case(const RosterProblem& roster, unsigned seed, std::size_t most_lines) : problem(to_skill_problem(roster)) {
    std::mt19937_64 random(seed);
    for (std::size_t c = 0; c < problem.classes.size(); ++c) {
      std::set<lines::Line> all;
      for (const PricedTour& each : every_tour(problem, problem.classes[c].first())) all.insert(letters(each.tour));
      std::vector<lines::Line>& some = given.emplace_back(all.begin(), all.end());
      std::shuffle(some.begin(), some.end(), random);
      some.resize(std::min(some.size(), most_lines));
      classes.push_back(c);
    }
  }

  [[nodiscard]] std::optional<Tours> rounded() const { return roster_of_lines(problem, classes, given, go_on); }

  SkillProblem problem;
  std::vector<std::size_t> classes;
  std::vector<std::vector<lines::Line>> given;  // [class]
};

/// Somebody who works like an average agent, where each missing agent costs the same.
RosterProblem average_person(unsigned seed) {
  RosterProblem roster = draw_roster(seed, 2, 1);
  roster.costs.understaffing_steps.clear();
  for (Person& person : roster.people) {
    for (Skill& skill : person.skills) skill.proficiency = 1;
  }
  return roster;
}

/// What a roster of average agents costs.
double cost_of(const SkillProblem& problem, const Tours& tours) {
  SkillState state(problem);
  state.replace(tours);
  return state.cost();
}

TEST(RosterOfLines, GivesEverybodyOneOfTheirLinesWithBreaksThatKeepTheirRules) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Case each(draw_roster(seed, 2, 4), seed, 3);
    const auto tours = each.rounded();
    ASSERT_TRUE(tours.has_value()) << seed;
    for (const std::size_t c : each.classes) {
      for (const std::size_t worker : each.problem.classes[c].people) {
        const lines::Line line = letters(tours->of[worker]);
        EXPECT_EQ(std::count(each.given[c].begin(), each.given[c].end(), line), 1) << seed;
        EXPECT_NEAR(tours->line_costs[worker], cost_of_line(each.problem, worker, line), 1e-6) << seed;
        const std::vector<PricedTour> all = every_tour(each.problem, worker);
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const PricedTour& one) {
          return one.tour == tours->of[worker];
        })) << seed;
      }
    }
  }
}

TEST(RosterOfLines, GivesOnePersonTheBreaksThatAreBest) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const Case each(average_person(seed), seed, 1);
    const auto tours = each.rounded();
    ASSERT_TRUE(tours.has_value()) << seed;
    double least = std::numeric_limits<double>::infinity();
    for (const PricedTour& one : every_tour(each.problem, 0)) {
      if (letters(one.tour) != each.given[0][0]) continue;
      least = std::min(least, cost_of(each.problem, {.of = {one.tour}, .line_costs = {one.cost}}));
    }
    EXPECT_NEAR(cost_of(each.problem, *tours), least, 1e-7) << seed;
  }
}

/// Two people of one skill each: no other lines, and no mixture of lines, are present just when they are required.
TEST(RosterOfLines, FindsLinesThatAreJustWhatIsRequired) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    RosterProblem roster = draw_roster(seed, 3, 2);
    for (ShiftTemplate& one : roster.shift_templates) one.breaks.clear();
    roster.costs = {.understaffing = 5, .overstaffing = 1};
    for (std::size_t i = 0; i < 2; ++i) {
      Person& person = roster.people[i];
      person = {.name = person.name, .max_hours_per_week = person.max_hours_per_week};
      person.skills = {{roster.requirements[i].skill}};
      std::fill(roster.requirements[i].required.values.begin(), roster.requirements[i].required.values.end(), 0.0);
    }
    const Case open(roster, seed, 1000);
    std::vector<lines::Line> planted;
    for (std::size_t i = 0; i < 2; ++i) {
      planted.push_back(open.given[i][seed % open.given[i].size()]);
      for_each_moment_of(open.problem, with_letters(planted[i]),
                         [&](std::size_t t) { roster.requirements[i].required[t] = 1; });
    }
    const Case each(roster, seed, 1000);
    const auto tours = each.rounded();
    ASSERT_TRUE(tours.has_value()) << seed;
    EXPECT_NEAR(cost_of(each.problem, *tours), 0, 1e-9) << seed;
    for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(letters(tours->of[i]), planted[i]) << seed;
  }
}

TEST(RosterOfLines, IsNoneWhenStopped) {
  const Case each(draw_roster(1, 2, 4), 1, 3);
  EXPECT_FALSE(roster_of_lines(each.problem, each.classes, each.given, [] { return false; }).has_value());
}

}  // namespace
