#pragma once

#include "described.hpp"

namespace krarup::python {

/// A value as it is written in Python source: short numbers, times as text, arrays and tuples as lists.
std::string source_text(py::handle value);

/// The words of a signature, with the names of bound classes in the places marked by "%".
std::string resolved(std::string_view words, const std::type_info* const* types);

template <class Words>
std::string resolved(const Words& words) {
  const auto types = Words::types();
  return resolved(std::string_view(words.text), types.data());
}

/// "ShiftTemplate" becomes "shift_template".
std::string snake_case(std::string_view class_name);

/// The docstring of a class: the doc comment, with its fields as parameters.
std::string class_doc(const ClassInfo& info);

/// The constructor's signature, as text that the stubs are made from.
std::string constructor_signature(const ClassInfo& info);

/// Adds what follows from the list of fields: properties, repr, equality, hash, copy, pickle and `replace`.
void add_members(const py::object& bound, const ClassInfo& info);

template <class T, std::size_t I>
ClassField class_field() {
  using V = FieldValue<T, I>;
  return {.accepts = resolved(accepted_by<T, V>()),
          .gives = resolved(given_by<T, V>()),
          .required = field_at<T, I>.required,
          .positional = I == 0 && BoundQueue<T>,
          .get = [](py::handle self) { return get<T, I>(self.cast<const typename Bound<T>::Type&>()); }};
}

/// Makes the Python class of T from the list of its fields: immutable, keyword arguments, equality, repr and pickle.
///
/// @param path  how messages introduce the fields, if not by the name of the class
template <Described T, class... Bases>
auto bind_class(py::module_& module, const char* name, Role role = Role::input,
                const std::optional<std::string>& path = {}) {
  using Type = typename Bound<T>::Type;
  py::tuple names(field_count<T>);
  for_each_index<T>([&]<std::size_t I>() { names[I] = py::str(std::string(field_at<T, I>.name)); });
  ClassInfo& info = class_info<T>;
  info = {name, path.value_or(BoundQueue<T> ? "" : snake_case(name)), role, names.release()};

  py::class_<Type, Bases...> bound(module, name, class_doc(info).c_str());
  for_each_index<T>([&]<std::size_t I>() { info.fields.push_back(class_field<T, I>()); });
  info.defaults = py::cast(Type(T{})).release();
  add_members(bound, info);
  py::options options;
  options.disable_function_signatures();
  bound.def(py::init(&construct<T>), constructor_signature(info).c_str());
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
