#pragma once

#include <pybind11/pybind11.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/error.hpp"
#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"
#include "krarup/queues/blended.hpp"
#include "krarup/queues/chat.hpp"
#include "krarup/queues/customer_performance.hpp"
#include "krarup/queues/queue_model.hpp"
#include "krarup/staffing/target.hpp"
#include "krarup/staffing/what_if.hpp"

namespace krarup::python {

namespace py = pybind11;

/// The place of a value in what the caller wrote, put into words only when a message needs it: "people[3].days_off".
struct Path {
  const Path* owner = nullptr;
  std::string_view name{};
  py::ssize_t index = -1;

  [[nodiscard]] Path field(std::string_view field_name) const { return {this, field_name}; }
  [[nodiscard]] Path element(py::ssize_t i) const { return {this, {}, i}; }
  [[nodiscard]] std::string text() const;
};

/// Refuses a value of the wrong kind: "people[3].name must be text, got 7".
[[noreturn]] void refuse_kind(const Path& path, std::string_view expected, py::handle got);

/// Complains about an object of a class other than these: "must be an Exponential, Gamma or Weibull".
[[noreturn]] void refuse_class(const Path& path, const std::vector<py::type>& expected, py::handle got);

/// Calls a method that is written in Python, in a module of the package that is loaded when it is first needed.
py::object call_python(const char* module, const char* function, const py::object& self);

/// Names the values of an enumeration in Python: `krarup.ServiceLevelBasis` and the like, which are text too.
template <Named Enum>
struct PythonEnum {
  static inline py::handle type{};  ///< made once, when the module is loaded; lives as long as the interpreter
};

/// The place of an argument that has a name of its own.
inline Path argument(std::string_view name) { return {nullptr, name}; }

double read_number(py::handle source, const Path& path);
double read_seconds(py::handle source, const Path& path);
int read_int(py::handle source, const Path& path);
bool read_bool(py::handle source, const Path& path);
std::string read_text(py::handle source, const Path& path);
TimeOfDay read_time_of_day(py::handle source, const Path& path);
Date read_date(py::handle source, const Path& path);
Instant read_instant(py::handle source, const Path& path);
std::chrono::weekday read_weekday(py::handle source, const Path& path);

/// The items of any iterable but text.
std::vector<py::object> read_items(py::handle source, const Path& path);

py::object show(TimeOfDay value);
py::object show(Date value);
py::object show(Instant value);
py::object show(std::chrono::weekday value);

/// A queue model, which is a class of its own in Python and answers what any queue is asked.
template <class T>
concept BoundQueue = Described<T> && FollowsDemand<T>;

/// A class whose numeric fields may hold arrays; in Python it is a Broadcast<T> (broadcast.hpp).
template <class T>
inline constexpr bool takes_arrays = BoundQueue<T>;
template <>
inline constexpr bool takes_arrays<Demand> = true;
template <>
inline constexpr bool takes_arrays<Performance> = true;
template <>
inline constexpr bool takes_arrays<Outcomes> = true;
template <>
inline constexpr bool takes_arrays<CustomerPerformance> = true;
template <>
inline constexpr bool takes_arrays<ChatLoad> = true;
template <>
inline constexpr bool takes_arrays<DeferredDone> = true;
template <>
inline constexpr bool takes_arrays<Target> = true;
template <>
inline constexpr bool takes_arrays<WhatIf> = true;

template <class T>
class Broadcast;
template <BoundQueue T>
class QueueObject;

/// The class that is bound to Python for T.
template <class T>
struct Bound {
  using Type = std::conditional_t<takes_arrays<T>, Broadcast<T>, T>;
};
template <BoundQueue T>
struct Bound<T> {
  using Type = QueueObject<T>;
};

template <class V>
V from_python(py::handle source, const Path& path);

namespace detail {

template <class V>
V read_bound(py::handle source, const Path& path) {
  using Type = typename Bound<V>::Type;
  if (!py::isinstance<Type>(source)) refuse_class(path, {py::type::of<Type>()}, source);
  if constexpr (takes_arrays<V>) {
    return source.cast<const Type&>().only(path);
  } else {
    return source.cast<const Type&>();
  }
}

template <class... Ts>
std::variant<Ts...> read_variant(std::type_identity<std::variant<Ts...>>, py::handle source, const Path& path) {
  std::optional<std::variant<Ts...>> value;
  const auto try_one = [&]<class T>(std::type_identity<T>) {
    if (!value && py::isinstance<typename Bound<T>::Type>(source)) value = read_bound<T>(source, path);
  };
  (try_one(std::type_identity<Ts>{}), ...);
  if (!value) refuse_class(path, {py::type::of<typename Bound<Ts>::Type>()...}, source);
  return *std::move(value);
}

}  // namespace detail

/// Reads a Python value as a V.
///
/// @throws InvalidInput  names the place when the value is of the wrong kind
/// @throws ParseError    names the place when a text cannot be read
template <class V>
V from_python(py::handle source, const Path& path) {
  if constexpr (std::is_same_v<V, double>) {
    return read_number(source, path);
  } else if constexpr (std::is_same_v<V, Seconds>) {
    return Seconds{read_seconds(source, path)};
  } else if constexpr (std::is_same_v<V, std::chrono::seconds>) {
    return std::chrono::round<std::chrono::seconds>(Seconds{read_seconds(source, path)});
  } else if constexpr (std::is_same_v<V, bool>) {
    return read_bool(source, path);
  } else if constexpr (std::is_integral_v<V>) {
    return static_cast<V>(read_int(source, path));
  } else if constexpr (std::is_same_v<V, std::string>) {
    return read_text(source, path);
  } else if constexpr (std::is_same_v<V, TimeOfDay>) {
    return read_time_of_day(source, path);
  } else if constexpr (std::is_same_v<V, Date>) {
    return read_date(source, path);
  } else if constexpr (std::is_same_v<V, Instant>) {
    return read_instant(source, path);
  } else if constexpr (std::is_same_v<V, std::chrono::weekday>) {
    return read_weekday(source, path);
  } else if constexpr (Named<V>) {
    return parse_name<V>(path.text(), read_text(source, path));
  } else if constexpr (is_optional<V>) {
    if (source.is_none()) return std::nullopt;
    return from_python<typename V::value_type>(source, path);
  } else if constexpr (is_vector<V>) {
    V values;
    for (const py::object& item : read_items(source, path)) {
      values.push_back(
          from_python<typename V::value_type>(item, path.element(static_cast<py::ssize_t>(values.size()))));
    }
    return values;
  } else if constexpr (is_variant<V>) {
    return detail::read_variant(std::type_identity<V>{}, source, path);
  } else {
    return detail::read_bound<V>(source, path);
  }
}

/// The Python form of a value: times are floats in seconds, lists are tuples (so that objects cannot change).
template <class V>
py::object to_python(const V& value) {
  if constexpr (std::is_same_v<V, Seconds>) {
    return py::float_(value.count());
  } else if constexpr (std::is_same_v<V, std::chrono::seconds>) {
    return py::float_(static_cast<double>(value.count()));
  } else if constexpr (requires { show(value); }) {
    return show(value);
  } else if constexpr (Named<V>) {
    return PythonEnum<V>::type.attr(std::string(name_of(value)).c_str());
  } else if constexpr (is_optional<V>) {
    return value ? to_python(*value) : py::none();
  } else if constexpr (is_vector<V>) {
    py::tuple items(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) items[i] = to_python(value[i]);
    return items;
  } else if constexpr (is_variant<V>) {
    return std::visit([](const auto& each) { return to_python(each); }, value);
  } else if constexpr (takes_arrays<V>) {
    return py::cast(typename Bound<V>::Type(value));
  } else {
    return py::cast(value);
  }
}

}  // namespace krarup::python
