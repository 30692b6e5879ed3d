#include "krarup/formulas/waiting_integrals.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "krarup/formulas/polynomial.hpp"

// The integrals against the sums over the queue length that they stand for, in every region of their computation.

namespace {

using krarup::formulas::detail::erfcx;
using krarup::formulas::detail::rarity;
using krarup::formulas::detail::waiting_integrals;

struct Sums {
  long double served = 0, lost = 0, delay = 0;
};

Sums sums(long double b, long double z) {
  Sums result;
  long double term = 1 / b, delay = 1 / b;
  for (int j = 0;; ++j) {
    if (j > 0) term *= z / (b + j), delay += 1 / (b + j);
    result.served += term;
    result.lost += (j + 1) * term;
    result.delay += term * delay;
    if (j > z - b && term * (j + 1) < 1e-22L * result.served) return result;
  }
}

TEST(WaitingIntegrals, AreTheSumsOverTheQueueLength) {
  for (double b : {1., 1.0001, 3.5, 17., 19.99, 20., 21.4, 30., 90., 900.}) {
    for (double ratio : {1e-9, 0.1, 0.39, 0.41, 0.7, 0.93, 0.99, 1., 1.01, 1.2, 1.9, 2.1, 5.}) {
      const double z = b * ratio;
      const auto got = waiting_integrals(b, z, z - b);
      const Sums exact = sums(b, z);
      const double scale = std::exp(got.exponent);
      if (scale > 1e280) continue;
      const double tolerance = 4e-13 + 2e-16 * got.exponent;
      EXPECT_NEAR(static_cast<double>(got.served * scale / exact.served), 1, tolerance) << b << " " << z;
      EXPECT_NEAR(static_cast<double>(got.lost * scale / exact.lost), 1, tolerance) << b << " " << z;
      EXPECT_NEAR(static_cast<double>(got.delay * scale / exact.delay), 1, tolerance) << b << " " << z;
      EXPECT_NEAR(got.unit * scale, 1, 1e-13 + 2e-16 * got.exponent);
    }
  }
}

TEST(Rarity, IsTheDistanceFromTheMeanInLogarithms) {
  for (double b : {2., 40., 1e5}) {
    for (double ratio : {1e-6, 0.3, 0.9, 1.1, 3., 100.}) {
      const double z = b * ratio;
      const long double lambda = static_cast<long double>(z) / b;
      const auto exact = static_cast<double>(b * (lambda - 1 - std::log(lambda)));
      EXPECT_NEAR(rarity(b, z, z - b) / exact, 1, 1e-14) << b << " " << ratio;
    }
  }
  EXPECT_NEAR(rarity(1e12, 1e12 + 1, 1), 0.5e-12,
              1e-24);  // (z - b)^2 / (2 b), where b (lambda - 1 - ln(lambda)) would be noise
}

TEST(Erfcx, IsTheScaledComplementOfTheErrorFunction) {
  for (double v : {0., 1e-9, 0.1, 0.7, 1.5, 3., 5.}) {
    EXPECT_NEAR(erfcx(v),
                static_cast<double>(std::exp(static_cast<long double>(v) * v) * std::erfc(static_cast<long double>(v))),
                6e-16);
  }
  EXPECT_NEAR(erfcx(1e9) * 1e9 * std::sqrt(std::acos(-1.)), 1, 1e-15);
}

}  // namespace
