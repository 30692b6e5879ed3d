#include "io/json_plan.hpp"
#include "io/named_file.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/io/forecast_csv.hpp"
#include "krarup/io/scenario_json.hpp"

namespace krarup {

namespace {

constexpr int schema_version = 1;

/// Fields that need more than their own value to be read.
struct ReadByItself {
  constexpr bool operator()(std::string_view name) const { return name != "clock" && name != "forecast"; }
};

/// Adds the place to what reading a forecast file throws.
Forecast read_forecast_file(const Json& value, const Place& place, const Reading& reading,
                            const std::optional<LocalClock>& clock) {
  std::vector<std::string_view> keys{"file"};
  append_keys<ForecastFormat>(keys);
  require_keys(value, place, keys);
  ForecastFormat format;
  read_fields(value, place, Reading{}, format);
  const Place file_place{&place, "file"};
  const std::filesystem::path file = require_text(value["file"], file_place, "forecast.csv");
  return load_forecast(reading.folder / file, format, clock);
}

/// The forecast, and the clock it was read by.
Forecast read_forecast(const Json& value, const Place& place, const Reading& reading,
                       const std::optional<LocalClock>& clock) {
  if (value.is_object() && value.contains("file")) return read_forecast_file(value, place, reading, clock);
  return {JsonForm<DayProfile>::read(value, place, reading), reading.clock};
}

/// The default of 0 s is a legal wait, but hardly what somebody meant who left it out of a file.
void require_acceptable_wait(const Json& target, const Place& place) {
  if (!target.contains("service_level") || target.contains("acceptable_wait")) return;
  Place{&place, "acceptable_wait"}.refuse("is missing: a service level is the share answered within it");
}

}  // namespace

Scenario JsonForm<Scenario>::read(const Json& value, const Place& place, const Reading& reading) {
  std::vector<std::string_view> keys{"schema"};
  append_keys<Scenario>(keys);
  require_keys(value, place, keys);
  require_schema(value, place, schema_version);

  Scenario scenario;
  read_fields(value, place, reading, scenario, ReadByItself{});
  require_acceptable_wait(value["target"], Place{&place, "target"});
  std::optional<LocalClock> clock;
  if (value.contains("clock")) {
    clock = JsonForm<LocalClock>::read(value["clock"], Place{&place, "clock"}, Reading{});
    krarup::validate(*clock, "clock");
  }
  const Place forecast_place{&place, "forecast"};
  if (!value.contains("forecast")) forecast_place.refuse("is missing");
  Reading by_clock = reading;
  by_clock.clock = clock.value_or(LocalClock{});
  Forecast forecast = read_forecast(value["forecast"], forecast_place, by_clock, clock);
  scenario.forecast = std::move(forecast.profile);
  scenario.clock = std::move(forecast.clock);
  return scenario;
}

Json JsonForm<Scenario>::write(const Scenario& value, const LocalClock&) {
  Json object = {{"schema", schema_version}};
  write_fields(value, value.clock, object);
  // All other times state the offset of this clock; its own changes are in UTC.
  object["clock"] = JsonForm<LocalClock>::write(value.clock, LocalClock{});
  return object;
}

Json JsonForm<Scenario>::schema(const Rule&) {
  Json schema = object_schema();
  describe_schema_version(schema, schema_version);
  describe_fields<Scenario>(schema);
  Json file = object_schema();
  file["properties"]["file"] = JsonForm<std::string>::schema({});
  file["required"].push_back("file");
  describe_fields<ForecastFormat>(file);
  Json& forecast = schema["properties"]["forecast"];
  forecast = {{"anyOf", {forecast, file}}};
  return schema;
}

Scenario parse_scenario(std::string_view json, const std::filesystem::path& folder) {
  const Json document = parse_json(json);
  Scenario scenario = JsonForm<Scenario>::read(document, Place{}, Reading{.folder = folder});
  validate(scenario);
  return scenario;
}

Scenario load_scenario(const std::filesystem::path& path) {
  return read_named_file(path, [&](std::string_view text) { return parse_scenario(text, path.parent_path()); });
}

std::string to_json(const Scenario& scenario) { return pretty(JsonForm<Scenario>::write(scenario, {})); }

void save_scenario(const Scenario& scenario, const std::filesystem::path& path) { write_file(path, to_json(scenario)); }

}  // namespace krarup
