#include "krarup/formulas/extended_erlang_b.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();

/// The textbook's way: attempts, blocked attempts, repeated attempts, and so on until nothing changes.
long double load_by_repetition(double servers, double load, double redial_share) {
  long double attempts = load;
  for (int i = 0; i < 100'000; ++i) {
    const long double next = load + redial_share * attempts * erlang_b<long double>(servers, attempts);
    if (next == attempts) break;
    attempts = next;
  }
  return attempts;
}

TEST(ExtendedErlangB, IsWhereRepeatedAttemptsSettle) {
  for (const double servers : {0.5, 3.0, 10.0, 11.7, 120.0}) {
    for (const double load : {0.1, 5.0, 9.0, 130.0}) {
      for (const double redial_share : {0.01, 0.4, 0.9}) {
        const auto settled = static_cast<double>(load_by_repetition(servers, load, redial_share));
        EXPECT_NEAR(extended_erlang_b_load(servers, load, redial_share) / settled, 1, 2e-15)
            << servers << " " << load << " " << redial_share;
      }
    }
  }
}

TEST(ExtendedErlangB, OfTenLinesFiveErlangsAndFortyPercentRedials) {
  // 480 calls a day of 15 minutes each.
  EXPECT_NEAR(extended_erlang_b(10, 5, 0.4), 0.019114798898591126451, 1e-16);
}

TEST(ExtendedErlangB, OneLineIsAQuadraticEquation) {
  // a' (1 - r a' / (1 + a')) = a
  for (const double load : {1e-6, 0.3, 0.999, 4.0}) {
    for (const double r : {0.1, 0.75, 0.999}) {
      const double b = 1 - load;
      const double q = 1 - r;
      const double root =
          b > 0 ? 2 * load / (b + std::sqrt(b * b + 4 * q * load)) : (std::sqrt(b * b + 4 * q * load) - b) / (2 * q);
      EXPECT_NEAR(extended_erlang_b_load(1, load, r) / root, 1, 4e-15 / q) << load << " " << r;
    }
    if (load < 1) {
      EXPECT_NEAR(extended_erlang_b_load(1, load, 1) / (load / (1 - load)), 1, 1e-12);
    }
  }
}

TEST(ExtendedErlangB, WithoutRedialsIsErlangB) {
  EXPECT_EQ(extended_erlang_b(12.5, 10, 0), erlang_b(12.5, 10.));
  EXPECT_EQ(extended_erlang_b_load(12.5, 10, 0), 10);
}

TEST(ExtendedErlangB, IfEverybodyRedialsTheLinesCarryAllThereIsOrAreNeverFree) {
  for (const double servers : {0.3, 1.0, 17.0, 1e6}) {
    for (const double share : {1e-3, 0.5, 0.99}) {
      const double attempts = extended_erlang_b_load(servers, servers * share, 1);
      EXPECT_NEAR(attempts * erlang_b_served(servers, attempts) / (servers * share), 1, 1e-13);
    }
    EXPECT_EQ(extended_erlang_b_load(servers, servers, 1), infinity);
    EXPECT_EQ(extended_erlang_b(servers, 2 * servers, 1), 1);
  }
}

TEST(ExtendedErlangB, BalancesAttemptsEverywhere) {
  std::mt19937_64 engine(1980);
  const auto uniform = [&](double low, double high) { return std::uniform_real_distribution(low, high)(engine); };
  for (int i = 0; i < 20'000; ++i) {
    const double load = std::exp(uniform(std::log(1e-6), std::log(1e12)));
    const double servers = i % 2 == 0 ? std::exp(uniform(std::log(1e-6), std::log(1e12))) : load * uniform(0, 2);
    const double r = i % 3 == 0 ? 1 - std::exp(uniform(-30, 0)) : uniform(0, 1);
    const double attempts = extended_erlang_b_load(servers, load, r);
    ASSERT_GE(attempts, load);
    ASSERT_LE(attempts, load / (1 - r) * (1 + 4 * eps));
    const double brought = load + r * attempts * erlang_b(servers, attempts);
    ASSERT_NEAR(attempts / brought, 1, 1e-13) << servers << " " << load << " " << r;
  }
}

TEST(ExtendedErlangB, MoreRedialsMoreLoadAndFewerServersBlockMore) {
  for (double servers = 0.5; servers < 60; servers *= 1.4) {
    for (double load = 0.1; load < 80; load *= 1.7) {
      double before = 0;
      for (double r = 0; r <= 1; r += 0.0625) {
        const double now = extended_erlang_b(servers, load, r);
        EXPECT_GE(now, before * (1 - 1e-14));
        EXPECT_GE(now, extended_erlang_b(servers + 0.2, load, r) * (1 - 1e-14));
        EXPECT_LE(now, extended_erlang_b(servers, load * 1.01, r) * (1 + 1e-14));
        before = now;
      }
    }
  }
}

TEST(ExtendedErlangB, HasNoCornerWithoutAnAnswer) {
  for (const double servers : {0., 5e-324, 1e-300, 1e-9, 1., 1e6, 1e12, 1e300}) {
    for (const double load : {0., 5e-324, 1e-300, 1e-9, 1., 1e6, 1e12, 1e300}) {
      for (const double r : {0., 5e-324, 0.5, 1 - 1.2e-16, 1.}) {
        const double blocking = extended_erlang_b(servers, load, r);
        EXPECT_TRUE(blocking >= 0 && blocking <= 1) << servers << " " << load << " " << r;
      }
    }
  }
  for (const double bad : {-1., std::nan("")}) {
    EXPECT_TRUE(std::isnan(extended_erlang_b(bad, 1, 0.5)));
    EXPECT_TRUE(std::isnan(extended_erlang_b(1, bad, 0.5)));
    EXPECT_TRUE(std::isnan(extended_erlang_b(1, 1, bad)));
  }
  EXPECT_TRUE(std::isnan(extended_erlang_b(1, 1, 1.1)));
}

}  // namespace
