#include "krarup/io/plan_json.hpp"

#include <gtest/gtest.h>

#include "krarup/core/error.hpp"
#include "small_center.hpp"

namespace krarup {
namespace {

/// Too few people on a clock with daylight saving: findings, infinite waits, offsets and unassigned shifts.
Plan eventful_plan() {
  Scenario scenario = small_center();
  scenario.clock = {.utc_offset = 1h, .changes = {{std::chrono::sys_days{2026y / 3 / 29} + 1h, 2h}}};
  scenario.shift_templates.front().latest_start = {7h};
  scenario.people = anybody(12);
  return plan(scenario);
}

TEST(PlanJson, ReadsBackAsWritten) {
  const Plan made = eventful_plan();
  const std::string text = to_json(made);
  const Plan again = parse_plan(text);
  EXPECT_EQ(again.intervals, made.intervals);
  EXPECT_EQ(again.totals, made.totals);
  EXPECT_EQ(again.findings, made.findings);
  EXPECT_EQ(again.shift_plan.shifts, made.shift_plan.shifts);
  EXPECT_EQ(again.shift_plan.scheduled, made.shift_plan.scheduled);
  EXPECT_EQ(again.shift_plan.findings, made.shift_plan.findings);
  EXPECT_EQ(again.roster.assignments, made.roster.assignments);
  EXPECT_EQ(again.scenario.clock, made.scenario.clock);
  EXPECT_EQ(to_json(again), text);
}

TEST(PlanJson, HasInfiniteWaitsAsText) {
  const Plan made = eventful_plan();
  ASSERT_EQ(made.intervals.at(18 + 6).performance.asa.count(), std::numeric_limits<double>::infinity());
  EXPECT_NE(to_json(made).find("\"asa\": \"inf\""), std::string::npos);
}

TEST(PlanJson, SavesAFileThatLoadsAgain) {
  const auto path = std::filesystem::path(testing::TempDir()) / "krarup_saved_plan.json";
  const Plan made = eventful_plan();
  save_plan(made, path);
  EXPECT_EQ(to_json(load_plan(path)), to_json(made));
  std::filesystem::remove(path);
}

TEST(PlanJson, WithoutOneOfItsKeysIsRefused) {
  std::string text = to_json(eventful_plan());
  const std::string key = "\"required_time\"";
  text.replace(text.find(key), key.size(), "\"required_tim\"");
  try {
    static_cast<void>(parse_plan(text));
    FAIL();
  } catch (const ParseError& error) {
    EXPECT_STREQ(error.what(), "/totals: unknown key \"required_tim\"; did you mean \"required_time\"?");
  }
  EXPECT_THROW(static_cast<void>(parse_plan("{\"schema\": 1}")), ParseError);
}

}  // namespace
}  // namespace krarup
