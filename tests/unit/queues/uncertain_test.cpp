#include "krarup/queues/uncertain.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "krarup/queues/days.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Demand half_hour{.contacts = 100, .per = 30min, .aht = 240s};
const ErlangA usual{.demand = half_hour, .patience = 2min, .agents = 16};

static_assert(QueueModel<Uncertain<ErlangA>> && QueueModel<Uncertain<ErlangB>> && QueueModel<Uncertain<ErlangC>>);

TEST(Uncertain, IsStaffedLikeAnyQueue) {
  const Target target{.service_level = 0.8, .acceptable_wait = 20s};
  const Uncertain<ErlangA> queue{.queue = usual, .cv = 0.3};
  const int agents = required_agents(queue, target);
  EXPECT_GT(agents, required_agents(usual, target));
  EXPECT_GE(performance(with_agents(queue, agents), 20s).service_level, 0.8);
  EXPECT_LT(performance(with_agents(queue, agents - 1), 20s).service_level, 0.8);
}

TEST(Uncertain, KeepsItsCvWhenAgentsOrDemandChange) {
  const Uncertain<ErlangA> queue{.queue = usual, .cv = 0.3};
  EXPECT_EQ(with_agents(queue, 20), (Uncertain<ErlangA>{with_agents(usual, 20), 0.3}));
  const Demand morning{.contacts = 10, .per = 15min, .aht = 60s};
  EXPECT_EQ(with_demand(queue, morning), (Uncertain<ErlangA>{with_demand(usual, morning), 0.3}));
  EXPECT_EQ(offered_load(queue), offered_load(usual));
}

TEST(Uncertain, TheOutcomesOfAllContactsAddUpToOne) {
  for (const double cv : {1e-6, 0.01, 0.1, 0.5, 1.0, 4.0, 10.0}) {
    for (const double agents : {0.5, 10.0, 16.0, 40.0}) {
      const Outcomes shares = outcomes(Uncertain<ErlangA>{with_agents(usual, agents), cv}, 20s);
      EXPECT_NEAR(shares.offered(), 1, 1e-12) << cv << " " << agents;
    }
  }
}

TEST(Uncertain, TwoWaysToAbandonmentAgreeWhereThoseWhoStayFillTheAgents) {
  const Demand busy{.contacts = 213935.11900928515, .per = 1s, .aht = 1s};
  const ErlangA balked{.demand = busy, .patience = 1e200s, .agents = 214423.85805608868, .balking = 0.6323607224950859};
  const Uncertain<ErlangA> queue{balked, 0.5708984014206195};
  EXPECT_NEAR(performance(queue, 1e199s).abandonment, outcomes(queue, 1e199s).abandoned(), 1e-13);
}

TEST(Uncertain, NoDayOfTheSmallestLoadIsWithoutContacts) {
  const Demand hardly_any{.contacts = std::numeric_limits<double>::denorm_min(), .per = 1s, .aht = 1s};
  const Uncertain<ErlangB> queue{ErlangB{.demand = hardly_any, .agents = 1e-161}, 2.5};
  EXPECT_NEAR(performance(queue, 0s).blocking, 1, 1e-15);
}

TEST(Uncertain, WithoutVariationIsThePlainQueue) {
  EXPECT_EQ(performance(Uncertain<ErlangA>{usual, 0}, 20s), performance(usual, 20s));
  EXPECT_EQ(outcomes(Uncertain<ErlangA>{usual, 0}, 20s), outcomes(usual, 20s));
  for (const double cv : {1e-300, 1e-16, 1e-12, 1e-9}) {
    const Performance p = performance(Uncertain<ErlangA>{usual, cv}, 20s);
    EXPECT_NEAR(p.service_level, performance(usual, 20s).service_level, 1e-12) << cv;
    EXPECT_NEAR(p.asa / performance(usual, 20s).asa, 1, 1e-12) << cv;
  }
}

TEST(Uncertain, ADayWithoutEndMakesTheMeanWaitEndless) {
  const ErlangC patient{.demand = half_hour, .agents = 16};
  const Performance p = performance(Uncertain<ErlangC>{patient, 0.2}, 20s);
  EXPECT_EQ(p.asa.count(), infinity);
  EXPECT_EQ(p.mean_wait.count(), infinity);
  EXPECT_EQ(p.mean_queue_length, infinity);
  EXPECT_GT(p.service_level, 0.3);
  EXPECT_LT(p.occupancy, 1);
  // An overloaded day is forty times as far off as a usual one: it never comes.
  EXPECT_LT(performance(Uncertain<ErlangC>{patient, 0.005}, 20s).asa, 1min);
}

TEST(Uncertain, WithoutContactsNobodyWaits) {
  ErlangA idle = usual;
  idle.demand.contacts = 0;
  EXPECT_EQ(performance(Uncertain<ErlangA>{idle, 0.3}, 20s), performance(idle, 20s));
  EXPECT_EQ(busy_day(Uncertain<ErlangA>{idle, 0.3}, 0.9), idle);
}

TEST(Uncertain, WithoutAgentsNobodyIsAnsweredOnAnyDay) {
  const Performance p = performance(Uncertain<ErlangA>{with_agents(usual, 0), 3}, 20s);
  EXPECT_EQ(p.service_level, 0);
  EXPECT_EQ(p.asa.count(), infinity);
  EXPECT_EQ(p.occupancy, 1);
  EXPECT_DOUBLE_EQ(p.abandonment, 1);
}

TEST(Uncertain, IsFiniteAndInRangeFarOutsideWhatPlannersSee) {
  for (const double contacts : {1e-300, 1e-6, 1., 1e6, 7.4e12}) {
    for (const double agents : {1e-300, 0.1, 1., 1e6, 1e12}) {
      for (const double cv : {1e-20, 1e-8, 1e-3, 0.3, 10.}) {
        const Demand demand{.contacts = contacts, .per = 30min, .aht = 240s};
        for (const double patience : {1e-3, 120., 1e9}) {
          const Performance p =
              performance(Uncertain<ErlangA>{{.demand = demand, .patience = Seconds(patience), .agents = agents}, cv},
                          20s, ServiceLevelBasis::answered);
          const auto place = [&] {
            return to_text(contacts) + " " + to_text(agents) + " " + to_text(cv) + " " + to_text(patience);
          };
          const double rounding = 1 + 1e-12;
          ASSERT_TRUE(p.service_level >= 0 && p.service_level <= rounding) << place();
          ASSERT_TRUE(p.abandonment >= 0 && p.abandonment <= rounding) << place();
          ASSERT_TRUE(p.probability_of_wait >= 0 && p.probability_of_wait <= 1) << place();
          ASSERT_TRUE(p.occupancy >= 0 && p.occupancy <= 1) << place();
          ASSERT_TRUE(p.mean_wait.count() >= 0 && p.asa.count() >= 0 && p.mean_queue_length >= 0) << place();
          ASSERT_LE(p.mean_wait.count(), patience * (1 + 1e-9)) << place();
        }
      }
    }
  }
}

TEST(Uncertain, MistakesAreNamed) {
  const auto message = [](const Uncertain<ErlangA>& queue) -> std::string {
    try {
      (void)performance(queue, 20s);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(message({usual, -0.1}), "cv must be in [0, 10], got -0.1");
  EXPECT_EQ(message({usual, 30}), "cv must be in [0, 10], got 30");
  EXPECT_EQ(message({usual, std::nan("")}), "cv must be in [0, 10], got nan");
  EXPECT_EQ(message({with_agents(usual, -1), 0.1}), "queue.agents must be >= 0, got -1");
  EXPECT_THROW((void)busy_day(Uncertain<ErlangA>{usual, 0.1}, 1), InvalidInput);
  EXPECT_THROW((void)busy_day(Uncertain<ErlangA>{usual, 0.1}, 0), InvalidInput);
}

TEST(BusyDay, IsTheQuantileOfTheGammaLaw) {
  const auto contacts = [](double cv, double share) {
    return busy_day(Uncertain<ErlangA>{usual, cv}, share).demand.contacts;
  };
  EXPECT_NEAR(contacts(1, 0.9), 100 * std::log(10.), 1e-10);  // cv 1: exponential
  EXPECT_NEAR(contacts(1, 0.5), 100 * std::log(2.), 1e-10);
  EXPECT_NEAR(contacts(std::sqrt(0.5), 0.9), 100 * 3.889720169867429 / 2, 1e-9);  // 1 - (1 + y) e^-y = 0.9
  EXPECT_EQ(contacts(0, 0.9), 100);
  EXPECT_NEAR(contacts(1e-6, 0.9), 100 * (1 + 1.2815515655446004e-6), 1e-10);
}

TEST(BusyDay, GoesThroughTheSwitchOfFormulasWithoutAStep) {
  for (const double share : {1e-12, 1e-3, 0.3, 0.9, 0.9999, 1 - 1e-12}) {
    const double below = (formulas::gamma_rate_quantile(0.999999e-4, share) - 1) / 0.999999e-4;
    const double above = (formulas::gamma_rate_quantile(1.000001e-4, share) - 1) / 1.000001e-4;
    EXPECT_NEAR(below, above, 1e-8 * std::abs(above) + 1e-9) << share;
    const double rate = formulas::gamma_rate_quantile(1e-4, share);
    EXPECT_NEAR(formulas::gamma_rate_within(0.9999999e-4, rate), share, 1e-6);
    EXPECT_NEAR(formulas::gamma_rate_within(1e-4, rate), share, 1e-11);
  }
}

TEST(BusyDay, BusierSharesHaveMoreContactsAndLowerServiceLevels) {
  for (const double cv : {1e-12, 1e-5, 0.01, 0.3, 1., 10.}) {
    const Uncertain<ErlangA> queue{usual, cv};
    double contacts = 0;
    double level = 1;
    for (const double share : {1e-15, 1e-6, 0.01, 0.1, 0.5, 0.8, 0.9, 0.99, 1 - 1e-9}) {
      const double now = busy_day(queue, share).demand.contacts;
      EXPECT_GE(now, contacts) << cv << " " << share;
      contacts = now;
      const double level_now = service_level_of_days(queue, share, 20s);
      EXPECT_LE(level_now, level + 1e-14) << cv << " " << share;
      level = level_now;
    }
  }
}

}  // namespace
}  // namespace krarup
