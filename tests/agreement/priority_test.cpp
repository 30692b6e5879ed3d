#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>

#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "priority_chain.hpp"
#include "priority_simulator.hpp"

namespace krarup::agreement {
namespace {

/// Handling times of 1 s, so that rates are erlangs.
PriorityQueue two_classes(double agents, double first, double second) {
  return {.demand = {first + second, Seconds{1}, Seconds{1}},
          .classes = {{"first", first / (first + second)}, {"second", second / (first + second)}},
          .agents = agents};
}

TEST(PriorityChain, GivesBothClassesTheirMeansAndTails) {
  const struct {
    int agents;
    double first, second;
  } cases[]{{1, 0.3, 0.3}, {3, 0.8, 1.2}, {3, 1.9, 0.2}, {8, 3, 3}};
  for (const auto& [agents, first, second] : cases) {
    SCOPED_TRACE(testing::Message() << agents << " agents, " << first << " and " << second << " erlangs");
    const TwoClassChain chain(agents, first, second, 90, 110);
    const PriorityQueue queue = two_classes(agents, first, second);
    for (const double wait : {0., 0.05, 0.3, 1., 4.}) {
      for (const int of_class : {1, 2}) {
        const Outcomes shares = outcomes(with_class(queue, of_class == 1 ? "first" : "second"), Seconds{wait});
        const double exceeds = chain.wait_exceeds(of_class, wait);
        EXPECT_NEAR(shares.answered_after, exceeds, 1e-10 * exceeds) << of_class << ", " << wait;
        EXPECT_NEAR(shares.answered_within, 1 - exceeds, 1e-10);
      }
    }
    const Performance high = performance(with_class(queue, "first"), Seconds{});
    const Performance low = performance(with_class(queue, "second"), Seconds{});
    EXPECT_NEAR(high.probability_of_wait, chain.probability_of_wait(), 1e-11);
    EXPECT_NEAR(high.mean_queue_length, chain.mean_queue_of_first(), 1e-10);
    EXPECT_NEAR(low.mean_queue_length, chain.mean_queue_of_second(), 1e-10);
    EXPECT_NEAR(low.mean_wait.count(), chain.mean_queue_of_second() / second, 1e-9);
  }
}

TEST(Priority, OneClassIsErlangC) {
  for (const double agents : {0.5, 1., 4., 13.3, 200.}) {
    for (const double share : {0.1, 0.7, 0.99, 1.0, 1.3}) {
      const ErlangC plain{.demand = four_minute_calls(share * agents), .agents = agents};
      for (const std::string name : {"", "only"}) {
        const PriorityQueue queue{plain.demand, {{"only", 1}}, name, agents};
        SCOPED_TRACE(in_words(plain));
        if (share < 1) {
          expect_agreement(by_closed_form(queue, Seconds{20}), by_closed_form(plain, Seconds{20}), {1e-14, 1e-300});
        } else {
          EXPECT_EQ(performance(queue, Seconds{20}), performance(plain, Seconds{20}));
        }
      }
    }
  }
}

// The highest class waits as in Erlang C with the wait of every service shortened to the load that goes before it.
TEST(Priority, TheHighestClassMeetsASimpleQueueAndTheMeanOfAllIsThatOfErlangC) {
  const PriorityQueue queue{four_minute_calls(13), {{"gold", 0.1}, {"silver", 0.3}, {"rest", 0.6}}, "", 15};
  const double waits = performance(queue, Seconds{}).probability_of_wait;
  const Outcomes gold = outcomes(with_class(queue, "gold"), Seconds{30});
  EXPECT_NEAR(gold.answered_after, waits * std::exp(-(15 - 1.3) * 30 / 240), 1e-15);
  const Performance all = performance(queue, Seconds{30});
  const Performance plain = performance(ErlangC{queue.demand, 15}, Seconds{30});
  EXPECT_NEAR(all.mean_wait.count(), plain.mean_wait.count(), 1e-11);
  EXPECT_NEAR(all.mean_queue_length, plain.mean_queue_length, 1e-12);
  EXPECT_GT(all.service_level, plain.service_level);  // many short waits, a few very long ones
}

TEST(Priority, TheMeanIsTheIntegralOfTheTail) {
  for (const double first : {0.01, 0.4, 1.5, 2.4}) {
    const PriorityQueue queue = with_class(two_classes(3, first, 0.5), "second");
    const double mean = performance(queue, Seconds{}).mean_wait.count();
    // Substituting t = mean (e^u - 1) and the trapezoidal rule: both ends die out.
    double sum = 0;
    constexpr double step = 1.0 / 512;
    for (double u = step / 2; u < 9; u += step) {
      sum += step * mean * std::exp(u) * outcomes(queue, Seconds{mean * std::expm1(u)}).answered_after;
    }
    EXPECT_NEAR(sum / mean, 1, 1e-5) << first;
  }
}

TEST(Priority, AClassIsUnstableOnlyWithThoseAboveIt) {
  const PriorityQueue queue{four_minute_calls(16), {{"gold", 0.25}, {"silver", 0.5}, {"rest", 0.25}}, "", 15};
  const auto by_class = performance_by_class(queue, Seconds{60});
  // 12 of 15 erlangs go first; the rest keeps every agent busy, so that everybody waits.
  EXPECT_EQ(by_class[0].performance.probability_of_wait, 1);
  EXPECT_NEAR(by_class[0].performance.mean_wait.count(), 240.0 / (15 - 4), 1e-12);
  EXPECT_NEAR(by_class[1].performance.mean_wait.count(), 240.0 * 15 / (15 - 4) / (15 - 12), 1e-11);
  EXPECT_GT(by_class[1].performance.service_level, 0.4);
  EXPECT_EQ(by_class[2].performance.service_level, 0);
  EXPECT_TRUE(std::isinf(by_class[2].performance.mean_wait.count()));
  EXPECT_TRUE(std::isinf(by_class[2].performance.mean_queue_length));
  const Performance all = performance(queue, Seconds{60});
  EXPECT_NEAR(all.service_level,
              0.25 * by_class[0].performance.service_level + 0.5 * by_class[1].performance.service_level, 1e-15);
  EXPECT_TRUE(std::isinf(all.mean_wait.count()));
  EXPECT_EQ(all.occupancy, 1);
}

TEST(Priority, NothingGetsWorseForAnyClassWithMoreAgents) {
  const PriorityQueue queue{four_minute_calls(8), {{"gold", 0.2}, {"silver", 0.5}, {"rest", 0.3}}, "", 0};
  for (const std::string name : {"", "gold", "silver", "rest"}) {
    Performance before = performance(with_class(with_agents(queue, 0), name), Seconds{30});
    for (double agents = 0.125; agents < 25; agents += 0.125) {
      const Performance p = performance(with_class(with_agents(queue, agents), name), Seconds{30});
      EXPECT_GE(p.service_level, before.service_level - 1e-14) << name << agents;
      EXPECT_LE(p.asa, before.asa * (1 + 1e-14)) << name << agents;
      EXPECT_LE(p.occupancy, before.occupancy + 1e-15);
      before = p;
    }
  }
}

// Three classes, 13 erlangs, 15 agents: means and shares within 45 s, by ten runs of 60,000 contacts; 99.9 % intervals.
TEST(PrioritySimulation, GivesEachOfThreeClassesItsWaits) {
  const PriorityQueue queue{four_minute_calls(13), {{"gold", 0.1}, {"silver", 0.3}, {"rest", 0.6}}, "", 15};
  std::vector<std::vector<double>> means(3);
  std::vector<std::vector<double>> shares(3);
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    PrioritySimulation simulation(queue, 1954 + seed);
    const auto& waits = simulation.run(5'000, 60'000);
    for (std::size_t k = 0; k < 3; ++k) {
      double sum = 0;
      double within = 0;
      for (const double wait : waits[k]) sum += wait, within += wait <= 45 ? 1 : 0;
      means[k].push_back(sum / static_cast<double>(waits[k].size()));
      shares[k].push_back(within / static_cast<double>(waits[k].size()));
    }
  }
  const auto expect = [](double exact, const std::vector<double>& runs) {
    const auto count = static_cast<double>(runs.size());
    double mean = 0;
    double squares = 0;
    for (const double run : runs) mean += run / count;
    for (const double run : runs) squares += (run - mean) * (run - mean);
    const double quantile = boost::math::quantile(boost::math::students_t(count - 1), 0.9995);
    EXPECT_NEAR(exact, mean, quantile * std::sqrt(squares / (count - 1) / count));
  };
  const auto by_class = performance_by_class(queue, Seconds{45});
  for (std::size_t k = 0; k < 3; ++k) {
    SCOPED_TRACE(by_class[k].name);
    expect(by_class[k].performance.mean_wait.count(), means[k]);
    expect(by_class[k].performance.service_level, shares[k]);
  }
}

}  // namespace
}  // namespace krarup::agreement
