#include "krarup/queues/general_patience.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <random>

#include "chance.hpp"
#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "general_simulator.hpp"
#include "krarup/queues/waits.hpp"

namespace krarup::agreement {
namespace {

std::string in_words(const GeneralPatience& queue) {
  return detail::in_words(queue.demand, queue.agents) + ", patience law " + std::to_string(queue.patience.index());
}

TEST(GeneralPatience, WithExponentialPatienceIsErlangA) {
  Chance chance(1981);
  for (int i = 0; i < 2000; ++i) {
    const double load = chance.log_uniform(1e-6, 1e6);
    const double agents =
        i % 2 == 0 ? load * chance.log_uniform(0.1, 10) : std::abs(load + std::sqrt(load) * chance.uniform(-4, 4));
    const Seconds patience{240 * chance.log_uniform(1e-3, 1e3)};
    const Seconds wait{i % 3 == 0 ? chance.log_uniform(1, 1000) : patience.count() * chance.log_uniform(1e-3, 5)};
    const GeneralPatience general{
        .demand = four_minute_calls(load), .patience = Exponential{patience}, .agents = agents};
    SCOPED_TRACE(in_words(general));
    const ErlangA erlang_a{.demand = four_minute_calls(load), .patience = patience, .agents = agents};
    expect_agreement(by_closed_form(general, wait), by_closed_form(erlang_a, wait),
                     {.relative = 1e-10, .absolute = 1e-60});
  }
}

TEST(GeneralPatience, ALawOfAnyOtherNameThatIsExponentialIsErlangA) {
  const Seconds mean{150};
  const std::vector<PatienceLaw> exponential{
      Gamma{.mean = mean, .scv = 1}, Weibull{.mean = mean, .shape = 1},
      Hyperexponential{.first_share = 0.25, .first_mean = mean, .second_mean = mean},
      Empirical{.times = {Seconds{15}, Seconds{75}}, .surviving = {std::exp(-0.1), std::exp(-0.5)}}};
  for (const PatienceLaw& law : exponential) {
    for (const double agents : {8.0, 13.5, 20.0}) {
      const GeneralPatience general{.demand = four_minute_calls(14), .patience = law, .agents = agents};
      SCOPED_TRACE(in_words(general));
      expect_agreement(by_closed_form(general, Seconds{20}),
                       by_closed_form(ErlangA{general.demand, mean, agents}, Seconds{20}), {.relative = 1e-12});
    }
  }
}

TEST(GeneralPatience, WithoutEndIsErlangC) {
  for (const double agents : {9.0, 10.5, 14.0}) {
    const GeneralPatience general{.demand = four_minute_calls(10), .agents = agents};
    const ErlangC erlang_c{.demand = general.demand, .agents = agents};
    const Experience found = by_closed_form(general, Seconds{20});
    const Experience expected = by_closed_form(erlang_c, Seconds{20});
    for (std::size_t i = 0; i < measures.size(); ++i) {
      if (std::isinf(expected.values[i])) {
        EXPECT_EQ(found.values[i], expected.values[i]) << measures[i];
      } else {
        EXPECT_NEAR(found.values[i], expected.values[i], 1e-12 * expected.values[i]) << measures[i];
      }
    }
  }
}

TEST(GeneralPatience, WhenEverybodyBalksIsErlangB) {
  const GeneralPatience general{
      .demand = four_minute_calls(10), .patience = Exponential{Seconds{60}}, .balking = 1, .agents = 12};
  const Performance p = performance(general, Seconds{20});
  EXPECT_NEAR(p.abandonment, performance(ErlangB{general.demand, 12}, Seconds{20}).blocking, 1e-15);
  EXPECT_EQ(p.mean_wait.count(), 0);
  EXPECT_EQ(p.asa.count(), 0);
}

// A fixed patience d, by hand: with r = n - a the density is n e^(-r w) before d and n e^(-r d - n (w - d)) after it.
TEST(GeneralPatience, ThatIsTheSameForEverybodyIsAsByHand) {
  for (const auto& [agents, load] : {std::pair{12.0, 10.0}, {10.0, 12.0}, {3.5, 2.0}, {300.0, 290.0}}) {
    for (const double d : {0.02, 0.5, 3.0}) {  // handling times
      const Seconds aht{240};
      const double odds = formulas::erlang_b_free_odds(agents, load);
      const double rate = agents - load;
      const double stays = agents * -std::expm1(-rate * d) / rate;
      const double leaves = std::exp(-rate * d);
      const double total = odds + stays + leaves;
      const double in_half = agents * -std::expm1(-rate * d / 2) / rate;
      const GeneralPatience queue{
          .demand = four_minute_calls(load), .patience = Deterministic{d * aht}, .agents = agents};
      SCOPED_TRACE(in_words(queue));
      const Outcomes early = outcomes(queue, d / 2 * aht);
      EXPECT_NEAR(early.abandoned_after, leaves / total, 1e-12 * leaves / total);
      EXPECT_EQ(early.abandoned_within, 0);
      EXPECT_NEAR(early.answered_within, (odds + in_half) / total, 1e-13);
      EXPECT_NEAR(early.answered_after, (stays - in_half) / total, 1e-12);
      const Outcomes late = outcomes(queue, d * aht);
      EXPECT_NEAR(late.abandoned_within, leaves / total, 1e-12 * leaves / total);
      EXPECT_EQ(late.abandoned_after, 0);
      EXPECT_EQ(late.answered_after, 0);
      const Performance p = performance(queue, Seconds{0});
      const double answered_wait = agents * (-std::expm1(-rate * d) / rate - d * std::exp(-rate * d)) / rate;
      EXPECT_NEAR(p.asa / aht, answered_wait / (odds + stays), 1e-11 * p.asa / aht);
      EXPECT_NEAR(p.mean_wait / aht, (answered_wait + d * leaves) / total, 1e-11 * p.mean_wait / aht);
      EXPECT_NEAR(mean_wait(queue, WaitOf::abandoned) / aht, d, 1e-12 * d);
    }
  }
}

// Laws that begin with a power of the time, that bend, that end at once, and that have two scales.
TEST(GeneralPatience, MakesTheAbandonedWaitForWhatTheAnsweredLeaveOfAllWaits) {
  for (const auto& [agents, mean] : {std::pair{3.0, Seconds{5}}, {14.0, Seconds{120}}}) {
    for (const PatienceLaw& law : std::initializer_list<PatienceLaw>{
             Exponential{mean}, Deterministic{mean}, Gamma{mean, 0.5}, Gamma{mean, 3}, Lognormal{mean, 2},
             Weibull{mean, 1.5}, Hyperexponential{0.5, mean / 10, 1.9 * mean},
             Empirical{.times = {mean / 4, mean / 2, 3 * mean}, .surviving = {0.9, 0.7, 0.1}}}) {
      const GeneralPatience queue{.demand = four_minute_calls(13), .patience = law, .balking = 0.1, .agents = agents};
      SCOPED_TRACE(in_words(queue));
      const Performance p = performance(queue, Seconds{0});
      const Seconds of_abandoned = p.mean_wait - (1 - p.abandonment) * p.asa;  // per contact
      ASSERT_GT(of_abandoned, 0.1 * p.mean_wait);  // so that the difference loses one digit at most
      EXPECT_NEAR(mean_wait(queue, WaitOf::abandoned) * p.abandonment / of_abandoned, 1, 1e-11);
    }
  }
}

// Little's law for the agents, and for the queue: what is answered keeps them busy, who leaves is the rest.
TEST(GeneralPatience, LosesNobodyWhateverTheLaw) {
  Chance chance(1981);
  for (int i = 0; i < 400; ++i) {
    const Seconds mean{240 * chance.log_uniform(0.01, 100)};
    const double scv = chance.log_uniform(0.001, 100);
    const std::vector<PatienceLaw> laws{Gamma{mean, scv}, Lognormal{mean, scv},
                                        Weibull{mean, chance.log_uniform(0.2, 20)}, with_balanced_means(mean, 1 + scv),
                                        Deterministic{mean}};
    const double load = chance.log_uniform(1e-3, 1e5);
    const GeneralPatience queue{.demand = four_minute_calls(load),
                                .patience = laws[static_cast<std::size_t>(i) % laws.size()],
                                .balking = i % 4 == 0 ? 0.2 : 0,
                                .handling_scv = i % 3 == 0 ? 0.5 : 1,
                                .agents = load * chance.log_uniform(0.2, 5)};
    SCOPED_TRACE(in_words(queue));
    const Seconds wait = mean * chance.log_uniform(1e-3, 3);
    const Outcomes shares = outcomes(queue, wait);
    const Performance p = performance(queue, wait);
    EXPECT_NEAR(shares.offered(), 1, 1e-12);
    EXPECT_NEAR(p.abandonment, shares.abandoned(), 1e-14);
    EXPECT_NEAR(p.occupancy * queue.agents, shares.answered() * load, 1e-12 * load);
  }
}

// The service level and the waits do not get worse with more agents, whatever the law: the promise of QueueModel.
TEST(GeneralPatience, GetsBetterWithEveryAgent) {
  const std::vector<PatienceLaw> laws{Gamma{Seconds{100}, 0.2}, Lognormal{Seconds{100}, 4}, Weibull{Seconds{100}, 0.5},
                                      Deterministic{Seconds{100}}, with_balanced_means(Seconds{100}, 9)};
  for (const PatienceLaw& law : laws) {
    GeneralPatience queue{.demand = four_minute_calls(12), .patience = law, .agents = 0.5};
    for (const auto& basis : enumerators(ServiceLevelBasis{})) {
      Performance before = performance(queue, Seconds{20}, basis.value);
      for (queue.agents = 1; queue.agents < 30; queue.agents += 0.5) {
        const Performance now = performance(queue, Seconds{20}, basis.value);
        EXPECT_GE(now.service_level, before.service_level - 1e-13) << in_words(queue) << ", " << basis.name;
        EXPECT_LE(now.asa, before.asa + Seconds{1e-10}) << in_words(queue);
        EXPECT_LE(now.abandonment, before.abandonment + 1e-13) << in_words(queue);
        EXPECT_LE(now.occupancy, before.occupancy + 1e-13) << in_words(queue);
        before = now;
      }
      queue.agents = 0.5;
    }
  }
}

/// Of one interval: were the seeds drawn anew, one in ten thousand would miss the truth.
constexpr double confidence = 0.9999;

TEST(GeneralPatience, AgreesWithASimulationOfEachLaw) {
  const Seconds mean{90};
  const std::vector<PatienceLaw> laws{
      Gamma{mean, 0.25},
      Lognormal{mean, 3},
      Weibull{mean, 0.6},
      Deterministic{mean},
      Hyperexponential{.first_share = 0.3, .first_mean = Seconds{8}, .second_mean = Seconds{200}},
      Empirical{.times = {Seconds{5}, Seconds{30}, Seconds{60}, Seconds{200}}, .surviving = {0.9, 0.8, 0.4, 0.1}}};
  for (const PatienceLaw& law : laws) {
    for (const double agents : {11.0, 15.0}) {
      const GeneralPatience queue{.demand = four_minute_calls(13), .patience = law, .balking = 0.05, .agents = agents};
      SCOPED_TRACE(in_words(queue));
      const auto exponential = [](double mean_time) {
        return [mean_time](std::mt19937_64& random) { return sample(Exponential{Seconds{mean_time}}, random).count(); };
      };
      const GeneralCenter center{.between_arrivals = exponential(240.0 / 13),
                                 .handling = exponential(240),
                                 .patience = [&law](std::mt19937_64& random) { return sample(law, random).count(); },
                                 .balking = queue.balking,
                                 .agents = static_cast<int>(agents)};
      const Experience closed = by_closed_form(queue, Seconds{20});
      const Estimates simulated = by_simulation(center, 20, {.measured = 20'000}, confidence);
      EXPECT_LT(simulated["service level of offered"].half_width, 0.012);
      for (std::size_t i = 0; i < measures.size(); ++i) {
        EXPECT_NEAR(closed.values[i], simulated.values[i].mean, simulated.values[i].half_width + 1e-12) << measures[i];
      }
    }
  }
}

}  // namespace
}  // namespace krarup::agreement
