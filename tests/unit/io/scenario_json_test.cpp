#include "krarup/io/scenario_json.hpp"

#include <gtest/gtest.h>

#include "krarup/core/error.hpp"
#include "krarup/io/file.hpp"

namespace krarup {
namespace {

using namespace literals;
using std::chrono::sys_days;

const std::filesystem::path examples = std::filesystem::path(KRARUP_SOURCE_DIR) / "examples" / "data";

constexpr const char* least_scenario = R"({
  "schema": 1,
  "forecast": {"start": "2026-03-02T07:00", "step": "30min", "contacts": [12, 31.5], "aht": ["240s", "4.5min"]},
  "queue": {"model": "erlang_c"},
  "target": {"service_level": 0.8, "acceptable_wait": "20s"},
  "shift_templates": [
    {"name": "short", "length": "4h", "earliest_start": "06:30", "latest_start": "26:00", "start_step": "15min"}
  ]
})";

TEST(ScenarioJson, HasDefaultsForWhatPlannersLeaveOut) {
  const Scenario scenario = parse_scenario(least_scenario);
  EXPECT_EQ(scenario.forecast.values, (std::vector<Demand>{{12, 30min, 240s}, {31.5, 30min, 270s}}));
  EXPECT_TRUE(std::holds_alternative<ErlangC>(scenario.queue));
  EXPECT_EQ(scenario.target, (Target{.service_level = 0.8, .acceptable_wait = 20s}));
  EXPECT_EQ(scenario.shift_templates.front().latest_start.since_midnight, 26h);
  EXPECT_EQ(scenario.clock, LocalClock{});
  EXPECT_EQ(scenario.interval, 0s);
  EXPECT_TRUE(scenario.opening_hours.empty());
  EXPECT_TRUE(scenario.people.empty());
  EXPECT_EQ(scenario.hours_per_fte, 40h);
}

TEST(ScenarioJson, ReadsTheExampleCenter) {
  const Scenario scenario = load_scenario(examples / "scenario.json");
  EXPECT_EQ(std::get<ErlangA>(scenario.queue).patience, 150s);
  EXPECT_EQ(scenario.forecast.step, 15min);
  EXPECT_EQ(scenario.forecast.size(), 5U * 96 + 40);  // Monday 07:00 to Saturday 17:00
  EXPECT_EQ(scenario.people.size(), 52U);
  EXPECT_EQ(scenario.people[1].name, "Anna Lindqvist");
  EXPECT_EQ(scenario.opening_hours.back().days, (std::vector<std::chrono::weekday>{std::chrono::Saturday}));
}

TEST(ScenarioJson, ReadsBackAsWritten) {
  Scenario scenario = load_scenario(examples / "scenario.json");
  scenario.clock = {.utc_offset = -5h, .changes = {{sys_days{2026y / 3 / 8} + 7h, -4h}}};
  scenario.target.max_asa = 12.5s;
  scenario.costs.understaffing = 1.0 / 3.0;
  const std::string text = to_json(scenario);
  const Scenario again = parse_scenario(text);
  EXPECT_EQ(again.name, scenario.name);
  EXPECT_EQ(again.forecast, scenario.forecast);
  EXPECT_EQ(again.interval, scenario.interval);
  EXPECT_EQ(again.clock, scenario.clock);
  EXPECT_EQ(again.opening_hours, scenario.opening_hours);
  EXPECT_EQ(again.queue, scenario.queue);
  EXPECT_EQ(again.target, scenario.target);
  EXPECT_EQ(again.shrinkage, scenario.shrinkage);
  EXPECT_EQ(again.shift_templates, scenario.shift_templates);
  EXPECT_EQ(again.costs, scenario.costs);
  EXPECT_EQ(again.people, scenario.people);
  EXPECT_EQ(again.hours_per_fte, scenario.hours_per_fte);
  EXPECT_EQ(again.solve.gap, scenario.solve.gap);
  EXPECT_EQ(to_json(again), text);
}

TEST(ScenarioJson, IsWrittenForPeopleToRead) {
  const std::string text = to_json(parse_scenario(least_scenario));
  EXPECT_NE(text.find("\n  \"queue\": {\"model\": \"erlang_c\"},\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\"contacts\": [12, 31.5], \"aht\": [\"4min\", \"270s\"]"), std::string::npos) << text;
}

TEST(ScenarioJson, FindsItsForecastBesideItself) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "krarup_scenario_folder";
  std::filesystem::create_directories(folder);
  const std::string inner =
      R"("start": "2026-03-02T07:00", "step": "30min", "contacts": [12, 31.5], "aht": ["240s", "4.5min"])";
  std::string text = least_scenario;
  text.replace(text.find(inner), inner.size(), R"("file": "week.csv", "contacts_column": "Calls", "aht": "3min")");
  write_file(folder / "scenario.json", text);
  write_file(folder / "week.csv", "start,Calls\n2026-03-02T07:00+01:00,3\n2026-03-02T07:30+01:00,4\n");
  const Scenario scenario = load_scenario(folder / "scenario.json");
  EXPECT_EQ(scenario.forecast.values, (std::vector<Demand>{{3, 30min, 3min}, {4, 30min, 3min}}));
  EXPECT_EQ(scenario.clock.utc_offset, 1h);

  write_file(folder / "week.csv", "start,Calls\n2026-03-02T07:00,3\n2026-03-02T07:30,four\n");
  try {
    static_cast<void>(load_scenario(folder / "scenario.json"));
    FAIL();
  } catch (const ParseError& error) {
    EXPECT_EQ(error.what(), (folder / "scenario.json").string() + ": " + (folder / "week.csv").string() +
                                ": line 3: Calls \"four\" is not a number");
  }
  std::filesystem::remove_all(folder);
}

TEST(ScenarioJson, SavesAFileThatLoadsAgain) {
  const auto path = std::filesystem::path(testing::TempDir()) / "krarup_saved_scenario.json";
  const Scenario scenario = parse_scenario(least_scenario);
  save_scenario(scenario, path);
  EXPECT_EQ(to_json(load_scenario(path)), to_json(scenario));
  std::filesystem::remove(path);
}

TEST(ScenarioJson, BoundsItsDepthAndItsKeys) {
  EXPECT_THROW(static_cast<void>(parse_scenario(std::string(100'000, '['))), ParseError);
  std::string keys = "{";
  for (int i = 0; i < 2'000; ++i) keys += "\"k" + std::to_string(i) + "\": 1,";
  EXPECT_THROW(static_cast<void>(parse_scenario(keys)), ParseError);
}

}  // namespace
}  // namespace krarup
