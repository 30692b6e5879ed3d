#pragma once

#include <algorithm>

#include "docs.hpp"
#include "krarup/queues/queue_model.hpp"
#include "words.hpp"

namespace krarup::python {

/// What a class holds: a caller's input, which keeps the rules of its fields, or an answer, which is what it is.
enum class Role { input, answer };

/// One field of a class, as Python meets it.
struct ClassField {
  std::string accepts;  ///< the kind of value it takes, in the words of signatures
  std::string gives;    ///< the kind of value it shows
  bool required = false;
  bool positional = false;  ///< may stand without its name: the demand of a queue
  py::object (*get)(py::handle self) = nullptr;
};

/// What is known about the one Python class that stands for a C++ type; lives as long as the interpreter.
struct ClassInfo {
  std::string name;  ///< "ShiftTemplate"
  std::string path;  ///< how messages introduce its fields: "shift_template"; nothing for a queue
  Role role = Role::input;
  py::handle names;  ///< a tuple of the names of the fields
  std::vector<ClassField> fields{};
  py::handle defaults{};  ///< an object whose fields are as they are when nothing is given
};

template <class T>
inline ClassInfo class_info;

/// Complains about the keywords that are no fields, or given twice.
[[noreturn]] void refuse_keywords(const ClassInfo& info, const py::args& args, const py::kwargs& kwargs);
[[noreturn]] void refuse_missing(const ClassInfo& info, std::string_view field);

/// Calls `visit.operator()<I>()` for the number of each field of T.
template <class T, class Visit>
void for_each_index(Visit&& visit) {
  [&]<std::size_t... I>(std::index_sequence<I...>) { (visit.template operator()<I>(), ...); }
  (std::make_index_sequence<field_count<T>>{});
}

/// The Python form of one field.
template <class T, std::size_t I>
py::object get(const typename Bound<T>::Type& source) {
  using V = FieldValue<T, I>;
  if constexpr (!takes_arrays<T>) {
    return to_python(source.*field_at<T, I>.member);
  } else {
    constexpr std::size_t first = leaf_count<T, I>();
    const V& value = source.value().*field_at<T, I>.member;
    if (source.is_scalar()) return to_python(value);
    const Columns& columns = source.columns();
    if constexpr (is_number<V>) {
      return columns.arrays[first] ? columns.shape.present(columns.arrays[first]) : to_python(value);
    } else if constexpr (takes_arrays<V>) {
      const auto begin = columns.arrays.begin() + first;
      Columns part{{begin, begin + leaf_count<V>()}, columns.shape};
      const bool any = std::ranges::any_of(part.arrays, [](const py::object& array) { return bool(array); });
      return py::cast(any ? Broadcast<V>(value, std::move(part)) : Broadcast<V>(value));
    } else {
      return to_python(value);
    }
  }
}

/// Reads one array field: every element is checked, and the object itself holds the first of them.
template <class T>
void read_column(std::size_t leaf, const Numbers& numbers, const Path& path, T& value, Columns& columns) {
  columns.shape.include(numbers, path);
  if (const std::optional<double> first = first_of(numbers.values)) leaves<T>[leaf].set(value, *first);
  if (class_info<T>.role == Role::input) require_all(numbers, leaves<T>[leaf].rule, leaves<T>[leaf].kind, path);
  columns.arrays.resize(leaves<T>.size());
  columns.arrays[leaf] = numbers.values;
}

/// Reads one field of T from its Python form.
template <class T, std::size_t I>
void read_field(py::handle source, const Path& path, T& value, Columns& columns) {
  using V = FieldValue<T, I>;
  V& member = value.*field_at<T, I>.member;
  if constexpr (!takes_arrays<T>) {
    member = from_python<V>(source, path);
  } else if constexpr (is_number<V>) {
    if (is_optional<V> && source.is_none()) return;
    constexpr std::size_t leaf = leaf_count<T, I>();
    const Numbers numbers = read_numbers(source, leaves<T>[leaf].kind, path);
    if (numbers.values) {
      read_column(leaf, numbers, path, value, columns);
    } else {
      leaves<T>[leaf].set(value, numbers.scalar);
    }
  } else if constexpr (takes_arrays<V>) {
    using Given = typename Bound<V>::Type;
    if (!py::isinstance<Given>(source)) refuse_class(path, {py::type::of<Given>()}, source);
    const auto& given = source.cast<const Given&>();
    member = given.value();
    if (given.is_scalar()) return;
    columns.shape.include(given.columns().shape);
    columns.arrays.resize(leaves<T>.size());
    std::ranges::copy(given.columns().arrays, columns.arrays.begin() + leaf_count<T, I>());
  } else {
    member = from_python<V>(source, path);
  }
}

/// Whether a queue is a prototype, as in a scenario, which gives it a demand in each interval.
template <BoundQueue T>
bool lacks_demand(const T& queue) {
  if constexpr (FedByDemand<T>) {
    return queue.demand == Demand{};
  } else {
    return lacks_demand(queue.queue);
  }
}

/// Checks all of an input; a queue without a demand is checked as if it had one.
template <class T>
void validate_input(const T& value, const std::string& path) {
  if constexpr (BoundQueue<T>) {
    if (lacks_demand(value)) return validate(with_demand(value, Demand{0, Seconds{1}, Seconds{1}}), path);
  }
  validate(value, path);
}

/// Makes a T from keyword arguments; the demand of a queue is the one positional argument.
template <class T>
typename Bound<T>::Type construct(const py::args& args, const py::kwargs& kwargs) {
  const ClassInfo& info = class_info<T>;
  const std::size_t positional = BoundQueue<T> ? std::min<std::size_t>(args.size(), 1) : 0;
  const Path path{nullptr, info.path};
  T value{};
  Columns columns;
  std::size_t used = 0;
  std::string_view missing;
  for_each_index<T>([&]<std::size_t I>() {
    py::handle source;
    if (I < positional) {
      source = PyTuple_GET_ITEM(args.ptr(), I);
    } else {
      source = PyDict_GetItem(kwargs.ptr(), PyTuple_GET_ITEM(info.names.ptr(), I));
      used += source ? 1 : 0;
    }
    if (source && !(BoundQueue<T> && I == 0 && source.is_none())) {
      read_field<T, I>(source, path.field(field_at<T, I>.name), value, columns);
    } else if (field_at<T, I>.required && missing.empty()) {
      missing = field_at<T, I>.name;
    }
  });
  if (used != kwargs.size() || positional != args.size()) refuse_keywords(info, args, kwargs);
  if (!missing.empty()) refuse_missing(info, missing);
  const bool empty = !columns.arrays.empty() && columns.shape.size() == 0;
  if (info.role == Role::input && !empty) validate_input(value, info.path);
  if constexpr (takes_arrays<T>) {
    if (!columns.arrays.empty()) return {std::move(value), std::move(columns)};
  }
  return value;
}

}  // namespace krarup::python
