#include "krarup/formulas/gamma_mixture.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(GammaMixture, HasTheMomentsOfTheGammaLaw) {
  for (const double cv : {1e-8, 1e-3, 0.1, 0.5, 1., 3., 10.}) {
    const auto means = gamma_mixture<4>(cv, {{1, 0.1}}, [](double x) { return std::array{1., x, x * x, 1 / x}; });
    const double v = cv * cv;
    EXPECT_NEAR(means[0], 1, 1e-15) << cv;
    EXPECT_NEAR(means[1] / (1 + v), 1, 1e-12) << cv;                  // E[X^2]
    EXPECT_NEAR(means[2] / ((1 + v) * (1 + 2 * v)), 1, 1e-11) << cv;  // E[X^3]
    if (cv <= 1) {
      EXPECT_NEAR(means[3], 1, 1e-8) << cv;  // E[1]: beyond, too many days have hardly any contacts
    }
  }
}

TEST(GammaMixture, IsTheLaplaceTransformOfItsWeight) {
  for (const double cv : {0.01, 0.3, 1., 3.}) {
    const double k = 1 / (cv * cv);
    for (const double rate : {0.1, 1., 10.}) {
      const auto mean = gamma_mixture<1>(cv, {{0, 0}}, [&](double x) { return std::array{std::exp(-rate * x)}; });
      EXPECT_NEAR(mean[0] / std::pow(1 + rate / k, -(k + 1)), 1, 1e-11) << cv << " " << rate;
    }
  }
}

TEST(GammaMixture, FindsAStepAndABendWhereverTheyAre) {
  for (const double cv : {0.05, 0.3, 1.}) {
    const double k = 1 / (cv * cv);
    for (const double at : {0.5, 0.98, 1.1, 1.3, 1.7, 2.3}) {
      const double above = boost::math::gamma_q(k + 1, k * at);
      const double excess = (k + 1) / k * boost::math::gamma_q(k + 2, k * at) - at * above;
      for (const bool told : {true, false}) {
        const auto means = gamma_mixture<2>(cv, {{told ? at : 0, 0.01}}, [&](double x) {
          return std::array{x > at ? 1. : 0., std::max(0., x - at)};
        });
        if (above < 1e-12) continue;
        EXPECT_NEAR(means[0] / above, 1, 1e-9) << cv << " " << at;
        EXPECT_NEAR(means[1] / excess, 1, 1e-9) << cv << " " << at;
      }
    }
  }
}

TEST(GammaMixture, OfSomethingInfiniteIsInfinite) {
  const auto means = gamma_mixture<2>(0.2, {{1.1, 0.01}}, [](double x) {
    return std::array{x > 1.1 ? infinity : 1., x > 1e9 ? infinity : 1.};
  });
  EXPECT_EQ(means[0], infinity);
  EXPECT_NEAR(means[1], 1, 1e-15);
}

TEST(GammaMixture, EndsWhereTheFunctionIsNothingButNoise) {
  int calls = 0;
  (void)gamma_mixture<1>(0.2, {{1, 0.1}}, [&](double x) {
    ++calls;
    return std::array{std::abs(std::sin(1e9 * x))};
  });
  EXPECT_LE(calls, 7100);
}

TEST(GammaMixture, IsNotANumberOutsideItsDomain) {
  for (const double cv : {-0.1, 10.1, std::nan(""), infinity}) {
    EXPECT_TRUE(std::isnan(gamma_mixture<1>(cv, {{1, 0.1}}, [](double) { return std::array{1.}; })[0])) << cv;
  }
}

}  // namespace
