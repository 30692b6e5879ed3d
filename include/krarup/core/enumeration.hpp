#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "krarup/core/error.hpp"

namespace krarup {

/// One value of an enumeration with its public name, the same in C++, Python, JSON and on the command line.
template <class Enum>
struct Enumerator {
  Enum value;
  std::string_view name;
};

template <class Enum>
Enumerator(Enum, std::string_view) -> Enumerator<Enum>;

/// An enumeration whose names are listed by `enumerators(Enum{})`, found by argument-dependent lookup.
template <class Enum>
concept Named = std::is_enum_v<Enum> && requires(Enum value) {
  enumerators(value);
};

/// The public name of a value.
template <Named Enum>
[[nodiscard]] constexpr std::string_view name_of(Enum value) {
  for (const auto& each : enumerators(value)) {
    if (each.value == value) return each.name;
  }
  return "?";
}

/// The value with this public name.
///
/// @throws InvalidInput  when there is none; the message lists the names there are
template <Named Enum>
[[nodiscard]] Enum parse_name(std::string_view what, std::string_view name) {
  std::string known;
  for (const auto& each : enumerators(Enum{})) {
    if (each.name == name) return each.value;
    known += (known.empty() ? "\"" : ", \"") + std::string(each.name) + "\"";
  }
  throw InvalidInput(std::string(what) + " must be one of " + known + ", got \"" + std::string(name) + "\"");
}

}  // namespace krarup
