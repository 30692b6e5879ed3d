#include "krarup/queues/general_handling.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/uncertain.hpp"
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

// The same by Simpson's rule, where the center is so large that the chance of no arrival at all in a handling time is
// not a number any more.
TEST(GeneralHandlingQueue, OfOneLengthHasTheMeanOfItsWaitsInLargeCenters) {
  for (const auto& [load, agents] : {std::pair{735., 800.}, {982., 1050.}, {997., 1050.}, {1030., 1050.}}) {
    const GeneralHandling queue = one_length(load, agents);
    constexpr int steps = 200;
    const double end = 8 / (agents - load);
    double sum = 0;
    for (int i = 0; i <= steps; ++i) {
      const double weight = i == 0 || i == steps ? 1 : 2 + 2 * (i % 2);
      sum += weight * outcomes(queue, Seconds{end * i / steps}).answered_after;
    }
    const double mean = sum * end / steps / 3;
    EXPECT_NEAR(performance(queue, 0s).mean_wait.count(), mean, 1e-5 * mean) << load;
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

// The queue after each handling time is a random walk kept above 0. Where the spare e per agent vanishes, its steps are
// normal, and the mean of its largest value is known: 2 (n - a) E W = 1 + 2 zeta(1/2) / sqrt(2 pi) e sqrt(n) + O(e) and
// O(n e^2) [ChangPeres1997].
TEST(GeneralHandlingQueue, OfOneLengthWaitsHalfAsLongAsErlangCNearItsLoad) {
  const double slope = 2 * -1.4603545088095868 / std::sqrt(2 * 3.14159265358979324);
  for (const double agents : {1., 2., 10., 100., 1000., 1e4}) {
    for (const double relative : {1e-4, 1e-6, 1e-7, 1e-9, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15}) {
      const double load = agents * (1 - relative);
      const double spare = (agents - load) / agents;  // as it is rounded
      const double mean = performance(one_length(load, agents), 0s).mean_wait.count() * 2 * (agents - load);
      const double expected = 1 + slope * spare * std::sqrt(agents);
      EXPECT_NEAR(mean, expected, 0.35 * spare + agents * spare * spare + 2e-11) << agents << ' ' << relative;
    }
  }
}

// An exponential tail at exactly twice the rate of Erlang C's.
TEST(GeneralHandlingQueue, OfOneLengthHasATailOfHalfTheMeanNearItsLoad) {
  for (const double agents : {1., 10., 100., 1e4}) {
    for (const double relative : {1e-7, 1e-9, 1e-12, 1e-15}) {
      const double load = agents * (1 - relative);
      const double wait = 1 / (agents - load);
      EXPECT_NEAR(outcomes(one_length(load, agents), Seconds{wait}).answered_after, std::exp(-2), 2e-4)
          << agents << ' ' << relative;
    }
  }
}

TEST(GeneralHandlingQueue, OfHoweverMuchSpreadHasAnAnswer) {
  for (const double handling : {1e6, 1e16, 1e100, 1e300, 1.7e308}) {
    const GeneralHandling queue{
        .demand = {.contacts = 10, .per = 1s, .aht = 1s}, .handling_scv = handling, .agents = 12};
    const Performance p = performance(queue, Seconds{0.1});
    const Performance much = performance(GeneralHandling{queue.demand, 1e6, 1, queue.agents}, Seconds{0.1});
    EXPECT_NEAR(p.mean_wait / much.mean_wait, 1, 1e-4);
    EXPECT_NEAR(p.service_level, much.service_level, 1e-4);
  }
}

// E[X f(X)] for a gamma distributed X of mean 1 and shape k, by Simpson's rule over 8 standard deviations.
TEST(GeneralHandlingQueue, OfAnUncertainRateIsTheMeanOverItsDays) {
  const GeneralHandling queue{
      .demand = {.contacts = 1000, .per = 180s, .aht = 180s}, .handling_scv = 0.5, .agents = 1050};
  const double cv = 0.01;
  const double shape = 1 / (cv * cv);
  constexpr int steps = 800;
  double sum = 0;
  double weights = 0;
  for (int i = 0; i <= steps; ++i) {
    const double rate = 1 + cv * 8 * (2. * i / steps - 1);
    const double weight = (i == 0 || i == steps ? 1 : 2 + 2 * (i % 2)) * std::exp(shape * (std::log(rate) - rate + 1));
    const Demand day{.contacts = 1000 * rate, .per = 180s, .aht = 180s};
    sum += weight * outcomes(with_demand(queue, day), 20s).answered_after;
    weights += weight;
  }
  const Performance p = performance(Uncertain{queue, cv}, 20s);
  EXPECT_NEAR(1 - p.service_level, sum / weights, 1e-8 * sum / weights);
}

void expect_answered(const formulas::GeneralHandlingNumbers& q) {
  const formulas::WaitingMeasures m = formulas::general_handling_measures(q);
  const bool finite = q.offered_load == 0 || (q.servers - q.offered_load) * 1e300 > 1 + q.service_scv;
  EXPECT_TRUE(m.answered_within >= 0 && m.answered_after >= 0 &&
              std::abs(m.answered_within + m.answered_after - 1) < 1e-9 && m.mean_wait >= 0 &&
              m.probability_of_wait >= 0 && m.probability_of_wait <= 1 && m.occupancy <= 1 &&
              m.mean_queue_length >= 0 && (!finite || std::isfinite(m.mean_wait)))
      << q.servers << ' ' << q.offered_load << ' ' << q.service_scv << ' ' << q.arrival_scv << ' ' << q.wait << ": "
      << m.answered_within << ' ' << m.answered_after << ' ' << m.mean_wait;
}

TEST(GeneralHandlingQueue, EveryCornerHasAnAnswer) {
  for (const double agents : {0., 1e-300, 0.5, 1., 30., 31.5, 1e4, 1e7, 1e12}) {
    for (const double load : {0., 5e-324, 1e-300, 1e-20, 1e-3, 0.5, 0.9999999, 1 - 1e-15, 29., 30 - 1e-13, 9999.9,
                              1e4 * (1 - 1e-15), 1e7 - 1}) {
      for (const double scv : {0., 1e-9, 0.5, 2., 1e6, 1e16, 1e200}) {
        for (const double arrivals : {0., 1., 50.}) {
          for (const double wait : {0., 1e-300, 1e-6, 0.99, 1., 7.3, 1e9, 1e16, forever.count()}) {
            expect_answered({agents, load, scv, arrivals, wait});
          }
        }
      }
    }
  }
}

TEST(GeneralHandlingQueue, EveryRandomPointHasAnAnswer) {
  std::mt19937_64 random(7);
  const auto between = [&](double low, double high) {
    return std::exp(std::uniform_real_distribution<double>(std::log(low), std::log(high))(random));
  };
  const auto coin = [&] { return random() % 2 == 0; };
  for (int i = 0; i < 20'000; ++i) {
    const double agents = coin() ? std::ceil(between(1, 3e3)) : between(1e-3, 1e4);
    const double load = coin() ? agents * (1 - between(1e-16, 1)) : between(1e-20, 1e4);
    const double scv = coin() ? 0 : between(1e-12, 1e12);
    const double arrivals = coin() ? 1 : between(1e-12, 1e12);
    expect_answered({agents, load, scv, arrivals, coin() ? between(1e-18, 1e18) : between(1e-3, 10)});
  }
}

}  // namespace
