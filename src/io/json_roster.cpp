#include "io/json_roster.hpp"

#include "io/named_file.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/io/roster_json.hpp"

namespace krarup {

namespace {

constexpr int schema_version = 1;

bool is_not_clock(std::string_view name) { return name != "clock"; }

}  // namespace

RosterProblem JsonForm<RosterProblem>::read(const Json& value, const Place& place, const Reading&) {
  std::vector<std::string_view> keys{"schema"};
  append_keys<RosterProblem>(keys);
  require_keys(value, place, keys);
  require_schema(value, place, schema_version);
  RosterProblem problem;
  if (value.contains("clock")) {
    problem.clock = JsonForm<LocalClock>::read(value["clock"], Place{&place, "clock"}, Reading{});
    krarup::validate(problem.clock, "clock");
  }
  read_fields(value, place, Reading{.clock = problem.clock}, problem, is_not_clock);
  return problem;
}

Json JsonForm<RosterProblem>::write(const RosterProblem& value, const LocalClock&) {
  Json object = {{"schema", schema_version}};
  write_fields(value, value.clock, object);
  // All other times state the offset of this clock; its own changes are in UTC.
  object["clock"] = JsonForm<LocalClock>::write(value.clock, LocalClock{});
  return object;
}

Json JsonForm<RosterProblem>::schema(const Rule&) {
  Json schema = object_schema();
  describe_schema_version(schema, schema_version);
  describe_fields<RosterProblem>(schema);
  return schema;
}

RosterProblem parse_roster_problem(std::string_view json) {
  const Json document = parse_json(json);
  RosterProblem problem = JsonForm<RosterProblem>::read(document, Place{}, Reading{});
  validate(problem);
  return problem;
}

RosterProblem load_roster_problem(const std::filesystem::path& path) {
  return read_named_file(path, parse_roster_problem);
}

std::string to_json(const RosterProblem& problem) { return pretty(JsonForm<RosterProblem>::write(problem, {})); }

void save_roster_problem(const RosterProblem& problem, const std::filesystem::path& path) {
  write_file(path, to_json(problem));
}

std::string to_json(const Roster& roster, const LocalClock& clock) {
  return pretty(JsonForm<Roster>::write(roster, clock));
}

}  // namespace krarup
