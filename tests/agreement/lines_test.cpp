#include <gtest/gtest.h>

#include <cmath>
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
  for (const double agents : {1, 15, 60}) {
    for (const double load_per_agent : {0.2, 0.9, 1.0, 2.0}) {
      for (const double patience : {1.0, 60.0, 900.0, endless_patience}) {
        for (const double places : {0.4, 1.0, 7.3, 40.0}) {
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
    for (const double acceptable_wait : {0, 20, 300}) {
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

/// Of one interval, as in simulation_test.cpp.
constexpr double confidence = 0.9999;

TEST(Lines, AndBalkingAreWhatASimulationShows) {
  const Demand demand = four_minute_calls(13.3);
  const double endless = std::numeric_limits<double>::infinity();
  for (const ErlangA& queue :
       {ErlangA{demand, Seconds{120}, 12, 0, 16}, ErlangA{demand, Seconds{120}, 13, 0.2, 18},
        ErlangA{demand, Seconds{60}, 15, 0.3, endless}, ErlangA{demand, Seconds{endless}, 10, 0.1, 30},
        ErlangA{demand, Seconds{600}, 6, 0.05, 14.5}}) {
    SCOPED_TRACE(in_words(queue));
    const Experience closed = by_closed_form(queue, Seconds{20});
    const Estimates simulated = by_simulation(center_of(queue), 20, {}, confidence);
    EXPECT_LT(simulated["service level of offered"].half_width, 0.012);
    for (std::size_t i = 0; i < measures.size(); ++i) {
      EXPECT_NEAR(closed.values[i], simulated.values[i].mean, simulated.values[i].half_width + 1e-12) << measures[i];
    }
  }
}

TEST(Lines, ThatAreManyAreErlangAWithoutAnEnd) {
  for (const double agents : {5.0, 13.3, 14.0, 120.0}) {
    for (const double load : {3.0, 13.3, 130.0}) {
      const ErlangA endless{.demand = four_minute_calls(load), .patience = Seconds{120}, .agents = agents};
      ErlangA many = endless;
      many.lines = 2000;
      SCOPED_TRACE(in_words(endless));
      expect_agreement(by_closed_form(many, Seconds{20}), by_closed_form(endless, Seconds{20}),
                       {.relative = 1e-12, .absolute = 1e-300});
    }
  }
}

TEST(Lines, AsManyAsAgentsAreErlangB) {
  for (const double agents : {0.0, 0.7, 5.0, 13.3, 120.0}) {
    const ErlangA queue{four_minute_calls(13.3), Seconds{120}, agents, 0.1, agents};
    const ErlangB loss{four_minute_calls(13.3), agents};
    expect_agreement(by_closed_form(queue, Seconds{20}), by_closed_form(loss, Seconds{20}), {.relative = 1e-15});
    ErlangA nearly = queue;
    nearly.lines += 1e-10;  // a part of a line that admits next to nobody
    EXPECT_NEAR(performance(nearly, Seconds{20}).blocking, performance(loss, Seconds{20}).blocking, 1e-8);
  }
}

TEST(Lines, FewerThanAgentsKeepOnlyAsManyAgentsBusy) {
  const Performance few = performance(ErlangA{four_minute_calls(13.3), Seconds{120}, 20, 0, 10}, Seconds{20});
  const Performance loss = performance(ErlangB{four_minute_calls(13.3), 10}, Seconds{20});
  EXPECT_DOUBLE_EQ(few.blocking, loss.blocking);
  EXPECT_DOUBLE_EQ(few.occupancy, loss.occupancy / 2);
}

TEST(Lines, InPartsContinueTheTextbookFormulaOfEndlessPatience) {
  // M/M/n/K: with r = load / agents the probability of "every line taken" is proportional to r^(K - n).
  for (const double agents : {2.0, 14.0, 14.6}) {
    for (const double load : {1.0, 13.3, 17.0}) {
      for (const double places : {0.1, 0.5, 1.0, 2.75, 30.0}) {
        const ErlangB loss{four_minute_calls(load), agents};
        const double blocked = performance(loss, Seconds{0}).blocking;
        const double r = load / agents;
        const double waiting = (1 - std::pow(r, places)) / (1 - r);
        const double expected = std::pow(r, places) / ((1 - blocked) / blocked + waiting + std::pow(r, places));
        const ErlangA queue{four_minute_calls(load), Seconds{endless_patience}, agents, 0, agents + places};
        EXPECT_NEAR(performance(queue, Seconds{0}).blocking / expected, 1, 1e-12) << in_words(queue);
      }
    }
  }
}

TEST(Balking, OfEverybodyLosesWhomErlangBBlocks) {
  const ErlangA queue{.demand = four_minute_calls(13.3), .patience = Seconds{120}, .agents = 13.5, .balking = 1};
  const double blocked = performance(ErlangB{four_minute_calls(13.3), 13.5}, Seconds{0}).blocking;
  EXPECT_NEAR(performance(queue, Seconds{20}).abandonment, blocked, 1e-15);
  EXPECT_NEAR(performance(queue, Seconds{20}).probability_of_wait, blocked, 1e-15);
  EXPECT_EQ(performance(queue, Seconds{20}).mean_wait, Seconds{0});
}

TEST(Balking, CountsAsAdmittedAndAsAbandonedAtOnce) {
  const ErlangA queue{four_minute_calls(13.3), Seconds{120}, 12, 0.25, 16};
  const Outcomes at_once = outcomes(queue, Seconds{0});
  const Performance p = performance(queue, Seconds{0});
  EXPECT_NEAR(at_once.abandoned_within, 0.25 * p.probability_of_wait * (1 - p.blocking), 1e-15);
  EXPECT_NEAR(at_once.answered_within, (1 - p.probability_of_wait) * (1 - p.blocking), 1e-15);
}

/// The measures by which more agents must be better, and where they need not be: see the tests below.
struct Better {
  double answered_in_time;  ///< share of the offered
  double of_answered;       ///< service level of the answered
  double asa;
  double mean_wait;
  double probability_of_wait;
  double occupancy;
  double abandonment;
  double blocking;
  double excluding;
  double early_met;
};

Better better(const ErlangA& queue, double wait) {
  const Experience e = by_closed_form(queue, Seconds{wait});
  return {e["service level of offered"],
          e["service level of answered"],
          e["asa"],
          e["mean wait"],
          e["probability of wait"],
          e["occupancy"],
          e["abandonment"],
          e["blocked"],
          e["service level excluding early abandons"],
          e["service level with early abandons met"]};
}

// With lines fixed, an agent more is a place to wait less. Nothing that required_agents may be asked for by default
// gets worse; but contacts that would have given up, and freed a line, may stay to be answered and hold it longer.
TEST(Lines, WithMoreAgentsAnsweringNeverGetsWorse) {
  const auto not_above = [](double low, double high) { EXPECT_LE(low, high * (1 + 1e-11) + 1e-13); };
  for (const double lines : {3.0, 16.0, 40.0}) {
    for (const double load : {0.5, 6.0, 14.0, 60.0}) {
      for (const double patience : {5.0, 120.0, 2000.0, endless_patience}) {
        for (const double balking : {0.0, 0.3}) {
          for (double agents = 0.5; agents <= lines; agents += 0.25) {
            const ErlangA fewer{four_minute_calls(load), Seconds{patience}, agents, balking, lines};
            SCOPED_TRACE(in_words(fewer));
            const Better before = better(fewer, 20);
            const Better after = better(with_agents(fewer, agents + 0.25), 20);
            not_above(before.answered_in_time, after.answered_in_time);
            not_above(before.of_answered, after.of_answered);
            not_above(after.asa, before.asa);
            not_above(after.mean_wait, before.mean_wait);
            not_above(after.probability_of_wait, before.probability_of_wait);
            not_above(after.occupancy, before.occupancy);
            if (balking == 0) not_above(after.abandonment, before.abandonment);
            if (patience > 1000 && balking == 0) {
              not_above(after.blocking, before.blocking);
              not_above(before.excluding, after.excluding);
              not_above(before.early_met, after.early_met);
            }
            if (HasFailure()) return;
          }
        }
      }
    }
  }
}

TEST(Lines, OfHastyContactsAreHeldLongerByMoreAgents) {
  const ErlangA fewer{four_minute_calls(20), Seconds{2}, 1, 0, 2};
  const Better before = better(fewer, 20);
  const Better after = better(with_agents(fewer, 2), 20);
  EXPECT_GT(after.answered_in_time, before.answered_in_time);
  EXPECT_GT(after.blocking, before.blocking + 0.5);
  EXPECT_LT(after.early_met, before.early_met - 0.5);
  EXPECT_LT(after.excluding, before.excluding);
}

}  // namespace
}  // namespace krarup::agreement
