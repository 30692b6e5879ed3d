#pragma once

#include <string>
#include <type_traits>
#include <variant>

#include "krarup/core/field.hpp"
#include "krarup/core/text.hpp"
#include "krarup/core/time.hpp"

namespace krarup::domain {

/// A model with every digit of its numbers, so that it can be asked again.
template <class Value>
[[nodiscard]] std::string in_words(const Value& value) {
  if constexpr (Described<Value>) {
    std::string text = "{";
    for_each_field<Value>([&](const auto& each) {
      text += (text.size() > 1 ? ", " : "") + std::string(each.name) + " " + in_words(value.*each.member);
    });
    return text + "}";
  } else if constexpr (is_variant<Value>) {
    return std::visit([]<class L>(const L& law) { return std::string(L::law) + in_words(law); }, value);
  } else if constexpr (is_optional<Value>) {
    return value ? in_words(*value) : "none";
  } else if constexpr (is_vector<Value>) {
    std::string text = "[";
    for (const auto& each : value) text += (text.size() > 1 ? ", " : "") + in_words(each);
    return text + "]";
  } else if constexpr (requires { value.values; }) {
    return in_words(value.values);
  } else if constexpr (std::is_same_v<Value, Seconds>) {
    return to_text(value);
  } else if constexpr (std::is_arithmetic_v<Value>) {
    return to_text(static_cast<double>(value));
  } else {
    return value;
  }
}

}  // namespace krarup::domain
