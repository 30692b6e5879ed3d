#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "scheduling/breaks/break_grid.hpp"
#include "scheduling/breaks/prices.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;
using namespace krarup::breaks;

/// Three shifts, each of its own kind, in quarters of an hour; a break of a quarter of an hour at one of four times.
BreakProblem three_kinds() {
  BreakProblem problem;
  problem.required = {at(0, 8), 15min, std::vector<double>(12, 1)};
  for (int i = 0; i < 3; ++i) problem.shifts.push_back(from(at(0, 8 + i / 2, i % 2 * 30), 2h));
  problem.policies = {{.name = "all", .breaks = {{"lunch", 15min, false, 30min, 75min}}}};
  problem.step = 15min;
  return problem;
}

TEST(BreakPrices, BoundNothingWhenStoppedInTheMiddle) {
  const Grid grid{three_kinds()};
  ASSERT_EQ(grid.kinds.size(), 3U);
  const std::vector<double> free(grid.steps.size(), 0.0);
  int asked = 0;
  const auto on_third = [&asked] { return ++asked == 3; };
  EXPECT_EQ(lagrangian_bound(grid, free, nullptr, on_third), -never);
  EXPECT_EQ(asked, 3);
  EXPECT_TRUE(std::isfinite(lagrangian_bound(grid, free, nullptr, [] { return false; })));
}

TEST(BreakPrices, AreThoseOfBeforeWhenStopped) {
  const Grid grid{three_kinds()};
  const auto go_on = [] { return false; };
  const auto stop = [] { return true; };
  const Prices even = even_prices(grid, go_on);
  EXPECT_TRUE(std::isfinite(even.bound));
  const Prices kept = improved(grid, even, 100, stop);
  EXPECT_EQ(kept.values, even.values);
  EXPECT_EQ(kept.bound, even.bound);

  const Prices hasty = even_prices(grid, stop);
  EXPECT_EQ(hasty.values.size(), grid.steps.size());
  EXPECT_EQ(hasty.bound, -never);
}

}  // namespace
