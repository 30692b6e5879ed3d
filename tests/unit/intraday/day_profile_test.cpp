#include "krarup/intraday/day_profile.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace krarup {
namespace {

using namespace krarup::literals;

DayProfile two_half_hours() {
  return {Instant{}, 30min, {{.contacts = 10, .per = 30min, .aht = 200s}, {.contacts = 30, .per = 30min, .aht = 240s}}};
}

TEST(DayProfile, AddsUpItsContactsAndItsWork) {
  EXPECT_EQ(total_contacts(two_half_hours()), 40);
  EXPECT_EQ(total_work(two_half_hours()), Seconds(10 * 200 + 30 * 240));
  EXPECT_EQ(total_contacts({}), 0);
}

TEST(Requirement, ItsAgentTimeIsAgentsTimesTheStep) {
  EXPECT_EQ(agent_time({Instant{}, 30min, {2, 4.5}}), Seconds(3.25h));
}

std::string refusal(const DayProfile& profile) {
  try {
    validate(profile, "forecast");
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(DayProfile, MistakesAreNamedWithTheirInterval) {
  EXPECT_EQ(refusal(two_half_hours()), "accepted");

  DayProfile negative = two_half_hours();
  negative[1].contacts = -1;
  EXPECT_EQ(refusal(negative), "forecast[1].contacts must be >= 0, got -1");

  DayProfile missing = two_half_hours();
  missing[0].aht = Seconds(std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(refusal(missing), "forecast[0].aht must be > 0 s, got nan s");

  DayProfile other_step = two_half_hours();
  other_step[1].per = 15min;
  EXPECT_EQ(refusal(other_step), "forecast[1].per must be the step of the series, 1800 s, got 900 s");

  for (const double step : {0.0, -60.0, 0.5, 90.5, 1e9, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(refusal({Instant{}, Seconds(step), {}}),
              "forecast.step must be a whole number of seconds from 1 s to 7 days, got " + to_text(Seconds(step)));
  }

  const DayProfile endless{Instant{}, 30min, std::vector<Demand>(max_intervals + 1, two_half_hours()[0])};
  EXPECT_EQ(refusal(endless), "forecast must have at most 1100000 intervals, got 1100001");
}

}  // namespace
}  // namespace krarup
