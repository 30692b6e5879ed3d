// The pricers of people whose contracts have rules in common, and all lines that a better roster can be made of.
#include "scheduling/lines/crew.hpp"

#include <gtest/gtest.h>

#include "scheduling/lines/enumeration.hpp"
#include "small_instances.hpp"

namespace krarup::lines {
namespace {

const Runner one_by_one = [](std::size_t n, const std::function<void(std::size_t)>& task) {
  for (std::size_t i = 0; i < n; ++i) task(i);
};

LineProblem problem_of(const std::vector<std::vector<int>>& contracts) {
  LineProblem problem = small_problem(8, static_cast<int>(contracts.size()), 11);
  problem.terms = {{Run{.least = 2, .most = 3}, {}},
                   {Run{.off = true, .least = 2}, {}},
                   {Tally{.kinds = {{1}}, .most = 1}, {}},
                   {Tally{.most = 4}, 2.0},
                   {Tally{.least = 9}, {}}};
  for (std::size_t i = 0; i < contracts.size(); ++i) problem.workers[i].terms = contracts[i];
  return problem;
}

double cost_of(const LineProblem& problem, const Worker& worker, const Line& line) {
  double cost = total(line, worker.costs);
  for (const int term : worker.terms) {
    cost += cost_by_reading(problem, problem.terms[static_cast<std::size_t>(term)], line);
  }
  return cost;
}

TEST(Pricers, KnowEverybodysOwnRulesHoweverTheirContractsBegin) {
  const LineProblem problem = problem_of({{}, {0}, {0, 1}, {0, 1, 2}, {0, 1, 3}, {1, 2}, {0, 1, 2}, {0, 4}, {2, 1}});
  const Pricers pricers(problem, one_by_one);
  for (std::size_t i = 0; i < problem.workers.size(); ++i) {
    const Worker& worker = problem.workers[i];
    double best = std::numeric_limits<double>::infinity();
    for_each_line(problem, [&](const Line& line) { best = std::min(best, cost_of(problem, worker, line)); });
    EXPECT_EQ(pricers.of(i).has_lines(), best < std::numeric_limits<double>::infinity()) << i;
    std::vector<double> multipliers;
    const CheapLines found = pricers.of(i).search(worker.costs, {}, multipliers);
    ASSERT_EQ(found.lines.empty(), !pricers.of(i).has_lines()) << i;
    if (found.lines.empty()) continue;
    EXPECT_NEAR(found.lines[0].cost, best, 1e-4) << i;
    EXPECT_NEAR(cost_of(problem, worker, found.lines[0].line), best, 1e-4) << i;
  }
}

class AllLines : public testing::Test {
 protected:
  LineProblem problem = problem_of({{0}, {0, 1}});
  Pricers pricers{problem, one_by_one};
  Crew crew{{0, 1}, std::vector<double>(problem.rows.size(), 1.0)};
  std::vector<double> prices = std::vector<double>(problem.rows.size(), 0.0);
};

TEST_F(AllLines, BelowACutoffAreThoseThatEnumerationFinds) {
  const double cutoff = 14;
  double least[2] = {1e9, 1e9};
  std::vector<double> costs[2];
  for (std::size_t i = 0; i < 2; ++i) {
    for_each_line(problem, [&](const Line& line) { costs[i].push_back(cost_of(problem, problem.workers[i], line)); });
    least[i] = *std::min_element(costs[i].begin(), costs[i].end());
  }
  const auto lines = LinesBelow(problem, pricers, crew, prices).find(cutoff, one_by_one, [] { return false; });
  ASSERT_TRUE(lines.has_value());
  for (std::size_t i = 0; i < 2; ++i) {
    const double most = cutoff - least[1 - i];
    const auto expected =
        std::count_if(costs[i].begin(), costs[i].end(), [&](double cost) { return cost < most - 1e-9; });
    EXPECT_GT(expected, 5);
    EXPECT_EQ(lines->at(i).size(), static_cast<std::size_t>(expected));
  }
}

TEST_F(AllLines, AreNotPromisedOnceTheSearchIsStopped) {
  EXPECT_FALSE(LinesBelow(problem, pricers, crew, prices).find(14, one_by_one, [] { return true; }).has_value());
}

TEST_F(AllLines, AreWeighedAgainstEachOtherUntilTheTimeIsUp) {
  const auto lines = LinesBelow(problem, pricers, crew, prices).find(60, one_by_one, [] { return false; });
  ASSERT_TRUE(lines.has_value());
  const auto never = [] { return false; };
  const CheapestChoice best = choose_lines(problem, crew, *lines, never, 60);
  ASSERT_EQ(best.lines.size(), 2U);
  const CheapestChoice none = choose_lines(
      problem, crew, *lines, [] { return true; }, 0);
  EXPECT_LE(none.bound, best.bound + 1e-6);
}

}  // namespace
}  // namespace krarup::lines
