#include "krarup/plan/scenario.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "small_center.hpp"

namespace krarup {
namespace {

/// What is said about the small center after `change`.
std::string refusal(const std::function<void(Scenario&)>& change) {
  Scenario scenario = small_center();
  change(scenario);
  try {
    validate(scenario);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Scenario, OfASmallCenterIsAccepted) {
  EXPECT_EQ(refusal([](Scenario&) {}), "accepted");
}

TEST(Scenario, NeedsAForecast) {
  EXPECT_EQ(refusal([](Scenario& scenario) { scenario.forecast.values.clear(); }),
            "forecast must have at least one interval");
  EXPECT_EQ(refusal([](Scenario& scenario) { scenario.forecast[3].aht = 0s; }),
            "forecast[3].aht must be > 0 s, got 0 s");
  EXPECT_EQ(refusal([](Scenario& scenario) { scenario.forecast[3].contacts = 1e9; }),
            "forecast[3] must offer at most 50000 erlangs, got 1e+08");
}

TEST(Scenario, ChecksTheQueueButForTheDemandThatIsIgnored) {
  EXPECT_EQ(refusal([](Scenario& scenario) { scenario.queue = ErlangA{.demand = {}, .patience = 0s}; }),
            "queue.patience must be > 0 s, got 0 s");
  EXPECT_EQ(refusal([](Scenario& scenario) {
              scenario.queue = ErlangA{.demand = {-1, 0s, 0s}, .patience = 1s};
            }),
            "accepted");
}

TEST(Scenario, IsPlannedOnAGridThatFitsTheDayAndTheOptimizer) {
  EXPECT_EQ(refusal([](Scenario& scenario) { scenario.interval = 7min; }), "interval must divide 24 h, got 420 s");
  EXPECT_EQ(refusal([](Scenario& scenario) { scenario.interval = 30s; }),
            "interval must be from 60 s to 24 h, got 30 s");
  EXPECT_EQ(refusal([](Scenario& scenario) {
              scenario.forecast.step = 10s;
              for (Demand& demand : scenario.forecast.values) demand.per = 10s;
            }),
            "forecast.step must be from 60 s to 24 h, got 10 s");
  EXPECT_EQ(refusal([](Scenario& scenario) {
              scenario.forecast.values.assign(10'000, scenario.forecast[0]);  // 208 days
              scenario.interval = 60s;
            }),
            "interval must leave at most 120000 intervals to plan, got 60 s");
}

TEST(Scenario, HasTemplatesThatHoldTheirBreaks) {
  const auto with_break = [](const BreakRule& second) {
    return refusal([&](Scenario& scenario) { scenario.shift_templates.front().breaks.push_back(second); });
  };
  EXPECT_EQ(with_break({.name = "lunch", .length = 30min, .earliest = 1h, .latest = 2h}), "accepted");
  EXPECT_EQ(
      with_break({.name = "lunch", .length = 30min, .earliest = 30min, .latest = 1h}),
      "shift_templates[0].breaks[1].latest must leave time for the breaks before it, which end at 4500 s, got 3600 s");
  EXPECT_EQ(
      with_break({.name = "lunch", .length = 3h, .earliest = 30min, .latest = 3h}),
      "shift_templates[0].breaks[1] does not fit into the shift: it ends at 15300 s at the earliest, the shift at "
      "14400 s");
  EXPECT_EQ(refusal([](Scenario& scenario) { scenario.shift_templates.clear(); }),
            "shift_templates must have at least one template");
}

}  // namespace
}  // namespace krarup
