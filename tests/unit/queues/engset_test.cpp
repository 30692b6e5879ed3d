#include "krarup/queues/engset.hpp"

#include <gtest/gtest.h>

#include <string>

#include "krarup/queues/erlang_b.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

/// Three lines for ten customers, each of whom calls 0.2 times a minute while idle, for 1 / 0.6 minutes.
Engset three_lines() {
  const double intensity = 0.2 / 0.6;
  const double load = 10 * intensity / (1 + intensity);
  return {.demand = {.contacts = load * 0.6, .per = 1min, .aht = Seconds(60 / 0.6)}, .sources = 10, .agents = 3};
}

TEST(Engset, ThreeLinesForTenCustomersAsPublished) {
  const Engset queue = three_lines();
  const Performance p = performance(queue, 0s);
  // Published by the calculators of the University of Debrecen, M/M/3/3//10: 1.16129032 contacts carried a minute.
  EXPECT_NEAR(p.occupancy * 3 * 0.6, 1.1612903225806451613, 1e-15);
  // All three busy: 120 alpha^3 of 1 + 10 alpha + 45 alpha^2 + 120 alpha^3, alpha = 1/3.
  EXPECT_NEAR(time_congestion(queue), 120. / 27 / (1 + 10. / 3 + 5 + 120. / 27), 1e-15);
  // And of the nine others of a caller: 84 alpha^3 of 1 + 9 alpha + 36 alpha^2 + 84 alpha^3.
  EXPECT_NEAR(p.blocking, 84. / 27 / (1 + 3 + 4 + 84. / 27), 1e-15);
  EXPECT_EQ(p.service_level, outcomes(queue, 0s).answered());
  EXPECT_EQ(p.asa, 0s);
}

TEST(Engset, CallersMeetFreeLinesMoreOftenThanAnObserverAndThanInErlangB) {
  for (const double sources : {4.0, 10.0, 55.5, 1e4}) {
    Engset queue = three_lines();
    queue.sources = sources;
    const Performance p = performance(queue, 0s);
    EXPECT_LT(p.blocking, time_congestion(queue));
    EXPECT_LT(p.blocking, performance(ErlangB{.demand = queue.demand, .agents = 3}, 0s).blocking);
  }
}

TEST(Engset, ManyCustomersAreErlangB) {
  Engset queue = three_lines();
  const Performance limit = performance(ErlangB{.demand = queue.demand, .agents = 3}, 0s);
  queue.sources = std::numeric_limits<double>::infinity();
  EXPECT_EQ(performance(queue, 0s), limit);
  EXPECT_EQ(time_congestion(queue), limit.blocking);
  queue.sources = 1e9;
  EXPECT_NEAR(performance(queue, 0s).blocking, limit.blocking, 1e-8);
  EXPECT_NEAR(performance(queue, 0s).occupancy, limit.occupancy, 1e-8);
}

TEST(Engset, WithALineForEachCustomerTheIntendedLoadIsCarried) {
  for (const double agents : {10.0, 11.5, 400.0}) {
    Engset queue = three_lines();
    queue.agents = agents;
    EXPECT_EQ(performance(queue, 0s).blocking, 0);
    EXPECT_NEAR(performance(queue, 0s).occupancy, offered_load(queue) / agents, 1e-15);
  }
}

TEST(Engset, CustomersWhoAreNeverIdleKeepEveryLineBusy) {
  Engset queue{.demand = {.contacts = 10, .per = 180s, .aht = 180s}, .sources = 10, .agents = 4};
  EXPECT_EQ(performance(queue, 0s).blocking, 1);  // who is blocked calls again at once
  EXPECT_EQ(performance(queue, 0s).occupancy, 1);
  EXPECT_EQ(time_congestion(queue), 1);
  queue.agents = 12;
  EXPECT_EQ(performance(queue, 0s).blocking, 0);
  EXPECT_EQ(performance(queue, 0s).occupancy, 10. / 12);
}

TEST(Engset, BusyLinesBalanceWhatIdleCustomersBring) {
  for (const double sources : {5.0, 40.5, 1e6}) {
    for (const double share : {0.1, 0.8, 0.999}) {
      const double load = sources * share;
      for (const double agents : {1.0, 2.5, 0.3 * sources, 0.9 * sources}) {
        const Engset queue{.demand = {.contacts = load, .per = 1s, .aht = 1s}, .sources = sources, .agents = agents};
        const Performance p = performance(queue, 0s);
        const double idle = sources - p.occupancy * agents;
        const double brought = load / (sources - load) * idle * outcomes(queue, 0s).answered_within;
        EXPECT_NEAR(p.occupancy * agents / brought, 1, 1e-11) << sources << " " << share << " " << agents;
      }
    }
  }
}

TEST(Engset, LinesForABlockingAreFewerThanErlangBAsksFor) {
  const Demand demand{.contacts = 60, .per = 30min, .aht = 240s};  // 8 erlangs
  const Target target{.max_blocking = 0.01};
  const auto lines = [&](double sources) {
    return required_agents(Engset{.demand = demand, .sources = sources}, target);
  };
  EXPECT_EQ(required_agents(ErlangB{.demand = demand}, target), 15);
  EXPECT_EQ(lines(1e9), 15);
  EXPECT_LT(lines(20), 15);
  EXPECT_LE(lines(8), 8);
  for (const double sources : {8.5, 12.0, 33.0, 200.0}) {
    const Engset queue{.demand = demand, .sources = sources};
    const int agents = lines(sources);
    EXPECT_LE(performance(with_agents(queue, agents), 0s).blocking, 0.01);
    EXPECT_GT(performance(with_agents(queue, agents - 1), 0s).blocking, 0.01);
  }
}

TEST(Engset, WithoutContactsOrLinesAValueIsGiven) {
  const Engset nobody{.demand = {.contacts = 0, .per = 1s, .aht = 1s}, .sources = 5, .agents = 0};
  EXPECT_EQ(performance(nobody, 0s).service_level, 1);
  EXPECT_EQ(performance(nobody, 0s).blocking, 0);
  const Engset no_lines{.demand = {.contacts = 1, .per = 1s, .aht = 1s}, .sources = 5, .agents = 0};
  EXPECT_EQ(performance(no_lines, 0s).blocking, 1);
  EXPECT_EQ(performance(no_lines, 0s).occupancy, 1);
}

TEST(Engset, MistakesAreNamed) {
  const auto message = [](double contacts, double sources) -> std::string {
    try {
      (void)performance(Engset{.demand = {.contacts = contacts, .per = 1s, .aht = 1s}, .sources = sources}, 0s);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(message(5, 0.5), "sources must be >= 1, got 0.5");
  EXPECT_EQ(message(5, 4), "demand must offer at most one erlang a source, got 5 erlangs of 4 sources");
  EXPECT_EQ(message(5, 5), "accepted");
}

}  // namespace
}  // namespace krarup
