#include "krarup/intraday/sipp.hpp"

#include <gtest/gtest.h>

#include <string>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "profiles.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

constexpr Target eighty_twenty{.service_level = 0.80, .acceptable_wait = 20s};

DayProfile morning() {
  return {Instant{}, 30min, {{0, 30min, 180s}, {1, 30min, 180s}, {100, 30min, 180s}, {240, 30min, 240s}}};
}

TEST(Sipp, StaffsEveryIntervalByItself) {
  const Requirement required = sipp(morning(), ErlangC{.demand = {}}, eighty_twenty);
  EXPECT_EQ(required, (Requirement{Instant{}, 30min, {0, 1, 14, 37}}));
}

TEST(Sipp, TheDetailsSayWhichLimitAsksForTheAgents) {
  Target target = eighty_twenty;
  target.max_occupancy = 0.85;
  const auto staffing = staff(morning(), ErlangC{.demand = {}}, target);
  EXPECT_EQ(staffing[0].binding, std::nullopt);
  EXPECT_EQ(staffing[2].binding, Constraint::service_level);
  EXPECT_EQ(staffing[3].binding, Constraint::max_occupancy);
  EXPECT_EQ(staffing[3].agents, 38);
  EXPECT_NEAR(staffing[3].performance.occupancy, 32.0 / 38, 1e-15);
}

TEST(Sipp, DemandAndAgentsOfThePrototypeAreIgnored) {
  const ErlangA prototype{.demand = {.contacts = 999, .per = 1s, .aht = 1s}, .patience = 120s, .agents = 77};
  EXPECT_EQ(sipp(morning(), prototype, eighty_twenty), sipp(morning(), ErlangA{{}, 120s}, eighty_twenty));
}

TEST(Sipp, AnIntervalThatCannotMeetTheTargetIsNamed) {
  DayProfile forecast = morning();
  forecast[2].contacts = 1e11;
  try {
    (void)sipp(forecast, ErlangC{.demand = {}}, eighty_twenty);
    FAIL() << "met";
  } catch (const Infeasible& error) {
    EXPECT_STREQ(error.what(),
                 "forecast[2]: target.service_level cannot be met: 1000000000 agents are not enough for 1e+10 erlangs");
  }
}

TEST(Sipp, MistakesAreNamed) {
  const auto refusal = [](const DayProfile& forecast, const ErlangA& prototype, const Target& target) -> std::string {
    try {
      (void)sipp(forecast, prototype, target);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  DayProfile negative = morning();
  negative[3].contacts = -5;
  EXPECT_EQ(refusal(negative, {{}, 60s}, eighty_twenty), "forecast[3].contacts must be >= 0, got -5");
  EXPECT_EQ(refusal(morning(), {{}, -1s}, eighty_twenty), "patience must be > 0 s, got -1 s");
  EXPECT_EQ(refusal({Instant{}, 30min, {}}, {{}, 60s}, {.service_level = 80}),
            "target.service_level must be in [0, 1), got 80; a share, not a percentage: write 0.8");
}

}  // namespace
}  // namespace krarup
