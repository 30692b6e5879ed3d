#include "io/json_shifts.hpp"

#include "io/named_file.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/io/shifts_json.hpp"

namespace krarup {

namespace {

bool is_not_shifts(std::string_view name) { return name != "shifts"; }

}  // namespace

TourProblem JsonForm<TourProblem>::read(const Json& value, const Place& place, const Reading& reading) {
  require_keys(value, place, {"schema", "shifts", "classes"});
  require_schema(value, place, detail::schema_version);
  const Place shifts{&place, "shifts"};
  if (!value.contains("shifts")) shifts.refuse("is missing");
  std::vector<std::string_view> keys;
  append_keys<ShiftProblem>(keys);
  require_keys(value["shifts"], shifts, keys);
  TourProblem problem;
  problem.shifts = read_by_own_clock<ShiftProblem>(value["shifts"], shifts, reading);
  read_fields(value, place, reading, problem, is_not_shifts);
  return problem;
}

Json JsonForm<TourProblem>::write(const TourProblem& value, const LocalClock& clock) {
  Json object = {{"schema", detail::schema_version}, {"shifts", Json::object()}};
  write_by_own_clock(value.shifts, object["shifts"]);
  write_fields(value, clock, object, is_not_shifts);
  return object;
}

Json JsonForm<TourProblem>::schema(const Rule&) {
  Json schema = object_schema();
  describe_schema_version(schema, detail::schema_version);
  Json& shifts = schema["properties"]["shifts"] = object_schema();
  describe_fields<ShiftProblem>(shifts);
  schema["required"].push_back("shifts");
  describe_fields<TourProblem>(schema, is_not_shifts);
  return schema;
}

ShiftProblem parse_shift_problem(std::string_view json) {
  const Json document = parse_json(json);
  ShiftProblem problem = JsonForm<ShiftProblem>::read(document, Place{}, Reading{});
  validate(problem);
  return problem;
}

ShiftProblem load_shift_problem(const std::filesystem::path& path) {
  return read_named_file(path, parse_shift_problem);
}

std::string to_json(const ShiftProblem& problem) { return pretty(JsonForm<ShiftProblem>::write(problem, {})); }

void save_shift_problem(const ShiftProblem& problem, const std::filesystem::path& path) {
  write_file(path, to_json(problem));
}

std::string to_json(const ShiftPlan& plan, const LocalClock& clock) {
  return pretty(JsonForm<ShiftPlan>::write(plan, clock));
}

TourProblem parse_tour_problem(std::string_view json) {
  const Json document = parse_json(json);
  TourProblem problem = JsonForm<TourProblem>::read(document, Place{}, Reading{});
  validate(problem);
  return problem;
}

TourProblem load_tour_problem(const std::filesystem::path& path) { return read_named_file(path, parse_tour_problem); }

std::string to_json(const TourProblem& problem) { return pretty(JsonForm<TourProblem>::write(problem, {})); }

void save_tour_problem(const TourProblem& problem, const std::filesystem::path& path) {
  write_file(path, to_json(problem));
}

std::string to_json(const TourPlan& plan, const LocalClock& clock) {
  return pretty(JsonForm<TourPlan>::write(plan, clock));
}

}  // namespace krarup
