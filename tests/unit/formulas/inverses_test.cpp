#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "accuracy.hpp"
#include "krarup/formulas/erlang_c_inverse.hpp"

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();

using Inverse = double (*)(double, double);
const std::map<std::string, Inverse> inverses{
    {"erlang_b_servers", erlang_b_servers},
    {"erlang_b_load", [](double share, double servers) { return erlang_b_load(servers, share); }},
    {"erlang_c_servers", erlang_c_servers},
    {"erlang_c_load", [](double share, double servers) { return erlang_c_load(servers, share); }}};

TEST(Inverses, AreRightToTwoEpsOfTheirConditionNumber) {
  const accuracy::Measurements measured = accuracy::measure();
  for (const auto& [name, inverse] : inverses) {
    const accuracy::Worst& worst = measured.at("inverses." + name);
    EXPECT_LE(worst.conditioned, 2) << name << " at " << worst.where;
    EXPECT_GE(worst.rows, 36) << name;
  }
}

/// What a relative change of one in x does to `log_share(x)`.
template <class LogShare>
double sensitivity(const LogShare& log_share, double x) {
  constexpr double step = 1e-6;
  return std::abs(log_share(x * (1 + step)) - log_share(x * (1 - step))) / (2 * step);
}

TEST(Inverses, GiveBackTheShareThatWasAskedForWhateverTheLoad) {
  std::mt19937_64 engine(1917);
  const auto uniform = [&](double low, double high) { return std::uniform_real_distribution(low, high)(engine); };
  const auto log_uniform = [&](double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); };
  for (int i = 0; i < 20'000; ++i) {
    const double number = log_uniform(1e-6, 1e12);
    const double share = i % 3 == 0 ? log_uniform(1e-290, 1) : i % 3 == 1 ? 1 - log_uniform(1e-16, 1) : uniform(0, 1);
    if (!(share > 0 && share < 1)) continue;
    const auto expect_share = [&](const auto& log_share, double answer) {
      if (answer < 1e-300) return;  // below the smallest normal double
      const double rounding = std::abs(std::log(share)) + sensitivity(log_share, answer);
      ASSERT_NEAR(log_share(answer), std::log(share), 4 * accuracy::eps * rounding) << share << " of " << number;
    };
    expect_share([&](double n) { return log_erlang_b(n, number); }, erlang_b_servers(share, number));
    expect_share([&](double a) { return log_erlang_b(number, a); }, erlang_b_load(number, share));
    expect_share([&](double n) { return log_erlang_c(n, number); }, erlang_c_servers(share, number));
    expect_share([&](double a) { return log_erlang_c(number, a); }, erlang_c_load(number, share));
  }
}

TEST(Inverses, OneLineCarriesWhatAFractionSays) {
  for (const double share : {1e-12, 0.01, 0.5, 0.99}) {
    EXPECT_NEAR(erlang_b_load(1, share) / (share / (1 - share)), 1, 1e-15);  // B(1, a) = a / (1 + a)
    EXPECT_NEAR(erlang_b_servers(share, share / (1 - share)), 1, 1e-15);
    EXPECT_NEAR(erlang_c_load(1, share) / share, 1, 1e-15);  // C(1, a) = a
    EXPECT_NEAR(erlang_c_servers(share, share), 1, 1e-15);
  }
  EXPECT_NEAR(erlang_b_load(2, 0.2), 1, 1e-15);  // B(2, 1) = 1/5
}

TEST(Inverses, NobodyBlockedOrWaitingAndEverybodyAreLimits) {
  for (const double load : {1e-6, 1.0, 1e9}) {
    EXPECT_EQ(erlang_b_servers(1, load), 0);
    EXPECT_EQ(erlang_b_servers(0, load), infinity);
    EXPECT_EQ(erlang_c_servers(1, load), load);
    EXPECT_EQ(erlang_c_servers(0, load), infinity);
    EXPECT_EQ(erlang_b_load(load, 1), infinity);
    EXPECT_EQ(erlang_b_load(load, 0), 0);
    EXPECT_EQ(erlang_c_load(load, 1), load);
    EXPECT_EQ(erlang_c_load(load, 0), 0);
  }
  for (const double share : {0.0, 1e-290, 0.5, 1.0}) {
    EXPECT_EQ(erlang_b_servers(share, 0), 0);
    EXPECT_EQ(erlang_c_servers(share, 0), 0);
    EXPECT_EQ(erlang_b_load(0, share), share == 1 ? infinity : 0);
    EXPECT_EQ(erlang_c_load(0, share), 0);
  }
}

TEST(Inverses, AreNumbersAtTheSmallestAndLargestNumbers) {
  for (const double share : {0., 5e-324, 1e-310, 1e-290, 1e-16, 0.5, 1 - 1.2e-16, 1.}) {
    for (const double number : {0., 5e-324, 1e-310, 1e-300, 1e-6, 0.5, 1., 30., 1e6, 1e12, 1e15, 1e300}) {
      for (const auto& [name, inverse] : inverses) EXPECT_GE(inverse(share, number), 0) << name;
    }
  }
}

TEST(Inverses, AreNotANumberOutsideTheirDomain) {
  for (const auto& [name, inverse] : inverses) {
    for (const double bad : {-1e-300, std::nan("")}) {
      EXPECT_TRUE(std::isnan(inverse(bad, 1))) << name;
      EXPECT_TRUE(std::isnan(inverse(0.5, bad))) << name;
    }
    EXPECT_TRUE(std::isnan(inverse(1.0001, 1))) << name;
    EXPECT_TRUE(std::isnan(inverse(0.5, infinity))) << name;
  }
}

}  // namespace
