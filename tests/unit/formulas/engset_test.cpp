#include "krarup/formulas/engset.hpp"

#include <gtest/gtest.h>

#include <boost/math/quadrature/exp_sinh.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "krarup/formulas/erlang_b.hpp"

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();

/// The number of busy servers as a birth-death chain: all states, in long double.
long double all_busy(int servers, int sources, long double intensity) {
  long double weight = 1;
  long double total = 1;
  for (int k = 1; k <= servers; ++k) {
    weight *= static_cast<long double>(sources - k + 1) / k * intensity;
    total += weight;
    if (weight > 1e1000L) {
      total /= weight;
      weight = 1;
    }
  }
  return weight / total;
}

TEST(Engset, IsTheBirthDeathChainOfTheBusyServers) {
  for (const int sources : {1, 2, 7, 40, 1000, 20'000}) {
    for (const double share : {0.01, 0.2, 0.9, 0.999, 1.0}) {
      for (const double intensity : {1e-6, 1e-3, 0.1, 1.0, 30.0}) {
        const int servers = static_cast<int>(std::ceil(share * sources));
        const long double exact = all_busy(servers, sources, intensity);
        if (exact < 1e-290L) continue;
        const double condition = std::abs(servers - sources * intensity / (1 + intensity));
        const double found = engset_time_congestion(servers, sources, intensity);
        EXPECT_NEAR(static_cast<double>(found / exact), 1, 4 * eps * (1 + condition))
            << servers << " servers, " << sources << " sources, " << intensity;
      }
    }
  }
}

TEST(Engset, FollowsItsRecursionForRealServersAndSources) {
  for (const double sources : {0.0, 0.3, 1.0, 4.5, 60.0}) {
    for (const double intensity : {1e-9, 1e-3, 0.7, 50.0}) {
      for (double servers = 1.25; servers < sources + 1; servers += 0.625) {
        const double before = engset_free_odds(servers - 1, sources, intensity);
        if (before > 1e290) break;
        const double here = servers / ((sources - servers + 1) * intensity) * (1 + before);
        EXPECT_NEAR(engset_free_odds(servers, sources, intensity) / here, 1, 1e-14) << servers << " " << sources;
      }
    }
  }
}

TEST(Engset, ContinuesToRealServersByAnIntegral) {
  // 1 / E is the mean of (1 + V / alpha)^n, V = 1 - U^(1 / (N - n)).
  boost::math::quadrature::exp_sinh<double> integrator;
  for (const double servers : {0.25, 0.999, 1.5, 7.3, 19.9}) {
    for (const double sources : {20.0, 33.3, 500.0}) {
      for (const double intensity : {0.02, 0.5, 3.0}) {
        const auto integrand = [&](double s) {
          return std::exp(-s) * std::pow(1 - std::expm1(-s / (sources - servers)) / intensity, servers);
        };
        const double reciprocal = integrator.integrate(integrand, 1e-13);
        EXPECT_NEAR((1 + engset_free_odds(servers, sources, intensity)) / reciprocal, 1, 1e-12)
            << servers << " " << sources << " " << intensity;
      }
    }
  }
}

TEST(Engset, ManySourcesAreErlangB) {
  for (const double servers : {0.5, 3.0, 12.7, 80.0}) {
    for (const double load : {0.01, 2.0, 11.0, 90.0}) {
      const double exact = erlang_b(servers, load);
      double before = 0;
      for (const double sources : {1e6, 1e7, 1e8}) {
        const double now = std::abs(engset_time_congestion(servers, sources, load / sources) / exact - 1);
        if (before > 1e-9) {
          EXPECT_NEAR(now / before, 0.1, 0.01) << servers << " " << load;
        }
        before = now;
      }
      EXPECT_LT(before, 1e-4);
    }
  }
}

TEST(Engset, ALineForEverySourceBlocksNobody) {
  for (const double sources : {1.0, 2.5, 300.0}) {
    EXPECT_EQ(engset_call_congestion(sources, sources, 0.4), 0);
    EXPECT_GT(engset_call_congestion(sources - 1e-6, sources, 0.4), 0);
    EXPECT_NEAR(engset_time_congestion(sources, sources, 0.4) / std::pow(0.4 / 1.4, sources), 1, 1e-12);
  }
}

TEST(Engset, FallsWithServersAndRisesWithLoadAndSources) {
  for (double sources = 1; sources < 40; sources += 4.3) {
    for (double intensity = 0.01; intensity < 30; intensity *= 2.3) {
      double before = 1;
      for (double servers = 0.1; servers < sources; servers += 0.15) {
        const double now = engset_call_congestion(servers, sources, intensity);
        ASSERT_LE(now, before * (1 + 1e-14)) << servers << " " << sources << " " << intensity;
        ASSERT_LE(now, engset_call_congestion(servers, sources, intensity * 1.01) * (1 + 1e-14));
        ASSERT_LE(now, engset_call_congestion(servers, sources + 0.5, intensity) * (1 + 1e-14));
        ASSERT_LE(now, engset_time_congestion(servers, sources, intensity) * (1 + 1e-14));
        before = now;
      }
    }
  }
}

TEST(Engset, HasNoCornerWithoutAnAnswer) {
  const std::vector<double> sizes{0., 5e-324, 1e-300, 1e-9, 0.5, 1., 2., 29.999, 1e6};
  for (const double servers : sizes) {
    for (const double sources : sizes) {
      for (const double intensity : {0., 5e-324, 1e-300, 1e-6, 1., 1e6, 1e300, infinity}) {
        const double congestion = engset_time_congestion(servers, sources, intensity);
        EXPECT_TRUE(congestion >= 0 && congestion <= 1) << servers << " " << sources << " " << intensity;
      }
    }
  }
  for (const double bad : {-1., std::nan("")}) {
    EXPECT_TRUE(std::isnan(engset_time_congestion(bad, 3, 1)));
    EXPECT_TRUE(std::isnan(engset_time_congestion(3, bad, 1)));
    EXPECT_TRUE(std::isnan(engset_time_congestion(3, 3, bad)));
  }
}

}  // namespace
