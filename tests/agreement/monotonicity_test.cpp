#include <gtest/gtest.h>

#include "expect_agreement.hpp"

namespace krarup::agreement {
namespace {

constexpr double rounding = 1e-12;

void expect_never_up(double before, double after) { EXPECT_LE(after, before + rounding * std::abs(before) + 1e-15); }
void expect_never_down(double before, double after) { expect_never_up(after, before); }

/// Waits, blocking, occupancy and abandonment of `after` are at most those of `before`.
void expect_no_worse(const Performance& before, const Performance& after) {
  expect_never_up(before.mean_wait.count(), after.mean_wait.count());
  expect_never_up(before.asa.count(), after.asa.count());
  expect_never_up(before.probability_of_wait, after.probability_of_wait);
  expect_never_up(before.occupancy, after.occupancy);
  expect_never_up(before.abandonment, after.abandonment);
  expect_never_up(before.blocking, after.blocking);
  expect_never_up(before.mean_queue_length, after.mean_queue_length);
  expect_never_down(before.service_level, after.service_level);
}

constexpr std::array all_bases{ServiceLevelBasis::offered, ServiceLevelBasis::answered,
                               ServiceLevelBasis::excluding_early_abandons,
                               ServiceLevelBasis::early_abandons_count_as_met};

struct Setting {
  double load;
  double patience;
  double acceptable_wait;
};

std::vector<Setting> settings() {
  std::vector<Setting> result;
  for (const double load : {0.02, 0.3, 2.0, 13.3, 90.0, 2500.0}) {
    for (const double patience : {2, 30, 240, 3000}) {
      for (const double wait : {1, 20, 200}) result.push_back({load, patience, wait});
    }
  }
  return result;
}

/// From far too few agents to far too many.
std::vector<double> agents_around(double load) {
  std::vector<double> agents;
  for (double spread = -6; spread <= 6; spread += 0.25) {
    if (const double n = load + spread * std::sqrt(load); n > 0.5) agents.push_back(n);
  }
  return agents;
}

ErlangA queue_of(const Setting& setting, double agents) {
  return {.demand = four_minute_calls(setting.load), .patience = Seconds{setting.patience}, .agents = agents};
}

TEST(Monotonicity, MoreAgentsNeverMakeAnythingWorseUnderAnyBasis) {
  for (const Setting& setting : settings()) {
    const std::vector<double> agents = agents_around(setting.load);
    for (std::size_t i = 1; i < agents.size(); ++i) {
      const ErlangA fewer = queue_of(setting, agents[i - 1]);
      const ErlangA more = queue_of(setting, agents[i]);
      SCOPED_TRACE(in_words(more));
      const Seconds wait{setting.acceptable_wait};
      for (const ServiceLevelBasis basis : all_bases) {
        expect_no_worse(performance(fewer, wait, basis), performance(more, wait, basis));
      }
      expect_no_worse(performance(ErlangC{.demand = fewer.demand, .agents = fewer.agents}, wait),
                      performance(ErlangC{.demand = more.demand, .agents = more.agents}, wait));
      const Performance few_lines = performance(ErlangB{.demand = fewer.demand, .agents = fewer.agents}, wait);
      const Performance more_lines = performance(ErlangB{.demand = more.demand, .agents = more.agents}, wait);
      expect_never_up(few_lines.blocking, more_lines.blocking);
      expect_never_up(few_lines.occupancy, more_lines.occupancy);
      if (HasFailure()) return;
    }
  }
}

TEST(Monotonicity, MoreContactsNeverMakeAnythingBetterUnderAnyBasis) {
  for (const Setting& setting : settings()) {
    for (const double agents : agents_around(setting.load)) {
      const ErlangA calm = queue_of(setting, agents);
      const ErlangA busy = with_demand(calm, four_minute_calls(setting.load * 1.01));
      SCOPED_TRACE(in_words(calm));
      const Seconds wait{setting.acceptable_wait};
      for (const ServiceLevelBasis basis : all_bases) {
        expect_no_worse(performance(busy, wait, basis), performance(calm, wait, basis));
      }
      expect_no_worse(performance(ErlangC{.demand = busy.demand, .agents = agents}, wait),
                      performance(ErlangC{.demand = calm.demand, .agents = agents}, wait));
      if (HasFailure()) return;
    }
  }
}

TEST(Monotonicity, LongerAcceptableWaitsAreMetAtLeastAsOftenUnderEveryBasis) {
  for (const Setting& setting : settings()) {
    for (const double agents : agents_around(setting.load)) {
      const ErlangA queue = queue_of(setting, agents);
      SCOPED_TRACE(in_words(queue));
      for (const ServiceLevelBasis basis : all_bases) {
        expect_never_down(performance(queue, Seconds{setting.acceptable_wait}, basis).service_level,
                          performance(queue, Seconds{setting.acceptable_wait * 1.1}, basis).service_level);
      }
      if (HasFailure()) return;
    }
  }
}

// The service level itself may move either way: a patient contact stays to be answered, and so do those ahead of it.
TEST(Monotonicity, MorePatienceMeansFewerLossesLongerWaitsAndBusierAgents) {
  for (const Setting& setting : settings()) {
    for (const double agents : agents_around(setting.load)) {
      const ErlangA hasty = queue_of(setting, agents);
      ErlangA patient = hasty;
      patient.patience *= 1.05;
      SCOPED_TRACE(in_words(hasty));
      const Performance before = performance(hasty, Seconds{setting.acceptable_wait});
      const Performance after = performance(patient, Seconds{setting.acceptable_wait});
      expect_never_up(before.abandonment, after.abandonment);
      expect_never_down(before.mean_wait.count(), after.mean_wait.count());
      expect_never_down(before.asa.count(), after.asa.count());
      expect_never_down(before.probability_of_wait, after.probability_of_wait);
      expect_never_down(before.occupancy, after.occupancy);
      expect_never_down(before.mean_queue_length, after.mean_queue_length);
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace krarup::agreement
