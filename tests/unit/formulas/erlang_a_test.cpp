#include "krarup/formulas/erlang_a.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The same queue as a Markov chain: the weight of each number of contacts in it, relative to the whole.
std::vector<double> chain(int servers, double load, double patience) {
  std::vector<double> weights{1};
  for (int k = 1; k < servers + load + 10 || weights.back() > 1e-18; ++k) {
    weights.push_back(weights.back() * load / (std::min(k, servers) + std::max(0, k - servers) / patience));
  }
  double total = 0;
  for (double weight : weights) total += weight;
  for (double& weight : weights) weight /= total;
  return weights;
}

TEST(ErlangA, IsTheStationaryLawOfItsMarkovChain) {
  for (int servers : {1, 4, 12, 33}) {
    for (double ratio : {0.3, 0.9, 1.1, 2.}) {
      for (double patience : {0.05, 0.5, 3., 20.}) {
        const double load = servers * ratio;
        double waits = 0, queue = 0, busy = 0;
        const auto weights = chain(servers, load, patience);
        for (int k = 0; k < static_cast<int>(weights.size()); ++k) {
          const double weight = weights[static_cast<std::size_t>(k)];
          if (k >= servers) waits += weight, queue += (k - servers) * weight;
          busy += std::min(k, servers) * weight;
        }
        const WaitingMeasures m = erlang_a_measures(servers, load, patience, 0.1);
        EXPECT_NEAR(m.probability_of_wait / waits, 1, 1e-12);
        EXPECT_NEAR(m.mean_queue_length / queue, 1, 1e-12);
        EXPECT_NEAR(m.occupancy * servers / busy, 1, 1e-12);
        EXPECT_NEAR(m.abandonment / (queue / patience / load), 1, 1e-12);
      }
    }
  }
}

TEST(ErlangA, LosesInOverloadWhatTheServersCannotAnswer) {
  // 500 erlangs for 250 servers, ten hours of patience: half must leave, after half the patience on average.
  const WaitingMeasures m = erlang_a_measures(250, 500, 36000. / 300, 20. / 300);
  EXPECT_NEAR(m.abandonment, 0.5, 1e-14);
  EXPECT_NEAR(m.mean_wait * 300, 18000, 1e-9);
  EXPECT_NEAR(m.occupancy, 1, 1e-14);
  EXPECT_LT(m.answered_within, 1e-250);
}

TEST(ErlangA, MatchesPublishedValues) {
  // 100 contacts in 30 minutes, 240 s each, 120 s of patience, 20 s acceptable.
  EXPECT_NEAR(erlang_a_measures(15, 40. / 3, 0.5, 20. / 240).answered_within, 0.7959, 5e-5);
  EXPECT_NEAR(erlang_a_measures(15, 40. / 3, 0.5, 20. / 240).abandonment, 0.0739, 5e-5);
  EXPECT_GT(erlang_a_measures(16, 40. / 3, 0.5, 20. / 240).answered_within, 0.8);
  // [GarnettMandelbaumReiman2002]: 48 calls a minute of a minute each, 2 minutes of patience, 50 agents.
  const WaitingMeasures m = erlang_a_measures(50, 48, 2, 0);
  EXPECT_NEAR(m.abandonment, 0.030912249162193217848, 1e-16);
  EXPECT_NEAR(m.occupancy, 0.93032424080429451087, 1e-15);
  // A million erlangs on a million servers.
  EXPECT_NEAR(erlang_a_measures(1e6, 1e6, 1, 0).abandonment, 0.0003989422471562440297, 1e-17);
}

TEST(ErlangA, WithEndlessPatienceIsErlangC) {
  for (double load : {0.5, 8., 9.9, 10., 25.}) {
    const WaitingMeasures a = erlang_a_measures(10, load, infinity, 0.2);
    const WaitingMeasures c = erlang_c_measures(10, load, 0.2);
    EXPECT_EQ(a.answered_within, c.answered_within);
    EXPECT_EQ(a.mean_wait, c.mean_wait);
    EXPECT_EQ(a.occupancy, c.occupancy);
  }
  const WaitingMeasures nearly = erlang_a_measures(50, 48, 1e15 / 60, 0.1);
  EXPECT_NEAR(nearly.probability_of_wait, 0.69445561119668154561, 1e-14);
  EXPECT_NEAR(nearly.answered_within, erlang_c_wait_within(50., 48., 0.1), 1e-12);
}

TEST(ErlangA, WithoutPatienceIsErlangB) {
  for (double patience : {0., 1e-300, 1e-14}) {
    for (double load : {0.5, 9., 40.}) {
      const WaitingMeasures m = erlang_a_measures(10, load, patience, 1e-3);
      EXPECT_NEAR(m.abandonment, erlang_b(10., load), 1e-12) << patience;
      EXPECT_NEAR(m.answered_within, erlang_b_served(10., load), 1e-12);
      EXPECT_NEAR(m.mean_wait, 0, 1e-13);
    }
  }
}

TEST(ErlangA, IsContinuousWhereItsComputationChanges) {
  // On both sides of 20 servers and patience, of load = servers, and of the ratios 0.4, 1 and 2 of the expansions.
  const auto same = [](double servers, double load, double patience, double wait) {
    const WaitingMeasures a = erlang_a_measures(servers * (1 - 1e-13), load, patience, wait);
    const WaitingMeasures b = erlang_a_measures(servers * (1 + 1e-13), load, patience, wait);
    for (auto share :
         {&WaitingMeasures::answered_within, &WaitingMeasures::answered_after, &WaitingMeasures::abandoned_within,
          &WaitingMeasures::abandoned_after, &WaitingMeasures::mean_wait_of_answered, &WaitingMeasures::mean_wait}) {
      EXPECT_NEAR(a.*share, b.*share, 1e-10 * (a.*share)) << servers << " " << load << " " << patience << " " << wait;
    }
  };
  for (double load : {20., 8., 40., 50., 27.}) {
    for (double patience : {1., 19. / 20, 2.}) {
      for (double wait : {0.01, 0.1, 0.5, 2.}) same(20, load, patience, wait);
    }
  }
  for (double ratio : {0.4, 1., 2., 2.5}) {
    for (double wait : {0.001, 0.05}) same(100, 100 * ratio, 1, wait);
  }
}

TEST(ErlangA, TheFourOutcomesAddUpToAllContacts) {
  for (double servers : {0., 0.2, 7., 35.}) {
    for (double wait : {0., 1e-6, 0.3, 50., infinity}) {
      const WaitingMeasures m = erlang_a_measures(servers, 12, 1.5, wait);
      EXPECT_NEAR(m.answered_within + m.answered_after + m.abandoned_within + m.abandoned_after, 1, 1e-14);
      EXPECT_NEAR(m.abandoned_within + m.abandoned_after, m.abandonment, 1e-14);
    }
  }
}

TEST(ErlangA, AtTheEdgesOfTheAcceptableWait) {
  const WaitingMeasures none = erlang_a_measures(10, 12, 1, 0);
  EXPECT_EQ(none.abandoned_within, 0);
  EXPECT_NEAR(none.answered_within, 1 - none.probability_of_wait, 1e-15);
  const WaitingMeasures all = erlang_a_measures(10, 12, 1, infinity);
  EXPECT_EQ(all.answered_after, 0);
  EXPECT_EQ(all.abandoned_after, 0);
  EXPECT_NEAR(all.answered_within, 1 - all.abandonment, 1e-15);
}

TEST(ErlangA, WithoutServersEverybodyLeavesWhenPatienceEnds) {
  const WaitingMeasures m = erlang_a_measures(0, 5, 2, 1);
  EXPECT_EQ(m.answered_within, 0);
  EXPECT_DOUBLE_EQ(m.abandonment, 1);
  EXPECT_NEAR(m.abandoned_within, -std::expm1(-0.5), 1e-15);
  EXPECT_DOUBLE_EQ(m.mean_wait, 2);
  EXPECT_EQ(m.mean_wait_of_answered, infinity);
  EXPECT_EQ(m.occupancy, 1);
  EXPECT_DOUBLE_EQ(m.mean_queue_length, 10);
}

TEST(ErlangA, IsNotANumberOutsideItsDomain) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (double bad : {-1., nan}) {
    EXPECT_TRUE(std::isnan(erlang_a_measures(bad, 1, 1, 1).answered_within));
    EXPECT_TRUE(std::isnan(erlang_a_measures(1, bad, 1, 1).abandonment));
    EXPECT_TRUE(std::isnan(erlang_a_measures(1, 1, bad, 1).mean_wait));
    EXPECT_TRUE(std::isnan(erlang_a_measures(1, 1, 1, bad).occupancy));
  }
  EXPECT_TRUE(std::isnan(erlang_a_measures(infinity, 1, 1, 1).answered_within));
  EXPECT_TRUE(std::isnan(erlang_a_measures(1, infinity, 1, 1).answered_within));
}

}  // namespace
