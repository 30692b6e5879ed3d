#include "krarup/queues/erlang_a.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Seconds forever{std::numeric_limits<double>::infinity()};
constexpr Demand demand{.contacts = 100, .per = 30min, .aht = 240s};
static_assert(QueueModel<ErlangA>);

TEST(ErlangAQueue, FifteenAgentsJustMissEightyTwentyAndSixteenMakeIt) {
  const Performance fifteen = performance(ErlangA{demand, 120s, 15}, 20s);
  EXPECT_NEAR(fifteen.service_level, 0.7959, 5e-5);
  EXPECT_NEAR(fifteen.abandonment, 0.0739, 5e-5);
  EXPECT_GE(performance(ErlangA{demand, 120s, 16}, 20s).service_level, 0.80);
}

TEST(ErlangAQueue, TheFieldsTellOneStory) {
  const ErlangA queue{demand, 120s, 12.5};
  const Performance p = performance(queue, 20s);
  const Outcomes shares = outcomes(queue, 20s);
  EXPECT_NEAR(shares.offered(), 1, 1e-15);
  EXPECT_NEAR(shares.abandoned(), p.abandonment, 1e-15);
  EXPECT_NEAR(p.mean_queue_length, arrival_rate(demand) * p.mean_wait.count(), 1e-13);  // Little's law
  EXPECT_NEAR(p.abandonment, p.mean_wait / 120s, 1e-15);                                // all leave at one rate
  EXPECT_NEAR(p.occupancy, offered_load(demand) * (1 - p.abandonment) / 12.5, 1e-14);   // work in, work done
  EXPECT_NEAR(outcomes(queue, 0s).answered_within, 1 - p.probability_of_wait, 1e-15);   // arrivals see averages
  EXPECT_LT(p.asa, p.mean_wait + 120s);
}

TEST(ErlangAQueue, TheBasesDifferByThoseWhoHangUp) {
  const ErlangA queue{demand, 60s, 11};
  const Outcomes o = outcomes(queue, 20s);
  const auto by = [&](ServiceLevelBasis basis) { return performance(queue, 20s, basis).service_level; };
  EXPECT_DOUBLE_EQ(by(ServiceLevelBasis::offered), o.answered_within);
  EXPECT_DOUBLE_EQ(by(ServiceLevelBasis::answered), o.answered_within / (o.answered_within + o.answered_after));
  EXPECT_NEAR(by(ServiceLevelBasis::excluding_early_abandons), o.answered_within / (1 - o.abandoned_within), 1e-15);
  EXPECT_DOUBLE_EQ(by(ServiceLevelBasis::early_abandons_count_as_met), o.answered_within + o.abandoned_within);
  EXPECT_LT(by(ServiceLevelBasis::offered), by(ServiceLevelBasis::excluding_early_abandons));
}

TEST(ErlangAQueue, TheServiceLevelAloneIsThatOfThePerformance) {
  for (const auto& basis : enumerators(ServiceLevelBasis{})) {
    for (const double agents : {0., 3.5, 12., 30.}) {
      for (const Seconds patience : {Seconds(30), Seconds(900), forever}) {
        for (ErlangA queue : {ErlangA{demand, patience, agents}, ErlangA{demand, patience, agents, 0.1, 40}}) {
          EXPECT_EQ(service_level(queue, 20s, basis.value), performance(queue, 20s, basis.value).service_level);
        }
      }
    }
  }
  EXPECT_EQ(
      service_level(ErlangA{.demand = {.contacts = 0, .per = 30min, .aht = 240s}}, 20s, ServiceLevelBasis::offered), 1);
}

TEST(ErlangAQueue, IsLikelyToNeedWhatItNeeds) {
  const ErlangA queue{{.contacts = 1000, .per = 30min, .aht = 240s}, 120s};
  for (const auto& basis : enumerators(ServiceLevelBasis{})) {
    const double likely = likely_agents(queue, 0.8, 20s, basis.value).agents;
    EXPECT_LT(service_level(with_agents(queue, likely - 5), 20s, basis.value), 0.8) << basis.name;
    EXPECT_GT(service_level(with_agents(queue, likely + 5), 20s, basis.value), 0.8) << basis.name;
    for (const double extreme : {0., 1e-300, 1 - 1e-16}) {
      for (const Seconds wait : {Seconds(0), Seconds(1e300), forever}) {
        for (const Seconds patience : {Seconds(1e-300), forever}) {
          EXPECT_GE(likely_agents(ErlangA{demand, patience}, extreme, wait, basis.value).agents, 0) << basis.name;
        }
      }
    }
  }
}

TEST(ErlangAQueue, PatienceWithoutEndIsErlangC) {
  for (double agents : {9., 13.5, 14., 20.}) {
    EXPECT_EQ(performance(ErlangA{demand, forever, agents}, 20s), performance(ErlangC{demand, agents}, 20s));
  }
}

TEST(ErlangAQueue, NoPatienceAtAllIsErlangB) {
  const Performance a = performance(ErlangA{demand, Seconds(1e-12), 12}, 20s);
  const Performance b = performance(ErlangB{demand, 12}, 20s);
  EXPECT_NEAR(a.abandonment, b.blocking, 1e-12);
  EXPECT_NEAR(a.service_level, b.service_level, 1e-12);
  EXPECT_NEAR(a.occupancy, b.occupancy, 1e-12);
}

TEST(ErlangAQueue, StaysStableInOverload) {
  // Half the contacts must leave, so the others wait until half would have left: 36000 s * ln 2.
  const ErlangA queue{{.contacts = 5000, .per = 30min, .aht = 180s}, 36000s, 250};
  const Performance p = performance(queue, 20s);
  EXPECT_NEAR(p.mean_wait.count(), 18000, 1e-8);
  EXPECT_NEAR(p.mean_queue_length, 50000, 1e-7);
  EXPECT_NEAR(p.abandonment, 0.5, 1e-14);
  EXPECT_NEAR(p.asa.count(), 36000 * std::log(2), 20);
}

TEST(ErlangAQueue, WithoutAgentsEverybodyLeavesAndNobodyIsAnswered) {
  const Performance p = performance(ErlangA{demand, 2min, 0}, 20s);
  EXPECT_EQ(p.service_level, 0);
  EXPECT_DOUBLE_EQ(p.abandonment, 1);
  EXPECT_DOUBLE_EQ(p.mean_wait.count(), 120);
  EXPECT_EQ(p.asa, forever);
  EXPECT_EQ(p.occupancy, 1);
  EXPECT_EQ(performance(ErlangA{demand, 2min, 0}, 20s, ServiceLevelBasis::answered).service_level, 0);
}

TEST(ErlangAQueue, WithoutContactsNobodyWaitsEvenWithoutAgents) {
  EXPECT_EQ(performance(ErlangA{{0, 30min, 240s}, 2min, 0}, 20s), (Performance{.service_level = 1}));
}

}  // namespace
