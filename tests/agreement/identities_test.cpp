#include <gtest/gtest.h>

#include "chance.hpp"
#include "expect_agreement.hpp"

namespace krarup::agreement {
namespace {

struct Question {
  ErlangA queue;
  Seconds acceptable_wait;
};

/// From a contact a fortnight to the largest centers there are, from a fifth to five times the agents that the load
/// needs.
std::vector<Question> all_sorts_of_questions() {
  Chance chance(1917);
  std::vector<Question> questions;
  for (int i = 0; i < 3000; ++i) {
    const double load = chance.log_uniform(1e-4, 1e5);
    questions.push_back({.queue = {.demand = four_minute_calls(load),
                                   .patience = Seconds{chance.log_uniform(2, 5000)},
                                   .agents = load * chance.log_uniform(0.2, 5)},
                         .acceptable_wait = Seconds{chance.log_uniform(1, 600)}});
  }
  return questions;
}

constexpr double twelve_digits = 1e-12;

void expect_same(double found, double expected) {
  EXPECT_NEAR(found, expected, twelve_digits * std::abs(expected) + 1e-300);
}

TEST(Identities, EveryContactIsAnsweredAbandonedOrBlocked) {
  for (const auto& [queue, wait] : all_sorts_of_questions()) {
    SCOPED_TRACE(in_words(queue));
    const Outcomes shares = outcomes(queue, wait);
    EXPECT_NEAR(shares.answered() + shares.abandoned() + shares.blocked, 1, 1e-12);
    const Performance p = performance(queue, wait);
    expect_same(p.abandonment, shares.abandoned());
    EXPECT_EQ(p.blocking, 0);

    const ErlangB lines{.demand = queue.demand, .agents = queue.agents};
    const Outcomes loss = outcomes(lines, wait);
    EXPECT_NEAR(loss.answered() + loss.abandoned() + loss.blocked, 1, 1e-14);
    expect_same(performance(lines, wait).blocking, loss.blocked);
    if (HasFailure()) return;
  }
}

TEST(Identities, LittlesLawHoldsBetweenWaitAndQueue) {
  for (const auto& [queue, wait] : all_sorts_of_questions()) {
    SCOPED_TRACE(in_words(queue));
    const double admitted_rate = arrival_rate(queue.demand) * outcomes(queue, wait).admitted();
    const Performance p = performance(queue, wait);
    expect_same(p.mean_queue_length, admitted_rate * p.mean_wait.count());

    const ErlangC patient{.demand = queue.demand, .agents = queue.agents};
    const Performance c = performance(patient, wait);
    if (std::isfinite(c.mean_wait.count())) {
      expect_same(c.mean_queue_length, arrival_rate(queue.demand) * c.mean_wait.count());
    }
    if (HasFailure()) return;
  }
}

TEST(Identities, ContactsAbandonAtTheRateAtWhichTheQueueLosesPatience) {
  for (const auto& [queue, wait] : all_sorts_of_questions()) {
    SCOPED_TRACE(in_words(queue));
    const Performance p = performance(queue, wait);
    expect_same(p.abandonment, p.mean_queue_length / queue.patience.count() / arrival_rate(queue.demand));
    if (HasFailure()) return;
  }
}

TEST(Identities, AgentsAreBusyWithWhatIsAnswered) {
  for (const auto& [queue, wait] : all_sorts_of_questions()) {
    SCOPED_TRACE(in_words(queue));
    expect_same(performance(queue, wait).occupancy,
                offered_load(queue) * outcomes(queue, wait).answered() / queue.agents);
    const ErlangB lines{.demand = queue.demand, .agents = queue.agents};
    expect_same(performance(lines, wait).occupancy,
                offered_load(queue) * outcomes(lines, wait).answered() / queue.agents);
    if (offered_load(queue) < queue.agents) {
      const ErlangC patient{.demand = queue.demand, .agents = queue.agents};
      expect_same(performance(patient, wait).occupancy, offered_load(queue) / queue.agents);
    }
    if (HasFailure()) return;
  }
}

TEST(Identities, MeanWaitIsThatOfTheAnsweredAndOfThoseWhoLeave) {
  // Over [0, t] for all t: E[W] is the integral of P(W > t) = 1 - (answered or abandoned within t); by Simpson's rule.
  const ErlangA queue{.demand = four_minute_calls(13), .patience = Seconds{120}, .agents = 12.5};
  const auto still_waiting = [&](double t) {
    const Outcomes shares = outcomes(queue, Seconds{t});
    return shares.answered_after + shares.abandoned_after;
  };
  const auto still_to_be_answered = [&](double t) { return outcomes(queue, Seconds{t}).answered_after; };
  const auto simpson = [](auto&& f) {
    constexpr int steps = 4000;
    constexpr double width = 0.5;
    double sum = 0;
    for (int i = 0; i < steps; i += 2) {
      sum += width / 3 * (f(i * width) + 4 * f((i + 1) * width) + f((i + 2) * width));
    }
    return sum;
  };
  const Performance p = performance(queue, Seconds{20});
  EXPECT_NEAR(p.mean_wait.count(), simpson(still_waiting), 1e-8);
  EXPECT_NEAR(p.asa.count(), simpson(still_to_be_answered) / outcomes(queue, Seconds{0}).answered(), 1e-8);
}

TEST(Identities, SteadyStateDoesNotDependOnTheAcceptableWait) {
  for (const auto& [queue, wait] : all_sorts_of_questions()) {
    SCOPED_TRACE(in_words(queue));
    const Performance at_once = performance(queue, Seconds{0});
    const Performance later = performance(queue, wait);
    expect_same(later.asa.count(), at_once.asa.count());
    expect_same(later.mean_wait.count(), at_once.mean_wait.count());
    expect_same(later.probability_of_wait, at_once.probability_of_wait);
    expect_same(later.occupancy, at_once.occupancy);
    expect_same(later.abandonment, at_once.abandonment);
    expect_same(later.mean_queue_length, at_once.mean_queue_length);
    if (HasFailure()) return;
  }
}

TEST(Identities, OnlyRatiosOfTimesMatter) {
  const ErlangA in_seconds{
      .demand = {.contacts = 100, .per = Seconds{1800}, .aht = Seconds{240}}, .patience = Seconds{120}, .agents = 15};
  const ErlangA in_minutes{
      .demand = {.contacts = 100, .per = Seconds{30}, .aht = Seconds{4}}, .patience = Seconds{2}, .agents = 15};
  const Performance seconds = performance(in_seconds, Seconds{20});
  const Performance minutes = performance(in_minutes, Seconds{20.0 / 60});
  expect_same(minutes.service_level, seconds.service_level);
  expect_same(minutes.abandonment, seconds.abandonment);
  expect_same(60 * minutes.asa.count(), seconds.asa.count());
}

TEST(Identities, ServiceLevelsOfTheFourBasesLieInTheirOrder) {
  using enum ServiceLevelBasis;
  for (const Question& question : all_sorts_of_questions()) {
    SCOPED_TRACE(in_words(question.queue));
    const auto level = [&](ServiceLevelBasis basis) {
      return performance(question.queue, question.acceptable_wait, basis).service_level;
    };
    constexpr double rounding = 1e-12;
    EXPECT_LE(level(offered), level(excluding_early_abandons) + rounding);
    EXPECT_LE(level(excluding_early_abandons), level(early_abandons_count_as_met) + rounding);
    EXPECT_LE(level(offered), level(answered) + rounding);
    for (const ServiceLevelBasis basis : {offered, answered, excluding_early_abandons, early_abandons_count_as_met}) {
      EXPECT_GE(level(basis), 0);
      EXPECT_LE(level(basis), 1 + rounding);
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace krarup::agreement
