#include "krarup/staffing/required_lines.hpp"

#include <gtest/gtest.h>

#include "krarup/queues/erlang_x.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Demand demand{.contacts = 100, .per = 30min, .aht = 240s};

template <class Q>
double blocking(Q queue, int lines) {
  queue.lines = lines;
  return performance(queue, 20s).blocking;
}

TEST(RequiredLines, BlockNoMoreThanAllowedAndOneFewerDoes) {
  for (double agents : {0., 5., 13.5, 15., 30.}) {
    for (double most : {0.2, 0.01, 1e-4, 1e-9}) {
      const ErlangA queue{.demand = demand, .patience = 120s, .agents = agents, .balking = 0.05};
      const int lines = required_lines(queue, most);
      EXPECT_LE(blocking(queue, lines), most);
      EXPECT_GT(blocking(queue, lines - 1), most);
      const ErlangX again{.demand = demand,
                          .patience = 120s,
                          .agents = agents,
                          .redial_after_abandonment = 0.5,
                          .redial_after_blocking = 0.5};
      const int more_lines = required_lines(again, most);
      EXPECT_LE(blocking(again, more_lines), most);
      EXPECT_GT(blocking(again, more_lines - 1), most);
      EXPECT_GE(more_lines, lines);
    }
  }
}

TEST(RequiredLines, WithEndlessAgentsAreThoseOfErlangB) {
  // 20 erlangs at 1 %: 30 lines.
  EXPECT_EQ(required_lines(ErlangA{.demand = {150, 30min, 240s}, .agents = 1000}, 0.01), 30);
}

TEST(RequiredLines, AreAValueOrARefusalAtTheEnds) {
  EXPECT_EQ(required_lines(ErlangA{.demand = {0, 30min, 240s}}, 0.01), 0);
  EXPECT_EQ(required_lines(ErlangA{.demand = demand, .patience = 120s, .agents = 15}, 1), 0);
  EXPECT_THROW((void)required_lines(ErlangA{.demand = demand, .agents = 10}, 0.01), Infeasible);
  EXPECT_THROW((void)required_lines(ErlangA{.demand = demand, .agents = 15}, 0), InvalidInput);
}

TEST(RequiredAgents, WithLinesAreTheSmallestNumberThatMeetsTheTarget) {
  const auto check = [](const ErlangA& queue, const Target& target) {
    int smallest = 0;
    while (smallest < 60 &&
           !meets(performance(with_agents(queue, smallest), target.acceptable_wait, target.basis), target)) {
      ++smallest;
    }
    if (smallest < 60) {
      EXPECT_EQ(required_agents(queue, target), smallest);
    } else {
      EXPECT_THROW((void)required_agents(queue, target), Infeasible);
    }
  };
  for (double lines : {3., 16., 20., 40.}) {
    for (double patience : {2., 120., 2000.}) {
      for (double balking : {0., 0.4}) {
        const ErlangA queue{.demand = demand, .patience = Seconds{patience}, .balking = balking, .lines = lines};
        for (const auto& basis : enumerators(ServiceLevelBasis{})) {
          for (double level : {0.1, 0.5, 0.8, 0.95}) {
            check(queue, {.service_level = level, .acceptable_wait = 20s, .basis = basis.value});
          }
        }
        for (double most : {0.2, 0.02}) {
          check(queue, {.max_abandonment = most});
          check(queue, {.max_blocking = most});
          check(queue, {.max_occupancy = 1 - most});
        }
      }
    }
  }
}

}  // namespace
