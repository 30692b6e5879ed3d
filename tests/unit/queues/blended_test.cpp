#include "krarup/queues/blended.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "krarup/staffing/required_reserve.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

const Blended desk{.demand = {.contacts = 100, .per = 30min, .aht = 240s}, .patience = 2min, .agents = 20};
const Target target{.service_level = 0.8, .acceptable_wait = 20s};
static_assert(QueueModel<Blended> && FedByDemand<Blended>);

Blended with_reserve(Blended queue, int reserve) {
  queue.reserve = reserve;
  return queue;
}

TEST(BlendedQueue, WithoutAReserveEveryContactWaitsAndNobodyIsIdle) {
  const Performance p = performance(desk, 20s);
  EXPECT_EQ(p.probability_of_wait, 1);
  EXPECT_DOUBLE_EQ(p.occupancy, 1);
  EXPECT_GT(p.service_level, 0.5);  // an agent is done every 12 s
}

TEST(BlendedQueue, ASmallReserveKeepsThePromiseAndMostOfTheWork) {
  const int reserve = required_reserve(desk, target);
  EXPECT_TRUE(meets(performance(with_reserve(desk, reserve), 20s), target));
  ASSERT_GT(reserve, 0);
  EXPECT_FALSE(meets(performance(with_reserve(desk, reserve - 1), 20s), target));
  EXPECT_GT(deferred_done(with_reserve(desk, reserve)).agents, 0.7 * deferred_done(desk).agents);
}

TEST(BlendedQueue, SaysWhenContactsAloneAreTooMany) {
  try {
    (void)required_reserve(with_agents(desk, 15), target);
    FAIL() << "met";
  } catch (const Infeasible& error) {
    EXPECT_STREQ(error.what(),
                 "target.service_level cannot be met: 15 agents are not enough with a reserve of 15 either");
  }
  EXPECT_EQ(required_agents(with_reserve(desk, 1000), target), 16);  // as without deferred work
  EXPECT_GT(required_agents(with_reserve(desk, 1), target), 16);
}

TEST(BlendedQueue, WithoutContactsAllButTheReserveAreAtDeferredWork) {
  Blended idle = with_reserve(desk, 3);
  idle.demand.contacts = 0;
  EXPECT_EQ(performance(idle, 20s), (Performance{.service_level = 1, .occupancy = 17.0 / 20}));
  EXPECT_EQ(outcomes(idle, 20s), (Outcomes{.answered_within = 1}));
  EXPECT_DOUBLE_EQ(deferred_done(idle).agents, 17);
  EXPECT_DOUBLE_EQ(deferred_done(idle).contacts, 17 * 1800.0 / 240);
  EXPECT_EQ(performance(with_agents(idle, 0), 20s), (Performance{.service_level = 1}));
}

TEST(BlendedQueue, WithoutPatienceOverloadLeavesNothingForDeferredWork) {
  Blended patient = with_agents(desk, 13);
  patient.patience = Seconds(std::numeric_limits<double>::infinity());
  patient.deferred_aht = 600s;
  EXPECT_EQ(performance(patient, 20s).service_level, 0);
  EXPECT_EQ(performance(patient, 20s).occupancy, 1);
  EXPECT_EQ(deferred_done(patient), DeferredDone{});
}

TEST(BlendedQueue, NamesWhatIsWrong) {
  const auto refusal = [](const Blended& queue) -> std::string {
    try {
      (void)deferred_done(queue);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(refusal(with_reserve(desk, -1)), "reserve must be in [0, 10000], got -1");
  Blended wrong = desk;
  wrong.deferred_aht = 0s;
  EXPECT_EQ(refusal(wrong), "deferred_aht must be > 0 s, got 0 s");
}

TEST(BlendedQueue, RefusesALimitOnOccupancyToStaffBy) {
  for (const double limit : {0.9, 1.0}) {
    EXPECT_THROW((void)required_agents(with_reserve(desk, 3), {.max_occupancy = limit}), InvalidInput);
    EXPECT_THROW((void)staff(desk, {.service_level = 0.8, .max_occupancy = limit}), InvalidInput);
    EXPECT_THROW((void)fractional_agents(desk, {.max_occupancy = limit}), InvalidInput);
  }
}

}  // namespace
