#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <type_traits>

#include "krarup/core/error.hpp"
#include "krarup/core/field.hpp"

namespace krarup {

namespace detail {

/// The refusal, out of line so that a valid value costs a comparison and nothing else.
[[noreturn]] inline void refuse(const std::string& path, const Rule& rule, double value, bool is_time) {
  const std::string unit = is_time ? " s" : "";
  std::string hint;
  if (rule.high == 1 && value > 1 && value <= 100) hint = "; a share, not a percentage: write " + to_text(value / 100);
  throw InvalidInput(path + " must be " + rule.text(unit) + ", got " + to_text(value) + unit + hint);
}

inline std::string join(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "." + std::string(name);
}

template <class Path>
inline void require(const Path& path, const Rule& rule, double value, bool is_time) {
  if (!rule.holds(value)) [[unlikely]] {
    refuse(path(), rule, value, is_time);
  }
}

template <class Value, class Path>
void validate_value(const Value& value, const Rule& rule, const Path& path);

}  // namespace detail

/// Checks every field of `value` against its rule, nested aggregates and lists included.
///
/// An aggregate with rules between its fields adds a member `void validate(const std::string& path) const`.
///
/// @param path  the words before the field names in messages, e.g. "target"; may be empty
/// @throws InvalidInput  names the field, the rule and the value
template <Described T, class Path>
requires std::is_invocable_r_v<std::string, Path>
void validate(const T& value, const Path& path) {
  for_each_field<T>([&](const auto& each) {
    detail::validate_value(value.*each.member, each.rule, [&] { return detail::join(path(), each.name); });
  });
  if constexpr (requires { value.validate(std::string()); }) value.validate(path());
}

template <Described T>
void validate(const T& value, const std::string& path = "") {
  validate(value, [&path] { return path; });
}

namespace detail {

template <class Value, class Path>
void validate_value(const Value& value, const Rule& rule, const Path& path) {
  if constexpr (Described<Value>) {
    validate(value, path);
  } else if constexpr (is_optional<Value>) {
    if (value) validate_value(*value, rule, path);
  } else if constexpr (is_vector<Value>) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      validate_value(value[i], rule, [&] { return path() + "[" + std::to_string(i) + "]"; });
    }
  } else if constexpr (std::is_same_v<Value, Seconds>) {
    require(path, rule, value.count(), true);
  } else if constexpr (std::is_same_v<Value, TimeOfDay>) {
    require(path, rule, value.since_midnight.count(), true);
  } else if constexpr (std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool>) {
    require(path, rule, static_cast<double>(value), false);
  }
}

}  // namespace detail

/// Checks an argument that is not an aggregate.
///
/// @throws InvalidInput  names the argument, the rule and the value
template <class Value>
requires std::is_arithmetic_v<Value> || std::is_same_v<Value, Seconds> || std::is_same_v<Value, TimeOfDay>
void validate_argument(const char* name, const Value& value, const Rule& rule) {
  detail::validate_value(value, rule, [name] { return std::string(name); });
}

}  // namespace krarup
