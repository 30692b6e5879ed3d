#include "krarup/queues/waits.hpp"

#include <gtest/gtest.h>

#include "expect_agreement.hpp"
#include "krarup/queues/offered_wait.hpp"
#include "krarup/queues/queue_length.hpp"
#include "markov_chain.hpp"
#include "offered_wait.hpp"

namespace krarup::agreement {
namespace {

constexpr double forever_in_double = std::numeric_limits<double>::infinity();

std::vector<ErlangA> impatient_queues() {
  std::vector<ErlangA> queues;
  const auto add = [&](double agents, double load_per_agent, double patience) {
    queues.push_back(
        {.demand = four_minute_calls(load_per_agent * agents), .patience = Seconds{patience}, .agents = agents});
  };
  for (const double agents : {1, 7, 40}) {
    for (const double load_per_agent : {0.05, 0.7, 1.0, 1.1, 2.1, 10.0}) {
      for (const double patience : {1, 120, 3000}) add(agents, load_per_agent, patience);
    }
  }
  for (const double load_per_agent : {0.95, 1.0, 1.02}) {
    add(5000, load_per_agent, 240);
    add(40, load_per_agent, 200'000);
  }
  return queues;
}

/// The chain of a center, with all states that count beside those with more than `length` waiting.
SteadyState chain_of(const Center& center, long length) {
  const long agents = center.whole_agents();
  const long last = center.lines < 1e15 ? std::lround(std::ceil(center.lines)) : endless;
  return steady_state(
      most_likely_state(center), {agents, std::min(agents + length, last)}, last,
      [&](long state) {
        return center.arrival_rate * center.admitted(state) *
               (state < agents ? 1 : 1 - static_cast<long double>(center.balking));
      },
      [&](long state) {
        return static_cast<long double>(std::min(state, agents)) * center.service_rate +
               static_cast<long double>(std::max(state - agents, 0L)) * center.abandonment_rate;
      });
}

template <class Queue>
void expect_queue_lengths_of_the_chain(const Queue& queue) {
  SCOPED_TRACE(in_words(queue));
  const Center center = center_of(queue);
  const long agents = center.whole_agents();
  for (const int length : {0, 1, 2, 20, 64, 65, 200, 3000}) {
    if (queue_length_exceeds(queue, length) < 1e-290) break;  // the chain, too, would have to go on for ever
    const SteadyState chain = chain_of(center, length);
    const auto expect = [&](double found, auto&& counts) {
      const auto exact = static_cast<double>(chain.mean_of([&](long state) { return counts(state) ? 1 : 0; }));
      if (exact < 1e-290) return;
      // ln(share) depends on the load with a factor of up to the length, so that its rounding alone moves it so much.
      EXPECT_NEAR(found / exact, 1, 1e-12 + 2e-16 * (length - std::log(exact))) << length << " waiting, " << exact;
    };
    expect(queue_length_exceeds(queue, length), [&](long state) { return state > agents + length; });
    expect(queue_length_probability(queue, length),
           [&](long state) { return length > 0 ? state == agents + length : state <= agents; });
  }
}

TEST(QueueLength, IsThatOfTheMarkovChain) {
  for (const ErlangA& queue : impatient_queues()) {
    expect_queue_lengths_of_the_chain(queue);
    if (HasFailure()) return;
  }
  for (const double agents : {1, 2, 40, 5000}) {
    for (const double load_per_agent : {0.05, 0.7, 0.95, 0.99}) {
      expect_queue_lengths_of_the_chain(
          ErlangC{.demand = four_minute_calls(load_per_agent * agents), .agents = agents});
      if (HasFailure()) return;
    }
  }
}

TEST(QueueLength, AddsUpToTheWholeAndToTheMeanForRealAgents) {
  for (const double agents : {0.0, 0.3, 2.5, 13.7, 31.2, 400.5}) {
    for (const double patience : {1.0, 100.0, 1000.0}) {
      for (const double load : {0.5, 13.0, 420.0}) {
        const ErlangA queue{.demand = four_minute_calls(load), .patience = Seconds{patience}, .agents = agents};
        SCOPED_TRACE(in_words(queue));
        double sum = queue_length_probability(queue, 0);
        double mean = 0;
        EXPECT_NEAR(sum + queue_length_exceeds(queue, 0), 1, 1e-13);
        for (int length = 1; length < 20000; ++length) {
          const double exactly = queue_length_probability(queue, length);
          sum += exactly;
          mean += length * exactly;
          const double more = queue_length_exceeds(queue, length);
          if (length % 7 == 0) {
            ASSERT_NEAR(sum + more, 1, 1e-12) << length;
          }
          if (more < 1e-18 * mean) break;
        }
        const double expected = performance(queue, Seconds{0}).mean_queue_length;
        EXPECT_NEAR(mean, expected, 1e-12 * expected);
      }
    }
  }
}

TEST(QueueLength, WithLinesAndBalkingIsThatOfTheMarkovChain) {
  for (const double agents : {1, 7, 40}) {
    for (const double load_per_agent : {0.3, 0.95, 1.3, 4.0}) {
      for (const double patience : {20.0, 3000.0, forever_in_double}) {
        for (const double balking : {0.0, 0.25, 0.9}) {
          for (const double places : {0.4, 1.0, 4.75, 20.0, 300.0}) {
            const ErlangA queue{.demand = four_minute_calls(load_per_agent * agents),
                                .patience = Seconds{patience},
                                .agents = agents,
                                .balking = balking,
                                .lines = agents + places};
            expect_queue_lengths_of_the_chain(queue);
            EXPECT_EQ(queue_length_exceeds(queue, static_cast<int>(std::ceil(places))), 0);
            EXPECT_NEAR(queue_length_probability(queue, 0) + queue_length_exceeds(queue, 0), 1, 1e-13);
            if (HasFailure()) return;
          }
        }
      }
    }
  }
}

TEST(QueueLength, OfManyLinesIsThatOfAQueueWithoutEnd) {
  for (const double balking : {0.0, 0.4, 1.0}) {
    for (const double load : {9.0, 30.0}) {
      const ErlangA endless{
          .demand = four_minute_calls(load), .patience = Seconds{300}, .agents = 12.5, .balking = balking};
      ErlangA ending = endless;
      ending.lines = 5000;
      for (const int length : {0, 1, 20, 90}) {
        const double more = queue_length_exceeds(endless, length);
        EXPECT_NEAR(queue_length_exceeds(ending, length), more, 1e-12 * more);
        const double just = queue_length_probability(endless, length);
        EXPECT_NEAR(queue_length_probability(ending, length), just, 1e-12 * just);
      }
    }
  }
}

TEST(QueueLength, IsANumberEverywhere) {
  const std::vector<double> sizes{0., 5e-324, 1e-300, 1e-6, 0.5, 1., 30., 1e6};
  const std::vector<double> times{0., 5e-324, 1e-9, 1., 1e6, 1e100, 1.7e308, forever_in_double};
  for (const double servers : sizes) {
    for (const double load : sizes) {
      for (const double patience : times) {
        for (const double lines : {0., 0.5, 1., 100.25, forever_in_double}) {
          for (const double balking : {0., 0.3, 1.}) {
            const formulas::FiniteQueue queue{servers, load, patience, balking, lines};
            for (const double length : {0., 1., 2., 64., 65., 1e3, 1e9}) {
              const double more = formulas::queue_length_exceeds(queue, length);
              const double just = formulas::queue_length_probability(queue, length);
              EXPECT_TRUE(more >= 0 && more <= 1 + 1e-12 && just >= 0 && just <= 1 + 1e-12)
                  << servers << " servers, " << load << " erlangs, patience " << patience << ", lines " << lines
                  << ", balking " << balking << ", length " << length << ": " << more << " " << just;
            }
          }
        }
      }
    }
  }
  EXPECT_TRUE(std::isnan(formulas::queue_length_exceeds({1, 1, 1}, 0.5)));
  EXPECT_TRUE(std::isnan(formulas::queue_length_exceeds({1, 1, 1}, -1)));
  EXPECT_TRUE(std::isnan(formulas::queue_length_probability({1, -1}, 1)));
}

/// Waits of the abandoned, in s: what is left of the waits of all when those of the answered are taken away.
double mean_wait_of_the_abandoned(const Center& center) {
  const long agents = center.whole_agents();
  const SteadyState chain = chain_of(center, 0);
  const auto all_busy = std::max(agents - chain.first, 0L);
  std::vector<long double> place(chain.probability.begin() + all_busy, chain.probability.end());
  if (chain.first > agents) place.insert(place.begin(), static_cast<std::size_t>(chain.first - agents), 0);
  const QueueRates rates{.service = static_cast<long double>(agents) * center.service_rate,
                         .abandonment = center.abandonment_rate};
  const Fate fate = follow(std::move(place), rates, 0);
  return static_cast<double>((fate.wait - fate.answered_wait) / fate.abandoned_after);
}

TEST(MeanWait, OfTheAbandonedIsThatOfTheMarkovChain) {
  for (const ErlangA& queue : impatient_queues()) {
    SCOPED_TRACE(in_words(queue));
    // In the chain it is a difference, which loses digits where waits are short beside patience.
    const double lost_digits = queue.patience / performance(queue, Seconds{0}).mean_wait;
    EXPECT_NEAR(mean_wait(queue, WaitOf::abandoned).count() / mean_wait_of_the_abandoned(center_of(queue)), 1,
                1e-12 + 1e-18 * lost_digits);
    if (HasFailure()) return;
  }
}

TEST(MeanWait, AnsweredAndAbandonedMakeUpAll) {
  for (const double agents : {0.3, 9.5, 14.0, 60.0, 1e6}) {
    for (const double patience : {1.0, 240.0, 1e5}) {
      const ErlangA queue{
          .demand = four_minute_calls(std::max(13.0, agents)), .patience = Seconds{patience}, .agents = agents};
      const Performance p = performance(queue, Seconds{0});
      const double answered = mean_wait(queue, WaitOf::answered).count() * (1 - p.abandonment);
      const double abandoned = mean_wait(queue, WaitOf::abandoned).count() * p.abandonment;
      EXPECT_NEAR(answered + abandoned, mean_wait(queue, WaitOf::all).count(), 1e-11 * p.mean_wait.count());
    }
  }
}

TEST(MeanWait, OfNobodyIsZeroAndOfAnUnstableQueueEndless) {
  const ErlangC queue{.demand = four_minute_calls(13), .agents = 15};
  EXPECT_EQ(mean_wait(queue, WaitOf::abandoned).count(), 0);
  EXPECT_EQ(mean_wait(queue, WaitOf::answered), mean_wait(queue, WaitOf::all));
  EXPECT_EQ(mean_wait(with_agents(queue, 12), WaitOf::all).count(), forever_in_double);
  const ErlangA nobody_answered{.demand = four_minute_calls(13), .patience = Seconds{60}, .agents = 0};
  EXPECT_NEAR(mean_wait(nobody_answered, WaitOf::abandoned).count(), 60, 1e-10);
}

/// P(V > t) by the integral of the density of the offered wait.
double offered_wait_exceeds_by_integral(const Center& center, long double horizon) {
  const long double lambda = center.arrival_rate;
  const long double theta = center.abandonment_rate;
  const long double capacity = static_cast<long double>(center.agents) * center.service_rate;
  const LogWeight weight{std::max(std::log(lambda / capacity) / theta, 0.0L),
                         [&](long double t) { return -lambda * std::expm1(-theta * t) / theta - capacity * t; },
                         [&](long double t, long double d) {
                           return -lambda * std::exp(-theta * t) * std::expm1(-theta * d) / theta - capacity * d;
                         }};
  const auto one = [](long double) { return 1.0L; };
  const Scaled no_wait = inverse_blocking(static_cast<long double>(center.agents) - 1, center.load());
  const Scaled any_wait = integral(weight, 0, forever, one);
  const Scaled longer = integral(weight, horizon, forever, one);
  const long double scale = std::max(no_wait.log_scale, any_wait.log_scale);
  const long double total = no_wait.at_scale(scale) + lambda * any_wait.at_scale(scale);
  return static_cast<double>(lambda * longer.at_scale(scale) / total);
}

TEST(OfferedWait, ExceedsAsTheIntegralOfItsDensitySays) {
  for (const double agents : {0.01, 0.5, 2.0, 14.5, 300.0}) {
    for (const double load_per_agent : {0.3, 0.9, 1.2, 5.0}) {
      for (const double patience : {0.5, 20.0, 3000.0}) {
        const ErlangA queue{
            .demand = four_minute_calls(load_per_agent * agents), .patience = Seconds{patience}, .agents = agents};
        for (const double wait : {0.0, 1.0, 20.0, 300.0, 2000.0, 30000.0}) {
          const double exact = offered_wait_exceeds_by_integral(center_of(queue), wait);
          if (exact < 1e-285) continue;
          EXPECT_NEAR(offered_wait_exceeds(queue, Seconds{wait}) / exact, 1, 1e-12 - 4e-16 * std::log(exact))
              << in_words(queue) << ", t " << wait;
        }
      }
    }
  }
}

TEST(OfferedWait, WithLinesAndBalkingIsTheWaitThatPatienceAndBalkingCutOff) {
  // With one place, whoever is admitted and waits is next: V is exponential with the rate of all agents.
  const ErlangA queue{
      .demand = four_minute_calls(13), .patience = Seconds{60}, .agents = 12, .balking = 0.3, .lines = 13};
  const double waits = performance(queue, Seconds{0}).probability_of_wait;
  for (const double wait : {0.0, 10.0, 300.0, 6000.0}) {
    EXPECT_NEAR(offered_wait_exceeds(queue, Seconds{wait}) / (waits * std::exp(-12 * wait / 240)), 1, 1e-12) << wait;
  }
  ErlangA shy = queue;
  shy.balking = 1;
  EXPECT_DOUBLE_EQ(offered_wait_exceeds(shy, Seconds{20}),
                   performance(shy, Seconds{0}).probability_of_wait * std::exp(-1.0));
  shy.balking = 1 - 1e-12;
  EXPECT_NEAR(offered_wait_exceeds(shy, Seconds{20}), performance(shy, Seconds{0}).probability_of_wait * std::exp(-1.0),
              1e-11);
}

TEST(OfferedWait, WithoutAgentsHasNoEnd) {
  ErlangA queue{.demand = four_minute_calls(13), .patience = Seconds{120}, .agents = 0};
  for (const double balking : {0.0, 0.3, 1.0}) {
    queue.balking = balking;
    for (const double wait : {0.0, 20.0, 1e5, 1e300, forever_in_double}) {
      EXPECT_EQ(offered_wait_exceeds(queue, Seconds{wait}), 1) << balking << ", t " << wait;
    }
  }
  queue.demand.contacts = 0;
  EXPECT_EQ(offered_wait_exceeds(queue, Seconds{20}), 0);
  EXPECT_EQ(offered_wait_exceeds(ErlangA{four_minute_calls(13), Seconds{120}, 1e-6}, Seconds{forever_in_double}), 0);
}

TEST(OfferedWait, OfEndlessPatienceIsTheWait) {
  const ErlangC queue{.demand = four_minute_calls(13), .agents = 15};
  const ErlangA endless{.demand = queue.demand, .agents = 15};
  for (const double wait : {0.0, 20.0, 1e4}) {
    EXPECT_EQ(offered_wait_exceeds(queue, Seconds{wait}), wait_exceeds(queue, Seconds{wait}));
    EXPECT_DOUBLE_EQ(offered_wait_exceeds(endless, Seconds{wait}), wait_exceeds(queue, Seconds{wait}));
  }
}

TEST(WaitQuantile, IsExceededByTheRestInTheMarkovChainToo) {
  for (const auto& [agents, patience] : {std::pair{10.0, 120.0}, {14.0, 30.0}, {14.0, 3000.0}, {17.0, 120.0}}) {
    const ErlangA queue{.demand = four_minute_calls(13), .patience = Seconds{patience}, .agents = agents};
    for (const double share : {0.5, 0.8, 0.9, 0.99, 0.9999}) {
      SCOPED_TRACE(in_words(queue) + ", share " + std::to_string(share));
      const auto chain_at = [&](WaitOf of) {
        return by_markov_chain(center_of(queue), wait_quantile(queue, share, of).count());
      };
      if (wait_quantile(queue, share, WaitOf::all).count() > 0) {
        const Experience all = chain_at(WaitOf::all);
        EXPECT_NEAR((all["answered after"] + all["abandoned after"]) / (1 - share), 1, 1e-11);
      }
      if (wait_quantile(queue, share, WaitOf::answered).count() > 0) {
        EXPECT_NEAR((1 - chain_at(WaitOf::answered)["service level of answered"]) / (1 - share), 1, 1e-9);
      }
      const Experience gone = chain_at(WaitOf::abandoned);
      EXPECT_NEAR(gone["abandoned after"] / gone["abandonment"] / (1 - share), 1, 1e-11);
    }
  }
}

TEST(WaitQuantile, OfFiftyAgentsAsPublished) {
  const Demand demand{.contacts = 48, .per = Seconds{60}, .aht = Seconds{60}};
  const ErlangA impatient{.demand = demand, .patience = Seconds{120}, .agents = 50};
  EXPECT_NEAR(wait_quantile(impatient, 0.9).count(), 12.444647715180758849, 1e-11);
  const ErlangC patient{.demand = demand, .agents = 50};
  EXPECT_NEAR(wait_quantile(patient, 0.9).count(), 58.138741782008821613, 1e-11);
}

TEST(WaitQuantile, OfErlangCIsALogarithm) {
  for (const double agents : {1.0, 13.2, 15.0, 1000.0}) {
    for (const double load : {0.5, 12.9, 990.0}) {
      if (load >= agents) continue;
      const ErlangC queue{.demand = four_minute_calls(load), .agents = agents};
      const double waits = performance(queue, Seconds{0}).probability_of_wait;
      for (const double share : {0.0, 0.5, 0.95, 1 - 1e-12}) {
        const double exact = std::max(0.0, std::log(waits / (1 - share)) / (agents - load) * 240);
        EXPECT_NEAR(wait_quantile(queue, share).count(), exact, 1e-12 * exact + 1e-12);
      }
    }
  }
}

TEST(WaitQuantile, ZeroWhereNobodyWaitsAndEndlessWhenUnstable) {
  const ErlangC queue{.demand = four_minute_calls(13), .agents = 30};
  EXPECT_EQ(wait_quantile(queue, 0.9).count(), 0);
  EXPECT_EQ(wait_quantile(queue, 0.9, WaitOf::abandoned).count(), 0);
  EXPECT_EQ(wait_quantile(with_agents(queue, 13), 0.1).count(), forever_in_double);
  EXPECT_EQ(wait_quantile(ErlangB{.demand = four_minute_calls(13), .agents = 10}, 0.99).count(), 0);
  EXPECT_EQ(wait_quantile(ErlangC{.demand = four_minute_calls(0), .agents = 0}, 0.5).count(), 0);
  EXPECT_THROW((void)wait_quantile(queue, 1), InvalidInput);
  EXPECT_THROW((void)wait_quantile(queue, -0.1), InvalidInput);
}

TEST(WaitQuantile, OfNextToNoPatienceIsNextToNoTime) {
  const ErlangA hasty{.demand = four_minute_calls(13), .patience = Seconds{1e-300}, .agents = 10};
  EXPECT_LT(wait_quantile(hasty, 0.99).count(), 1e-290);
  EXPECT_LT(wait_quantile(hasty, 0.99, WaitOf::abandoned).count(), 1e-290);
  EXPECT_LT(mean_wait(hasty, WaitOf::abandoned).count(), 1e-290);
}

TEST(WaitExceeds, IsOneLessTheServiceLevelOfEachKindOfContact) {
  const ErlangA queue{.demand = four_minute_calls(13), .patience = Seconds{120}, .agents = 14};
  for (const double wait : {0.0, 7.0, 60.0}) {
    const auto level = [&](ServiceLevelBasis basis) { return performance(queue, Seconds{wait}, basis).service_level; };
    EXPECT_NEAR(wait_exceeds(queue, Seconds{wait}), 1 - level(ServiceLevelBasis::early_abandons_count_as_met), 1e-15);
    EXPECT_NEAR(wait_exceeds(queue, Seconds{wait}, WaitOf::answered), 1 - level(ServiceLevelBasis::answered), 1e-15);
  }
  EXPECT_EQ(wait_exceeds(ErlangB{.demand = four_minute_calls(13), .agents = 10}, Seconds{0}), 0);
  EXPECT_EQ(wait_exceeds(ErlangB{.demand = four_minute_calls(13), .agents = 0}, Seconds{0}), 0);
  EXPECT_THROW((void)wait_exceeds(queue, Seconds{-1}), InvalidInput);
}

TEST(WaitExceeds, FarIntoTheTail) {
  // C e^-(2 t / 240 s), t = 20 hours: 600 handling times more of exponent, and still all digits.
  const ErlangC queue{.demand = four_minute_calls(13), .agents = 14};
  const double at_once = performance(queue, Seconds{0}).probability_of_wait;
  EXPECT_NEAR(wait_exceeds(queue, Seconds{144'000}) / (at_once * std::exp(-600.0)), 1, 1e-12);
  const ErlangA impatient{.demand = four_minute_calls(13), .patience = Seconds{240}, .agents = 14};
  const double exact = offered_wait_exceeds_by_integral(center_of(impatient), 10'000) * std::exp(-10'000.0 / 240);
  EXPECT_NEAR(wait_exceeds(impatient, Seconds{10'000}) / exact, 1, 1e-12);
}

}  // namespace
}  // namespace krarup::agreement
