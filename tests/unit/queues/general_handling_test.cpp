#include "krarup/queues/general_handling.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Seconds forever{std::numeric_limits<double>::infinity()};
static_assert(QueueModel<GeneralHandling>);

GeneralHandling one_length(double load, double agents) {
  return {.demand = {.contacts = load, .per = 1s, .aht = 1s}, .handling_scv = 0, .agents = agents};
}

TEST(GeneralHandlingQueue, WithExponentialTimesIsErlangC) {
  const GeneralHandling queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}, .agents = 12.5};
  EXPECT_EQ(performance(queue, 20s), performance(ErlangC{queue.demand, 12.5}, 20s));
  EXPECT_TRUE(approximation(queue).exact);
}

// One agent, one handling time: P(W <= x) = (1 - a) sum over k <= x of (-a (x - k))^k e^(a (x - k)) / k!, and the mean
// by Pollaczek and Khinchine.
TEST(GeneralHandlingQueue, OfOneAgentAndOneLengthIsAsByHand) {
  for (const double load : {0.1, 0.5, 0.9, 0.99}) {
    const GeneralHandling queue = one_length(load, 1);
    const Performance p = performance(queue, 0s);
    EXPECT_NEAR(p.mean_wait.count(), load / 2 / (1 - load), 1e-13 * p.mean_wait.count());
    EXPECT_NEAR(p.probability_of_wait, load, 1e-14);
    for (const double x : {0.3, 0.9, 1.0, 1.7, 3.5}) {
      double within = 0;
      double factorial = 1;
      for (int k = 0; k <= x; ++k) {
        if (k > 0) factorial *= k;
        within += (1 - load) * std::pow(-load * (x - k), k) * std::exp(load * (x - k)) / factorial;
      }
      EXPECT_NEAR(performance(queue, Seconds{x}).service_level, within, 1e-13) << load << ' ' << x;
    }
  }
  EXPECT_TRUE(approximation(one_length(0.5, 1)).exact);
}

// The mean wait is the integral of the share that waits longer: two roads through the same queue.
TEST(GeneralHandlingQueue, OfOneLengthHasTheMeanOfItsWaits) {
  for (const auto& [load, agents] : {std::pair{3.6, 4.0}, {9.0, 10.0}, {95.0, 100.0}}) {
    const GeneralHandling queue = one_length(load, agents);
    const double step = 0.002 / (agents - load);
    double sum = performance(queue, 0s).probability_of_wait / 2;
    for (int i = 1; i < 7000; ++i) sum += outcomes(queue, Seconds{i * step}).answered_after;
    EXPECT_NEAR(performance(queue, 0s).mean_wait.count(), sum * step, 1e-5 * sum * step);
  }
}

// In large centers with a spare of so many square roots of the agents, the waits differ by a factor and nothing else.
TEST(GeneralHandlingQueue, OfOneLengthLooksTheSameAtEveryLargeScale) {
  const auto late_share = [](double agents) {
    const Outcomes shares =
        outcomes(one_length(agents - 0.5 * std::sqrt(agents), agents), Seconds{0.4 / std::sqrt(agents)});
    EXPECT_NEAR(shares.offered(), 1, 1e-11);
    return shares.answered_after;
  };
  EXPECT_NEAR(late_share(1e3), late_share(1e4), 1.5e-3);
  EXPECT_NEAR(late_share(1e4), late_share(1e5), 0.5e-3);
  EXPECT_NEAR(late_share(1e5), late_share(1e6), 0.1e-3);
}

TEST(GeneralHandlingQueue, WaitsLongerTheMoreHandlingTimesDiffer) {
  GeneralHandling queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}, .agents = 12};
  Seconds before{0};
  for (const double scv : {0., 0.25, 0.5, 0.999, 1., 1.001, 2., 4.}) {
    queue.handling_scv = scv;
    const Performance p = performance(queue, 20s);
    EXPECT_GT(p.asa, before) << scv;
    before = p.asa;
  }
}

TEST(GeneralHandlingQueue, WaitsLongerTheMoreArrivalsComeInBunches) {
  GeneralHandling queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}, .handling_scv = 0.8, .agents = 12};
  Seconds before{0};
  for (const double scv : {0., 0.25, 0.5, 1., 2., 4.}) {
    queue.arrival_scv = scv;
    const Performance p = performance(queue, 20s);
    EXPECT_GT(p.asa, before) << scv;
    before = p.asa;
  }
}

TEST(GeneralHandlingQueue, GetsBetterWithEveryFractionOfAnAgent) {
  for (const double scv : {0., 0.5, 3.}) {
    GeneralHandling queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}, .handling_scv = scv, .agents = 10};
    Performance before = performance(queue, 20s);
    for (queue.agents = 10.125; queue.agents < 20; queue.agents += 0.125) {
      const Performance now = performance(queue, 20s);
      EXPECT_GT(now.service_level, before.service_level) << scv << ' ' << queue.agents;
      EXPECT_LT(now.asa, before.asa) << scv << ' ' << queue.agents;
      before = now;
    }
  }
}

TEST(GeneralHandlingQueue, NeedsFewerAgentsWhenHandlingTimesAreAlike) {
  GeneralHandling queue{.demand = {.contacts = 1000, .per = 30min, .aht = 180s}, .handling_scv = 0};
  const Target target{.max_asa = 10s};
  const int alike = required_agents(queue, target);
  queue.handling_scv = 4;
  EXPECT_LT(alike, required_agents(queue, target));
}

TEST(GeneralHandlingQueue, WithTooFewAgentsTheQueueHasNoEnd) {
  const Performance p = performance(one_length(10, 9.5), 20s);
  EXPECT_EQ(p.service_level, 0);
  EXPECT_EQ(p.asa, forever);
  EXPECT_EQ(p.occupancy, 1);
}

TEST(GeneralHandlingQueue, EveryCornerHasAnAnswer) {
  for (const double agents : {0., 1e-300, 0.5, 1., 30., 31.5, 1e4, 1e7, 1e12}) {
    for (const double load : {0., 5e-324, 1e-300, 1e-3, 0.5, 0.9999999, 29., 9999.9, 1e7 - 1}) {
      for (const double scv : {0., 1e-9, 0.5, 2., 1e6}) {
        for (const double arrivals : {0., 1., 50.}) {
          for (const double wait : {0., 1e-300, 1e-6, 0.99, 1., 7.3, 1e9, forever.count()}) {
            const formulas::WaitingMeasures m =
                formulas::general_handling_measures({agents, load, scv, arrivals, wait});
            EXPECT_TRUE(m.answered_within >= 0 && m.answered_after >= 0 &&
                        std::abs(m.answered_within + m.answered_after - 1) < 1e-9 && m.mean_wait >= 0 &&
                        m.probability_of_wait >= 0 && m.probability_of_wait <= 1 && m.occupancy <= 1)
                << agents << ' ' << load << ' ' << scv << ' ' << arrivals << ' ' << wait << ": " << m.answered_within
                << ' ' << m.answered_after << ' ' << m.mean_wait;
          }
        }
      }
    }
  }
}

}  // namespace
