#include "krarup/formulas/blending.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace krarup::formulas {
namespace {

constexpr double forever = std::numeric_limits<double>::infinity();
constexpr double tiny = std::numeric_limits<double>::denorm_min();

bool is_share(double value) { return value >= 0 && value <= 1 + 1e-12; }

TEST(BlendingFormula, GivesSharesAndTimesInEveryCornerOfItsDomain) {
  for (const double agents : {0., tiny, 0.3, 1., 5.5, 200.}) {
    for (const int reserve : {0, 1, 5, 199}) {
      for (const double other_service : {1e-6, 0.3, 1., 7., 1e6}) {
        for (const double load : {0., tiny, 1e-9, 0.5, 5., 190., 1e6}) {
          for (const double patience : {0., 1e-6, 1., 1e9, forever}) {
            for (const double wait : {0., 0.1, forever}) {
              const auto [m, other] = blended_measures({agents, reserve, other_service}, load, patience, wait);
              SCOPED_TRACE(testing::Message() << agents << " agents, reserve " << reserve << ", other " << other_service
                                              << ", load " << load << ", patience " << patience << ", T " << wait);
              EXPECT_TRUE(is_share(m.answered_within) && is_share(m.answered_after) && is_share(m.abandoned_within) &&
                          is_share(m.abandoned_after) && is_share(m.probability_of_wait) && is_share(m.occupancy));
              EXPECT_NEAR(m.answered_within + m.answered_after + m.abandoned_within + m.abandoned_after, 1, 1e-9);
              EXPECT_TRUE(m.mean_wait >= 0 && m.mean_wait_of_answered >= 0 && m.mean_queue_length >= 0);
              EXPECT_TRUE(other >= 0 && other <= agents * (1 + 1e-12));
              if (HasFailure()) return;
            }
          }
        }
      }
    }
  }
}

TEST(BlendingFormula, IsNotANumberOutsideItsDomain) {
  const auto is_undefined = [](const BlendedMeasures& m) {
    return std::isnan(m.waiting.mean_wait) && std::isnan(m.other);
  };
  EXPECT_TRUE(is_undefined(blended_measures({-1}, 1, 1, 1)));
  EXPECT_TRUE(is_undefined(blended_measures({forever}, 1, 1, 1)));
  EXPECT_TRUE(is_undefined(blended_measures({5, -1}, 1, 1, 1)));
  EXPECT_TRUE(is_undefined(blended_measures({5, 1, 0}, 1, 1, 1)));
  EXPECT_TRUE(is_undefined(blended_measures({5, 1, forever}, 1, 1, 1)));
  EXPECT_TRUE(is_undefined(blended_measures({5}, -1, 1, 1)));
  EXPECT_TRUE(is_undefined(blended_measures({5}, 1, -1, 1)));
  EXPECT_TRUE(is_undefined(blended_measures({5}, 1, 1, std::nan(""))));
}

}  // namespace
}  // namespace krarup::formulas
