#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "io/json_aggregate.hpp"
#include "io/nearest.hpp"
#include "io/quote.hpp"

namespace krarup {

/// What tells the alternatives of a variant apart in JSON: a key, and the text under it for one of them.
struct Tag {
  std::string_view key;
  std::string_view name;
};

/// A queue is named by its model, a law of patience by its law, a rule of a contract by its rule.
template <class T>
[[nodiscard]] constexpr Tag tag_of() {
  if constexpr (requires { T::model; }) {
    return {"model", T::model};
  } else if constexpr (requires { T::law; }) {
    return {"law", T::law};
  } else {
    return {"rule", T::rule};
  }
}

/// Calls `visit(T{})` for each alternative T of a variant, in order.
template <class... Ts, class Visit>
void for_each_alternative(std::type_identity<std::variant<Ts...>>, const Visit& visit) {
  (visit(Ts{}), ...);
}

/// Reads the alternative that the tag of an object names, with its `wanted` fields.
template <class Variant, class Wanted = EveryField>
[[nodiscard]] Variant read_alternative(const Json& value, const Place& place, const Reading& reading,
                                       const Wanted& wanted = {}) {
  if (!value.is_object()) place.refuse("expected an object, got " + kind_of(value));
  constexpr Tag first = tag_of<std::variant_alternative_t<0, Variant>>();
  const Place here{&place, first.key};
  if (!value.contains(first.key)) here.refuse("is missing");
  const std::string& name = require_text(value[first.key], here, first.name);
  std::optional<Variant> result;
  std::vector<std::string_view> names;
  for_each_alternative(std::type_identity<Variant>{}, [&]<class T>(T alternative) {
    constexpr Tag tag = tag_of<T>();
    names.push_back(tag.name);
    if (name != tag.name) return;
    std::vector<std::string_view> keys{tag.key};
    append_keys<T>(keys, wanted);
    require_keys(value, place, keys);
    read_fields(value, place, reading, alternative, wanted);
    result = std::move(alternative);
  });
  if (!result) here.refuse("unknown " + std::string(first.key) + " " + in_quotes(name) + suggestion(name, names));
  return *std::move(result);
}

/// Writes the tag of the alternative and its `wanted` fields.
template <class Variant, class Wanted = EveryField>
[[nodiscard]] Json write_alternative(const Variant& value, const LocalClock& clock, const Wanted& wanted = {}) {
  return std::visit(
      [&]<class T>(const T& alternative) {
        constexpr Tag tag = tag_of<T>();
        Json object = {{tag.key, tag.name}};
        write_fields(alternative, clock, object, wanted);
        return object;
      },
      value);
}

/// The JSON Schema of an object that is one of the alternatives.
template <class Variant, class Wanted = EveryField>
[[nodiscard]] Json describe_alternatives(const Wanted& wanted = {}) {
  Json alternatives = Json::array();
  for_each_alternative(std::type_identity<Variant>{}, [&]<class T>(const T&) {
    constexpr Tag tag = tag_of<T>();
    Json schema = object_schema();
    schema["properties"][std::string(tag.key)] = {{"const", tag.name}};
    schema["required"].push_back(tag.key);
    describe_fields<T>(schema, wanted);
    alternatives.push_back(std::move(schema));
  });
  return {{"oneOf", std::move(alternatives)}};
}

}  // namespace krarup
