#include "krarup/staffing/square_root_staffing.hpp"

#include <gtest/gtest.h>

#include "krarup/queues/blended.hpp"
#include "krarup/queues/chat.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/general_handling.hpp"
#include "krarup/queues/general_patience.hpp"
#include "krarup/queues/uncertain.hpp"
#include "krarup/staffing/cost_optimal_agents.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

Demand of_load(double load) { return {.contacts = load * 20, .per = 1h, .aht = 180s}; }

/// The smallest number of agents with which no more than this share waits, by trying all.
template <class Q>
int exact_agents(const Q& queue, double probability_of_wait) {
  int agents = 0;
  while (performance(with_agents(queue, agents), 0s).probability_of_wait > probability_of_wait) ++agents;
  return agents;
}

int within(double waits) { return waits >= 0.05 && waits <= 0.5 ? 1 : 2; }

TEST(SquareRootStaffing, IsWithinOneAgentOfErlangCAndTwoWhereFewOrMostWait) {
  for (double load = 1; load < 6000; load *= 1.7) {
    for (const double waits : {0.01, 0.05, 0.2, 0.5, 0.9}) {
      const ErlangC queue{.demand = of_load(load)};
      EXPECT_NEAR(std::ceil(square_root_staffing(queue, waits)), exact_agents(queue, waits), within(waits))
          << load << " " << waits;
    }
  }
}

TEST(SquareRootStaffing, IsWithinOneAgentOfErlangAAndTwoWhereFewOrMostWait) {
  for (double load = 5; load < 6000; load *= 1.7) {
    for (const double waits : {0.01, 0.05, 0.2, 0.5, 0.9}) {
      for (const Seconds patience : {60s, 180s, 900s}) {
        const ErlangA queue{.demand = of_load(load), .patience = patience};
        EXPECT_NEAR(std::ceil(square_root_staffing(queue, waits)), exact_agents(queue, waits), within(waits))
            << load << " " << waits << " " << patience.count();
      }
    }
  }
}

TEST(ServiceGrade, IsTheSafetyStaffingInSquareRootsOfTheLoad) {
  const ErlangC queue{.demand = of_load(100), .agents = 115};
  EXPECT_DOUBLE_EQ(service_grade(queue), 1.5);
  EXPECT_DOUBLE_EQ(agents_of_grade(queue, 1.5), 115);
  EXPECT_EQ(agents_of_grade(queue, -50), 0);
  EXPECT_EQ(service_grade(ErlangC{.demand = of_load(0), .agents = 3}), std::numeric_limits<double>::infinity());
}

template <class Q>
int cheapest_by_trying_all(const Q& queue, const StaffingCosts& costs) {
  int best = 0;
  const int last = static_cast<int>(3 * offered_load(queue)) + 60;
  for (int agents = 1; agents <= last; ++agents) {
    if (hourly_cost(queue, agents, costs) < hourly_cost(queue, best, costs)) best = agents;
  }
  return best;
}

TEST(CostOptimalAgents, AreTheCheapestOfAll) {
  for (const double load : {0.05, 0.7, 3., 13.3, 60., 250.}) {
    for (const double waiting : {0., 5., 60., 2000.}) {
      for (const double lost : {0., 1., 8., 100.}) {
        const StaffingCosts costs{.agent_hour = 30, .waiting_hour = waiting, .lost_contact = lost};
        const Demand demand = of_load(load);
        for (const Seconds patience : {3s, 60s, 180s, 900s, 9000s}) {
          const ErlangA queue{.demand = demand, .patience = patience};
          EXPECT_EQ(cost_optimal_agents(queue, costs), cheapest_by_trying_all(queue, costs))
              << load << " " << waiting << " " << lost << " " << patience.count();
        }
        EXPECT_EQ(cost_optimal_agents(ErlangC{.demand = demand}, costs),
                  cheapest_by_trying_all(ErlangC{.demand = demand}, costs));
        EXPECT_EQ(cost_optimal_agents(ErlangB{.demand = demand}, costs),
                  cheapest_by_trying_all(ErlangB{.demand = demand}, costs));
      }
    }
  }
}

// With patience that runs out for all at once a queue is as long with few agents as with none: an agent saves next to
// nothing, until there are enough.
TEST(CostOptimalAgents, AreTheCheapestOfAllWhereFewAgentsSaveNothing) {
  int later_agents_save_more = 0;
  for (const double load : {0.7, 5., 21., 60.}) {
    for (const double waiting : {20., 40., 200.}) {
      for (const double lost : {0., 1.}) {
        const StaffingCosts costs{.agent_hour = 30, .waiting_hour = waiting, .lost_contact = lost};
        const auto expect_the_cheapest = [&](const auto& queue) {
          const int cheapest = cheapest_by_trying_all(queue, costs);
          EXPECT_EQ(cost_optimal_agents(queue, costs), cheapest) << load << " " << waiting << " " << lost;
          const double first_saves = hourly_cost(queue, 0, costs) - hourly_cost(queue, 1, costs);
          if (cheapest > 0 && first_saves < 0) ++later_agents_save_more;
        };
        for (const Seconds patience : {20s, 120s, 600s}) {
          const GeneralPatience queue{.demand = of_load(load), .patience = Deterministic{patience}};
          expect_the_cheapest(queue);
          expect_the_cheapest(GeneralPatience{.demand = of_load(load), .patience = Gamma{patience, 0.3}});
          expect_the_cheapest(Chat{.demand = of_load(load), .patience = patience, .slowdown = {1, 1.9}});
        }
      }
    }
  }
  EXPECT_GT(later_agents_save_more, 10);
}

TEST(CostOptimalAgents, AreTheCheapestOfAllUnderOtherModels) {
  for (const double load : {0.7, 13.3, 40.}) {
    for (const double waiting : {5., 60., 2000.}) {
      const StaffingCosts costs{.agent_hour = 30, .waiting_hour = waiting, .lost_contact = 8};
      const Demand demand = of_load(load);
      const auto expect_the_cheapest = [&](const auto& queue) {
        EXPECT_EQ(cost_optimal_agents(queue, costs), cheapest_by_trying_all(queue, costs)) << load << " " << waiting;
      };
      expect_the_cheapest(Engset{.demand = demand, .sources = 50});
      expect_the_cheapest(ExtendedErlangB{.demand = demand, .redial_share = 0.5});
      for (const double redial : {0.2, 0.9}) {
        expect_the_cheapest(
            ErlangX{.demand = demand, .patience = 60s, .redial_after_abandonment = redial, .recall_share = 0.2});
      }
      for (const double scv : {0., 0.5, 4.}) {
        for (const double arrivals : {0.3, 1., 3.}) {
          expect_the_cheapest(GeneralHandling{.demand = demand, .handling_scv = scv, .arrival_scv = arrivals});
        }
      }
      for (const int reserve : {0, 3}) {
        expect_the_cheapest(Blended{.demand = demand, .patience = 60s, .reserve = reserve});
      }
    }
  }
}

TEST(CostOptimalAgents, AreWithinOneOfTheSquareRootRuleRoundedUp) {
  for (double load = 3; load < 2e5; load *= 2.3) {
    for (const double waiting : {10., 40., 300., 5000.}) {
      const StaffingCosts costs{.agent_hour = 30, .waiting_hour = waiting, .lost_contact = 4};
      const ErlangC patient{.demand = of_load(load)};
      EXPECT_NEAR(std::ceil(square_root_staffing(patient, costs)), cost_optimal_agents(patient, costs), 1)
          << load << " " << waiting;
      for (const Seconds patience : {60s, 180s, 900s}) {
        const ErlangA queue{.demand = of_load(load), .patience = patience};
        EXPECT_NEAR(std::ceil(square_root_staffing(queue, costs)), cost_optimal_agents(queue, costs), 1)
            << load << " " << waiting << " " << patience.count();
      }
    }
  }
}

TEST(CostOptimalAgents, NobodyIsStaffedWhereALostContactCostsLessThanItsHandling) {
  // A contact keeps an agent busy for 3 min: 1.5 at 30 an hour.
  const ErlangA queue{.demand = of_load(40), .patience = 60s};
  EXPECT_EQ(cost_optimal_agents(queue, {.agent_hour = 30, .lost_contact = 1.4}), 0);
  EXPECT_EQ(square_root_staffing(queue, StaffingCosts{.agent_hour = 30, .lost_contact = 1.4}), 0);
  EXPECT_GT(cost_optimal_agents(queue, {.agent_hour = 30, .lost_contact = 1.7}), 20);
  EXPECT_EQ(cost_optimal_agents(queue, {.agent_hour = 30}), 0);
  EXPECT_EQ(cost_optimal_agents(ErlangA{.demand = of_load(0)}, {.agent_hour = 30, .lost_contact = 5}), 0);
}

TEST(CostOptimalAgents, TheCostIsThatOfAgentsWaitingAndLostContacts) {
  const ErlangA queue{.demand = {.contacts = 100, .per = 30min, .aht = 240s}, .patience = 2min};
  const Performance p = performance(with_agents(queue, 15), 0s);
  EXPECT_DOUBLE_EQ(hourly_cost(queue, 15, {.agent_hour = 30, .waiting_hour = 10, .lost_contact = 8}),
                   30 * 15 + 10 * 200 * p.mean_wait.count() / 3600 + 8 * 200 * p.abandonment);
  EXPECT_EQ(hourly_cost(ErlangC{.demand = queue.demand}, 13, {.agent_hour = 30, .waiting_hour = 1}),
            std::numeric_limits<double>::infinity());
  EXPECT_EQ(hourly_cost(ErlangC{.demand = queue.demand}, 13, {.agent_hour = 30}), 390);
}

TEST(CostOptimalAgents, OfUncertainDaysAreMore) {
  const ErlangA queue{.demand = of_load(60), .patience = 2min};
  const StaffingCosts costs{.agent_hour = 30, .lost_contact = 8};
  EXPECT_GT(cost_optimal_agents(Uncertain<ErlangA>{queue, 0.2}, costs), cost_optimal_agents(queue, costs));
}

TEST(CostOptimalAgents, EndlessWaitsWhateverIsStaffedAreInfeasible) {
  const ErlangC patient{.demand = of_load(1e6)};
  EXPECT_THROW((void)cost_optimal_agents(Uncertain<ErlangC>{patient, 10}, {.agent_hour = 30, .waiting_hour = 1}),
               Infeasible);
}

TEST(CostOptimalAgents, MistakesAreNamed) {
  const ErlangC queue{.demand = of_load(60)};
  const auto message = [&](const StaffingCosts& costs) -> std::string {
    try {
      (void)cost_optimal_agents(queue, costs);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(message({}), "costs.agent_hour must be > 0, got 0");
  EXPECT_EQ(message({.agent_hour = 1, .waiting_hour = -2}), "costs.waiting_hour must be >= 0, got -2");
  EXPECT_THROW((void)square_root_staffing(queue, 20), InvalidInput);
}

}  // namespace
}  // namespace krarup
