#include "described_class.hpp"

#include <algorithm>
#include <cctype>

#include "krarup/core/text.hpp"

namespace krarup::python {

namespace {

std::string text_of_number(double value) {
  const std::string text = to_text(value);
  return std::isfinite(value) ? text : "float('" + text + "')";
}

bool is_array(py::handle value) { return py::hasattr(value, "__array__") && py::hasattr(value, "tolist"); }

std::string text_of_items(py::handle items) {
  std::string text;
  for (const py::handle item : items) text += (text.empty() ? "" : ", ") + source_text(item);
  return "[" + text + "]";
}

/// The name most like the one given, by Python's own measure.
py::object closest(py::handle name, py::handle names) {
  const py::list matches = py::module_::import("difflib").attr("get_close_matches")(name, names, 1);
  return matches.empty() ? py::object(py::none()) : py::object(matches[0]);
}

/// True when two Python forms are the same, arrays element by element.
bool same(const py::object& a, const py::object& b) {
  if (a.is(b)) return true;
  if (is_array(a) || is_array(b)) {
    return py::module_::import("numpy").attr("array_equal")(a, b).cast<bool>();
  }
  return a.equal(b);
}

/// A default value as a signature shows it: short, or "...".
std::string default_text(py::handle value) {
  const bool plain = PyFloat_Check(value.ptr()) || PyLong_Check(value.ptr()) || PyUnicode_Check(value.ptr());
  const bool nothing = value.is_none() || (PyTuple_Check(value.ptr()) && py::len(value) == 0);
  return plain || nothing ? py::isinstance<py::tuple>(value) ? "()" : source_text(value) : "...";
}

py::str name_of_field(const ClassInfo& info, std::size_t i) { return info.names[py::int_(i)]; }

/// True for the demand of a queue that has none: a prototype, as in a scenario, which gives it a demand in each
/// interval.
bool is_absent_demand(const ClassField& field, const ClassInfo& info, const py::object& value) {
  return field.positional && same(value, field.get(info.defaults));
}

/// All fields by name, in order.
py::dict all_fields(const py::object& self, const ClassInfo& info) {
  py::dict values;
  for (std::size_t i = 0; i < info.fields.size(); ++i) values[name_of_field(info, i)] = info.fields[i].get(self);
  return values;
}

/// The fields by name, in order, without the demand that a prototype lacks.
py::dict as_dict(const py::object& self, const ClassInfo& info) {
  py::dict values;
  for (std::size_t i = 0; i < info.fields.size(); ++i) {
    const py::object value = info.fields[i].get(self);
    if (!is_absent_demand(info.fields[i], info, value)) values[name_of_field(info, i)] = value;
  }
  return values;
}

/// The class name and the fields, as source text that makes the same object; inputs leave defaults out.
std::string repr(const py::object& self, const ClassInfo& info) {
  std::string text;
  for (std::size_t i = 0; i < info.fields.size(); ++i) {
    const ClassField& field = info.fields[i];
    const py::object value = field.get(self);
    if (is_absent_demand(field, info, value)) continue;
    const bool shown = field.positional || field.required || info.role == Role::answer;
    if (!shown && same(value, field.get(info.defaults))) continue;
    if (!text.empty()) text += ", ";
    if (!field.positional) text += std::string(name_of_field(info, i)) + "=";
    text += source_text(value);
  }
  return info.name + "(" + text + ")";
}

py::object equal(const py::object& self, const py::object& other, const ClassInfo& info) {
  if (!py::isinstance(other, py::type::of(info.defaults))) return py::reinterpret_borrow<py::object>(Py_NotImplemented);
  const bool all = std::ranges::all_of(
      info.fields, [&](const ClassField& field) { return same(field.get(self), field.get(other)); });
  return py::bool_(all);
}

}  // namespace

std::string source_text(py::handle value) {
  if (PyBool_Check(value.ptr()) || value.is_none()) return py::str(value);
  if (PyFloat_Check(value.ptr())) return text_of_number(value.cast<double>());
  if (PyUnicode_Check(value.ptr())) return py::repr(py::str(value));
  if (PyTuple_Check(value.ptr()) || PyList_Check(value.ptr())) return text_of_items(value);
  if (is_array(value)) return source_text(value.attr("tolist")());
  if (py::hasattr(value, "isoformat")) {
    std::string text = py::str(value.attr("isoformat")());
    if (text.ends_with("+00:00")) text.replace(text.size() - 6, 6, "Z");
    return "'" + text + "'";
  }
  return py::repr(value);
}

void refuse_keywords(const ClassInfo& info, const py::args& args, const py::kwargs& kwargs) {
  const bool positional = !info.fields.empty() && info.fields.front().positional;
  const std::string takes = positional ? "() takes one positional argument, the " + std::string(name_of_field(info, 0))
                                       : "() takes keyword arguments";
  for (const auto& [keyword, value] : kwargs) {
    if (info.names.contains(keyword)) continue;
    const py::object nearest = closest(keyword, info.names);
    std::string text = info.name + "() got an unexpected keyword argument " + std::string(py::repr(keyword));
    if (!nearest.is_none()) text += "; did you mean " + std::string(py::repr(nearest)) + "?";
    throw py::type_error(text);
  }
  throw py::type_error(info.name + takes + (args.empty() ? "" : ", got " + std::to_string(args.size()) + " more"));
}

void refuse_missing(const ClassInfo& info, std::string_view field) {
  throw py::type_error(info.name + "() is missing the keyword argument '" + std::string(field) + "'");
}

std::string snake_case(std::string_view class_name) {
  std::string text;
  for (const char c : class_name) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0 && !text.empty()) text += '_';
    text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return text;
}

std::string field_doc(const std::string& class_name, std::string_view field) {
  const std::string text = find_doc(class_name + "." + std::string(field));
  if (!text.empty()) return text;
  std::string words(field);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string class_doc(const ClassInfo& info) {
  std::string parameters = "\n\nParameters\n----------\n";
  for (const py::handle name : info.names) {
    const std::string field = py::str(name);
    const std::string explained = find_doc(info.name + "." + field);
    parameters += field + "\n" + (explained.empty() ? "" : "    " + explained + "\n");
  }
  return doc(info.name) + parameters;
}

std::string resolved(std::string_view words, const std::type_info* const* types) {
  std::string text;
  for (const char c : words) {
    if (c == '%') {
      text += py::str(py::detail::get_type_handle(**types++, true).attr("__name__"));
    } else {
      text += c;
    }
  }
  return text;
}

std::string constructor_signature(const ClassInfo& info) {
  std::string text = "__init__(self";
  for (std::size_t i = 0; i < info.fields.size(); ++i) {
    const ClassField& field = info.fields[i];
    if (i == 0 && !field.positional) text += ", *";
    text += ", " + std::string(name_of_field(info, i)) + ": " + field.accepts;
    if (field.positional) {
      text += " | None = None, *";
    } else if (!field.required) {
      text += " = " + default_text(field.get(info.defaults));
    }
  }
  return text + ") -> None";
}

void add_members(const py::object& bound, const ClassInfo& info) {
  const py::object property = py::module_::import("builtins").attr("property");
  for (std::size_t i = 0; i < info.fields.size(); ++i) {
    const std::string name = name_of_field(info, i);
    const std::string about = field_doc(info.name, name);
    const std::string signature = "(self: " + info.name + ") -> " + info.fields[i].gives;
    py::options options;
    options.disable_function_signatures();
    const py::cpp_function getter([get = info.fields[i].get](const py::object& self) { return get(self); },
                                  py::name(name.c_str()), py::is_method(bound), (signature + "\n\n" + about).c_str());
    bound.attr(name.c_str()) = property(getter, py::none(), py::none(), about);
  }
  const auto method = [&bound](const char* name, auto function, const auto&... more) {
    bound.attr(name) = py::cpp_function(function, py::name(name), py::is_method(bound), more...);
  };
  method("__repr__", [&info](const py::object& self) { return repr(self, info); });
  method("__eq__", [&info](const py::object& self, const py::object& other) { return equal(self, other, info); });
  method("__hash__",
         [&info](const py::object& self) { return py::hash(py::tuple(as_dict(self, info).attr("values")())); });
  method("__copy__", [](const py::object& self) { return self; });
  method("__reduce__", [&info](const py::object& self) {
    const py::object make = py::module_::import("functools").attr("partial")(py::type::of(self), **as_dict(self, info));
    return py::make_tuple(make, py::tuple());
  });
  method(
      "replace",
      [&info](const py::object& self, const py::kwargs& changes) {
        py::dict changed = all_fields(self, info);
        changed.attr("update")(changes);
        return py::type::of(self)(**changed);
      },
      "The same with some fields changed.");
  bound.attr("__match_args__") = info.names;
}

}  // namespace krarup::python
