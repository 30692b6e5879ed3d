#include <gtest/gtest.h>

#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "markov_chain.hpp"
#include "replications.hpp"

namespace krarup::agreement {
namespace {

/// Of one interval. There are some 150 comparisons in this file and every seed is fixed: were the seeds drawn anew, one
/// interval in ten thousand would miss the truth, and all of this file would pass 98 times in 100.
constexpr double confidence = 0.9999;

/// Every measure of the closed form lies within the half-width around the simulated mean.
template <class Queue>
void expect_within_half_width(const Queue& queue, double acceptable_wait, const Effort& effort) {
  SCOPED_TRACE(in_words(queue));
  const Experience closed = by_closed_form(queue, Seconds{acceptable_wait});
  const Estimates simulated = by_simulation(center_of(queue), acceptable_wait, effort, confidence);
  for (std::size_t i = 0; i < measures.size(); ++i) {
    EXPECT_NEAR(closed.values[i], simulated.values[i].mean, simulated.values[i].half_width + 1e-12) << measures[i];
  }
}

// 100 contacts in 30 min, AHT 240 s, patience 120 s, T 20 s, 15 agents: 13.33 erlangs.
const ErlangA known_case{
    .demand = {.contacts = 100, .per = Seconds{1800}, .aht = Seconds{240}}, .patience = Seconds{120}, .agents = 15};

TEST(Simulation, GivesTheKnownCaseFarMoreSharplyThanWrongToolsMissIt) {
  const Estimates simulated = by_simulation(center_of(known_case), 20, {.measured = 60'000}, confidence);
  const Estimate service_level = simulated["service level of offered"];
  const Estimate abandonment = simulated["abandonment"];
  EXPECT_LT(service_level.half_width, 0.005);
  EXPECT_LT(abandonment.half_width, 0.002);

  const Performance p = performance(known_case, Seconds{20});
  EXPECT_NEAR(p.service_level, service_level.mean, service_level.half_width);
  EXPECT_NEAR(p.abandonment, abandonment.mean, abandonment.half_width);
  EXPECT_NEAR(p.service_level, 0.7959, 0.00005);
  EXPECT_NEAR(p.abandonment, 0.0739, 0.00005);

  // Ways in which tools get it wrong: patience ignored; patience applied to a contact that waits as in Erlang C; P(V <=
  // T).
  const ErlangC patient{.demand = known_case.demand, .agents = known_case.agents};
  const double in_erlang_c = performance(patient, Seconds{20}).service_level;
  const double wait_in_erlang_c = performance(patient, Seconds{20}).mean_wait.count();
  EXPECT_GT(std::abs(in_erlang_c - service_level.mean), 10 * service_level.half_width);
  EXPECT_GT(std::abs(wait_in_erlang_c / (wait_in_erlang_c + 120) - abandonment.mean), 10 * abandonment.half_width);
  EXPECT_GT(simulated["service level of answered"].mean - service_level.mean, 10 * service_level.half_width);
}

TEST(Simulation, GivesErlangAUnderloadedAndOverloaded) {
  expect_within_half_width(known_case, 20, {});
  expect_within_half_width(with_agents(known_case, 16), 20, {});
  expect_within_half_width(with_agents(known_case, 6), 60, {});
  expect_within_half_width(ErlangA{.demand = four_minute_calls(1.2), .patience = Seconds{600}, .agents = 1}, 30, {});
  expect_within_half_width(ErlangA{.demand = four_minute_calls(95), .patience = Seconds{30}, .agents = 100}, 10, {});
}

TEST(Simulation, GivesErlangC) {
  expect_within_half_width(ErlangC{.demand = four_minute_calls(10), .agents = 13}, 20, {});
  expect_within_half_width(ErlangC{.demand = four_minute_calls(0.5), .agents = 1}, 60, {});
  expect_within_half_width(ErlangC{.demand = four_minute_calls(45), .agents = 50}, 10, {});
}

TEST(Simulation, GivesErlangB) {
  expect_within_half_width(ErlangB{.demand = four_minute_calls(10), .agents = 13}, 0, {});
  expect_within_half_width(ErlangB{.demand = four_minute_calls(3), .agents = 1}, 0, {});
}

TEST(Simulation, OfTheSameSeedIsTheSameRun) {
  const auto once = [](std::uint64_t seed) {
    return Simulation(center_of(known_case), 20, seed).run(1'000, 2'000).values;
  };
  EXPECT_EQ(once(1), once(1));
  EXPECT_NE(once(1), once(2));
}

// The half-width means what it says: of many intervals at 90 % confidence about one in ten misses the exact value.
TEST(Simulation, ConfidenceIntervalsCoverTheTruthAsOftenAsTheyClaim) {
  constexpr int trials = 200;
  const Experience exact = by_markov_chain(center_of(known_case), 20);
  int covered = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const Effort effort{
        .replications = 10, .warm_up = 500, .measured = 500, .seed = 100'000 + static_cast<std::uint64_t>(trial) * 10};
    const Estimate abandonment = by_simulation(center_of(known_case), 20, effort, 0.9)["abandonment"];
    if (std::abs(abandonment.mean - exact["abandonment"]) <= abandonment.half_width) ++covered;
  }
  EXPECT_GT(covered, 0.84 * trials);
  EXPECT_LT(covered, 0.96 * trials);
}

}  // namespace
}  // namespace krarup::agreement
