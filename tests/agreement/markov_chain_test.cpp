#include "markov_chain.hpp"

#include <gtest/gtest.h>

#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "offered_wait.hpp"

namespace krarup::agreement {
namespace {

constexpr Tolerance twelve_digits{.relative = 1e-12, .absolute = 1e-15};

std::vector<ErlangA> impatient_queues() {
  std::vector<ErlangA> queues;
  for (const double agents : {1, 2, 5, 15, 40, 150}) {
    for (const double load_per_agent : {0.05, 0.3, 0.7, 0.9, 1.0, 1.1, 1.5, 2.1, 3.0}) {
      for (const double patience : {1, 15, 120, 600, 6000}) {
        queues.push_back(
            {.demand = four_minute_calls(load_per_agent * agents), .patience = Seconds{patience}, .agents = agents});
      }
    }
  }
  return queues;
}

TEST(MarkovChain, GivesErlangAInEveryMeasureUnderloadedAndOverloaded) {
  for (const ErlangA& queue : impatient_queues()) {
    for (const double acceptable_wait : {0, 5, 20, 120}) {
      SCOPED_TRACE(in_words(queue) + ", T " + std::to_string(acceptable_wait));
      expect_agreement(by_closed_form(queue, Seconds{acceptable_wait}),
                       by_markov_chain(center_of(queue), acceptable_wait), twelve_digits);
      if (HasFailure()) return;
    }
  }
}

TEST(MarkovChain, GivesErlangCInEveryMeasureWhileItIsStable) {
  for (const double agents : {1, 2, 5, 15, 40, 150, 1000}) {
    for (const double load_per_agent : {0.05, 0.3, 0.7, 0.9, 0.99}) {
      for (const double acceptable_wait : {0, 5, 20, 120}) {
        const ErlangC queue{.demand = four_minute_calls(load_per_agent * agents), .agents = agents};
        SCOPED_TRACE(in_words(queue) + ", T " + std::to_string(acceptable_wait));
        expect_agreement(by_closed_form(queue, Seconds{acceptable_wait}),
                         by_markov_chain(center_of(queue), acceptable_wait), twelve_digits);
        if (HasFailure()) return;
      }
    }
  }
}

TEST(MarkovChain, GivesErlangBInEveryMeasure) {
  for (const double agents : {1, 2, 5, 15, 40, 150, 1000, 20000}) {
    for (const double load_per_agent : {0.001, 0.05, 0.3, 0.7, 0.9, 1.0, 1.1, 3.0, 100.0}) {
      const ErlangB queue{.demand = four_minute_calls(load_per_agent * agents), .agents = agents};
      SCOPED_TRACE(in_words(queue));
      expect_agreement(by_closed_form(queue, Seconds{20}), by_markov_chain(center_of(queue), 20), twelve_digits);
      if (HasFailure()) return;
    }
  }
}

TEST(MarkovChain, GivesTheBlockingOfSparseLinesToTwelveDigitsHoweverSmall) {
  for (const double agents : {10, 50, 200}) {
    for (const double load : {1e-6, 0.01, 1.0, 5.0}) {
      const ErlangB queue{.demand = four_minute_calls(load), .agents = agents};
      const double expected = by_markov_chain(center_of(queue), 0)["blocked"];
      if (expected < 1e-290) continue;  // below the doubles that carry all their digits
      EXPECT_NEAR(performance(queue, Seconds{0}).blocking / expected, 1, 1e-12) << in_words(queue);
    }
  }
}

TEST(MarkovChain, GivesLargeCentersOfAHundredThousandAgents) {
  for (const double load_per_agent : {0.98, 1.0, 1.02}) {
    const ErlangA queue{
        .demand = four_minute_calls(load_per_agent * 100'000), .patience = Seconds{120}, .agents = 100'000};
    SCOPED_TRACE(in_words(queue));
    expect_agreement(by_closed_form(queue, Seconds{0}), by_markov_chain(center_of(queue), 0),
                     {.relative = 1e-11, .absolute = 1e-15});
  }
}

// The two judges of this folder share no formula: one follows contacts up a queue, the other integrates a density.
TEST(MarkovChain, AndTheIntegralsOverTheOfferedWaitAreTheSameToTheLastDigits) {
  for (const ErlangA& queue : impatient_queues()) {
    if (queue.agents > 40) continue;
    SCOPED_TRACE(in_words(queue));
    expect_agreement(by_offered_wait(center_of(queue), 20), by_markov_chain(center_of(queue), 20),
                     {.relative = 2e-14, .absolute = 1e-300});
  }
}

TEST(MarkovChain, CountsTheOutcomesOfAHandCalculatedQueue) {
  // One agent, load 1, patience as long as the handling time: the chain is Poisson with mean 1, so that P(N >= 1) = 1 -
  // 1/e and E[Lq] = E[N] - P(N >= 1) = 1/e, a share 1/e of the contacts abandons, and the agent is busy 1 - 1/e of the
  // time.
  const ErlangA queue{.demand = four_minute_calls(1), .patience = Seconds{240}, .agents = 1};
  const Experience chain = by_markov_chain(center_of(queue), 0);
  EXPECT_NEAR(chain["abandonment"], std::exp(-1), 1e-15);
  EXPECT_NEAR(chain["mean queue length"], std::exp(-1), 1e-15);
  EXPECT_NEAR(chain["occupancy"], 1 - std::exp(-1), 1e-15);
  EXPECT_NEAR(chain["probability of wait"], 1 - std::exp(-1), 1e-15);
  EXPECT_NEAR(chain["mean wait"], 240 * std::exp(-1), 1e-12);
}

}  // namespace
}  // namespace krarup::agreement
