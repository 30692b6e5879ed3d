#include "krarup/staffing/share_of_days.hpp"

#include <gtest/gtest.h>

#include "krarup/intraday/sipp.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

constexpr Target eighty_twenty{.service_level = 0.80, .acceptable_wait = 20s};
constexpr Demand half_hour{.contacts = 100, .per = 30min, .aht = 240s};
const ErlangA usual{.demand = half_hour, .patience = 2min};

TEST(OnShareOfDays, MoreDaysAskForMoreAgents) {
  const Uncertain<ErlangA> queue{usual, 0.2};
  int before = 0;
  for (const double share : {0.01, 0.3, 0.5, 0.8, 0.9, 0.99}) {
    const int agents = required_agents(queue, eighty_twenty, OnShareOfDays{share});
    EXPECT_GE(agents, before);
    before = agents;
  }
  EXPECT_GT(before, required_agents(usual, eighty_twenty) + 5);
}

TEST(OnShareOfDays, WithoutVariationEveryShareAsksForTheSame) {
  for (const double share : {0.01, 0.5, 0.99}) {
    EXPECT_EQ(required_agents(Uncertain<ErlangA>{usual, 0}, eighty_twenty, OnShareOfDays{share}),
              required_agents(usual, eighty_twenty));
  }
}

template <class Q>
void expect_consistent(const Q& plain, double cv, double share) {
  const Uncertain<Q> queue{plain, cv};
  const int agents = required_agents(queue, eighty_twenty, OnShareOfDays{share});
  EXPECT_GE(share_of_days(with_agents(queue, agents), eighty_twenty), share - 1e-9) << cv << " " << share;
  EXPECT_LT(share_of_days(with_agents(queue, agents - 1), eighty_twenty), share) << cv << " " << share;
  EXPECT_GE(service_level_of_days(with_agents(queue, agents), share, 20s), 0.8 - 1e-12);
  EXPECT_LT(service_level_of_days(with_agents(queue, agents - 1), share, 20s), 0.8);
}

TEST(OnShareOfDays, TheTargetIsMetOnThatShareAndWithOneAgentFewerOnLess) {
  for (const double cv : {0.05, 0.2, 0.8}) {
    for (const double share : {0.5, 0.75, 0.9, 0.99}) {
      expect_consistent(usual, cv, share);
      expect_consistent(ErlangC{.demand = half_hour}, cv, share);
      expect_consistent(ErlangB{.demand = half_hour}, cv, share);
    }
  }
}

TEST(ShareOfDays, CountsTheDaysUpToTheOneThatJustMeetsTheTarget) {
  // An occupancy of at most 0.8 with 10 agents: days of up to 8 erlangs. With cv = 1 the rate is exponential.
  const Uncertain<ErlangC> queue{{.demand = {.contacts = 4, .per = 1min, .aht = 1min}, .agents = 10}, 1};
  EXPECT_NEAR(share_of_days(queue, {.max_occupancy = 0.8}), 1 - std::exp(-2.), 1e-12);
}

TEST(ShareOfDays, IsOneWithoutContactsAndZeroWithoutAgents) {
  ErlangA idle = usual;
  idle.demand.contacts = 0;
  EXPECT_EQ(share_of_days(Uncertain<ErlangA>{idle, 0.3}, eighty_twenty), 1);
  EXPECT_EQ(share_of_days(Uncertain<ErlangA>{usual, 0.3}, eighty_twenty), 0);
  EXPECT_EQ(share_of_days(Uncertain<ErlangA>{with_agents(usual, 1e9), 0.3}, eighty_twenty), 1);
  EXPECT_EQ(share_of_days(Uncertain<ErlangA>{with_agents(usual, 16), 0}, eighty_twenty), 1);
  EXPECT_EQ(share_of_days(Uncertain<ErlangA>{with_agents(usual, 15), 0}, eighty_twenty), 0);
}

TEST(ShareOfDays, MistakesAreNamed) {
  const Uncertain<ErlangA> queue{usual, 0.2};
  EXPECT_THROW((void)required_agents(queue, eighty_twenty, OnShareOfDays{1}), InvalidInput);
  EXPECT_THROW((void)required_agents(queue, eighty_twenty, OnShareOfDays{0}), InvalidInput);
  EXPECT_THROW((void)share_of_days(queue, {}), InvalidInput);
  try {
    (void)required_agents(queue, eighty_twenty, OnShareOfDays{90});
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_STREQ(error.what(), "days.share must be in (0, 1), got 90; a share, not a percentage: write 0.9");
  }
}

TEST(Sipp, StaffsADayOfUncertainIntervals) {
  const DayProfile forecast{{}, 30min, {half_hour, {.contacts = 50, .per = 30min, .aht = 240s}}};
  const Requirement certain = sipp(forecast, usual, eighty_twenty);
  const Requirement uncertain = sipp(forecast, Uncertain<ErlangA>{usual, 0.3}, eighty_twenty);
  for (std::size_t i = 0; i < forecast.size(); ++i) EXPECT_GT(uncertain[i], certain[i]);
}

}  // namespace
}  // namespace krarup
