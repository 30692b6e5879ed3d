// A few customers who wait, against their birth-death chain in long double.
#include "krarup/formulas/finite_source.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "krarup/formulas/erlang_c.hpp"

namespace krarup::formulas {
namespace {

/// Shares of the time in which 0, 1, ..., `sources` customers are in the system.
std::vector<long double> states(int servers, int sources, long double intensity) {
  std::vector<long double> logs{0};
  for (int k = 1; k <= sources; ++k) {
    logs.push_back(logs.back() + std::log((sources - k + 1) * intensity / std::min(k, servers)));
  }
  const long double most = *std::max_element(logs.begin(), logs.end());
  long double sum = 0;
  for (long double& each : logs) sum += each = std::exp(each - most);
  for (long double& each : logs) each /= sum;
  return logs;
}

long double poisson_mass(long double mean, int count) {
  return std::exp(count * std::log(mean) - mean - std::lgamma(count + 1.L));
}

/// That a Poisson number of this mean is at most `most`.
long double poisson_at_most(long double mean, int most) {
  long double sum = 0;
  for (int k = most; k >= 0; --k) sum += poisson_mass(mean, k);
  return sum;
}

/// That it is at least `least`.
long double poisson_at_least(long double mean, int least) {
  long double sum = 0;
  for (int k = least; k <= mean || poisson_mass(mean, k) > 1e-20L * sum; ++k) sum += poisson_mass(mean, k);
  return sum;
}

WaitingMeasures by_states(int servers, int sources, double intensity, double wait) {
  WaitingMeasures all{};
  const auto others = states(servers, sources - 1, intensity);  // met by a contact
  for (int k = 0; k < sources; ++k) {
    const auto share = static_cast<double>(others[static_cast<std::size_t>(k)]);
    const int services = k - servers + 1;                               // before its own
    const long double mean = static_cast<long double>(servers) * wait;  // of the services until then
    all.answered_after += services > 0 ? share * static_cast<double>(poisson_at_most(mean, services - 1)) : 0;
    all.answered_within += services > 0 ? share * static_cast<double>(poisson_at_least(mean, services)) : share;
    all.probability_of_wait += services > 0 ? share : 0;
    all.mean_wait += share * std::max(services, 0) / servers;
  }
  const auto seen = states(servers, sources, intensity);  // by an observer
  for (int k = 0; k <= sources; ++k) {
    const auto share = static_cast<double>(seen[static_cast<std::size_t>(k)]);
    all.occupancy += share * std::min(k, servers) / servers;
    all.mean_queue_length += share * std::max(k - servers, 0);
  }
  return all;
}

TEST(FiniteSource, IsItsBirthDeathChain) {
  std::mt19937 random(1);
  const auto log_uniform = [&](double low, double high) {
    return low * std::pow(high / low, static_cast<double>(random()) / 0x1p32);
  };
  for (int i = 0; i < 400; ++i) {
    const int sources = 1 + static_cast<int>(log_uniform(1, 300));
    const int servers = 1 + static_cast<int>(random() % static_cast<unsigned>(sources + 1));
    const double intensity = log_uniform(1e-3, 1e3), wait = log_uniform(1e-3, 20);
    SCOPED_TRACE(testing::Message() << servers << " of " << sources << " at " << intensity << ", " << wait);
    const WaitingMeasures expected = by_states(servers, sources, intensity, wait);
    const WaitingMeasures found = finite_source_measures(servers, sources, intensity, wait);
    for (const auto share : {&WaitingMeasures::answered_within, &WaitingMeasures::answered_after}) {
      if (expected.*share < 1e-280) continue;
      EXPECT_NEAR(found.*share / (expected.*share), 1, 1e-12);
    }
    EXPECT_NEAR(found.probability_of_wait, expected.probability_of_wait, 1e-12 * expected.probability_of_wait + 1e-300);
    EXPECT_NEAR(found.mean_wait, expected.mean_wait, 1e-12 * expected.mean_wait + 1e-300);
    EXPECT_NEAR(found.occupancy, expected.occupancy, 1e-13);
    EXPECT_NEAR(found.mean_queue_length, expected.mean_queue_length, 1e-12 * expected.mean_queue_length + 1e-300);
  }
}

TEST(FiniteSource, SourcesThatAreNeverIdleWaitForAllOthers) {
  const WaitingMeasures found = finite_source_measures(2, 7, INFINITY, 1);
  EXPECT_EQ(found.probability_of_wait, 1);
  EXPECT_EQ(found.mean_wait, 5 / 2.);
  EXPECT_EQ(found.occupancy, 1);
  EXPECT_EQ(found.mean_queue_length, 5);
  EXPECT_NEAR(found.answered_after, static_cast<double>(poisson_at_most(2, 4)), 1e-15);
}

TEST(FiniteSource, RealServersLieBetweenWholeOnes) {
  for (const double sources : {3.0, 12.0, 12.5, 400.0}) {
    for (const double intensity : {0.01, 0.3, 4.0, 70.0}) {
      WaitingMeasures before = finite_source_measures(0.01, sources, intensity, 0.5);
      for (double servers = 0.1; servers <= sources + 1; servers += 0.1) {
        const WaitingMeasures now = finite_source_measures(servers, sources, intensity, 0.5);
        EXPECT_LE(now.probability_of_wait, before.probability_of_wait * (1 + 1e-12)) << servers << " " << sources;
        EXPECT_LE(now.mean_wait, before.mean_wait * (1 + 1e-12)) << servers << " " << sources;
        EXPECT_LE(now.occupancy, before.occupancy * (1 + 1e-12)) << servers << " " << sources;
        EXPECT_GE(now.answered_within, before.answered_within - 1e-12) << servers << " " << sources;
        before = now;
      }
    }
  }
}

TEST(FiniteSource, ManySourcesAreErlangC) {
  const double load = 20, sources = 1e7;
  const WaitingMeasures found = finite_source_measures(24, sources, load / (sources - load), 0.3);
  const WaitingMeasures limit = erlang_c_measures(24, load, 0.3);
  EXPECT_NEAR(found.probability_of_wait, limit.probability_of_wait, 1e-5);
  EXPECT_NEAR(found.mean_wait, limit.mean_wait, 1e-5);
  EXPECT_NEAR(found.answered_after, limit.answered_after, 1e-5);
  EXPECT_LT(found.mean_wait, limit.mean_wait);
}

TEST(FiniteSource, OutsideItsDomainIsNotANumber) {
  EXPECT_TRUE(std::isnan(finite_source_measures(-1, 5, 1, 1).mean_wait));
  EXPECT_TRUE(std::isnan(finite_source_measures(1, 0.5, 1, 1).mean_wait));
  EXPECT_TRUE(std::isnan(finite_source_measures(1, 5, -1, 1).mean_wait));
  EXPECT_TRUE(std::isnan(finite_source_measures(1, 5, 1, NAN).mean_wait));
}

}  // namespace
}  // namespace krarup::formulas
