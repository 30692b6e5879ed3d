// Steps between the costs that plans can have, against all plans of a few shifts.
#include "scheduling/common/cost_step.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace krarup {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double step_of(const std::vector<double>& costs) {
  return cost_step(costs, [](double cost) { return cost; });
}

/// Four costs in whole multiples of a unit that binary numbers do not all have.
struct Drawn {
  std::array<int, 4> multiples{};
  double unit = 0;

  [[nodiscard]] std::vector<double> costs() const {
    std::vector<double> costs;
    for (const int each : multiples) costs.push_back(each * unit);
    return costs;
  }
};

Drawn draw(std::mt19937_64& random) {
  constexpr std::array units{1.0, 0.25, 0.1, 0.05, 1.0 / 3, 7.3, 1e-4, 250.0};
  const int factor = 1 + static_cast<int>(random() % 6);
  Drawn drawn{.unit = units[random() % units.size()]};
  for (int& each : drawn.multiples) each = factor * static_cast<int>(random() % 30);
  return drawn;
}

/// What all plans cost that have up to three of each.
std::vector<double> all_plans(const std::vector<double>& costs) {
  std::vector<double> plans{0};
  for (const double cost : costs) {
    std::vector<double> longer;
    for (const double plan : plans) {
      for (int n = 0; n <= 3; ++n) longer.push_back(plan + n * cost);
    }
    plans = std::move(longer);
  }
  return plans;
}

TEST(CostStep, IsTheGreatestCommonDivisorOfTheCosts) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    const Drawn drawn = draw(random);
    int divisor = 0;
    for (const int each : drawn.multiples) divisor = std::gcd(divisor, each);
    EXPECT_NEAR(step_of(drawn.costs()), divisor * drawn.unit, 1e-9 * drawn.unit) << i;
  }
}

TEST(CostStep, IsNothingWhereTheCostsHaveNoneWorthTheName) {
  EXPECT_EQ(step_of({}), 0);
  EXPECT_EQ(step_of({0, 0}), 0);
  EXPECT_EQ(step_of({1, std::sqrt(2.0)}), 0);
  EXPECT_EQ(step_of({1, 1 + 1e-8}), 0) << "a hundred millionth is a cost";
  EXPECT_NEAR(step_of({1, 1 + 1e-10}), 1, 1e-9) << "and less than a billionth is rounding";
  EXPECT_NEAR(step_of({1000, 1000 + 1e-7}), 1000, 1e-6) << "of whatever size";
  EXPECT_EQ(step_of({1, 1000}), 1);
  EXPECT_EQ(step_of({1, 1001}), 0);
}

TEST(CostStep, OfMultiplesIsBelowNoPlanThatABoundIsBelow) {
  std::mt19937_64 random(2);
  int raised = 0, lowered = 0;
  for (int i = 0; i < 200; ++i) {
    const Drawn drawn = draw(random);
    const double step = step_of(drawn.costs());
    const std::vector<double> plans = all_plans(drawn.costs());
    const double dearest = *std::max_element(plans.begin(), plans.end());
    const double limit = dearest * std::uniform_real_distribution<double>(0, 1)(random);
    const double next = next_multiple(limit, step), last = last_multiple(limit, step);
    const double rounding = 1e-9 * std::max(1.0, dearest);
    for (const double plan : plans) {
      if (plan >= limit) {
        EXPECT_GE(plan, next - rounding) << i;
      }
      if (plan <= limit) {
        EXPECT_LE(plan, last + rounding) << i;
      }
    }
    raised += next > limit + rounding;
    lowered += last < limit - rounding;
  }
  EXPECT_GT(raised, 150);
  EXPECT_GT(lowered, 150);
}

TEST(CostStep, LeavesMultiplesWhereTheyAreUpToRounding) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 1000; ++i) {
    const double step = 0.05 * static_cast<double>(1 + random() % 50);
    const double multiple = step * static_cast<double>(random() % 2000);
    const double rounding = 1e-10 * std::max(1.0, multiple);
    for (const double value : {multiple - rounding, multiple, multiple + rounding}) {
      EXPECT_NEAR(next_multiple(value, step), multiple, 1.001 * rounding) << step;
      EXPECT_NEAR(last_multiple(value, step), multiple, 1e-9 * std::max(1.0, multiple)) << step;
    }
    EXPECT_NEAR(next_multiple(multiple + 0.1 * step, step), multiple + step, 1e-9 * std::max(1.0, multiple));
    EXPECT_NEAR(next_multiple(multiple - 0.1 * step, step), multiple, 1e-9 * std::max(1.0, multiple));
    EXPECT_NEAR(last_multiple(multiple + 0.9 * step, step), multiple, 1e-9 * std::max(1.0, multiple));
    EXPECT_NEAR(last_multiple(multiple - 0.1 * step, step), multiple - step, 1e-9 * std::max(1.0, multiple));
  }
}

TEST(CostStep, NextMultipleIsNeverBelowTheBound) {
  EXPECT_EQ(next_multiple(1e6 + 0.5, 1), 1e6 + 0.5) << "half a unit in a million is rounding";
  EXPECT_EQ(next_multiple(1e6 + 2, 5), 1e6 + 5);
}

TEST(CostStep, ChangesNothingWithoutAStepOrALimit) {
  for (const double value : {-infinity, -1.5, 0.0, 2.5, infinity}) {
    EXPECT_EQ(next_multiple(value, 0), value);
    EXPECT_EQ(last_multiple(value, 0), value);
  }
  for (const double value : {-infinity, infinity}) {
    EXPECT_EQ(next_multiple(value, 2), value);
    EXPECT_EQ(last_multiple(value, 2), value);
  }
}

}  // namespace
}  // namespace krarup
