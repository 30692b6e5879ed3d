#include <gtest/gtest.h>

#include <limits>

#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "markov_chain.hpp"
#include "replications.hpp"

// Erlang A with lines and balking.

namespace krarup::agreement {
namespace {

constexpr double endless_patience = std::numeric_limits<double>::infinity();
constexpr Tolerance twelve_digits{.relative = 1e-12, .absolute = 1e-300};

/// Whole agents, whole and other lines, from one place to wait in to many.
std::vector<ErlangA> queues_with_lines() {
  std::vector<ErlangA> queues;
  for (const double agents : {1, 3, 15, 60}) {
    for (const double load_per_agent : {0.2, 0.8, 1.0, 1.3, 3.0}) {
      for (const double patience : {1.0, 60.0, 900.0, endless_patience}) {
        for (const double places : {0.4, 1.0, 2.0, 7.3, 20.0, 150.0}) {
          for (const double balking : {0.0, 0.15, 1.0}) {
            queues.push_back({.demand = four_minute_calls(load_per_agent * agents),
                              .patience = Seconds{patience},
                              .agents = agents,
                              .balking = balking,
                              .lines = agents + places});
          }
        }
      }
    }
  }
  return queues;
}

TEST(Lines, AndBalkingAreTheMarkovChainInEveryMeasure) {
  for (const ErlangA& queue : queues_with_lines()) {
    for (const double acceptable_wait : {0, 5, 20, 300}) {
      if (acceptable_wait > 30 * queue.patience.count()) continue;  // too long for the clock of the chain
      SCOPED_TRACE(in_words(queue) + ", T " + std::to_string(acceptable_wait));
      expect_agreement(by_closed_form(queue, Seconds{acceptable_wait}),
                       by_markov_chain(center_of(queue), acceptable_wait), twelve_digits);
      if (HasFailure()) return;
    }
  }
}

TEST(Lines, BalkingWithoutAnEndIsTheMarkovChainInEveryMeasure) {
  for (ErlangA queue : queues_with_lines()) {
    queue.lines = std::numeric_limits<double>::infinity();
    const double willing = offered_load(queue) * (1 - queue.balking);
    if (queue.patience.count() == endless_patience && willing >= queue.agents) continue;
    SCOPED_TRACE(in_words(queue));
    expect_agreement(by_closed_form(queue, Seconds{20}), by_markov_chain(center_of(queue), 20), twelve_digits);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace krarup::agreement
