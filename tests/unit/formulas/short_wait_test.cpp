#include "krarup/formulas/short_wait.hpp"

#include <gtest/gtest.h>

#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <random>

// The series against Gauss's rule with 80 bits, everywhere where it applies.

namespace {

using krarup::formulas::detail::ShortWait;

/// The integral of e^(x (1 - e^-w) - y w) times f(w) over (0, end).
template <class Function>
long double integral(long double x, long double excess, long double end, const Function& f) {
  const auto integrand = [&](long double w) {
    const long double slower = std::expm1(-w) + w;  // 1 - e^-w = w - slower
    return std::exp(excess * w - x * slower) * f(w);
  };
  return boost::math::quadrature::gauss<long double, 60>::integrate(integrand, 0.L, end);
}

TEST(ShortWait, IsTheIntegralOverTheOfferedWait) {
  std::mt19937_64 random(1);
  const auto any = [&](double low, double high) {
    return std::exp(std::uniform_real_distribution(std::log(low), std::log(high))(random));
  };
  int applied = 0;
  for (int i = 0; i < 20'000; ++i) {
    const double x = any(1e-3, 1e7);
    const double y = i % 5 == 0 ? any(1e-9, 1) : x * any(0.3, 3);
    const double w = any(1e-6, 1);
    const double excess = x - y;
    const ShortWait brief(x, y, excess, -std::expm1(-w));
    if (!brief.applies()) continue;
    ++applied;
    const auto [stayed, left] = brief.integrals();
    const long double all = integral(x, excess, w, [](long double v) { return std::exp(-v); });
    const long double gone = integral(x, excess, w, [](long double v) { return -std::expm1(-v); });
    ASSERT_NEAR(static_cast<double>(stayed / all), 1, 6e-15) << x << " " << y << " " << w;
    ASSERT_NEAR(static_cast<double>(left / gone), 1, 6e-15) << x << " " << y << " " << w;
  }
  EXPECT_GT(applied, 5'000);
}

TEST(ShortWait, OfNoWaitIsNothing) {
  const ShortWait none(7, 5, 2, 0);
  ASSERT_TRUE(none.applies());
  EXPECT_EQ(none.integrals().stayed, 0);
  EXPECT_EQ(none.integrals().left, 0);
}

TEST(ShortWait, LeavesALongOneToOthers) {
  EXPECT_FALSE(ShortWait(7, 5, 2, 0.9).applies());
  EXPECT_FALSE(ShortWait(1e4, 5e3, 5e3, 0.1).applies());
}

}  // namespace
