#include "krarup/queues/finite_source.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/waits.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

/// Two repair five machines, each of which runs for 10 hours on average and takes 4 to repair.
FiniteSource five_machines() {
  const double intended = 5 * 0.4 / 1.4;
  return {.demand = {.contacts = intended, .per = 4h, .aht = 4h}, .sources = 5, .agents = 2};
}

TEST(FiniteSourceQueue, TwoRepairFiveMachinesAsPublished) {
  const FiniteSource queue = five_machines();
  const Performance p = performance(queue, 1h);
  EXPECT_NEAR(p.occupancy * 2 + p.mean_queue_length, 1.6609088493223491895, 1e-14);
  // One of the other four is met in service or less: 1 + 4 alpha of 1 + 4 a + 6 a^2 + 6 a^3 + 3 a^4, a = 0.4.
  const double none = 1, one = 1.6, two = 0.96, three = 0.384, four = 0.0768;
  EXPECT_NEAR(p.probability_of_wait, (two + three + four) / (none + one + two + three + four), 1e-15);
  EXPECT_NEAR(p.asa / 4h, (two + 2 * three + 3 * four) / (none + one + two + three + four) / 2, 1e-15);
  EXPECT_EQ(p.asa, p.mean_wait);
  EXPECT_EQ(p.abandonment, 0);
}

TEST(FiniteSourceQueue, AnEndlessSourceIsErlangC) {
  FiniteSource queue{.demand = {100, 30min, 3min}, .agents = 13};
  EXPECT_EQ(performance(queue, 20s), performance(ErlangC{.demand = queue.demand, .agents = 13}, 20s));
  queue.sources = 40;
  EXPECT_GT(performance(queue, 20s).service_level,
            performance(ErlangC{.demand = queue.demand, .agents = 13}, 20s).service_level);
}

TEST(FiniteSourceQueue, IsStableWithAnyAgents) {
  const FiniteSource queue{.demand = {100, 30min, 3min}, .sources = 40, .agents = 1};
  const Performance p = performance(queue, 20s);
  EXPECT_LT(p.asa, 40 * 3min);
  EXPECT_LT(p.mean_queue_length, 40);
  EXPECT_GT(p.occupancy, 0.999);
}

TEST(FiniteSourceQueue, WithAnAgentForEachCustomerNobodyWaits) {
  for (const double agents : {5.0, 5.5, 100.0}) {
    FiniteSource queue = five_machines();
    queue.agents = agents;
    const Performance p = performance(queue, 0s);
    EXPECT_EQ(p.probability_of_wait, 0);
    EXPECT_EQ(p.service_level, 1);
    EXPECT_NEAR(p.occupancy * agents, offered_load(queue), 1e-15);
  }
}

TEST(FiniteSourceQueue, WaitsHaveQuantiles) {
  const FiniteSource queue = five_machines();
  EXPECT_EQ(wait_quantile(queue, 0.5), 0s);
  const Seconds wait = wait_quantile(queue, 0.9);
  EXPECT_NEAR(outcomes(queue, wait).answered_within, 0.9, 1e-12);
}

TEST(FiniteSourceQueue, FewSourcesNeedFewerAgentsThanErlangC) {
  const Target target{.service_level = 0.8, .acceptable_wait = 20s};
  const Demand demand{100, 30min, 3min};
  const int many = required_agents(ErlangC{.demand = demand}, target);
  EXPECT_LT(required_agents(FiniteSource{.demand = demand, .sources = 15}, target), many);
  EXPECT_EQ(required_agents(FiniteSource{.demand = demand, .sources = 1e6}, target), many);
}

TEST(FiniteSourceQueue, WithoutContactsOrAgents) {
  FiniteSource queue = five_machines();
  queue.agents = 0;
  EXPECT_EQ(performance(queue, 1h).service_level, 0);
  EXPECT_EQ(performance(queue, 1h).asa.count(), std::numeric_limits<double>::infinity());
  queue.demand.contacts = 0;
  EXPECT_EQ(performance(queue, 1h), detail::performance_without_contacts);
}

TEST(FiniteSourceQueue, RefusesMoreThanAnErlangASource) {
  FiniteSource queue = five_machines();
  queue.sources = 1;
  try {
    (void)performance(queue, 0s);
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_EQ(std::string(error.what()),
              "demand must offer at most one erlang a source, got 1.4285714285714286 erlangs of 1 sources");
  }
}

}  // namespace
}  // namespace krarup
