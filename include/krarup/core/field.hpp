#pragma once

#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "krarup/core/rule.hpp"

namespace krarup {

/// The public name of one member of an aggregate, with the rule its value keeps.
///
/// An aggregate lists its members once, in `static constexpr auto fields()`. Validation, JSON, CSV, the Python classes
/// and their reprs are all made from that list, so a field has one name everywhere.
template <class Owner, class Value>
struct Field {
  std::string_view name;
  Value Owner::*member;
  Rule rule;
  bool required = false;  ///< must be given: no default would be anybody's wish
};

template <class Owner, class Value>
[[nodiscard]] constexpr Field<Owner, Value> field(std::string_view name, Value Owner::*member,
                                                  Rule rule = rules::finite) {
  return {name, member, rule};
}

/// A field that files and keyword calls must give, such as the length of a shift.
template <class Owner, class Value>
[[nodiscard]] constexpr Field<Owner, Value> required_field(std::string_view name, Value Owner::*member,
                                                           Rule rule = rules::finite) {
  return {name, member, rule, true};
}

/// An aggregate that lists its fields.
template <class T>
concept Described = requires {
  T::fields();
};

/// The fields of T, made once by the compiler: code that goes through them reads constants.
template <Described T>
inline constexpr auto fields_of = T::fields();

/// Calls `visit(field)` for each field of T, in the order of declaration.
template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... each) { (visit(each), ...); }, fields_of<T>);
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_vector = false;
template <class T, class A>
inline constexpr bool is_vector<std::vector<T, A>> = true;

template <class T>
inline constexpr bool is_variant = false;
template <class... Ts>
inline constexpr bool is_variant<std::variant<Ts...>> = true;

}  // namespace krarup
