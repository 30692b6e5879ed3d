#include <gtest/gtest.h>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup::reference {
namespace {

using namespace krarup::literals;

constexpr Target eighty_in_twenty{.service_level = 0.8, .acceptable_wait = 20s};

TEST(KnownAnswers, AHundredCallsOfThreeMinutesInHalfAnHourNeedFourteenPatientlyAwaitedAgents) {
  const ErlangC queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}};
  EXPECT_EQ(required_agents(queue, eighty_in_twenty), 14);
  const Performance p = performance(with_agents(queue, 14), 20s);
  EXPECT_NEAR(p.service_level, 0.8883500191794669, 2e-16);
  EXPECT_NEAR(p.probability_of_wait, 0.1741319335950498, 2e-16);
}

TEST(KnownAnswers, AHundredCallsOfFourMinutesAndTwoMinutesOfPatienceNeedSixteenAgents) {
  const ErlangA queue{.demand = {.contacts = 100, .per = 30min, .aht = 240s}, .patience = 120s};
  EXPECT_EQ(required_agents(queue, eighty_in_twenty), 16);
  const Performance one_fewer = performance(with_agents(queue, 15), 20s);
  EXPECT_NEAR(one_fewer.service_level, 0.7959, 0.00005);
  EXPECT_NEAR(one_fewer.abandonment, 0.0739, 0.00005);
}

TEST(KnownAnswers, OneCallInHalfAnHourNeedsOneAgentAndNotTwo) {
  const ErlangC queue{.demand = {.contacts = 1, .per = 30min, .aht = 180s}};
  EXPECT_EQ(required_agents(queue, eighty_in_twenty), 1);
  EXPECT_NEAR(performance(with_agents(queue, 1), 20s).service_level, 0.91, 0.005);
}

TEST(KnownAnswers, TwentyErlangsWithTwentyOneToTwentySixAgents) {
  struct Line {
    double agents;
    double service_level;
    double asa;
  };
  for (const auto& [agents, service_level, asa] : {Line{21, .3561, 136.9}, Line{22, .5931, 51.1}, Line{23, .7478, 24.9},
                                                   Line{24, .8470, 13.4}, Line{25, .9091, 7.5}, Line{26, .9472, 4.3}}) {
    const ErlangC queue{.demand = {.contacts = 400, .per = 1h, .aht = 180s}, .agents = agents};
    const Performance p = performance(queue, 30s);
    EXPECT_NEAR(p.service_level, service_level, 0.00005) << agents;
    EXPECT_NEAR(p.asa.count(), asa, 0.05) << agents;
  }
}

}  // namespace
}  // namespace krarup::reference
