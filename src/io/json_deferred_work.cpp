#include "io/json_deferred_work.hpp"

#include "io/named_file.hpp"
#include "krarup/io/deferred_work_json.hpp"

namespace krarup {

namespace {

constexpr int schema_version = 1;

bool is_not_clock(std::string_view name) { return name != "clock"; }

}  // namespace

DeferredWork JsonForm<DeferredWork>::read(const Json& value, const Place& place, const Reading& reading) {
  std::vector<std::string_view> keys{"schema"};
  append_keys<DeferredWork>(keys);
  require_keys(value, place, keys);
  require_schema(value, place, schema_version);
  DeferredWork work;
  if (value.contains("clock")) {
    work.clock = JsonForm<LocalClock>::read(value["clock"], Place{&place, "clock"}, Reading{});
    krarup::validate(work.clock, "clock");
  }
  Reading by_clock = reading;
  by_clock.clock = work.clock;
  read_fields(value, place, by_clock, work, is_not_clock);
  return work;
}

Json JsonForm<DeferredWork>::write(const DeferredWork& value, const LocalClock&) {
  Json object = {{"schema", schema_version}};
  write_fields(value, value.clock, object);
  // All other times state the offset of this clock; its own changes are in UTC.
  object["clock"] = JsonForm<LocalClock>::write(value.clock, LocalClock{});
  return object;
}

Json JsonForm<DeferredWork>::schema(const Rule&) {
  Json schema = object_schema();
  describe_schema_version(schema, schema_version);
  describe_fields<DeferredWork>(schema);
  return schema;
}

DeferredWork parse_deferred_work(std::string_view json) {
  const Json document = parse_json(json);
  DeferredWork work = JsonForm<DeferredWork>::read(document, Place{}, Reading{});
  validate(work);
  return work;
}

DeferredWork load_deferred_work(const std::filesystem::path& path) {
  return read_named_file(path, parse_deferred_work);
}

std::string to_json(const DeferredWork& work) { return pretty(JsonForm<DeferredWork>::write(work, {})); }

void save_deferred_work(const DeferredWork& work, const std::filesystem::path& path) {
  write_file(path, to_json(work));
}

}  // namespace krarup
