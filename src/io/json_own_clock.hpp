#pragma once

#include <string_view>
#include <vector>

#include "io/json_aggregate.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

namespace detail {

inline constexpr int schema_version = 1;

[[nodiscard]] inline bool is_not_clock(std::string_view name) { return name != "clock"; }

}  // namespace detail

/// Reads the fields of an aggregate by the clock among them, wherever in the text that clock stands.
template <Described T>
[[nodiscard]] T read_by_own_clock(const Json& object, const Place& place, Reading reading) {
  T result;
  if (object.contains("clock")) {
    result.clock = JsonForm<LocalClock>::read(object["clock"], Place{&place, "clock"}, Reading{});
    krarup::validate(result.clock, "clock");
  }
  reading.clock = result.clock;
  read_fields(object, place, reading, result, detail::is_not_clock);
  return result;
}

/// Adds the fields of an aggregate to an object. All times state the offset of its clock, but for the clock's own
/// changes, which are in UTC.
template <Described T>
void write_by_own_clock(const T& value, Json& object) {
  write_fields(value, value.clock, object);
  object["clock"] = JsonForm<LocalClock>::write(value.clock, LocalClock{});
}

/// The form of a document with a clock of its own: `"schema": 1`, and its fields.
template <Described T>
struct OwnClockForm {
  static T read(const Json& value, const Place& place, const Reading& reading) {
    std::vector<std::string_view> keys{"schema"};
    append_keys<T>(keys);
    require_keys(value, place, keys);
    require_schema(value, place, detail::schema_version);
    return read_by_own_clock<T>(value, place, reading);
  }
  static Json write(const T& value, const LocalClock&) {
    Json object = {{"schema", detail::schema_version}};
    write_by_own_clock(value, object);
    return object;
  }
  static Json schema(const Rule&) {
    Json schema = object_schema();
    describe_schema_version(schema, detail::schema_version);
    describe_fields<T>(schema);
    return schema;
  }
};

}  // namespace krarup
