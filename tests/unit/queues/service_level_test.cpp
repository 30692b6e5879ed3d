#include "krarup/queues/service_level.hpp"

#include <gtest/gtest.h>

namespace {

using namespace krarup;

// A morning counted by hand: 100 contacts, 70 answered in time, 10 late, 8 hung up early, 7 late, 5 heard a busy
// signal.
constexpr Outcomes morning{.answered_within = 0.70,
                           .answered_after = 0.10,
                           .abandoned_within = 0.08,
                           .abandoned_after = 0.07,
                           .blocked = 0.05};

TEST(ServiceLevel, DependsOnWhoCounts) {
  EXPECT_DOUBLE_EQ(service_level(morning, ServiceLevelBasis::offered), 0.70);
  EXPECT_DOUBLE_EQ(service_level(morning, ServiceLevelBasis::answered), 70. / 80);
  EXPECT_DOUBLE_EQ(service_level(morning, ServiceLevelBasis::excluding_early_abandons), 70. / 92);
  EXPECT_DOUBLE_EQ(service_level(morning, ServiceLevelBasis::early_abandons_count_as_met), 0.78);
}

TEST(ServiceLevel, SharesAddUp) {
  EXPECT_DOUBLE_EQ(morning.answered(), 0.80);
  EXPECT_DOUBLE_EQ(morning.abandoned(), 0.15);
  EXPECT_DOUBLE_EQ(morning.admitted(), 0.95);
  EXPECT_DOUBLE_EQ(morning.offered(), 1);
}

TEST(ServiceLevel, IsZeroWhenContactsCameAndNobodyWasAnswered) {
  constexpr Outcomes all_left_early{.abandoned_within = 1};
  EXPECT_EQ(service_level(all_left_early, ServiceLevelBasis::answered), 0);
  EXPECT_EQ(service_level(all_left_early, ServiceLevelBasis::excluding_early_abandons), 0);
  EXPECT_EQ(service_level(Outcomes{.blocked = 1}, ServiceLevelBasis::answered), 0);
}

TEST(ServiceLevel, IsOneWhenNobodyCame) {
  for (const auto& basis : enumerators(ServiceLevelBasis{})) EXPECT_EQ(service_level(Outcomes{}, basis.value), 1);
}

}  // namespace
