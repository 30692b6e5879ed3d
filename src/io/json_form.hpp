#pragma once

#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "io/json_place.hpp"
#include "krarup/core/enumeration.hpp"
#include "krarup/core/field.hpp"
#include "krarup/core/series.hpp"
#include "krarup/io/text.hpp"

namespace krarup {

/// The form that values of one type take in JSON: how they are read, written, and described in the JSON Schema.
///
/// Each specialization has
///
///     static T read(const Json& value, const Place& place, const Reading& reading);
///     static Json write(const T& value, const LocalClock& clock);
///     static Json schema(const Rule& rule);
template <class T>
struct JsonForm;

/// Any of the values that JSON cannot write as a number is text: "inf", the wait in a queue that only grows.
template <>
struct JsonForm<double> {
  static double read(const Json& value, const Place& place, const Reading&);
  static Json write(double value, const LocalClock&);
  static Json schema(const Rule& rule);
};

template <>
struct JsonForm<int> {
  static int read(const Json& value, const Place& place, const Reading&);
  static Json write(int value, const LocalClock&) { return value; }
  static Json schema(const Rule& rule);
};

template <>
struct JsonForm<bool> {
  static bool read(const Json& value, const Place& place, const Reading&);
  static Json write(bool value, const LocalClock&) { return value; }
  static Json schema(const Rule&) { return {{"type", "boolean"}}; }
};

template <>
struct JsonForm<std::string> {
  static std::string read(const Json& value, const Place& place, const Reading&);
  static Json write(const std::string& value, const LocalClock&) { return value; }
  static Json schema(const Rule&) { return {{"type", "string"}}; }
};

template <>
struct JsonForm<Seconds> {
  static Seconds read(const Json& value, const Place& place, const Reading&);
  static Json write(Seconds value, const LocalClock&) { return duration_text(value); }
  static Json schema(const Rule& rule);
};

template <>
struct JsonForm<std::chrono::seconds> {
  static std::chrono::seconds read(const Json& value, const Place& place, const Reading& reading);
  static Json write(std::chrono::seconds value, const LocalClock&) { return duration_text(value); }
  static Json schema(const Rule& rule) { return JsonForm<Seconds>::schema(rule); }
};

template <>
struct JsonForm<TimeOfDay> {
  static TimeOfDay read(const Json& value, const Place& place, const Reading&) {
    return read_text(value, place, "06:30", parse_clock);
  }
  static Json write(TimeOfDay value, const LocalClock&) { return to_text(value); }
  static Json schema(const Rule&);
};

template <>
struct JsonForm<Instant> {
  static Instant read(const Json& value, const Place& place, const Reading& reading) {
    return instant(read_text(value, place, "2026-03-29T07:00", parse_timestamp), reading.clock);
  }
  static Json write(Instant value, const LocalClock& clock) { return timestamp_text(value, clock); }
  static Json schema(const Rule&);
};

template <>
struct JsonForm<Date> {
  static Date read(const Json& value, const Place& place, const Reading&) {
    return read_text(value, place, "2026-03-29", parse_date);
  }
  static Json write(Date value, const LocalClock&) { return date_text(value); }
  static Json schema(const Rule&) { return {{"type", "string"}, {"format", "date"}}; }
};

template <>
struct JsonForm<std::chrono::weekday> {
  static std::chrono::weekday read(const Json& value, const Place& place, const Reading&) {
    return read_text(value, place, "monday", parse_weekday);
  }
  static Json write(std::chrono::weekday value, const LocalClock&) { return weekday_text(value); }
  static Json schema(const Rule&);
};

template <Named Enum>
struct JsonForm<Enum> {
  static Enum read(const Json& value, const Place& place, const Reading&) {
    return read_text(value, place, enumerators(Enum{}).front().name,
                     [](std::string_view text) { return parse_name<Enum>("the value", text); });
  }
  static Json write(Enum value, const LocalClock&) { return name_of(value); }
  static Json schema(const Rule&) {
    Json names = Json::array();
    for (const auto& each : enumerators(Enum{})) names.push_back(each.name);
    return {{"enum", names}};
  }
};

template <class T>
struct JsonForm<std::optional<T>> {
  static std::optional<T> read(const Json& value, const Place& place, const Reading& reading) {
    return JsonForm<T>::read(value, place, reading);
  }
  static Json write(const std::optional<T>& value, const LocalClock& clock) {
    return value ? JsonForm<T>::write(*value, clock) : Json(nullptr);
  }
  static Json schema(const Rule& rule) { return JsonForm<T>::schema(rule); }
};

template <class T>
struct JsonForm<std::vector<T>> {
  static std::vector<T> read(const Json& value, const Place& place, const Reading& reading) {
    if (!value.is_array()) place.refuse("expected a list, got " + kind_of(value));
    std::vector<T> result;
    result.reserve(value.size());
    for (const Json& each : value) {
      result.push_back(JsonForm<T>::read(each, Place{&place, {}, result.size()}, reading));
    }
    return result;
  }
  static Json write(const std::vector<T>& value, const LocalClock& clock) {
    Json list = Json::array();
    for (const T& each : value) list.push_back(JsonForm<T>::write(each, clock));
    return list;
  }
  static Json schema(const Rule& rule) { return {{"type", "array"}, {"items", JsonForm<T>::schema(rule)}}; }
};

template <class T>
struct JsonForm<Series<T>> {
  static Series<T> read(const Json& value, const Place& place, const Reading& reading) {
    require_keys(value, place, {"start", "step", "values"});
    const auto at = [&]<class Member>(std::string_view key, Member& member) {
      const Place here{&place, key};
      if (!value.contains(key)) here.refuse("is missing");
      member = JsonForm<Member>::read(value[key], here, reading);
    };
    Series<T> result;
    at("start", result.start);
    at("step", result.step);
    at("values", result.values);
    return result;
  }
  static Json write(const Series<T>& value, const LocalClock& clock) {
    return {{"start", JsonForm<Instant>::write(value.start, clock)},
            {"step", JsonForm<Seconds>::write(value.step, clock)},
            {"values", JsonForm<std::vector<T>>::write(value.values, clock)}};
  }
  static Json schema(const Rule& rule) {
    return {{"type", "object"},
            {"properties",
             {{"start", JsonForm<Instant>::schema({})},
              {"step", JsonForm<Seconds>::schema(rules::positive)},
              {"values", JsonForm<std::vector<T>>::schema(rule)}}},
            {"required", {"start", "step", "values"}},
            {"additionalProperties", false}};
  }
};

}  // namespace krarup
