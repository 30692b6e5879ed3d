// The search for the cheapest line against all lines there are.
#include <gtest/gtest.h>

#include "scheduling/lines/pricer.hpp"
#include "small_instances.hpp"

namespace krarup::lines {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<Term> rules_of_every_kind() {
  return {
      {Tally{.measure = Measure::paid_time, .least = 20 * 3600, .most = 40 * 3600}, {}},
      {Tally{.measure = Measure::paid_time, .period = Period::week, .least = 3600 * 20}, 0.5 / 3600},
      {Tally{.kinds = {{1}}, .most = 2}, {}},
      {Tally{.kinds = {{1}}, .period = Period::week, .least = 1, .most = 2, .before = 1}, 4.0},
      {Tally{.measure = Measure::weekends, .most = 1}, {}},
      {Tally{.measure = Measure::days_off, .least = 3}, {}},
      {Run{.least = 2, .most = 3}, {}},
      {Run{.least = 2, .most = 3, .before = 2, .known = true}, 3.0},
      {Run{.off = true, .least = 2}, {}},
      {Run{.kinds = {{1}}, .most = 1, .before = 1}, 2.0},
      {Succession{.forbidden = {{1, 0}}, .before = 1}, {}},
      {Rest{.least = 11 * 3600}, {}},
      {WeekendRow{.most = 1, .before = 1}, 5.0},
      {CompleteWeekend{}, {}},
      {StartRange{.most = 4 * 3600}, 1.0 / 3600},
      {Rolling{.window = 4, .most = 2, .before = {0, 1}, .days = 8}, {}},
      {Rolling{.window = 5, .most = 2, .kinds = {{1}}, .days = 8}, 2.0},
      {Evenness{.kinds = {{0}}}, 0.25},
      {Evenness{.weekends = true, .before = 1}, 1.5},
      {Refusals{.wishes = {{{.kinds = {{1}}, .latest_start = 86400}}, {}, {{.wanted = false}}, {}, {}, {}, {}, {{}}},
                .before = 1},
       0.75},
  };
}

struct Best {
  double cost = infinity;
  Line line;
};

Best best_by_enumeration(const LineProblem& problem, const std::vector<int>& terms, const LetterCosts& costs) {
  Best best;
  for_each_line(problem, [&](const Line& line) {
    double cost = 0;
    for (std::size_t day = 0; day < line.size(); ++day) cost += costs[day][line[day]];
    for (const int term : terms) cost += cost_by_reading(problem, problem.terms[static_cast<std::size_t>(term)], line);
    if (cost < best.cost) best = {cost, line};
  });
  return best;
}

TEST(CheapestLine, IsTheOneThatEnumerationFindsUnderAnyRules) {
  std::mt19937 random(5);
  for (unsigned seed = 1; seed <= 120; ++seed) {
    LineProblem problem = small_problem(8, 1, seed);
    problem.terms = rules_of_every_kind();
    std::vector<int> terms;
    for (std::size_t t = 0; t < problem.terms.size(); ++t) {
      if (random() % 4 == 0) terms.push_back(static_cast<int>(t));
    }
    LetterCosts costs = problem.workers[0].costs;
    for (auto& day : costs) {
      for (double& cost : day) cost -= static_cast<double>(random() % 7);
    }
    const Best best = best_by_enumeration(problem, terms, costs);
    for (const std::size_t most_arcs : {std::size_t{1'000'000}, std::size_t{60}}) {  // all in one; mostly labels
      std::vector<double> multipliers;
      const CheapLines found = Pricer(problem, terms, most_arcs).search(costs, {.nodes = 1'000'000}, multipliers);
      ASSERT_EQ(found.lines.empty(), best.cost == infinity) << seed;
      if (found.lines.empty()) continue;
      EXPECT_NEAR(found.lines[0].cost, best.cost, 1e-4) << seed << " " << most_arcs;
      EXPECT_NEAR(found.bound, best.cost, 1e-4) << seed << " " << most_arcs;
    }
  }
}

TEST(CheapestLine, IsBoundedFromBelowWhenTheSearchStopsEarly) {
  LineProblem problem = small_problem(8, 1, 3);
  problem.terms = rules_of_every_kind();
  const std::vector<int> terms{0, 2, 4, 6, 10};
  const Best best = best_by_enumeration(problem, terms, problem.workers[0].costs);
  for (const std::size_t nodes : {0U, 1U, 5U, 20U}) {
    std::vector<double> multipliers;
    const CheapLines found = Pricer(problem, terms, 60).search(problem.workers[0].costs, {.nodes = nodes}, multipliers);
    EXPECT_LE(found.bound, best.cost + 1e-4);
  }
}

TEST(CheapestLine, IsBoundedFromBelowWhenSomebodyStopsTheSearch) {
  const LineProblem problem = small_problem(8, 1, 3);
  const LetterCosts& costs = problem.workers[0].costs;
  const Best best = best_by_enumeration(problem, {}, costs);
  std::vector<double> multipliers;
  SearchLimits limits{.lines = 10'000, .nodes = 1'000'000};
  const Pricer pricer(problem, {}, 60);
  EXPECT_TRUE(pricer.search(costs, limits, multipliers).complete);
  limits.stopped = [] { return true; };
  const CheapLines found = pricer.search(costs, limits, multipliers);
  EXPECT_FALSE(found.complete);
  EXPECT_LE(found.bound, best.cost + 1e-9);
}

}  // namespace
}  // namespace krarup::lines
