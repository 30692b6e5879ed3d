#include "krarup/formulas/priority.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace krarup::formulas {
namespace {

constexpr double forever = std::numeric_limits<double>::infinity();
constexpr double tiny = std::numeric_limits<double>::denorm_min();

/// How likely the delay exceeds t, by uniformization in long double: services until it ends go down at rate 1 and up at
/// rate r, and start geometrically distributed. Every term is positive.
long double delay_exceeds(double r, double own, double t) {
  const auto up = static_cast<long double>(r);
  const auto upto = up + static_cast<long double>(own);
  std::vector<long double> ahead(3000);  // [k]: k services until it ends
  long double start = 1 - upto;
  for (std::size_t k = 1; k < ahead.size(); ++k, start *= upto) ahead[k] = start;
  const long double clock = 1 + up;
  long double weight = std::exp(-clock * static_cast<long double>(t));
  long double exceeds = 0;
  for (int jump = 1; weight > 1e-40L || jump < clock * static_cast<long double>(t); ++jump) {
    long double still = 0;
    for (std::size_t k = ahead.size() - 1; k > 0; --k) still += ahead[k];
    exceeds += weight * still;
    for (std::size_t k = 1; k < ahead.size(); ++k) ahead[k - 1] = ahead[k];
    ahead.back() = 0;
    for (std::size_t k = ahead.size() - 1; k > 1; --k) ahead[k] = (ahead[k] + up * ahead[k - 2]) / clock;
    ahead[1] /= clock;
    ahead[0] = 0;
    weight *= clock * static_cast<long double>(t) / jump;
  }
  return exceeds;
}

TEST(DelayOfClass, HasTheTailOfTheChainToThirteenDigits) {
  for (const double r : {0.001, 0.1, 0.5, 0.9}) {
    for (const double share : {0.0, 0.01, 0.3, 0.6, 0.95}) {
      const double own = (1 - r) * share;
      if (r + own > 0.985) continue;  // would need more than 3000 states
      for (const double t : {0.01, 1., 10., 60.}) {
        const auto exceeds = static_cast<double>(delay_exceeds(r, own, t));
        const auto [within, after] = detail::DelayOfClass(r, own, (1 - r) * (1 - share)).sides(t);
        EXPECT_NEAR(after / exceeds, 1, 2e-13) << r << ", " << own << ", " << t;
        EXPECT_NEAR(within, 1 - exceeds, 1e-14);
      }
    }
  }
}

// Everywhere, also where the exponential on its own melts into the others (s^2 = r), and where hardly anything is
// spare.
TEST(DelayOfClass, IsAlwaysWholeAndNeverNegative) {
  for (const double r : {1e-300, 1e-12, 0.01, 0.25, 0.3, 0.6, 0.9, 0.99, 0.9999, 1 - 1e-9}) {
    for (const double share : {0., 1e-9, 0.1, 1. / 3, 0.5, 0.9, 0.999, 1 - 1e-9}) {
      const double own = (1 - r) * share;
      for (const double t : {0., 1e-300, 1e-6, 0.1, 1., 10., 1e3, 1e6, 1e12, 1e300, forever}) {
        const auto [within, after] = detail::DelayOfClass(r, own, (1 - r) * (1 - share)).sides(t);
        EXPECT_NEAR(within + after, 1, 2e-14) << r << ", " << own << ", " << t;
        EXPECT_TRUE(within >= 0 && after >= 0) << r << ", " << own << ", " << t;
      }
    }
  }
}

// A short time passes at the rate at which a delay ends: a difference from 1 would have no digit of it.
TEST(DelayOfClass, KeepsItsDigitsNearZero) {
  const detail::DelayOfClass delay(0.4, 0.3, 0.3);
  EXPECT_NEAR(delay.sides(1e-20).within / (1e-20 * 0.3), 1, 1e-13);  // one service in progress and nobody waiting
}

TEST(PriorityFormula, GivesSharesAndTimesInEveryCornerOfItsDomain) {
  for (const double servers : {0., tiny, 0.3, 1., 17., 1e6, 1e12}) {
    for (const double higher : {0., tiny, 0.5, 16., 1e6, 1e12}) {
      for (const double own : {0., tiny, 0.2, 1., 1e6, 1e12}) {
        for (const double lower : {0., tiny, 0.7, 1e12}) {
          for (const double wait : {0., tiny, 0.1, 1e300, forever}) {
            const WaitingMeasures m = priority_measures(servers, {higher, own, lower}, wait);
            SCOPED_TRACE(testing::Message()
                         << servers << " servers, " << higher << ", " << own << ", " << lower << ", T " << wait);
            EXPECT_TRUE(m.answered_within >= 0 && m.answered_after >= 0 && m.probability_of_wait >= 0);
            EXPECT_NEAR(m.answered_within + m.answered_after, 1, 1e-13);
            EXPECT_TRUE(m.mean_wait >= 0 && m.mean_queue_length >= 0 && m.occupancy >= 0 && m.occupancy <= 1);
            if (HasFailure()) return;
          }
        }
      }
    }
  }
}

TEST(PriorityFormula, IsNotANumberOutsideItsDomain) {
  EXPECT_TRUE(std::isnan(priority_measures(-1, {1, 1, 1}, 1).mean_wait));
  EXPECT_TRUE(std::isnan(priority_measures(forever, {1, 1, 1}, 1).mean_wait));
  EXPECT_TRUE(std::isnan(priority_measures(5, {-1, 1, 1}, 1).mean_wait));
  EXPECT_TRUE(std::isnan(priority_measures(5, {1, -1, 1}, 1).mean_wait));
  EXPECT_TRUE(std::isnan(priority_measures(5, {1, 1, -1}, 1).mean_wait));
  EXPECT_TRUE(std::isnan(priority_measures(5, {1, forever, 1}, 1).mean_wait));
  EXPECT_TRUE(std::isnan(priority_measures(5, {1, 1, 1}, -1).mean_wait));
  EXPECT_TRUE(std::isnan(priority_measures(5, {1, 1, 1}, std::nan("")).mean_wait));
}

}  // namespace
}  // namespace krarup::formulas
