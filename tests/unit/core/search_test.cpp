#include "krarup/core/search.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace krarup {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(SmallestWhole, FindsEveryAnswerFromEveryGuess) {
  constexpr int limit = 40;
  for (int answer = 0; answer <= limit; ++answer) {
    for (int guess = 0; guess <= limit; ++guess) {
      for (const int stride : {1, 2, 5, 100}) {
        const auto found = smallest_whole([&](int n) { return n - answer; }, {guess, stride, limit});
        ASSERT_EQ(found, answer) << "from " << guess << " by " << stride;
      }
    }
  }
}

TEST(SmallestWhole, HasNoAnswerWhereTheLimitDoesNotDo) {
  EXPECT_EQ(smallest_whole([](int n) { return n - 41; }, {.guess = 3, .limit = 40}), std::nullopt);
  EXPECT_EQ(smallest_whole([](int) { return nan; }, {.guess = 3, .limit = 40}), std::nullopt);
}

TEST(SmallestWhole, NeverLooksOutsideItsRange) {
  const auto inside = [](int n) {
    EXPECT_GE(n, 0);
    EXPECT_LE(n, 1'000'000'000);
    return n - 999'999'999;
  };
  EXPECT_EQ(smallest_whole(inside, {.guess = 999'999'990, .limit = 1'000'000'000}), 999'999'999);
  EXPECT_EQ(smallest_whole(inside, {.guess = 2'000'000'000, .limit = 1'000'000'000}), 999'999'999);
  EXPECT_EQ(smallest_whole(inside, {.guess = -5, .limit = 1'000'000'000}), 999'999'999);
}

TEST(SmallestWhole, ANearGuessIsCheapAndAFarOneIsLogarithmic) {
  const auto calls = [](int answer, int guess) {
    int count = 0;
    const auto margin = [&](int n) { return ++count, n - answer; };
    EXPECT_EQ(smallest_whole(margin, {.guess = guess, .limit = 1'000'000'000}), answer);
    return count;
  };
  EXPECT_EQ(calls(500, 500), 2);
  EXPECT_EQ(calls(501, 500), 2);
  EXPECT_LE(calls(1'000'000, 0), 2 * 20 + 2);
  EXPECT_LE(calls(0, 1'000'000), 2 * 20 + 2);
}

TEST(SmallestWhole, AKnownSlopeLeadsThereInTwoStrides) {
  const auto calls = [](int answer, int guess, double slope) {
    int count = 0;
    const auto margin = [&](int n) { return ++count, 0.01 * (n - answer + 0.5); };
    EXPECT_EQ(smallest_whole(margin, {.guess = guess, .stride = 1000, .limit = 1'000'000'000, .slope = slope}), answer);
    return count;
  };
  for (const int guess : {4'300, 4'900, 5'003, 5'800}) {
    EXPECT_LE(calls(5'000, guess, 0.01), 3) << guess;
    EXPECT_LE(calls(5'000, guess, 0.015), 4) << guess;
    EXPECT_LE(calls(5'000, guess, 0.007), 4) << guess;
  }
  EXPECT_LE(calls(5'000'000, 10, 100), 35) << "a slope that is far too steep costs little more than none";
}

TEST(SmallestReal, IsTheRootWhereTheMarginIsSmooth) {
  EXPECT_DOUBLE_EQ(smallest_real([](double x) { return x * x - 2; }, 1, 2), std::sqrt(2.0));
  EXPECT_DOUBLE_EQ(smallest_real([](double x) { return std::log(x); }, 0.5, 3), 1);
  EXPECT_NEAR(smallest_real([](double x) { return 1e-9 * (x - 1.5); }, 1, 2), 1.5, 1e-15);
}

TEST(SmallestReal, TheAnswerDoesAndALittleLessDoesNot) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 1000; ++round) {
    const double root = 1000 * uniform(random);
    const double power = 0.2 + 4 * uniform(random);
    const auto margin = [&](double x) { return std::pow(x / root, power) - 1; };
    const double answer = smallest_real(margin, std::floor(root), std::floor(root) + 1);
    ASSERT_GE(margin(answer), 0) << root;
    ASSERT_LT(margin(answer * (1 - 1e-14)), 0) << root;
  }
}

TEST(SmallestReal, StandsJustAboveAJump) {
  const double answer = smallest_real([](double x) { return x > 10 ? 0.2 : -0.8; }, 10, 11);
  EXPECT_GT(answer, 10);
  EXPECT_LE(answer, 10 * (1 + 1e-15));
}

TEST(SmallestReal, TakesTheLowEndOfAPlateauOfZeros) {
  const auto margin = [](double x) { return x < 2 ? x - 2 : (x > 5 ? x - 5 : 0); };
  EXPECT_DOUBLE_EQ(smallest_real(margin, 0, 9), 2);
}

TEST(SmallestReal, TheHighEndCanBeTheAnswer) {
  EXPECT_DOUBLE_EQ(smallest_real([](double x) { return x - 14; }, 13, 14), 14);
}

TEST(SmallestReal, TinyAnswersAreFoundAndVanishingOnesDoNotTakeForEver) {
  EXPECT_NEAR(smallest_real([](double x) { return x - 1e-12; }, 0, 1), 1e-12, 1e-26);
  const double vanishing = smallest_real([](double x) { return x > 0 ? 0.5 : -0.5; }, 0, 1);
  EXPECT_GT(vanishing, 0);
  EXPECT_LT(vanishing, 1e-15);
}

TEST(LargestReal, TheAnswerDoesAndALittleMoreDoesNot) {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 1000; ++round) {
    const double root = 1 + 1000 * uniform(random);
    const double power = 0.2 + 4 * uniform(random);
    const auto margin = [&](double x) { return 1 - std::pow(x / root, power); };
    const double answer = largest_real(margin, std::floor(root) - 0.5, std::floor(root) + 1);
    ASSERT_GE(margin(answer), 0) << root;
    ASSERT_LT(margin(answer * (1 + 1e-14)), 0) << root;
  }
}

TEST(LargestReal, StandsJustBelowAJumpAndAtTheHighEndOfAPlateau) {
  EXPECT_NEAR(largest_real([](double x) { return x < 10 ? 0.2 : -0.8; }, 9, 11), 10, 1e-14);
  EXPECT_DOUBLE_EQ(largest_real([](double x) { return x < 2 ? 2 - x : (x > 5 ? 5 - x : 0); }, 1, 9), 5);
  EXPECT_DOUBLE_EQ(largest_real([](double x) { return 13 - x; }, 13, 14), 13);
}

}  // namespace
}  // namespace krarup
