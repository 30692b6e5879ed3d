#pragma once

#include "described.hpp"

namespace krarup::python {

/// The words of a signature with the names of bound classes filled in.
template <class Words>
std::string resolved(const Words& words) {
  const auto types = Words::types();
  std::string text;
  std::size_t next = 0;
  for (const char c : std::string_view(words.text)) {
    if (c == '%') {
      text += py::str(py::detail::get_type_handle(*types[next++], true).attr("__name__"));
    } else if (c != '\0') {
      text += c;
    }
  }
  return text;
}

/// A default value as a signature shows it: short, or "...".
std::string default_text(py::handle value);

/// "ShiftTemplate" becomes "shift_template".
std::string snake_case(std::string_view class_name);

/// What is said about a field: its doc comment, or its own words where the author thought them enough.
std::string field_doc(const std::string& class_name, std::string_view field);

/// The docstring of a class: the doc comment, with its fields as parameters.
std::string class_doc(const ClassInfo& info);

/// The constructor's signature, as text that the stubs are made from.
template <class T>
std::string constructor_signature() {
  const ClassInfo& info = class_info<T>;
  std::string text = "__init__(self";
  for_each_index<T>([&]<std::size_t I>() {
    const bool positional = I == 0 && FedByDemand<T>;
    if (I == 0 && !positional) text += ", *";
    text += ", " + std::string(py::str(info.fields[py::int_(I)])) + ": " + resolved(accepted_by<T, FieldValue<T, I>>());
    if (positional) {
      text += " | None = None, *";
    } else if (!field_at<T, I>.required) {
      text += " = " + default_text(get<T, I>(typename Bound<T>::Type(T{})));
    }
  });
  return text + ") -> None";
}

/// Makes the Python class of T from the list of its fields: immutable, keyword arguments, equality, repr and pickle.
///
/// @param path  how messages introduce the fields, if not by the name of the class
template <Described T, class... Bases>
auto bind_class(py::module_& module, const char* name, Role role = Role::input,
                const std::optional<std::string>& path = {}) {
  using Type = typename Bound<T>::Type;
  py::tuple fields(field_count<T>);
  for_each_index<T>([&]<std::size_t I>() { fields[I] = py::str(std::string(field_at<T, I>.name)); });
  class_info<T> = {name, path.value_or(FedByDemand<T> ? "" : snake_case(name)), role, fields.release()};
  const ClassInfo& info = class_info<T>;

  py::class_<Type, Bases...> bound(module, name, class_doc(info).c_str());
  for_each_index<T>([&]<std::size_t I>() {
    bound.def_property_readonly(
        py::str(info.fields[py::int_(I)]).template cast<std::string>().c_str(),
        [](const Type& self) { return Shown<T, FieldValue<T, I>>{get<T, I>(self)}; },
        field_doc(info.name, field_at<T, I>.name).c_str());
  });
  {
    py::options options;
    options.disable_function_signatures();
    bound.def(py::init(&construct<T>), constructor_signature<T>().c_str());
  }
  bound.def("__repr__", &repr<T>);
  bound.def("__eq__", &equal<T>, py::is_operator());
  bound.def("__hash__", [](const Type& self) { return py::hash(py::tuple(as_dict<T>(self).attr("values")())); });
  bound.def("__copy__", [](const py::object& self) { return self; });
  bound.def(py::pickle(&as_dict<T>, [](const py::dict& state) {
    return construct<T>(py::args(), py::reinterpret_borrow<py::kwargs>(state));
  }));
  bound.def(
      "replace",
      [](const Type& self, const py::kwargs& changes) {
        py::dict changed = as_dict<T>(self);
        changed.attr("update")(changes);
        return construct<T>(py::args(), py::reinterpret_borrow<py::kwargs>(changed));
      },
      "The same with some fields changed.");
  bound.attr("__match_args__") = info.fields;
  return bound;
}

/// Shows an answer of arrays as a table, in notebooks and as a pandas frame.
///
/// @param html  the function of krarup/_tables.py
template <class Class>
void bind_table(Class bound, const char* html) {
  bound.def(
      "to_frame", [](const py::object& self) { return call_python("krarup.frames", "of_fields", self); },
      "A pandas DataFrame: a row for each element, a column for each field.");
  bound.def(
      "_repr_html_", [html](const py::object& self) { return call_python("krarup._tables", html, self); },
      "The table that notebooks show.");
}

}  // namespace krarup::python
