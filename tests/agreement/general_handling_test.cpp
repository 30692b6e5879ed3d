#include "krarup/queues/general_handling.hpp"

#include <gtest/gtest.h>

#include "general_simulator.hpp"
#include "krarup/queues/general_patience.hpp"

namespace krarup::agreement {
namespace {

GeneralCenter::Draw always(double time) {
  return [time](std::mt19937_64&) { return time; };
}

template <Law L>
GeneralCenter::Draw drawn_from(const L& law) {
  return [law](std::mt19937_64& random) { return sample(law, random).count(); };
}

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double confidence = 0.9999;  // of one interval; all seeds are fixed

/// A handling time is 1 s.
Demand demand_of(double load) { return {.contacts = load, .per = Seconds{1}, .aht = Seconds{1}}; }

TEST(GeneralHandling, OfOneLengthAgreesWithASimulation) {
  for (const auto& [load, agents, wait] : {std::tuple{0.8, 1, 0.7}, {3.4, 4, 0.3}, {3.4, 4, 1.2}, {27.0, 30, 0.1}}) {
    const GeneralHandling queue{.demand = demand_of(load), .handling_scv = 0, .agents = static_cast<double>(agents)};
    SCOPED_TRACE(agents);
    const GeneralCenter center{.between_arrivals = drawn_from(Exponential{Seconds{1 / load}}),
                               .handling = always(1),
                               .patience = always(never),
                               .agents = agents};
    const Estimates simulated = by_simulation(center, wait, {.measured = 40'000}, confidence);
    const Performance p = performance(queue, Seconds{wait});
    const auto expect_within = [&](double found, std::string_view measure) {
      EXPECT_NEAR(found, simulated[measure].mean, simulated[measure].half_width) << measure;
    };
    EXPECT_LT(simulated["service level of offered"].half_width, 0.02);
    expect_within(p.service_level, "service level of offered");
    expect_within(p.probability_of_wait, "probability of wait");
    expect_within(p.mean_wait.count(), "mean wait");
    expect_within(p.occupancy, "occupancy");
    expect_within(p.mean_queue_length, "mean queue length");
  }
}

TEST(GeneralHandling, OfAnySpreadIsWithinItsStatedErrorOfASimulation) {
  const double load = 9;
  for (const double scv : {0.25, 2.0, 4.0}) {
    const GeneralHandling queue{.demand = demand_of(load), .handling_scv = scv, .agents = 11};
    const GeneralCenter center{.between_arrivals = drawn_from(Exponential{Seconds{1 / load}}),
                               .handling = drawn_from(Lognormal{Seconds{1}, scv}),
                               .patience = always(never),
                               .agents = 11};
    SCOPED_TRACE(scv);
    const Estimates simulated = by_simulation(center, 0.2, {.measured = 40'000}, confidence);
    const Performance p = performance(queue, Seconds{0.2});
    const Approximation stated = approximation(queue);
    EXPECT_NEAR(p.service_level, simulated["service level of offered"].mean,
                stated.service_level_error + simulated["service level of offered"].half_width);
    EXPECT_NEAR(p.mean_wait.count(), simulated["mean wait"].mean,
                stated.mean_wait_error * simulated["mean wait"].mean + simulated["mean wait"].half_width);
  }
}

TEST(GeneralPatience, WithHandlingTimesOfAnySpreadIsWithinItsStatedErrorOfASimulation) {
  const double load = 20;
  for (const double scv : {0.25, 3.0}) {
    for (const double agents : {18.0, 22.0}) {
      const GeneralPatience queue{
          .demand = demand_of(load), .patience = Exponential{Seconds{0.5}}, .handling_scv = scv, .agents = agents};
      const GeneralCenter center{.between_arrivals = drawn_from(Exponential{Seconds{1 / load}}),
                                 .handling = drawn_from(Lognormal{Seconds{1}, scv}),
                                 .patience = drawn_from(Exponential{Seconds{0.5}}),
                                 .agents = static_cast<int>(agents)};
      SCOPED_TRACE(scv);
      const Estimates simulated = by_simulation(center, 0.1, {.measured = 20'000}, confidence);
      const Performance p = performance(queue, Seconds{0.1});
      const Approximation stated = approximation(queue);
      EXPECT_NEAR(p.service_level, simulated["service level of offered"].mean, stated.service_level_error);
      EXPECT_NEAR(p.mean_wait.count(), simulated["mean wait"].mean,
                  stated.mean_wait_error * simulated["mean wait"].mean);
      EXPECT_NEAR(p.abandonment, simulated["abandonment"].mean, 0.03);
    }
  }
}

}  // namespace
}  // namespace krarup::agreement
