#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/json_form.hpp"

namespace krarup {

/// Which fields of an aggregate are meant; by default all of them.
struct EveryField {
  constexpr bool operator()(std::string_view) const { return true; }
};

/// Appends the names of the fields of T that are `wanted`.
template <Described T, class Wanted = EveryField>
void append_keys(std::vector<std::string_view>& keys, const Wanted& wanted = {}) {
  for_each_field<T>([&](const auto& each) {
    if (wanted(each.name)) keys.push_back(each.name);
  });
}

/// Reads the `wanted` fields of an object into an aggregate. A key that is not there leaves its field as it is, unless
/// the field must be given.
template <Described T, class Wanted = EveryField>
void read_fields(const Json& object, const Place& place, const Reading& reading, T& into, const Wanted& wanted = {}) {
  for_each_field<T>([&]<class Value>(const Field<T, Value>& each) {
    if (!wanted(each.name)) return;
    const Place here{&place, each.name};
    if (const auto found = object.find(each.name); found != object.end()) {
      into.*each.member = JsonForm<Value>::read(*found, here, reading);
    } else if (each.required || (reading.complete && !is_optional<Value>)) {
      here.refuse("is missing");
    }
  });
}

/// Adds the `wanted` fields of an aggregate to an object; an optional field that is not set has no key.
template <Described T, class Wanted = EveryField>
void write_fields(const T& value, const LocalClock& clock, Json& object, const Wanted& wanted = {}) {
  for_each_field<T>([&]<class Value>(const Field<T, Value>& each) {
    if (!wanted(each.name)) return;
    Json written = JsonForm<Value>::write(value.*each.member, clock);
    if (!written.is_null()) object[std::string(each.name)] = std::move(written);
  });
}

/// Adds the `wanted` fields of T to the JSON Schema of an object.
template <Described T, class Wanted = EveryField>
void describe_fields(Json& schema, const Wanted& wanted = {}) {
  for_each_field<T>([&]<class Value>(const Field<T, Value>& each) {
    if (!wanted(each.name)) return;
    schema["properties"][std::string(each.name)] = JsonForm<Value>::schema(each.rule);
    if (each.required) schema["required"].push_back(each.name);
  });
}

/// The JSON Schema of an object that no keys have been added to.
[[nodiscard]] inline Json object_schema() {
  return {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
}

/// Refuses a document of another version than the one that is known.
inline void require_schema(const Json& document, const Place& place, int version) {
  const Place here{&place, "schema"};
  if (!document.contains("schema")) here.refuse("is missing: write " + std::to_string(version));
  if (document["schema"] != version) {
    here.refuse("expected " + std::to_string(version) + ", got " + kind_of(document["schema"]));
  }
}

/// Adds the key that states the version to the JSON Schema of a document.
inline void describe_schema_version(Json& schema, int version) {
  schema["properties"]["schema"] = {{"const", version}};
  schema["required"].push_back("schema");
}

template <Described T>
struct JsonForm<T> {
  static T read(const Json& value, const Place& place, const Reading& reading) {
    std::vector<std::string_view> keys;
    append_keys<T>(keys);
    require_keys(value, place, keys);
    T result;
    read_fields(value, place, reading, result);
    return result;
  }
  static Json write(const T& value, const LocalClock& clock) {
    Json object = Json::object();
    write_fields(value, clock, object);
    return object;
  }
  static Json schema(const Rule&) {
    Json schema = object_schema();
    describe_fields<T>(schema);
    return schema;
  }
};

}  // namespace krarup
