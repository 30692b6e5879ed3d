#include "krarup/intraday/with_offered_loads.hpp"

#include <gtest/gtest.h>

#include <string>

#include "krarup/intraday/modified_offered_load.hpp"
#include "krarup/intraday/sipp.hpp"
#include "krarup/queues/erlang_c.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

/// Loads of 10, 40, 15 and 0 erlangs.
DayProfile morning() {
  return {Instant{}, 30min, {{100, 30min, 180s}, {400, 30min, 180s}, {15, 30min, 30min}, {0, 30min, 240s}}};
}

TEST(WithOfferedLoads, OffersThem) {
  const Series<double> loads{Instant{}, 30min, {7, 0, 30, 2.5}};
  const DayProfile found = with_offered_loads(morning(), loads);
  EXPECT_EQ(found.map([](const Demand& demand) { return offered_load(demand); }), loads);
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i].aht, morning()[i].aht);
}

TEST(WithOfferedLoads, StaffsByTheModifiedOfferedLoad) {
  const Target target{.service_level = 0.80, .acceptable_wait = 20s};
  const auto loads = modified_offered_loads(morning(), 0);
  const auto staffed = [&](double ModifiedOfferedLoad::*of) {
    return sipp(with_offered_loads(morning(), loads.map([of](const auto& load) { return load.*of; })),
                ErlangC{.demand = {}}, target);
  };
  const Requirement by_forecast = sipp(morning(), ErlangC{.demand = {}}, target);
  const Requirement by_mean = staffed(&ModifiedOfferedLoad::mean), by_peak = staffed(&ModifiedOfferedLoad::peak);
  EXPECT_LT(by_mean[1], by_forecast[1]);  // the rise comes later
  EXPECT_GT(by_mean[2], by_forecast[2]);  // and so does the fall
  EXPECT_EQ(by_forecast[3], 0);
  EXPECT_GT(by_mean[3], 0);  // nobody new, and contacts at hand
  for (std::size_t i = 0; i < by_mean.size(); ++i) EXPECT_GE(by_peak[i], by_mean[i]);
}

std::string refusal(const Series<double>& loads) {
  try {
    (void)with_offered_loads(morning(), loads);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(WithOfferedLoads, MistakesAreNamed) {
  EXPECT_EQ(refusal({Instant{}, 30min, {1, 2, 3}}), "offered_loads must be on the grid of the forecast");
  EXPECT_EQ(refusal({Instant{}, 15min, {1, 2, 3, 4}}), "offered_loads must be on the grid of the forecast");
  EXPECT_EQ(refusal({Instant{} + 1s, 30min, {1, 2, 3, 4}}), "offered_loads must be on the grid of the forecast");
  EXPECT_EQ(refusal({Instant{}, 30min, {1, 2, -3, 4}}), "offered_loads[2] must be from 0 to 1e+12 erlangs, got -3");
  EXPECT_EQ(refusal({Instant{}, 30min, {1, 2, 3, 1e13}}),
            "offered_loads[3] must be from 0 to 1e+12 erlangs, got 1e+13");
}

}  // namespace
}  // namespace krarup
