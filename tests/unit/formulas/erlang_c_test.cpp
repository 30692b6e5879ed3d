#include "krarup/formulas/erlang_c.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(ErlangC, OneServerKeepsAsManyWaitingAsItIsBusy) {
  for (double load : {1e-6, 0.3, 0.999}) EXPECT_DOUBLE_EQ(erlang_c(1., load), load);
}

TEST(ErlangC, MatchesTheTextbookFractions) {
  EXPECT_DOUBLE_EQ(erlang_c(2., 1.), 1. / 3);
  EXPECT_DOUBLE_EQ(erlang_c(3., 2.), 4. / 9);
}

TEST(ErlangC, MatchesPublishedValues) {
  EXPECT_NEAR(erlang_c(14., 10.), 0.1741319335950498, 2e-16);
  EXPECT_NEAR(erlang_c_wait_within(14., 10., 20. / 180), 0.8883500191794669, 4e-16);
  EXPECT_NEAR(erlang_c(10., 9.999999), 0.99999963397846597179, 1e-14);
  EXPECT_NEAR(erlang_c(100., 80.), 0.019646426634359511473, 1e-16);
}

TEST(ErlangC, IsErlangBWithTheLostSentToTheQueue) {
  // C = n B / (n - a (1 - B))
  for (double servers : {1., 2.5, 17., 80., 1e4}) {
    for (double ratio : {0.1, 0.6, 0.95, 0.9999}) {
      const double load = servers * ratio;
      const double blocking = erlang_b(servers, load);
      if (blocking < 1e-290) continue;
      EXPECT_NEAR(erlang_c(servers, load) / (servers * blocking / (servers - load * (1 - blocking))), 1, 1e-11);
    }
  }
}

TEST(ErlangC, EverybodyWaitsForEverInOverload) {
  for (double load : {10., 10.0001, 1e9}) {
    EXPECT_EQ(erlang_c(10., load), 1);
    EXPECT_EQ(log_erlang_c(10., load), 0);
    EXPECT_EQ(erlang_c_wait_exceeds(10., load, 1e9), 1);
    EXPECT_EQ(erlang_c_wait_within(10., load, infinity), 0);
    const WaitingMeasures m = erlang_c_measures(10., load, 1.);
    EXPECT_EQ(m.answered_after, 1);
    EXPECT_EQ(m.mean_wait, infinity);
    EXPECT_EQ(m.mean_queue_length, infinity);
    EXPECT_EQ(m.occupancy, 1);
  }
}

TEST(ErlangC, TheWaitOfThoseWhoWaitIsExponential) {
  const double at_all = erlang_c_wait_exceeds(20., 17., 0.);
  EXPECT_EQ(at_all, erlang_c(20., 17.));
  EXPECT_NEAR(erlang_c_wait_exceeds(20., 17., 2.) / at_all, std::exp(-6.), 1e-18);
  EXPECT_EQ(erlang_c_wait_exceeds(20., 17., infinity), 0);
  EXPECT_EQ(erlang_c_wait_within(20., 17., infinity), 1);
}

TEST(ErlangC, AServiceLevelNearZeroKeepsItsDigits) {
  // 1 - C e^-((n - a) t) would lose ten digits here: with one server, 1 - C = 1 - a and the rate is 1 - a.
  const double idle = std::ldexp(1., -34);
  EXPECT_NEAR(erlang_c_wait_within(1., 1 - idle, 1.) / (idle + (1 - idle) * -std::expm1(-idle)), 1, 4e-16);
}

TEST(ErlangC, MeasuresAgreeWithTheSingleFunctions) {
  const WaitingMeasures m = erlang_c_measures(25., 20., 30. / 180);
  EXPECT_EQ(m.probability_of_wait, erlang_c(25., 20.));
  EXPECT_EQ(m.answered_within, erlang_c_wait_within(25., 20., 30. / 180));
  EXPECT_EQ(m.answered_after, erlang_c_wait_exceeds(25., 20., 30. / 180));
  EXPECT_DOUBLE_EQ(m.mean_queue_length, 20 * m.mean_wait);  // Little's law
  EXPECT_EQ(m.abandonment, 0);
}

TEST(ErlangC, WithoutLoadNobodyWaits) {
  EXPECT_EQ(erlang_c(3., 0.), 0);
  EXPECT_EQ(log_erlang_c(3., 0.), -infinity);
  EXPECT_EQ(erlang_c_wait_within(3., 0., 0.), 1);
  EXPECT_EQ(erlang_c_measures(3., 0., 0.).probability_of_wait, 0);
}

TEST(ErlangC, KeepsItsLogarithmBelowTheSmallestDouble) {
  EXPECT_EQ(erlang_c(1e6, 1e5), 0);
  EXPECT_NEAR(log_erlang_c(1e6, 1e5), log_erlang_b(1e6, 1e5) - std::log(0.9), 1e-9);
  EXPECT_NEAR(log_erlang_c(14., 10.), std::log(0.1741319335950498), 1e-15);
}

TEST(ErlangC, IsNotANumberOutsideItsDomain) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (double bad : {-1., nan, infinity}) {
    EXPECT_TRUE(std::isnan(erlang_c(bad, 1.))) << bad;
    EXPECT_TRUE(std::isnan(erlang_c(1., bad))) << bad;
    EXPECT_TRUE(std::isnan(log_erlang_c(1., bad))) << bad;
    EXPECT_TRUE(std::isnan(erlang_c_measures(bad, 1., 1.).answered_within)) << bad;
  }
  for (double bad : {-1., nan}) {
    EXPECT_TRUE(std::isnan(erlang_c_wait_exceeds(2., 1., bad))) << bad;
    EXPECT_TRUE(std::isnan(erlang_c_wait_within(2., 1., bad))) << bad;
    EXPECT_TRUE(std::isnan(erlang_c_measures(2., 1., bad).mean_wait)) << bad;
  }
}

}  // namespace
