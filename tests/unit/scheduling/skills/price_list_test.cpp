// Prices of skills at a moment: bounds on its cost whatever they are, and exact where the list is said to be complete.
#include "scheduling/skills/price_list.hpp"

#include <gtest/gtest.h>

#include "drawn_moments.hpp"
#include "scheduling/skills/allot.hpp"

namespace {

using namespace drawn_moments;

/// What the list makes of a moment with so many present, at prices k.
double value(const SkillProblem& problem, const PriceList& list, std::size_t moment, std::size_t k,
             const std::vector<double>& present) {
  double value = list.base(moment, k);
  for (std::size_t c = 0; c < present.size(); ++c) {
    value -= present[c] * problem.moments[moment].hours * list.worth()[c * list.size() + k];
  }
  return value;
}

double largest_value(const SkillProblem& problem, const PriceList& list, std::size_t moment,
                     const std::vector<double>& present) {
  double largest = value(problem, list, moment, 0, present);
  for (std::size_t k = 1; k < list.size(); ++k) largest = std::max(largest, value(problem, list, moment, k, present));
  return largest;
}

TEST(CostAtPrice, IsTheLeastOfAllNumbersOfAgents) {
  Draw draw(1);
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const SkillProblem problem = unlike_agents(seed);
    for (const Moment& moment : problem.moments) {
      const CoveragePrice& cost = moment.prices[0];
      const double price = draw.between(-cost.dearest_surplus(), 1.2 * cost.dearest_missing());
      double least = cost.cost(0);
      for (double agents = 0; agents < 12; agents += 0.5) least = std::min(least, cost.cost(agents) + price * agents);
      double agents = -1;
      EXPECT_NEAR(cost_at_price(cost, price, &agents), least, 1e-9);
      EXPECT_GE(agents, 0);
      EXPECT_NEAR(cost.cost(agents) + price * agents, least, 1e-9);
      EXPECT_EQ(cost_at_price(cost, price), cost_at_price(cost, price, &agents));
    }
  }
}

TEST(PriceList, OfAverageAgentsKnowsWhatEveryMomentCosts) {
  Draw draw(2);
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const SkillProblem problem = average_agents(seed, 1 + seed % 4);
    const PriceList list(problem);
    for (std::size_t t = 0; t < problem.moments.size(); ++t) {
      const std::vector<double> present = draw_present(draw, problem);
      const double least = EveryAllotment(problem, t, 0.5).least_cost(present);
      EXPECT_NEAR(largest_value(problem, list, t, present), least, 1e-9) << seed;
    }
  }
}

TEST(PriceList, OfManySkillsBeginsWithThePricesOfAllMissingAndOfAllToSpare) {
  const SkillProblem problem = average_agents(1, 5);
  const PriceList list(problem);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list.prices(0), std::vector<double>(5, problem.costs.understaffing));
  EXPECT_EQ(list.prices(1), std::vector<double>(5, -problem.costs.overstaffing));
  EXPECT_EQ(PriceList(average_agents(1, 4)).size(), 16U);
  const SkillProblem unlike = unlike_agents(1);
  EXPECT_EQ(PriceList(unlike).prices(3), std::vector<double>(2, unlike.costs.understaffing + 4)) << "at the last step";
}

TEST(PriceList, IsABoundForUnlikeAgentsAndExactOnceTheirPricesAreAdded) {
  Draw draw(3);
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const SkillProblem problem = unlike_agents(seed);
    PriceList list(problem);
    const std::size_t begun = list.size();
    for (int i = 0; i < 30; ++i) list.add({draw.between(-9, 15), draw.between(-9, 15)});
    ASSERT_EQ(list.size(), begun + 30);
    for (std::size_t t = 0; t < problem.moments.size(); ++t) {
      const std::vector<double> present = draw_present(draw, problem);
      const double least = EveryAllotment(problem, t, 0.25).least_cost(present);
      EXPECT_LE(largest_value(problem, list, t, present), least + 1e-9) << seed;
      list.add(allot(problem, t, present.data()).prices);
      EXPECT_NEAR(largest_value(problem, list, t, present), least, 1e-7) << seed;
    }
  }
}

TEST(PriceList, KeepsThePricesThatItIsGivenButNoneBelowThatOfASurplus) {
  const SkillProblem problem = unlike_agents(1);
  PriceList list(problem);
  const double low = -coverage_price(problem.costs, 0, 1).dearest_surplus();
  list.add({1.5, low - 2});
  EXPECT_EQ(list.prices(list.size() - 1), (std::vector<double>{1.5, low}));
}

}  // namespace
