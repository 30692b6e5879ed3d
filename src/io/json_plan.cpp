#include "io/json_plan.hpp"

#include "io/named_file.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/io/plan_json.hpp"

namespace krarup {

namespace {

constexpr int schema_version = 1;

void validate_shifts(const std::vector<Shift>& shifts, const std::string& path) {
  for (std::size_t i = 0; i < shifts.size(); ++i) validate(shifts[i], path + "[" + std::to_string(i) + "]");
}

/// What is computed with again; all other results are shown as they stand.
void validate_again(const Plan& plan) {
  validate(plan.scenario, "scenario");
  validate_shifts(plan.shift_plan.shifts, "shift_plan.shifts");
  validate_shifts(plan.roster.unassigned, "roster.unassigned");
  for (std::size_t i = 0; i < plan.roster.assignments.size(); ++i) {
    validate(plan.roster.assignments[i], "roster.assignments[" + std::to_string(i) + "]");
  }
}

bool is_not_scenario(std::string_view name) { return name != "scenario"; }

}  // namespace

Plan JsonForm<Plan>::read(const Json& value, const Place& place, const Reading&) {
  std::vector<std::string_view> keys{"schema"};
  append_keys<Plan>(keys);
  require_keys(value, place, keys);
  require_schema(value, place, schema_version);
  const Place scenario_place{&place, "scenario"};
  if (!value.contains("scenario")) scenario_place.refuse("is missing");
  Plan plan;
  plan.scenario = JsonForm<Scenario>::read(value["scenario"], scenario_place, Reading{.complete = true});
  read_fields(value, place, Reading{.clock = plan.scenario.clock, .complete = true}, plan, is_not_scenario);
  return plan;
}

Json JsonForm<Plan>::write(const Plan& value, const LocalClock&) {
  Json object = {{"schema", schema_version}};
  write_fields(value, value.scenario.clock, object);
  return object;
}

Json JsonForm<Plan>::schema(const Rule&) {
  Json schema = object_schema();
  describe_schema_version(schema, schema_version);
  describe_fields<Plan>(schema);
  return schema;
}

Plan parse_plan(std::string_view json) {
  const Json document = parse_json(json);
  Plan plan = JsonForm<Plan>::read(document, Place{}, Reading{});
  validate_again(plan);
  return plan;
}

Plan load_plan(const std::filesystem::path& path) { return read_named_file(path, parse_plan); }

std::string to_json(const Plan& plan) { return pretty(JsonForm<Plan>::write(plan, {})); }

void save_plan(const Plan& plan, const std::filesystem::path& path) { write_file(path, to_json(plan)); }

}  // namespace krarup
