#include "krarup/queues/erlang_c.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Seconds forever{std::numeric_limits<double>::infinity()};
static_assert(QueueModel<ErlangC>);

TEST(ErlangCQueue, AHundredContactsInHalfAnHour) {
  const Performance p = performance(ErlangC{{.contacts = 100, .per = 30min, .aht = 180s}, 14}, 20s);
  EXPECT_NEAR(p.service_level, 0.8883500191794669, 4e-16);
  EXPECT_NEAR(p.probability_of_wait, 0.1741319335950498, 2e-16);
  EXPECT_NEAR(p.asa.count(), 180 * 0.1741319335950498 / 4, 1e-13);
  EXPECT_EQ(p.mean_wait, p.asa);
  EXPECT_NEAR(p.mean_queue_length, 100. / 1800 * p.mean_wait.count(), 1e-15);
  EXPECT_NEAR(p.occupancy, 10. / 14, 1e-15);
}

TEST(ErlangCQueue, TwentyErlangsWithTwentyOneToTwentySixAgents) {
  struct Row {
    double agents, service_level, asa;
  };
  for (const Row& row : {Row{21, .3561, 136.9}, Row{22, .5931, 51.1}, Row{23, .7478, 24.9}, Row{24, .8470, 13.4},
                         Row{25, .9091, 7.5}, Row{26, .9472, 4.3}}) {
    const Performance p = performance(ErlangC{{.contacts = 200, .per = 30min, .aht = 180s}, row.agents}, 30s);
    EXPECT_NEAR(p.service_level, row.service_level, 5e-5) << row.agents;
    EXPECT_NEAR(p.asa.count(), row.asa, 0.05) << row.agents;
  }
}

TEST(ErlangCQueue, WithTooFewAgentsTheQueueHasNoEnd) {
  for (double agents : {0., 3., 9.99, 10.}) {
    const ErlangC queue{{.contacts = 100, .per = 30min, .aht = 180s}, agents};
    const Performance p = performance(queue, 20s);
    EXPECT_EQ(p.service_level, 0);
    EXPECT_EQ(p.asa, forever);
    EXPECT_EQ(p.mean_wait, forever);
    EXPECT_EQ(p.probability_of_wait, 1);
    EXPECT_EQ(p.occupancy, 1);
    EXPECT_EQ(p.mean_queue_length, forever.count());
    EXPECT_EQ(outcomes(queue, forever).answered_after, 1);
    EXPECT_EQ(performance(queue, 20s, ServiceLevelBasis::answered).service_level, 0);
  }
}

TEST(ErlangCQueue, AllBasesAgreeWhereNobodyHangsUp) {
  const ErlangC queue{{.contacts = 100, .per = 30min, .aht = 180s}, 12.5};
  const double offered = performance(queue, 20s).service_level;
  for (const auto& basis : enumerators(ServiceLevelBasis{})) {
    EXPECT_NEAR(performance(queue, 20s, basis.value).service_level, offered, 1e-15);
  }
}

TEST(ErlangCQueue, WithoutContactsNobodyWaitsEvenWithoutAgents) {
  EXPECT_EQ(performance(ErlangC{{0, 30min, 180s}, 0}, 0s), (Performance{.service_level = 1}));
  EXPECT_EQ(performance(ErlangC{{0, 30min, 180s}, 5}, 0s), (Performance{.service_level = 1}));
}

TEST(ErlangCQueue, EverybodyIsAnsweredIfOneWaitsForEver) {
  EXPECT_EQ(performance(ErlangC{{.contacts = 100, .per = 30min, .aht = 180s}, 10.1}, forever).service_level, 1);
}

}  // namespace
