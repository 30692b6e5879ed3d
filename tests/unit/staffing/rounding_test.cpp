#include "krarup/staffing/rounding.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace krarup {
namespace {

TEST(Rounding, UpGivesEnoughPeople) {
  EXPECT_EQ(rounded(37.1, Rounding::up), 38);
  EXPECT_EQ(rounded(38, Rounding::up), 38);
  EXPECT_EQ(rounded(0.001, Rounding::up), 1);
}

TEST(Rounding, ArithmeticAloneAddsNobody) {
  EXPECT_EQ(rounded(38.0000000001, Rounding::up), 38);
  EXPECT_EQ(rounded(0.1 * 3 * 10, Rounding::up), 3);
  EXPECT_EQ(rounded(1e9 * (1 + 1e-10), Rounding::up), 1e9);
  EXPECT_EQ(rounded(38.000001, Rounding::up), 39);
}

TEST(Rounding, NearestTakesHalvesUp) {
  EXPECT_EQ(rounded(37.4, Rounding::nearest), 37);
  EXPECT_EQ(rounded(37.5, Rounding::nearest), 38);
  EXPECT_EQ(rounded(37.4999999999, Rounding::nearest), 38);
  EXPECT_EQ(rounded(38.5, Rounding::nearest), 39);
}

TEST(Rounding, NoneLeavesTheNumberAlone) { EXPECT_EQ(rounded(97.142857, Rounding::none), 97.142857); }

TEST(Rounding, NobodyIsNobody) {
  for (const auto& each : enumerators(Rounding{})) {
    EXPECT_EQ(rounded(0, each.value), 0);
    EXPECT_FALSE(std::signbit(rounded(0, each.value))) << each.name;
  }
}

}  // namespace
}  // namespace krarup
