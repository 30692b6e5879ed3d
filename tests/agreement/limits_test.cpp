#include <gtest/gtest.h>

#include <limits>

#include "expect_agreement.hpp"

namespace krarup::agreement {
namespace {

constexpr Seconds never{std::numeric_limits<double>::infinity()};
constexpr Seconds twenty_seconds{20};

std::vector<double> times(const Performance& p) { return {p.asa.count(), p.mean_wait.count()}; }
std::vector<double> shares(const Performance& p) {
  return {p.service_level, p.probability_of_wait, p.occupancy, p.abandonment, p.blocking};
}

double distance(const Performance& p, const Performance& other) {
  double worst = 0;
  for (std::size_t i = 0; i < shares(p).size(); ++i) worst = std::max(worst, std::abs(shares(p)[i] - shares(other)[i]));
  return worst;
}

void expect_equal(const Performance& found, const Performance& expected, double tolerance) {
  for (std::size_t i = 0; i < shares(found).size(); ++i) EXPECT_NEAR(shares(found)[i], shares(expected)[i], tolerance);
  for (std::size_t i = 0; i < times(found).size(); ++i) {
    if (std::isinf(times(expected)[i])) {
      EXPECT_EQ(times(found)[i], times(expected)[i]);
    } else {
      EXPECT_NEAR(times(found)[i], times(expected)[i], tolerance * times(expected)[i]);
    }
  }
}

TEST(Limits, EndlessPatienceIsErlangC) {
  for (const double agents : {1.0, 13.0, 13.7, 14.0, 200.0}) {
    for (const double load : {0.4, 10.0, 13.5, 190.0}) {
      const ErlangA endless{.demand = four_minute_calls(load), .patience = never, .agents = agents};
      const ErlangC patient{.demand = four_minute_calls(load), .agents = agents};
      SCOPED_TRACE(in_words(patient));
      expect_equal(performance(endless, twenty_seconds), performance(patient, twenty_seconds), 1e-14);
    }
  }
}

TEST(Limits, GrowingPatienceComesTenTimesNearerToErlangCWithEachFactorTen) {
  for (const auto& [agents, load] : {std::pair{13.0, 10.0}, {13.5, 10.0}, {1.0, 0.5}, {110.0, 100.0}}) {
    const Performance limit = performance(ErlangC{.demand = four_minute_calls(load), .agents = agents}, twenty_seconds);
    double before = 0;
    for (const double patience : {1e7, 1e8, 1e9, 1e10}) {
      const ErlangA queue{.demand = four_minute_calls(load), .patience = Seconds{patience}, .agents = agents};
      const double now = distance(performance(queue, twenty_seconds), limit);
      if (before > 0) {
        EXPECT_NEAR(now / before, 0.1, 0.005) << in_words(queue);
      }
      before = now;
    }
    EXPECT_LT(before, 1e-6);
  }
}

TEST(Limits, GrowingPatienceInOverloadMakesNearlyEverybodyWaitForTheSameShareOfAgents) {
  const ErlangA queue{.demand = four_minute_calls(20), .patience = Seconds{1e9}, .agents = 15};
  const Performance p = performance(queue, twenty_seconds);
  EXPECT_NEAR(p.abandonment, 1 - 15.0 / 20, 1e-9);
  EXPECT_NEAR(p.mean_wait.count(), 1e9 * (1 - 15.0 / 20), 1);
  EXPECT_NEAR(p.occupancy, 1, 1e-9);
  EXPECT_NEAR(p.service_level, 0, 1e-9);
}

TEST(Limits, NoPatienceIsErlangB) {
  for (const auto& [agents, load] : {std::pair{13.0, 10.0}, {13.5, 10.0}, {1.0, 3.0}, {100.0, 120.0}}) {
    const Performance loss = performance(ErlangB{.demand = four_minute_calls(load), .agents = agents}, twenty_seconds);
    double before = 0;
    for (const double patience : {1e-4, 1e-5, 1e-6}) {
      const ErlangA queue{.demand = four_minute_calls(load), .patience = Seconds{patience}, .agents = agents};
      SCOPED_TRACE(in_words(queue));
      const Performance p = performance(queue, twenty_seconds);
      EXPECT_NEAR(p.abandonment, loss.blocking, 1e-4);
      EXPECT_NEAR(p.probability_of_wait, loss.blocking, 1e-4);
      EXPECT_NEAR(p.occupancy, loss.occupancy, 1e-4);
      EXPECT_NEAR(p.service_level, 1 - loss.blocking, 1e-4);
      EXPECT_LT(p.asa.count(), patience);
      const double now = std::abs(p.abandonment - loss.blocking);
      if (before > 0) {
        EXPECT_NEAR(now / before, 0.1, 0.01);
      }
      before = now;
    }
  }
}

TEST(Limits, OfNoAcceptableWaitTheServiceLevelIsTheShareAnsweredAtOnce) {
  for (const double patience : {1.0, 120.0, 1e6}) {
    for (const double agents : {0.5, 9.0, 13.3, 20.0, 60.0}) {
      const ErlangA queue{.demand = four_minute_calls(13), .patience = Seconds{patience}, .agents = agents};
      SCOPED_TRACE(in_words(queue));
      const Performance p = performance(queue, Seconds{0});
      EXPECT_NEAR(p.service_level, 1 - p.probability_of_wait, 1e-15);
      EXPECT_EQ(outcomes(queue, Seconds{0}).abandoned_within, 0);
      EXPECT_DOUBLE_EQ(performance(queue, Seconds{0}, ServiceLevelBasis::early_abandons_count_as_met).service_level,
                       p.service_level);
    }
  }
  const ErlangC patient{.demand = four_minute_calls(13), .agents = 15};
  EXPECT_NEAR(performance(patient, Seconds{0}).service_level, 1 - performance(patient, Seconds{0}).probability_of_wait,
              1e-15);
}

TEST(Limits, OfEndlessAcceptableWaitEverybodyIsAnsweredOrGoneInTime) {
  const ErlangA queue{.demand = four_minute_calls(13), .patience = Seconds{120}, .agents = 12};
  for (const Seconds wait : {Seconds{1e5}, never}) {
    const Outcomes shares = outcomes(queue, wait);
    EXPECT_NEAR(shares.answered_after, 0, 1e-100);
    EXPECT_NEAR(shares.abandoned_after, 0, 1e-100);
    EXPECT_NEAR(performance(queue, wait, ServiceLevelBasis::answered).service_level, 1, 1e-15);
    EXPECT_NEAR(performance(queue, wait, ServiceLevelBasis::excluding_early_abandons).service_level, 1, 1e-14);
  }
  const ErlangC patient{.demand = four_minute_calls(13), .agents = 15};
  EXPECT_NEAR(performance(patient, Seconds{1e5}).service_level, 1, 1e-15);
}

// The share e^(-T/patience) still waiting is below anything that e^x in double precision can say.
TEST(Limits, AcceptableWaitsFarBeyondPatienceChangeNothingInLargeOverloadedCenters) {
  const ErlangA queue{.demand = four_minute_calls(3243), .patience = Seconds{4}, .agents = 2329.5};
  const Outcomes soon = outcomes(queue, Seconds{120});
  for (const double wait : {300, 600, 1200, 3000}) {
    const Outcomes late = outcomes(queue, Seconds{wait});
    EXPECT_NEAR(late.answered_within, soon.answered_within, 1e-14) << wait;
    EXPECT_NEAR(late.abandoned_within, soon.abandoned_within, 1e-14) << wait;
    EXPECT_NEAR(late.answered_after, 0, 1e-40) << wait;
    EXPECT_NEAR(late.abandoned_after, 0, 1e-40) << wait;
  }
}

TEST(Limits, WithoutContactsEverythingIsPerfectAndIdle) {
  const Demand none{.contacts = 0, .per = Seconds{1800}, .aht = Seconds{240}};
  const auto expect_idle = [](const Performance& p) {
    EXPECT_EQ(p.service_level, 1);
    EXPECT_EQ(p.asa.count(), 0);
    EXPECT_EQ(p.mean_wait.count(), 0);
    EXPECT_EQ(p.probability_of_wait, 0);
    EXPECT_EQ(p.occupancy, 0);
    EXPECT_EQ(p.abandonment, 0);
    EXPECT_EQ(p.blocking, 0);
    EXPECT_EQ(p.mean_queue_length, 0);
  };
  for (const double agents : {0.5, 1.0, 100.0}) {
    expect_idle(performance(ErlangA{.demand = none, .patience = Seconds{120}, .agents = agents}, twenty_seconds));
    expect_idle(performance(ErlangB{.demand = none, .agents = agents}, twenty_seconds));
    expect_idle(performance(ErlangC{.demand = none, .agents = agents}, twenty_seconds));
  }
}

TEST(Limits, WithoutAgentsNobodyIsAnswered) {
  const Demand demand = four_minute_calls(13);
  const Performance impatient = performance(ErlangA{.demand = demand, .patience = Seconds{120}}, twenty_seconds);
  EXPECT_EQ(impatient.service_level, 0);
  EXPECT_EQ(impatient.abandonment, 1);
  EXPECT_EQ(impatient.probability_of_wait, 1);
  EXPECT_NEAR(impatient.mean_wait.count(), 120, 1e-12);
  EXPECT_NEAR(impatient.mean_queue_length, 13.0 / 240 * 120, 1e-12);
  EXPECT_NEAR(outcomes(ErlangA{.demand = demand, .patience = Seconds{120}}, twenty_seconds).abandoned_within,
              1 - std::exp(-20.0 / 120), 1e-15);

  EXPECT_EQ(performance(ErlangB{.demand = demand}, twenty_seconds).blocking, 1);
  EXPECT_EQ(performance(ErlangC{.demand = demand}, twenty_seconds).service_level, 0);
}

TEST(Limits, OverloadWithoutAbandonmentIsAValueAndNotAnError) {
  for (const double agents : {5.0, 12.9, 13.0}) {
    const Performance p = performance(ErlangC{.demand = four_minute_calls(13), .agents = agents}, twenty_seconds);
    EXPECT_EQ(p.service_level, 0);
    EXPECT_EQ(p.asa, never);
    EXPECT_EQ(p.mean_wait, never);
    EXPECT_EQ(p.mean_queue_length, never.count());
    EXPECT_EQ(p.probability_of_wait, 1);
    EXPECT_EQ(p.occupancy, 1);
  }
}

}  // namespace
}  // namespace krarup::agreement
