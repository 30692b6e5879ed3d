#include "krarup/formulas/modified_offered_load.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>
#include <limits>

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();

TEST(ModifiedOfferedLoad, WithoutAStartIsThePoissonLawOfTheBusyServers) {
  EXPECT_NEAR(modified_offered_load(0, 10, 1), 6.321205588285577, 1e-14);
  EXPECT_NEAR(modified_offered_load(0, 10, 1e-12), 1e-11, 1e-23);
  EXPECT_NEAR(mean_modified_offered_load(0, 10, 1), 3.6787944117144233, 1e-14);
}

TEST(ModifiedOfferedLoad, LosesNoDigitHoweverShortOrLongTheTimeIs) {
  for (const double start : {0., 1e-9, 3., 40., 7e5}) {
    for (const double load : {0., 1e-7, 3., 39., 1e6}) {
      for (double x = 1e-18; x < 60; x *= 3.7) {
        const long double gone = -std::expm1(-static_cast<long double>(x)), mean_left = gone / x;
        const long double left = std::exp(-static_cast<long double>(x));
        // 1 - (1 - e^-x) / x as its series where the difference would lose digits even to a longer type
        const long double mean_gone = x < 1e-3 ? x / 2 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5))) : 1 - mean_left;
        const auto at_end = static_cast<double>(start * left + load * gone);
        const auto mean = static_cast<double>(start * mean_left + load * mean_gone);
        EXPECT_NEAR(modified_offered_load(start, load, x), at_end, 4 * eps * at_end)
            << start << " " << load << " " << x;
        EXPECT_NEAR(mean_modified_offered_load(start, load, x), mean, 4 * eps * mean)
            << start << " " << load << " " << x;
      }
    }
  }
}

TEST(ModifiedOfferedLoad, StaysExactlyWhereItIs) {
  for (const double x : {0., 1e-300, 0.3, 1., 50., infinity}) {
    EXPECT_EQ(modified_offered_load(7.1, 7.1, x), 7.1);
    EXPECT_EQ(mean_modified_offered_load(7.1, 7.1, x), 7.1);
  }
}

TEST(ModifiedOfferedLoad, BeginsAtTheStartAndEndsAtTheOfferedLoad) {
  EXPECT_EQ(modified_offered_load(3, 10, 0), 3);
  EXPECT_EQ(mean_modified_offered_load(3, 10, 0), 3);
  EXPECT_EQ(modified_offered_load(3, 10, infinity), 10);
  EXPECT_EQ(mean_modified_offered_load(3, 10, infinity), 10);
}

TEST(ModifiedOfferedLoad, OutsideTheDomainIsNotANumber) {
  for (const auto& f : {modified_offered_load, mean_modified_offered_load}) {
    EXPECT_TRUE(std::isnan(f(-1, 1, 1)));
    EXPECT_TRUE(std::isnan(f(1, -1, 1)));
    EXPECT_TRUE(std::isnan(f(1, 1, -1)));
    EXPECT_TRUE(std::isnan(f(infinity, 1, 1)));
    EXPECT_TRUE(std::isnan(f(1, infinity, 1)));
    EXPECT_TRUE(std::isnan(f(1, 1, std::nan(""))));
  }
}

}  // namespace
