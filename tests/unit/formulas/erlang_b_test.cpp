#include "krarup/formulas/erlang_b.hpp"

#include <gtest/gtest.h>

#include <boost/math/quadrature/exp_sinh.hpp>
#include <cmath>
#include <limits>

namespace {

using krarup::formulas::erlang_b;
using krarup::formulas::erlang_b_free_odds;
using krarup::formulas::erlang_b_reciprocal;
using krarup::formulas::erlang_b_served;
using krarup::formulas::log_erlang_b;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(ErlangB, OneLineIsBusyInProportionToItsLoad) {
  for (double load : {1e-6, 0.3, 1., 7., 1e6}) {
    EXPECT_NEAR(erlang_b(1., load), load / (1 + load), 1e-15 * load / (1 + load));
  }
}

TEST(ErlangB, MatchesTheTextbookFractions) {
  EXPECT_DOUBLE_EQ(erlang_b(2., 1.), 1. / 5);   // (1/2) / (1 + 1 + 1/2)
  EXPECT_DOUBLE_EQ(erlang_b(3., 2.), 4. / 19);  // (8/6) / (1 + 2 + 2 + 8/6)
  EXPECT_DOUBLE_EQ(erlang_b(5., 15. / 3), 625. / 2194);
}

TEST(ErlangB, FollowsItsRecursionAcrossTheRegionsOfItsComputation) {
  // 1/B(n) = 1 + (n/a) / B(n - 1), with n - 1 and n on both sides of 20 servers and of the ratios 0.4 and 2.
  for (double servers : {19.3, 20., 20.2, 21., 30., 45.5, 100., 1000.25, 1e6}) {
    for (double ratio : {0.2, 0.39, 0.4, 0.41, 0.8, 0.999, 1., 1.001, 1.3, 1.99, 2., 2.05, 5., 1e3}) {
      const double load = servers * ratio;
      const double before = erlang_b_reciprocal(servers - 1, load);
      if (before > 1e290) continue;
      const double here = erlang_b_reciprocal(servers, load);
      const double condition = std::abs(servers - load + load / here);
      EXPECT_NEAR(here / (1 + servers / load * before), 1, 2e-15 * (1 + condition)) << servers << " " << load;
    }
  }
}

TEST(ErlangB, ContinuesToRealServersByJagermansIntegral) {
  boost::math::quadrature::exp_sinh<double> integrator;
  for (double servers : {0.25, 0.999, 1.5, 7.3, 29.9}) {
    for (double load : {0.2, 0.99, 1., 3.3, 12., 60.}) {
      const double reciprocal =
          integrator.integrate([&](double u) { return std::exp(-u) * std::pow(1 + u / load, servers); }, 1e-13);
      EXPECT_NEAR(erlang_b_reciprocal(servers, load) / reciprocal, 1, 1e-12) << servers << " " << load;
    }
  }
}

TEST(ErlangB, NobodyIsServedByNobodyAndNobodyIsBlockedWithoutLoad) {
  EXPECT_EQ(erlang_b(0., 5.), 1);
  EXPECT_EQ(erlang_b(0., 0.), 1);
  EXPECT_EQ(erlang_b(3., 0.), 0);
  EXPECT_EQ(erlang_b_served(0., 5.), 0);
  EXPECT_EQ(erlang_b_served(3., 0.), 1);
  EXPECT_EQ(log_erlang_b(3., 0.), -infinity);
  EXPECT_EQ(log_erlang_b(0., 3.), 0);
}

TEST(ErlangB, IsSmallButKnownWhenServersFarExceedTheLoad) {
  EXPECT_NEAR(erlang_b(200., 5.) / 5.3166713795467384407e-238, 1, 1e-13);
  // Below the smallest double only the logarithm is left: a^n e^-a / n!, to the first order.
  EXPECT_EQ(erlang_b(1e6, 1.), 0);
  EXPECT_NEAR(log_erlang_b(1e6, 1.), -1 - std::lgamma(1e6 + 1), 1e-8);
  EXPECT_NEAR(log_erlang_b(20., 1e-30), 20 * std::log(1e-30) - std::lgamma(21.), 1e-10);
  EXPECT_GT(erlang_b(20., 3e-15), 0);  // a subnormal
}

TEST(ErlangB, LosesAlmostAllWhenTheLoadFarExceedsTheServers) {
  EXPECT_NEAR(erlang_b(5000., 10000.), 0.50009992012770011182, 4e-16);
  EXPECT_NEAR(erlang_b_served(10., 1e12), 10 / (1e12 + 1), 1e-24);
}

TEST(ErlangB, IsNotANumberOutsideItsDomain) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (double bad : {-1., -1e-300, nan, infinity}) {
    EXPECT_TRUE(std::isnan(erlang_b(bad, 1.))) << bad;
    EXPECT_TRUE(std::isnan(erlang_b(1., bad))) << bad;
    EXPECT_TRUE(std::isnan(log_erlang_b(bad, 1.))) << bad;
    EXPECT_TRUE(std::isnan(erlang_b_served(1., bad))) << bad;
    EXPECT_TRUE(std::isnan(erlang_b_free_odds(1., bad))) << bad;
  }
}

TEST(ErlangB, RefusesARecursionWithoutEnd) {
  EXPECT_TRUE(std::isnan(erlang_b<long double>(1e30L, 1e30L)));
  EXPECT_FALSE(std::isnan(erlang_b(1e30, 1e30)));
}

TEST(ErlangB, AgreesWithItselfInLongDouble) {
  // Real numbers other than double take the recursion, whatever the number of servers.
  for (double servers : {0.7, 30., 35.5, 120., 4000.75}) {
    for (double ratio : {0.5, 0.9, 1., 1.2, 3.}) {
      const double load = servers * ratio;
      const long double precise = erlang_b<long double>(servers, load);
      if (precise < 1e-290L) continue;
      const double condition = std::abs(servers - load + load * static_cast<double>(precise));
      EXPECT_NEAR(static_cast<double>(erlang_b(servers, load) / precise), 1, 1e-15 * (1 + condition));
    }
  }
}

}  // namespace
