#include "io/json_form.hpp"

#include <algorithm>

#include "io/quote.hpp"
#include "krarup/core/text.hpp"

namespace krarup {

namespace {

/// The bounds of a rule in the words of JSON Schema.
void describe_bounds(const Rule& rule, Json& schema) {
  const auto bound = [&](Rule::Bound kind, double value, const char* inclusive, const char* exclusive) {
    if (kind != Rule::Bound::none)
      schema[kind == Rule::Bound::inclusive ? inclusive : exclusive] = JsonForm<double>::write(value, {});
  };
  bound(rule.low_bound, rule.low, "minimum", "exclusiveMinimum");
  bound(rule.high_bound, rule.high, "maximum", "exclusiveMaximum");
}

Json text_schema(const char* pattern, const std::string& description) {
  return {{"type", "string"}, {"pattern", pattern}, {"description", description}};
}

}  // namespace

double JsonForm<double>::read(const Json& value, const Place& place, const Reading&) {
  if (value.is_number()) return value.get<double>();
  if (value == "inf") return std::numeric_limits<double>::infinity();
  if (value == "-inf") return -std::numeric_limits<double>::infinity();
  place.refuse("expected a number, got " + kind_of(value));
}

Json JsonForm<double>::write(double value, const LocalClock&) {
  constexpr double exact_integers = 9007199254740992;  // 2^53
  if (!std::isfinite(value)) return to_text(value);
  if (value == std::trunc(value) && std::abs(value) < exact_integers) return static_cast<std::int64_t>(value);
  return value;
}

Json JsonForm<double>::schema(const Rule& rule) {
  Json schema = {{"type", "number"}};
  describe_bounds(rule, schema);
  if (rule.infinity_allowed) return {{"anyOf", {schema, {{"const", "inf"}}}}};
  if (rule.low_bound != Rule::Bound::none) return schema;
  return {{"anyOf", {schema, {{"enum", {"inf", "-inf"}}}}}};
}

int JsonForm<int>::read(const Json& value, const Place& place, const Reading&) {
  const double number = value.is_number() ? value.get<double>() : std::nan("");
  if (number != std::trunc(number)) place.refuse("expected a whole number, got " + kind_of(value));
  if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) {
    place.refuse(kind_of(value) + " is too large");
  }
  return static_cast<int>(number);
}

Json JsonForm<int>::schema(const Rule& rule) {
  Json schema = {{"type", "integer"}};
  describe_bounds(rule, schema);
  return schema;
}

bool JsonForm<bool>::read(const Json& value, const Place& place, const Reading&) {
  if (value.is_boolean()) return value.get<bool>();
  place.refuse("expected true or false, got " + kind_of(value));
}

std::string JsonForm<std::string>::read(const Json& value, const Place& place, const Reading&) {
  const std::string& text = require_text(value, place, "words");
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control)) {
    place.refuse("expected a text of one line, got " + in_quotes(text));
  }
  return text;
}

Seconds JsonForm<Seconds>::read(const Json& value, const Place& place, const Reading&) {
  if (value.is_number()) {
    const std::string number = value.dump();
    place.refuse("a time needs a unit: write \"" + number + "s\" or \"" + number + "min\", not " + number);
  }
  return read_text(value, place, "30min", parse_duration);
}

Json JsonForm<Seconds>::schema(const Rule& rule) {
  const bool bounded = rule.low_bound != Rule::Bound::none || rule.high_bound != Rule::Bound::none;
  return text_schema("^(inf|-?([0-9.]+ *(d|h|min|s) *)+)$", "a span of time such as \"180s\", \"30min\" or \"1.5h\"" +
                                                                (bounded ? ", " + rule.text(" s") : ""));
}

std::chrono::seconds JsonForm<std::chrono::seconds>::read(const Json& value, const Place& place,
                                                          const Reading& reading) {
  const Seconds read = JsonForm<Seconds>::read(value, place, reading);
  constexpr double century = 100 * 366 * 86400.0;
  if (read.count() != std::trunc(read.count()) || std::abs(read.count()) > century) {
    place.refuse("expected a whole number of seconds within a century, got " + kind_of(value));
  }
  return std::chrono::seconds(std::llround(read.count()));
}

Json JsonForm<TimeOfDay>::schema(const Rule&) {
  return text_schema("^[0-9]{1,2}:[0-5][0-9](:[0-5][0-9])?$",
                     "a clock reading such as \"06:30\"; \"30:00\" is 06:00 of the next day");
}

Json JsonForm<Instant>::schema(const Rule&) {
  return text_schema(
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{1,2}:[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?$",
      "a date and time such as \"2026-03-29T07:00\" (on the wall clock) or \"2026-03-29T07:00+02:00\"");
}

Json JsonForm<std::chrono::weekday>::schema(const Rule&) {
  Json names = Json::array();
  for (unsigned day = 1; day <= 7; ++day) names.push_back(weekday_text(std::chrono::weekday(day % 7)));
  return {{"enum", names}};
}

}  // namespace krarup
