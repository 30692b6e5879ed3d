#include "krarup/queues/erlang_x.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Seconds forever{infinity};
constexpr Demand demand{.contacts = 100, .per = 30min, .aht = 240s};
static_assert(QueueModel<ErlangX>);

ErlangX center(double agents) { return {.demand = demand, .patience = 120s, .agents = agents}; }

/// Up to the last bits: Erlang A without lines or balking has a shorter way to its outcomes.
void expect_the_same(const Outcomes& a, const Outcomes& b) {
  EXPECT_DOUBLE_EQ(a.answered_within, b.answered_within);
  EXPECT_DOUBLE_EQ(a.answered_after, b.answered_after);
  EXPECT_DOUBLE_EQ(a.abandoned_within, b.abandoned_within);
  EXPECT_DOUBLE_EQ(a.abandoned_after, b.abandoned_after);
  EXPECT_DOUBLE_EQ(a.blocked, b.blocked);
}

TEST(ErlangXQueue, IsErlangAWhereNobodyComesBack) {
  for (double agents : {0., 5., 12.5, 15., 40.}) {
    for (double lines : {10., 16.5, 30., infinity}) {
      for (double balking : {0., 0.2}) {
        ErlangX x = center(agents);
        x.balking = balking;
        x.lines = lines;
        const ErlangA a{demand, 120s, agents, balking, lines};
        EXPECT_EQ(performance(x, 20s), performance(a, 20s));
        expect_the_same(outcomes(x, 20s), outcomes(a, 20s));
        EXPECT_NEAR(customer_performance(x, 20s).answered, outcomes(a, 20s).answered(), 1e-14);
        EXPECT_EQ(customer_performance(x, 20s).attempts, 1);
      }
    }
  }
}

TEST(ErlangXQueue, IsTheExtendedErlangBWhereThereAreNoMoreLinesThanAgents) {
  for (double redial : {0.1, 0.5, 0.9, 1.}) {
    ErlangX x = center(14);
    x.lines = 14;
    x.redial_after_blocking = redial;
    const ExtendedErlangB b{demand, redial, 14};
    EXPECT_NEAR(performance(x, 20s).blocking, performance(b, 20s).blocking, 1e-13);
    EXPECT_NEAR(performance(x, 20s).occupancy, performance(b, 20s).occupancy, 1e-13);
    EXPECT_NEAR(customer_performance(x, 20s).answered, customer_performance(b, 20s).answered, 1e-13);
    EXPECT_NEAR(customer_performance(x, 20s).lost, customer_performance(b, 20s).lost, 1e-13);
    EXPECT_NEAR(customer_performance(x, 20s).attempts, customer_performance(b, 20s).attempts, 1e-12);
  }
}

TEST(ErlangXQueue, AttemptsAreFirstOnesAndThoseOfWhoComesBack) {
  ErlangX x = center(13);
  x.lines = 20;
  x.redial_after_abandonment = 0.6;
  x.redial_after_blocking = 0.9;
  x.recall_share = 0.15;
  const Outcomes o = outcomes(x, 20s);
  const double attempts = customer_performance(x, 20s).attempts;
  EXPECT_NEAR(attempts, 1 + attempts * (0.6 * o.abandoned() + 0.9 * o.blocked + 0.15 * o.answered()), 1e-13);
  EXPECT_NEAR(o.offered(), 1, 1e-14);
  const CustomerPerformance c = customer_performance(x, 20s);
  EXPECT_NEAR(c.answered + c.lost, 1, 1e-15);
  EXPECT_GT(c.answered, o.answered());
}

TEST(ErlangXQueue, WithEverybodyTryingAgainAllAreAnsweredWhileTheAgentsCanTakeThem) {
  ErlangX x = center(14);
  x.redial_after_abandonment = 1;
  const CustomerPerformance c = customer_performance(x, 20s);
  EXPECT_EQ(c.answered, 1);
  EXPECT_EQ(c.lost, 0);
  EXPECT_NEAR(performance(x, 20s).occupancy, offered_load(demand) / 14, 1e-13);
  EXPECT_GT(c.attempts, 1);
  EXPECT_LT(c.attempts, 10);
}

TEST(ErlangXQueue, WithEverybodyTryingAgainAndTooFewAgentsAttemptsPileUpWithoutEnd) {
  ErlangX x = center(13);
  x.redial_after_abandonment = 1;
  const Performance p = performance(x, 20s);
  EXPECT_EQ(p.service_level, 0);
  EXPECT_EQ(p.asa, forever);
  EXPECT_EQ(p.occupancy, 1);
  EXPECT_EQ(p.abandonment, 1);
  EXPECT_EQ(outcomes(x, 20s).offered(), 1);
  const CustomerPerformance c = customer_performance(x, 20s);
  EXPECT_EQ(c.attempts, infinity);
  EXPECT_NEAR(c.answered, 13 / offered_load(demand), 1e-15);

  x.lines = 30;
  x.redial_after_blocking = 1;
  EXPECT_EQ(performance(x, 20s).blocking, 1);
  EXPECT_EQ(performance(x, 20s).abandonment, 0);
}

TEST(ErlangXQueue, WithEndlessPatienceAndTooFewAgentsAsManyAreAnsweredAsTheyCanHandle) {
  ErlangX x = center(5);
  x.patience = forever;
  x.redial_after_abandonment = 1;
  const double share = 5 / offered_load(demand);
  EXPECT_NEAR(customer_performance(x, 0s).answered, share, 1e-15);
  EXPECT_NEAR(customer_performance(x, 0s).lost, 1 - share, 1e-15);
  EXPECT_EQ(customer_performance(x, 0s).attempts, 1);
  x.recall_share = 0.2;
  EXPECT_NEAR(customer_performance(x, 0s).answered, 0.8 * share, 1e-15);
  EXPECT_NEAR(customer_performance(x, 0s).attempts, 1 + 0.2 * share, 1e-15);
  x.balking = 0.25;  // a quarter of all attempts, repeated ones too, is made again
  EXPECT_NEAR(customer_performance(x, 0s).attempts, (1 + 0.2 * share) / 0.75, 1e-14);
}

TEST(ErlangXQueue, RecallsAloneAreMoreWork) {
  ErlangX x = center(20);
  x.patience = forever;
  x.recall_share = 0.25;
  EXPECT_NEAR(customer_performance(x, 20s).attempts, 1 / 0.75, 1e-13);
  EXPECT_NEAR(performance(x, 20s).occupancy, offered_load(demand) / 0.75 / 20, 1e-13);
}

TEST(ErlangXQueue, RedialsAskForMoreAgents) {
  const Target target{.service_level = 0.8, .acceptable_wait = 20s};
  ErlangX x = center(0);
  const int without = required_agents(x, target);
  x.redial_after_abandonment = 0.5;
  x.recall_share = 0.1;
  const int with = required_agents(x, target);
  EXPECT_EQ(without, 16);
  EXPECT_GT(with, without);
  EXPECT_GE(performance(with_agents(x, with), 20s).service_level, 0.8);
  EXPECT_LT(performance(with_agents(x, with - 1), 20s).service_level, 0.8);
}

TEST(ErlangXQueue, IsAValueInEveryCorner) {
  for (double contacts : {1e-9, 1., 100., 1e6, 1e12}) {
    for (double agents : {0., 1e-9, 1., 14., 1e5}) {
      for (Seconds patience : {Seconds{1e-3}, Seconds{120}, Seconds{6e5}, forever}) {
        for (double lines : {0., 1., 15., 200., infinity}) {
          for (double balking : {0., 0.3, 1.}) {
            for (double redial : {0., 0.5, 1 - 1e-12, 1.}) {
              for (double recall : {0., 0.3, 1 - 1e-9}) {
                const ErlangX x{{contacts, 30min, 240s}, patience, agents, balking, lines, redial, redial, recall};
                const Outcomes o = outcomes(x, 20s);
                const Performance p = performance(x, 20s);
                const CustomerPerformance c = customer_performance(x, 20s);
                const bool sound = std::abs(o.offered() - 1) < 1e-11 && p.service_level >= 0 &&
                                   p.service_level <= 1 + 1e-12 && p.occupancy >= 0 && p.occupancy <= 1 &&
                                   p.asa >= 0s && p.mean_wait >= 0s && c.attempts >= 1 - 1e-12 && c.answered >= 0 &&
                                   std::abs(c.answered + c.lost - 1) < 1e-12;
                ASSERT_TRUE(sound) << contacts << " contacts, " << agents << " agents, patience " << patience.count()
                                   << ", lines " << lines << ", balking " << balking << ", redial " << redial
                                   << ", recall " << recall << ": attempts " << c.attempts << ", answered "
                                   << c.answered << ", offered " << o.offered() << ", level " << p.service_level
                                   << ", occupancy " << p.occupancy << ", asa " << p.asa.count();
              }
            }
          }
        }
      }
    }
  }
}

}  // namespace
