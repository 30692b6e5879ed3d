#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "krarup/formulas/erlang_a.hpp"

// The whole domain, at random and at its corners: no NaN, no share outside [0, 1], nothing lost, nothing upside down.

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(engine_); }
  double log_uniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }

 private:
  std::mt19937_64 engine_;
};

/// Servers far from the load, near it, and anywhere between.
double servers_for(double load, int turn, Dice& dice) {
  switch (turn % 3) {
    case 0:
      return dice.log_uniform(1e-6, 1e12);
    case 1:
      return std::abs(load + std::sqrt(load) * dice.uniform(-3, 3));
    default:
      return load * dice.log_uniform(0.1, 10);
  }
}

void expect_sound(const WaitingMeasures& m, double servers, double load, double patience, double wait) {
  const bool shares = m.answered_within >= 0 && m.answered_after >= 0 && m.abandoned_within >= 0 &&
                      m.abandoned_after >= 0 && m.answered_within <= 1 && m.probability_of_wait >= 0 &&
                      m.probability_of_wait <= 1 + 1e-15 && m.occupancy >= 0 && m.occupancy <= 1;
  const double sum = m.answered_within + m.answered_after + m.abandoned_within + m.abandoned_after;
  const double lost = m.abandoned_within + m.abandoned_after;
  const bool whole = std::abs(sum - 1) < 1e-12 && std::abs(lost - m.abandonment) <= 1e-11 * m.abandonment + 1e-300;
  const bool times = m.mean_wait >= 0 && m.mean_wait_of_answered >= 0 && m.mean_queue_length >= 0;
  EXPECT_TRUE(shares && whole && times) << servers << " servers, " << load << " erlangs, patience " << patience
                                        << ", wait " << wait;
}

TEST(EveryCorner, ErlangAIsSoundAtExtremes) {
  for (double servers : {0., 5e-324, 1e-310, 1e-300, 1e-6, 0.5, 1., 30., 1e6, 1e12}) {
    for (double load : {0., 5e-324, 1e-310, 1e-300, 1e-6, 0.5, 1., 30., 1e6, 1e12}) {
      for (double patience : {0., 5e-324, 1e-300, 1e-9, 1., 1e6, 1e12, 1e100, 1.7e308, infinity}) {
        for (double wait : {0., 5e-324, 1e-300, 1e-9, 1., 1e6, 1e12, 1e100, 1.7e308, infinity}) {
          expect_sound(erlang_a_measures(servers, load, patience, wait), servers, load, patience, wait);
        }
      }
    }
  }
}

TEST(EveryCorner, ErlangAIsSoundEverywhere) {
  Dice dice(1917);
  for (int i = 0; i < 200'000; ++i) {
    const double load = dice.log_uniform(1e-6, 1e12);
    const double servers = servers_for(load, i, dice);
    const double patience = dice.log_uniform(1e-9, 1e9);
    const double wait = i % 2 == 0 ? dice.log_uniform(1e-6, 1e6) : patience * dice.log_uniform(1e-3, 10);
    expect_sound(erlang_a_measures(servers, load, patience, wait), servers, load, patience, wait);
  }
}

TEST(EveryCorner, ErlangBAndCAreSoundEverywhere) {
  Dice dice(1909);
  for (int i = 0; i < 200'000; ++i) {
    const double load = dice.log_uniform(1e-6, 1e12);
    const double servers = servers_for(load, i, dice);
    const double blocking = erlang_b(servers, load);
    ASSERT_TRUE(blocking >= 0 && blocking <= 1) << servers << " " << load;
    ASSERT_NEAR(blocking + erlang_b_served(servers, load), 1, 1e-15) << servers << " " << load;
    ASSERT_TRUE(log_erlang_b(servers, load) <= 0) << servers << " " << load;
    const double waits = erlang_c(servers, load);
    ASSERT_TRUE(waits >= blocking && waits <= 1) << servers << " " << load;
    const double wait = dice.log_uniform(1e-9, 1e3);
    ASSERT_NEAR(erlang_c_wait_within(servers, load, wait) + erlang_c_wait_exceeds(servers, load, wait), 1, 1e-14)
        << servers << " " << load << " " << wait;
  }
}

TEST(EveryCorner, ErlangBAtTheSmallestAndLargestNumbers) {
  for (double servers : {0., 5e-324, 1e-300, 1e-9, 0.5, 1., 29.999, 30., 1e6, 1e15, 1e300}) {
    for (double load : {0., 5e-324, 1e-300, 1e-9, 0.5, 1., 29.999, 30., 1e6, 1e15, 1e300}) {
      const double blocking = erlang_b(servers, load);
      EXPECT_TRUE(blocking >= 0 && blocking <= 1) << servers << " " << load;
      EXPECT_TRUE(log_erlang_b(servers, load) <= 0) << servers << " " << load;
      EXPECT_TRUE(erlang_c(servers, load) >= 0) << servers << " " << load;
      EXPECT_FALSE(std::isnan(log_erlang_c(servers, load))) << servers << " " << load;
    }
  }
}

TEST(EveryCorner, MoreServersNeverMakeAnythingWorse) {
  Dice dice(42);
  for (int i = 0; i < 50'000; ++i) {
    const double load = dice.log_uniform(1e-6, 1e6);
    const double servers = servers_for(load, 1 + i % 2, dice);
    const double patience = dice.log_uniform(1e-6, 1e6);
    const double wait = dice.log_uniform(1e-4, 1e2);
    const WaitingMeasures fewer = erlang_a_measures(servers, load, patience, wait);
    const WaitingMeasures more = erlang_a_measures(servers + std::max(1., servers * 1e-3), load, patience, wait);
    const auto not_above = [&](double better, double worse, const char* what) {
      ASSERT_LE(better, worse * (1 + 1e-11) + 1e-300)
          << what << " at " << servers << " " << load << " " << patience << " " << wait;
    };
    not_above(fewer.answered_within, more.answered_within, "answered_within");
    not_above(more.abandonment, fewer.abandonment, "abandonment");
    not_above(more.mean_wait, fewer.mean_wait, "mean_wait");
    not_above(more.mean_wait_of_answered, fewer.mean_wait_of_answered, "mean_wait_of_answered");
    not_above(more.probability_of_wait, fewer.probability_of_wait, "probability_of_wait");
    not_above(more.occupancy, fewer.occupancy, "occupancy");
  }
}

}  // namespace
