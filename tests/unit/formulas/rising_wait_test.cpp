#include "krarup/formulas/rising_wait.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/expint.hpp>
#include <cmath>
#include <random>

// Legendre's fraction against Gauss's rule with 80 bits, where the power series of a short wait is too long.

namespace {

using krarup::formulas::detail::EarlyTurns;
using krarup::formulas::detail::RisingWait;
using krarup::formulas::detail::ShortWait;

/// The integral of the density times f(w) over (0, end), in units of the density at the end; panel by panel from there.
template <class Function>
long double integral(long double x, long double y, long double end, const Function& f) {
  const long double z = x * std::exp(-end);
  const auto integrand = [&](long double d) {
    return std::exp(-(z - y) * d - z * (std::expm1(d) - d)) * f(end - d);  // at a distance d below the end
  };
  const long double panel = 3 / std::max(z - y, std::sqrt(z));
  long double sum = 0;
  for (long double d = 0; d < end && d < 30 * panel; d += panel) {
    sum += boost::math::quadrature::gauss<long double, 25>::integrate(integrand, d, std::min(d + panel, end));
  }
  return sum;
}

TEST(RisingWait, IsTheIntegralOverTheOfferedWait) {
  std::mt19937_64 random(1);
  const auto any = [&](double low, double high) {
    return std::exp(std::uniform_real_distribution(std::log(low), std::log(high))(random));
  };
  int steep = 0;
  for (int i = 0; i < 8'000; ++i) {
    const double x = any(2, 1e6);
    const double y = i % 5 == 0 ? any(1e-9, 1) : x * any(1e-3, 1);
    const double w = any(1e-4, 10);
    const double staying = std::exp(-w);
    const double gone = -std::expm1(-w);
    const double excess = x - y;
    if (x * staying < y + 2. / 3 || excess < 64 * y * gone || ShortWait(x, y, excess, gone).applies()) continue;
    ++steep;
    const double density_at_0 = std::exp(y * w - x * gone);
    const auto [stayed, left] =
        RisingWait(x, y).between({1, 0, excess, density_at_0}, {staying, gone, x * staying - y, 1});
    const long double all = integral(x, y, w, [](long double v) { return std::exp(-v); });
    const long double lost = integral(x, y, w, [](long double v) { return -std::expm1(-v); });
    ASSERT_NEAR(static_cast<double>(stayed / all), 1, 2e-14) << x << " " << y << " " << w;
    ASSERT_NEAR(static_cast<double>(left / lost), 1, 2e-14) << x << " " << y << " " << w;
  }
  EXPECT_GT(steep, 1'000);
}

TEST(RisingWait, WithoutServersNobodyIsAnswered) {
  // Then the density is e^(x - z) with z = x e^-w, and dw = -dz / z: an exponential integral.
  const double x = 30;
  const double z = 3;
  const auto [stayed, left] = RisingWait(x, 0).between({1, 0, x, std::exp(z - x)}, {z / x, 1 - z / x, z, 1});
  const double both = std::exp(z) * (boost::math::expint(-x) - boost::math::expint(-z));
  EXPECT_NEAR(stayed, (1 - std::exp(z - x)) / x, 1e-16);
  EXPECT_NEAR(left, both - stayed, 1e-15);
}

}  // namespace
