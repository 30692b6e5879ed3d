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

std::string text_of_items(py::handle items) {
  std::string text;
  for (const py::handle item : items) text += (text.empty() ? "" : ", ") + source_text(item);
  return "[" + text + "]";
}

bool is_array(py::handle value) { return py::hasattr(value, "__array__") && py::hasattr(value, "tolist"); }

/// The name most like the one given, by Python's own measure.
py::object closest(py::handle name, py::handle names) {
  const py::list matches = py::module_::import("difflib").attr("get_close_matches")(name, names, 1);
  return matches.empty() ? py::object(py::none()) : py::object(matches[0]);
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
  const auto* takes =
      info.fields.contains("demand") ? "() takes one positional argument, the demand" : "() takes keyword arguments";
  for (const auto& [keyword, value] : kwargs) {
    if (info.fields.contains(keyword)) continue;
    const py::object nearest = closest(keyword, info.fields);
    std::string text = info.name + "() got an unexpected keyword argument " + std::string(py::repr(keyword));
    if (!nearest.is_none()) text += "; did you mean " + std::string(py::repr(nearest)) + "?";
    throw py::type_error(text);
  }
  throw py::type_error(info.name + takes + (args.empty() ? "" : ", got " + std::to_string(args.size()) + " more"));
}

void refuse_missing(const ClassInfo& info, std::string_view field) {
  throw py::type_error(info.name + "() is missing the keyword argument '" + std::string(field) + "'");
}

bool same(const py::object& a, const py::object& b) {
  if (a.is(b)) return true;
  if (is_array(a) || is_array(b)) {
    return py::module_::import("numpy").attr("array_equal")(a, b).cast<bool>();
  }
  return a.equal(b);
}

std::string default_text(py::handle value) {
  const bool plain = PyFloat_Check(value.ptr()) || PyLong_Check(value.ptr()) || PyUnicode_Check(value.ptr());
  const bool nothing = value.is_none() || (PyTuple_Check(value.ptr()) && py::len(value) == 0);
  return plain || nothing ? py::isinstance<py::tuple>(value) ? "()" : source_text(value) : "...";
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
  for (const py::handle name : info.fields) {
    const std::string field = py::str(name);
    const std::string explained = find_doc(info.name + "." + field);
    parameters += field + "\n" + (explained.empty() ? "" : "    " + explained + "\n");
  }
  return doc(info.name) + parameters;
}

}  // namespace krarup::python
