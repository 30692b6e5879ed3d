#include <gtest/gtest.h>

#include <limits>

#include "krarup/queues/patience_of.hpp"
#include "krarup/queues/redial_share_of.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Seconds forever{std::numeric_limits<double>::infinity()};
constexpr Demand demand{.contacts = 100, .per = 30min, .aht = 240s};

TEST(PatienceOf, IsThePatienceThatGaveTheAbandonment) {
  for (double patience : {0.5, 20., 120., 900., 1e5}) {
    for (double agents : {0.5, 10., 13.3, 15., 18.}) {
      for (double lines : {20., 40., forever.count()}) {
        for (double balking : {0., 0.1}) {
          const ErlangA queue{demand, Seconds{patience}, agents, balking, lines};
          const double seen = performance(queue, 20s).abandonment;
          const ErlangA longer{demand, Seconds{patience * 1.001}, agents, balking, lines};
          const double change = (1 - performance(longer, 20s).abandonment / seen) / 1e-3;
          if (change < 1e-9) continue;  // too few lose patience to tell by
          EXPECT_NEAR(patience_of(queue, seen).count() / patience, 1, 1e-12 * (1 + 1 / change));
        }
      }
    }
  }
}

TEST(PatienceOf, TheKnownCaseIsTwoMinutes) {
  EXPECT_NEAR(patience_of(ErlangA{.demand = demand, .agents = 15}, 0.0738516809).count(), 120, 1e-4);
}

TEST(PatienceOf, WithRedialsIsThatOfTheAttempts) {
  ErlangX queue{.demand = demand,
                .patience = 90s,
                .agents = 13,
                .lines = 40,
                .redial_after_abandonment = 0.5,
                .recall_share = 0.1};
  EXPECT_NEAR(patience_of(queue, performance(queue, 20s).abandonment).count(), 90, 1e-9);
}

TEST(PatienceOf, IsEndlessWhereNobodyAbandons) {
  EXPECT_EQ(patience_of(ErlangA{.demand = demand, .agents = 15}, 0), forever);
}

TEST(PatienceOf, RefusesWhatNoPatienceShows) {
  const ErlangA queue{.demand = demand, .agents = 10};
  EXPECT_THROW((void)patience_of(queue, 0.9), Infeasible);  // Erlang B loses 35 %
  EXPECT_THROW((void)patience_of(queue, 0.1), Infeasible);  // 13.3 erlangs, 10 agents: a quarter must leave
  EXPECT_THROW((void)patience_of(queue, 7.), InvalidInput);
  EXPECT_THROW((void)patience_of(ErlangA{}, 0.1), InvalidInput);
}

TEST(RedialShareOf, IsTheShareThatMadeTheAttempts) {
  for (double share : {0., 0.2, 0.7, 1.}) {
    for (double recall : {0., 0.15}) {
      for (double lines : {16., 25., forever.count()}) {
        ErlangX queue{demand, 120s, 18, 0.05, lines, share, share, recall};
        const double attempts = customer_performance(queue, 20s).attempts;
        queue.redial_after_abandonment = queue.redial_after_blocking = 0.33;
        EXPECT_NEAR(redial_share_of(queue, attempts), share, 1e-10) << share << " " << recall << " " << lines;
      }
    }
  }
}

TEST(RedialShareOf, RefusesWhatNoShareShows) {
  const ErlangX queue{.demand = demand, .patience = 120s, .agents = 20, .recall_share = 0.2};
  EXPECT_THROW((void)redial_share_of(queue, 1.1), Infeasible);  // recalls alone make a quarter more
  EXPECT_THROW((void)redial_share_of(queue, 3), Infeasible);
  EXPECT_THROW((void)redial_share_of(queue, 0.9), InvalidInput);
}

}  // namespace
