#include "krarup/intraday/modified_offered_load.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "profiles.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

/// Loads of 10, 40, 40, 15 and 0 erlangs; the last but one with longer contacts.
DayProfile morning() {
  return {Instant{},
          30min,
          {{100, 30min, 180s}, {400, 30min, 180s}, {400, 30min, 180s}, {15, 30min, 30min}, {0, 30min, 240s}}};
}

/// What m' = a - m makes of a load in one interval, step by step with the classical rule of Runge and Kutta.
ModifiedOfferedLoad integrated(const Demand& demand, double start) {
  constexpr int steps = 2000;
  const double h = demand.per.count() / steps, rate = 1 / demand.aht.count(), load = offered_load(demand);
  const auto slope = [&](double m) { return rate * (load - m); };
  ModifiedOfferedLoad found{.start = start, .peak = start};
  double m = start;
  for (int i = 0; i < steps; ++i) {
    const double k1 = slope(m), k2 = slope(m + h / 2 * k1), k3 = slope(m + h / 2 * k2), k4 = slope(m + h * k3);
    const double middle = m + h / 4 * (k1 + k2), next = m + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    found.mean += (m + 4 * middle + next) / (6 * steps);
    found.peak = std::max(found.peak, next);
    m = next;
  }
  found.end = m;
  return found;
}

TEST(ModifiedOfferedLoads, SolveTheEquationOfTheLoad) {
  double start = 3;
  const auto loads = modified_offered_loads(morning(), start);
  for (std::size_t i = 0; i < loads.size(); ++i) {
    const ModifiedOfferedLoad expected = integrated(morning()[i], start);
    EXPECT_EQ(loads[i].start, start);
    EXPECT_NEAR(loads[i].end, expected.end, 1e-6);
    EXPECT_NEAR(loads[i].mean, expected.mean, 1e-6);
    EXPECT_NEAR(loads[i].peak, expected.peak, 1e-6);
    start = loads[i].end;
  }
}

TEST(ModifiedOfferedLoads, WhatComesIsHandledOrAtHandAtTheEnd) {
  const DayProfile day = test::berlin_day(test::march_31);
  const auto loads = modified_offered_loads(day, 8);
  double handled = 0;
  for (std::size_t i = 0; i < day.size(); ++i) handled += loads[i].mean * (day.step / day[i].aht);
  EXPECT_NEAR(handled + loads.values.back().end, total_contacts(day) + 8, 1e-9);
}

TEST(ModifiedOfferedLoads, OfAForecastThatRepeatsBeginAsTheyEnd) {
  for (const DayProfile& forecast : {morning(), test::berlin_day(test::october_27)}) {
    const auto loads = modified_offered_loads(forecast);
    EXPECT_NEAR(loads[0].start, loads.values.back().end, 1e-13 * loads[0].start);
    EXPECT_GT(loads[0].start, 0);
  }
  const DayProfile slow{Instant{}, 60s, {{1, 60s, 24h}, {3, 60s, 24h}}};  // contacts longer than the forecast
  EXPECT_NEAR(modified_offered_loads(slow)[0].start, 2 * 24 * 60, 1);
}

TEST(ModifiedOfferedLoads, OfAnEvenForecastAreTheOfferedLoad) {
  const DayProfile even{Instant{}, 30min, std::vector<Demand>(48, {100, 30min, 180s})};
  for (const ModifiedOfferedLoad& each : modified_offered_loads(even, 10).values) {
    EXPECT_EQ(each, (ModifiedOfferedLoad{10, 10, 10, 10}));
  }
  for (const ModifiedOfferedLoad& each : modified_offered_loads(even).values) EXPECT_NEAR(each.mean, 10, 1e-13);
}

TEST(ModifiedOfferedLoads, OfNothingAreNone) {
  EXPECT_TRUE(modified_offered_loads({Instant{}, 30min, {}}).empty());
  const DayProfile silent{Instant{}, 30min, {{0, 30min, 180s}}};
  EXPECT_EQ(modified_offered_loads(silent)[0], ModifiedOfferedLoad{});
}

std::string refusal(const DayProfile& forecast, double initial) {
  try {
    (void)modified_offered_loads(forecast, initial);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(ModifiedOfferedLoads, MistakesAreNamed) {
  DayProfile negative = morning();
  negative[3].contacts = -5;
  EXPECT_EQ(refusal(negative, 0), "forecast[3].contacts must be >= 0, got -5");
  EXPECT_EQ(refusal(morning(), -1), "initial must be from 0 to 1e+12 erlangs, got -1");
  EXPECT_EQ(refusal(morning(), std::numeric_limits<double>::quiet_NaN()),
            "initial must be from 0 to 1e+12 erlangs, got nan");
}

}  // namespace
}  // namespace krarup
