#pragma once

#include "broadcast.hpp"
#include "krarup/intraday/deferred_work.hpp"
#include "krarup/queues/service_level.hpp"
#include "krarup/queues/waits.hpp"
#include "krarup/scheduling/offer.hpp"
#include "krarup/scheduling/rules/period.hpp"
#include "krarup/scheduling/shift_template.hpp"
#include "krarup/scheduling/solve.hpp"
#include "krarup/staffing/constraint.hpp"
#include "krarup/staffing/diagnosis.hpp"
#include "krarup/staffing/rounding.hpp"
#include "krarup/staffing/shrinkage.hpp"

namespace krarup::python {

using py::detail::const_name;

/// The Python name of an enumeration.
template <Named Enum>
inline constexpr auto enum_name = const_name("");
template <>
inline constexpr auto enum_name<ServiceLevelBasis> = const_name("ServiceLevelBasis");
template <>
inline constexpr auto enum_name<WaitOf> = const_name("WaitOf");
template <>
inline constexpr auto enum_name<Assumption> = const_name("Assumption");
template <>
inline constexpr auto enum_name<Constraint> = const_name("Constraint");
template <>
inline constexpr auto enum_name<OfferKind> = const_name("OfferKind");
template <>
inline constexpr auto enum_name<Period> = const_name("Period");
template <>
inline constexpr auto enum_name<BacklogOrder> = const_name("BacklogOrder");
template <>
inline constexpr auto enum_name<Rounding> = const_name("Rounding");
template <>
inline constexpr auto enum_name<ShiftEdge> = const_name("ShiftEdge");
template <>
inline constexpr auto enum_name<ShrinkageCombination> = const_name("ShrinkageCombination");
template <>
inline constexpr auto enum_name<SolveStatus> = const_name("SolveStatus");

template <class V>
inline constexpr bool is_time = std::is_same_v<V, Seconds> || std::is_same_v<V, std::chrono::seconds>;
template <class V>
inline constexpr bool is_time<std::optional<V>> = is_time<V>;

namespace detail {

template <class... Ts>
constexpr auto bound_names(std::type_identity<std::variant<Ts...>>) {
  return py::detail::union_concat(py::detail::make_caster<typename Bound<Ts>::Type>::name...);
}

}  // namespace detail

/// How the kind of an answer is written in signatures, and so in the type stubs.
template <class V>
constexpr auto given_words() {
  if constexpr (std::is_same_v<V, double> || is_time<V>) {
    return const_name("float");
  } else if constexpr (std::is_same_v<V, bool>) {
    return const_name("bool");
  } else if constexpr (std::is_integral_v<V>) {
    return const_name("int");
  } else if constexpr (std::is_same_v<V, Date>) {
    return const_name("datetime.date");
  } else if constexpr (std::is_same_v<V, Instant>) {
    return const_name("datetime.datetime");
  } else if constexpr (std::is_same_v<V, std::string> || std::is_same_v<V, TimeOfDay> ||
                       std::is_same_v<V, std::chrono::weekday>) {
    return const_name("str");
  } else if constexpr (is_optional<V>) {
    return given_words<typename V::value_type>() + const_name(" | None");
  } else if constexpr (is_vector<V>) {
    return const_name("tuple[") + given_words<typename V::value_type>() + const_name(", ...]");
  } else if constexpr (is_variant<V>) {
    return detail::bound_names(std::type_identity<V>{});
  } else if constexpr (Named<V>) {
    return enum_name<V>;
  } else {
    return py::detail::make_caster<typename Bound<V>::Type>::name;
  }
}

/// How the kind of an argument is written; Duration, ClockTime, Day and Moment are defined in krarup/typing.py.
template <class V>
constexpr auto accepted_words() {
  if constexpr (is_optional<V>) {
    return accepted_words<typename V::value_type>() + const_name(" | None");
  } else if constexpr (is_time<V>) {
    return const_name("Duration");
  } else if constexpr (std::is_same_v<V, TimeOfDay>) {
    return const_name("ClockTime");
  } else if constexpr (std::is_same_v<V, Date>) {
    return const_name("Day");
  } else if constexpr (std::is_same_v<V, Instant>) {
    return const_name("Moment");
  } else if constexpr (is_vector<V>) {
    return const_name("Iterable[") + accepted_words<typename V::value_type>() + const_name("]");
  } else if constexpr (Named<V>) {
    return enum_name<V> + const_name(" | str");
  } else {
    return given_words<V>();
  }
}

/// The same for a field of a class: where it takes arrays, every number may be one.
template <class Owner, class V>
constexpr auto given_by() {
  if constexpr (takes_arrays<Owner> && is_number<V>) {
    return const_name("Values");
  } else {
    return given_words<V>();
  }
}

template <class Owner, class V>
constexpr auto accepted_by() {
  if constexpr (takes_arrays<Owner> && is_number<V>) {
    return const_name<is_time<V>>("Durations", "Numbers") + const_name<is_optional<V>>(" | None", "");
  } else {
    return accepted_words<V>();
  }
}

/// An argument as the caller wrote it, with the kind of value it is to be read as.
template <class V>
struct Given {
  py::object source;

  [[nodiscard]] V as(std::string_view name) const { return from_python<V>(source, argument(name)); }
};

/// An argument that may be an array; V is what each element stands for.
template <class V>
struct GivenArray {
  py::object source;

  [[nodiscard]] NumbersAs<V> as(std::string_view name) const {
    const Path path{nullptr, name};
    return {read_numbers(source, is_time<V> ? Kind::seconds : Kind::number, path), path};
  }
};
using GivenCount = GivenArray<double>;
using GivenTime = GivenArray<Seconds>;

/// A function that is called with a Progress, or None.
struct GivenProgress {
  py::object source;
};

/// An answer in its Python form, with the kind of value it shows.
template <class Owner, class V>
struct Shown {
  py::object value;
};

/// A number or an array of them, whatever was asked.
using Values = Shown<Demand, double>;

}  // namespace krarup::python

namespace pybind11::detail {

template <class V>
struct type_caster<krarup::python::Given<V>> {
  PYBIND11_TYPE_CASTER(krarup::python::Given<V>, krarup::python::accepted_words<V>());
  bool load(handle source, bool) {
    value.source = reinterpret_borrow<object>(source);
    return true;
  }
};

template <class V>
struct type_caster<krarup::python::GivenArray<V>> {
  PYBIND11_TYPE_CASTER(krarup::python::GivenArray<V>, const_name<krarup::python::is_time<V>>("Durations", "Numbers"));
  bool load(handle source, bool) {
    value.source = reinterpret_borrow<object>(source);
    return true;
  }
};

template <>
struct type_caster<krarup::python::GivenProgress> {
  PYBIND11_TYPE_CASTER(krarup::python::GivenProgress, const_name("Callable[[Progress], bool | None] | None"));
  bool load(handle source, bool) {
    value.source = reinterpret_borrow<object>(source);
    return true;
  }
};

template <class Owner, class V>
struct type_caster<krarup::python::Shown<Owner, V>> {
  static constexpr auto name = krarup::python::given_by<Owner, V>();
  static handle cast(const krarup::python::Shown<Owner, V>& shown, return_value_policy, handle) {
    return object(shown.value).release();
  }
};

}  // namespace pybind11::detail
