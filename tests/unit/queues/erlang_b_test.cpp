#include "krarup/queues/erlang_b.hpp"

#include <gtest/gtest.h>

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Demand ten_erlangs{.contacts = 100, .per = 30min, .aht = 180s};
static_assert(QueueModel<ErlangB>);

TEST(ErlangBQueue, BlocksWhatTheLinesCannotHoldAndAnswersTheRestAtOnce) {
  const Performance p = performance(ErlangB{ten_erlangs, 14}, 20s);
  EXPECT_NEAR(p.blocking, 0.0568191433865, 1e-12);
  EXPECT_NEAR(p.service_level, 1 - 0.0568191433865, 1e-12);
  EXPECT_NEAR(p.occupancy, 10 * (1 - 0.0568191433865) / 14, 1e-12);
  EXPECT_EQ(p.asa, 0s);
  EXPECT_EQ(p.mean_wait, 0s);
  EXPECT_EQ(p.probability_of_wait, 0);
  EXPECT_EQ(p.mean_queue_length, 0);
  EXPECT_EQ(p.abandonment, 0);
}

TEST(ErlangBQueue, BlockedContactsAreOfferedButNotAnswered) {
  const ErlangB queue{ten_erlangs, 8};
  const double blocking = performance(queue, 0s).blocking;
  EXPECT_NEAR(performance(queue, 0s, ServiceLevelBasis::offered).service_level, 1 - blocking, 1e-15);
  EXPECT_EQ(performance(queue, 0s, ServiceLevelBasis::answered).service_level, 1);
  EXPECT_NEAR(performance(queue, 0s, ServiceLevelBasis::excluding_early_abandons).service_level, 1 - blocking, 1e-15);
}

TEST(ErlangBQueue, WithoutLinesAllIsBlocked) {
  const Performance p = performance(ErlangB{ten_erlangs, 0}, 20s);
  EXPECT_EQ(p.blocking, 1);
  EXPECT_EQ(p.service_level, 0);
  EXPECT_EQ(p.occupancy, 1);
  EXPECT_EQ(performance(ErlangB{ten_erlangs, 0}, 20s, ServiceLevelBasis::answered).service_level, 0);
}

TEST(ErlangBQueue, WithoutContactsNobodyIsBlockedEvenWithoutLines) {
  const Performance p = performance(ErlangB{{0, 30min, 180s}, 0}, 20s);
  EXPECT_EQ(p, (Performance{.service_level = 1}));
  EXPECT_EQ(outcomes(ErlangB{{0, 30min, 180s}, 0}, 20s).answered_within, 1);
}

}  // namespace
