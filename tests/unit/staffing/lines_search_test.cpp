#include <gtest/gtest.h>

#include "brute_force.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/staffing/cost_optimal_agents.hpp"
#include "krarup/staffing/required_agents.hpp"

// Lines, balking and redials break the rule that every measure gets better with every agent. Here nothing is believed:
// every number of agents is tried.

namespace krarup {
namespace {

using test::RandomCases;

/// Erlang X of some size, with lines, balking, redials and recalls in every combination.
ErlangX any_queue(RandomCases& cases, double largest_load) {
  ErlangX queue{.demand = cases.demand(largest_load)};
  const double load = offered_load(queue);
  if (cases.chance(0.8)) queue.patience = queue.demand.aht * cases.between(0.01, 20);
  if (cases.chance(0.8)) queue.lines = std::ceil(cases.between(0.5, 3) * load + cases.uniform(0, 5));
  if (cases.chance(0.3)) queue.balking = cases.uniform(0, 1);
  if (cases.chance(0.7)) queue.redial_after_abandonment = cases.chance(0.1) ? 1 : cases.uniform(0, 1);
  if (cases.chance(0.7)) queue.redial_after_blocking = cases.chance(0.1) ? 1 : cases.uniform(0, 1);
  if (cases.chance(0.4)) queue.recall_share = cases.uniform(0, 0.6);
  return queue;
}

std::string in_words(const ErlangX& queue) {
  return to_text(offered_load(queue)) + " erlangs, patience " + to_text(queue.patience / queue.demand.aht) +
         ", lines " + to_text(queue.lines) + ", balking " + to_text(queue.balking) + ", redials " +
         to_text(queue.redial_after_abandonment) + " " + to_text(queue.redial_after_blocking) + ", recalls " +
         to_text(queue.recall_share);
}

TEST(RequiredAgentsWithRedials, AreThoseFoundByCountingUp) {
  RandomCases cases(1961);
  int met = 0;
  for (int i = 0; i < 2000; ++i) {
    const ErlangX queue = any_queue(cases, 30);
    const Target target = cases.target();
    SCOPED_TRACE(in_words(queue));
    const int limit = static_cast<int>(20 * offered_load(queue)) + 60;
    const auto counted = test::agents_by_counting_up(queue, target, limit);
    if (!counted) continue;
    ++met;
    EXPECT_EQ(required_agents(queue, target), *counted);
  }
  EXPECT_GT(met, 1000);
}

TEST(FractionalAgentsWithLines, AreTheFirstOfAFineGrid) {
  RandomCases cases(1962);
  for (int i = 0; i < 300; ++i) {
    const ErlangX queue = any_queue(cases, 8);
    const Target target = cases.target();
    SCOPED_TRACE(in_words(queue));
    const int limit = static_cast<int>(20 * offered_load(queue)) + 60;
    if (!test::agents_by_counting_up(queue, target, limit)) continue;
    const double found = fractional_agents(queue, target);
    EXPECT_TRUE(meets(performance(with_agents(queue, found), target.acceptable_wait, target.basis), target));
    constexpr double step = 1.0 / 64;
    for (double n = 0; n < found - step; n += step) {
      const Performance fewer = performance(with_agents(queue, n), target.acceptable_wait, target.basis);
      ASSERT_FALSE(test::keeps_every_limit(fewer, target)) << n << " of " << found;
    }
  }
}

/// Tries every number up to far more than can be of use.
template <class Q>
void expect_the_cheapest(const Q& queue, const StaffingCosts& costs) {
  const int limit = static_cast<int>(20 * offered_load(queue)) + 60;
  int cheapest = 0;
  for (int agents = 1; agents <= limit; ++agents) {
    if (hourly_cost(queue, agents, costs) < hourly_cost(queue, cheapest, costs)) cheapest = agents;
  }
  const double least = hourly_cost(queue, cheapest, costs);
  if (std::isinf(least)) return;
  const int found = cost_optimal_agents(queue, costs);
  EXPECT_LE(hourly_cost(queue, found, costs), least * (1 + 1e-12)) << found << " not " << cheapest;
}

TEST(CostOptimalAgentsWithLinesAndRedials, AreTheCheapestOfAll) {
  RandomCases cases(1963);
  for (int i = 0; i < 300; ++i) {
    const ErlangX queue = any_queue(cases, 12);
    const StaffingCosts costs{.agent_hour = 30,
                              .waiting_hour = cases.chance(0.5) ? cases.between(1, 1000) : 0,
                              .lost_contact = cases.chance(0.8) ? cases.between(0.1, 100) : 0};
    SCOPED_TRACE(in_words(queue) + ", costs " + to_text(costs.waiting_hour) + " " + to_text(costs.lost_contact));
    expect_the_cheapest(ErlangA{queue.demand, queue.patience, 0, queue.balking, queue.lines}, costs);
    expect_the_cheapest(queue, costs);
  }
}

TEST(HourlyCost, CountsEveryCustomerOnceHoweverOftenTheyTry) {
  // Nobody answers: each attempt fails, a half of the customers tries again, and all of them are lost in the end.
  const ErlangX queue{
      .demand = {60, Seconds{3600}, Seconds{180}}, .patience = Seconds{60}, .redial_after_abandonment = 0.5};
  EXPECT_NEAR(hourly_cost(queue, 0, {.agent_hour = 30, .lost_contact = 2}), 120, 1e-9);
}

}  // namespace
}  // namespace krarup
