#include "krarup/queues/general_patience.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Seconds forever{std::numeric_limits<double>::infinity()};
static_assert(QueueModel<GeneralPatience>);

const GeneralPatience quick_or_patient{
    .demand = {.contacts = 100, .per = 30min, .aht = 240s},
    .patience = Hyperexponential{.first_share = 0.3, .first_mean = 10s, .second_mean = 240s},
    .agents = 15};

TEST(GeneralPatienceQueue, TwoKindsOfPatienceLoseMoreThanOneOfTheSameMean) {
  const ErlangA of_the_same_mean{quick_or_patient.demand, mean(quick_or_patient.patience), 15};
  EXPECT_GT(performance(quick_or_patient, 20s).abandonment, performance(of_the_same_mean, 20s).abandonment);
}

TEST(GeneralPatienceQueue, ThoseWhoBalkHaveLeftByThenWhateverTheAcceptableWait) {
  GeneralPatience queue = quick_or_patient;
  queue.balking = 0.1;
  const Performance p = performance(queue, 0s);
  EXPECT_NEAR(outcomes(queue, 0s).abandoned_within, 0.1 * p.probability_of_wait, 1e-15);
}

TEST(GeneralPatienceQueue, CanBeStaffed) {
  const Target target{.service_level = 0.8, .acceptable_wait = 20s};
  const int agents = required_agents(quick_or_patient, target);
  EXPECT_GE(performance(with_agents(quick_or_patient, agents), 20s).service_level, 0.8);
  EXPECT_LT(performance(with_agents(quick_or_patient, agents - 1), 20s).service_level, 0.8);
  const double fraction = fractional_agents(quick_or_patient, target);
  EXPECT_NEAR(performance(with_agents(quick_or_patient, fraction), 20s).service_level, 0.8, 1e-12);
}

TEST(GeneralPatienceQueue, WithoutContactsNobodyWaits) {
  GeneralPatience queue = quick_or_patient;
  queue.demand.contacts = 0;
  queue.agents = 0;
  EXPECT_EQ(performance(queue, 20s), Performance{.service_level = 1});
}

TEST(GeneralPatienceQueue, WithoutAgentsEverybodyLeavesWhenPatienceEnds) {
  const GeneralPatience queue = with_agents(quick_or_patient, 0);
  const Performance p = performance(queue, 20s);
  EXPECT_EQ(p.abandonment, 1);
  EXPECT_EQ(p.asa, forever);
  EXPECT_NEAR(p.mean_wait.count(), 171, 1e-10);
  EXPECT_NEAR(outcomes(queue, 20s).abandoned_after, survival(queue.patience, 20s), 1e-15);
}

// Next to nobody is free for the share n exp(a) E1(a) of the contacts, by Jagerman's integral for n agents, and answers
// the others evenly over their patience: n E[X] / aht of them, after E[X^2] / (2 E[X]).
TEST(GeneralPatienceQueue, NextToNoAgentsAnswerAtAnyMomentOfPatience) {
  const PatienceLaw laws[] = {Exponential{3min},
                              Deterministic{3min},
                              Gamma{171s, 340},
                              Gamma{171s, 0.1},
                              Lognormal{100s, 1e4},
                              Weibull{2min, 0.3},
                              Hyperexponential{.first_share = 0.999, .first_mean = 1s, .second_mean = 10h}};
  constexpr double load = 1e-8;
  const double free = std::exp(load) * -std::expint(-load);
  for (const PatienceLaw& law : laws) {
    SCOPED_TRACE(law.index());
    const Seconds patience = mean(law);
    const double expected = patience.count() * patience.count() * (1 + scv(law)) / 2 / (patience + free * 240s).count();
    for (const double agents : {1e-28, 1e-20, 1e-16}) {
      const GeneralPatience queue{
          .demand = {.contacts = load, .per = 240s, .aht = 240s}, .patience = law, .agents = agents};
      EXPECT_NEAR(performance(queue, 20s).asa.count(), expected, 1e-6 * expected) << agents << " agents";
    }
  }
}

TEST(GeneralPatienceQueue, IsUnstableOnlyWhereTooManyNeverLeave) {
  // A quarter of 13.3 erlangs waits for ever.
  GeneralPatience queue{.demand = quick_or_patient.demand,
                        .patience = Empirical{.times = {10s, 60s, 90s}, .surviving = {0.9, 0.25, 0.25}},
                        .agents = 3};
  const Performance unstable = performance(queue, 20s);
  EXPECT_EQ(unstable.service_level, 0);
  EXPECT_EQ(unstable.asa, forever);
  EXPECT_EQ(unstable.mean_wait, forever);
  EXPECT_EQ(unstable.occupancy, 1);
  EXPECT_EQ(unstable.abandonment, 0.75);
  EXPECT_NEAR(outcomes(queue, 60s).abandoned_within, 0.75, 1e-15);
  EXPECT_DOUBLE_EQ(outcomes(queue, 20s).offered(), 1);
  queue.agents = 4;
  EXPECT_LT(performance(queue, 20s).asa, 600s);
}

void expect_sound(const GeneralPatience& queue, double wait) {
  const auto m = detail::measures(queue, Seconds{wait});
  const double sum = m.answered_within + m.answered_after + m.abandoned_within + m.abandoned_after;
  EXPECT_TRUE(m.answered_within >= 0 && m.answered_after >= 0 && m.abandoned_within >= 0 && m.abandoned_after >= 0 &&
              std::abs(sum - 1) < 1e-9 && m.occupancy >= 0 && m.occupancy <= 1 && m.probability_of_wait >= 0 &&
              m.probability_of_wait <= 1 + 1e-15 && m.mean_wait >= 0 && m.mean_wait_of_answered >= 0 &&
              m.mean_queue_length >= 0)
      << "law " << queue.patience.index() << ", mean " << mean(queue.patience).count() << ", handling_scv "
      << queue.handling_scv << ", " << queue.agents << " agents, " << offered_load(queue) << " erlangs, wait " << wait
      << ": " << sum << ' ' << m.mean_wait << ' ' << m.mean_wait_of_answered;
}

TEST(GeneralPatienceQueue, EveryCornerHasAnAnswer) {
  const std::vector<PatienceLaw> laws{Exponential{},
                                      Exponential{Seconds{5e-324}},
                                      Gamma{1s, 1e-4},
                                      Gamma{1s, 100},
                                      Lognormal{1s, 100},
                                      Weibull{1s, 0.2},
                                      Deterministic{1s},
                                      Hyperexponential{0.5, Seconds{1e-9}, Seconds{1e9}},
                                      Empirical{.times = {1s}, .surviving = {1.0}},
                                      Exponential{Seconds{1e20}},
                                      Exponential{Seconds{1e100}},
                                      Exponential{Seconds{1e300}},
                                      Gamma{Seconds{1e6}, 0.01},
                                      Gamma{Seconds{1e100}, 4},
                                      Weibull{Seconds{1e100}, 4},
                                      Lognormal{Seconds{1e100}, 0.5},
                                      Deterministic{Seconds{1e100}},
                                      Hyperexponential{0.5, 1s, Seconds{1e300}}};
  for (const PatienceLaw& law : laws) {
    for (const double agents : {0.0, 1e-300, 1e-6, 1.0, 30.0, 1e6}) {
      for (const double load : {1e-300, 1e-6, 1.0, 30.0, 1e6}) {
        for (const double wait : {0.0, 1e-300, 1e-9, 1.0, 1e6, forever.count()}) {
          for (const double scv : {0.0, 0.5, 1.0}) {
            expect_sound({.demand = {.contacts = load, .per = 1s, .aht = 1s},
                          .patience = law,
                          .balking = 0,
                          .handling_scv = scv,
                          .agents = agents},
                         wait);
          }
        }
      }
    }
  }
}

TEST(GeneralPatienceQueue, EveryPatienceFromNothingToEndlessHasAnAnswer) {
  std::mt19937_64 dice(1981);
  const auto log_uniform = [&](double low, double high) {
    return std::exp(std::uniform_real_distribution<double>(std::log(low), std::log(high))(dice));
  };
  for (int i = 0; i < 1'000; ++i) {
    const Seconds mean{log_uniform(1e-100, 1e100)};
    const double scv = log_uniform(1e-4, 10);
    const std::vector<PatienceLaw> laws{Exponential{mean}, Gamma{mean, scv}, Lognormal{mean, scv}, Deterministic{mean}};
    const double load = log_uniform(1e-6, 1e6);
    const double agents = i % 3 == 0 ? load : load * log_uniform(0.1, 10);
    for (const PatienceLaw& law : laws) {
      expect_sound({.demand = {.contacts = load, .per = 180s, .aht = 180s},
                    .patience = law,
                    .balking = i % 2 == 0 ? 0 : 0.1,
                    .handling_scv = i % 5 == 0 ? 0.5 : 1,
                    .agents = agents},
                   i % 2 == 0 ? log_uniform(1e-3, 1e6) : mean.count() * log_uniform(1e-3, 10));
    }
  }
}

TEST(GeneralPatienceQueue, InOverloadWhoHasHardlyAnyImpatienceWaitsUntilEnoughHaveLeft) {
  for (const double patience : {1e20, 1e100, 1e300}) {
    GeneralPatience queue{
        .demand = {.contacts = 10, .per = 180s, .aht = 180s}, .patience = Exponential{Seconds{patience}}, .agents = 9};
    for (const double scv : {0.5, 1.0}) {
      queue.handling_scv = scv;
      const Performance p = performance(queue, 20s);
      EXPECT_NEAR(p.abandonment, 0.1, 1e-15);
      EXPECT_NEAR(p.mean_wait.count() / (0.1 * patience), 1, 1e-14);
      // the answered wait until a tenth has left
      EXPECT_NEAR(p.asa.count() / (-std::log(0.9) * patience), 1, 1e-14);
    }
    // As many agents as erlangs: the offered wait is half a normal law, of variance patience aht / load.
    const Performance even = performance(with_agents(queue, 10), 20s);
    const double spread = std::sqrt(patience * 180 / 10);
    EXPECT_NEAR(even.mean_wait.count() / (spread * std::sqrt(2 / std::numbers::pi)), 1, 1e-8);
  }
}

void expect_refused(const GeneralPatience& queue, const std::string& message) {
  try {
    static_cast<void>(performance(queue, 20s));
    ADD_FAILURE() << "not refused: " << message;
  } catch (const InvalidInput& error) {
    EXPECT_EQ(error.what(), message);
  }
}

TEST(GeneralPatienceQueue, RefusesAMistakeInTheLawByName) {
  GeneralPatience queue = quick_or_patient;
  queue.patience = Gamma{0s, 1};
  expect_refused(queue, "patience.mean must be > 0 s, got 0 s");
  queue.patience = Gamma{60s, 0};
  expect_refused(queue, "patience.scv must be in [1e-04, 10000], got 0");
  queue.patience = Hyperexponential{30, 10s, 240s};
  expect_refused(queue, "patience.first_share must be in [0, 1], got 30; a share, not a percentage: write 0.3");
  queue.patience = Exponential{60s};
  queue.balking = 20;
  expect_refused(queue, "balking must be in [0, 1], got 20; a share, not a percentage: write 0.2");
}

}  // namespace
