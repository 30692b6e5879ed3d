#pragma once

#include <charconv>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include "krarup/core/error.hpp"
#include "krarup/core/field.hpp"

namespace krarup {

/// The words before a field's name in a message, put together only when there is a message.
class FieldPath {
 public:
  /// @param words  makes the text; must outlive this
  template <class Words>
  requires std::is_invocable_r_v<std::string, const Words&> FieldPath(const Words& words)
      : words_(&words), text_([](const void* given) { return (*static_cast<const Words*>(given))(); }) {}

  [[nodiscard]] std::string text() const { return text_(words_); }
  operator std::string() const { return text(); }

  /// The text, or other words where it is empty: for messages about the whole.
  [[nodiscard]] std::string text_or(const char* whole) const {
    std::string words = text();
    return words.empty() ? whole : words;
  }

 private:
  const void* words_;
  std::string (*text_)(const void*);
};

namespace detail {

/// A hundredth, to 15 digits: 1.8 -> "0.018", which the double nearest to 1.8 / 100 is not.
inline std::string percent_as_share(double percent) {
  char buffer[32];
  const auto [end, error] =
      std::to_chars(buffer, buffer + sizeof buffer, percent / 100, std::chars_format::general, 15);
  return {buffer, end};
}

[[noreturn]] inline void refuse(const std::string& path, const Rule& rule, double value, bool is_time) {
  const std::string unit = is_time ? " s" : "";
  std::string hint;
  if (rule.high == 1 && value > 1 && value <= 100)
    hint = "; a share, not a percentage: write " + percent_as_share(value);
  throw InvalidInput(path + " must be " + rule.text(unit) + ", got " + to_text(value) + unit + hint);
}

/// The refusal, out of line and with a copy of the path, so that a valid value costs comparisons and nothing else.
template <class Path>
[[noreturn, gnu::cold, gnu::noinline]] void refuse_at(Path path, const Rule& rule, double value, bool is_time) {
  refuse(path(), rule, value, is_time);
}

inline std::string join(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "." + std::string(name);
}

template <class Path>
inline void require(const Path& path, const Rule& rule, double value, bool is_time) {
  if (!rule.holds(value)) refuse_at(path, rule, value, is_time);
}

template <class Value, class Path>
void validate_value(const Value& value, const Rule& rule, const Path& path);

}  // namespace detail

/// Checks every field of `value` against its rule, nested aggregates and lists included.
///
/// An aggregate with rules between its fields adds a member `void validate(const FieldPath& path) const`, or takes a
/// `const std::string&` where time does not matter.
///
/// @param path  the words before the field names in messages, e.g. "target"; may be empty
/// @throws InvalidInput  names the field, the rule and the value
template <Described T, class Path>
requires std::is_invocable_r_v<std::string, Path>
void validate(const T& value, const Path& path) {
  for_each_field<T>([&](const auto& each) {
    detail::validate_value(value.*each.member, each.rule, [&] { return detail::join(path(), each.name); });
  });
  if constexpr (requires { value.validate(FieldPath(path)); }) value.validate(FieldPath(path));
}

template <Described T>
void validate(const T& value, std::string_view path = "") {
  validate(value, [path] { return std::string(path); });
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
