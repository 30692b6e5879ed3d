#include "refusals.hpp"

#include <cstdlib>
#include <string>

namespace krarup::python {

namespace py = pybind11;

namespace {

/// Sets the docstring of a function, which pybind11 writes anew with each overload and releases with std::free.
void set_doc(const py::object& function, const std::string& text) {
  PyMethodDef* const definition = reinterpret_cast<PyCFunctionObject*>(function.ptr())->m_ml;
  std::free(const_cast<char*>(definition->ml_doc));
  definition->ml_doc = PYBIND11_COMPAT_STRDUP(text.c_str());
}

/// Adds an overload that takes anything and refuses it. Pybind11 keeps overloads in the function object they extend.
///
/// @param owner  the module or class of the function, as pybind11 marks it: the scope of a function, or of a method
template <class Owner>
void add_refusal(const py::object& function, const Owner& owner) {
  const std::string name = py::str(function.attr("__name__"));
  const std::string documented = py::str(function.attr("__doc__"));
  {
    py::options options;
    options.disable_function_signatures();
    const py::cpp_function extended(
        [name, documented](const py::args& args, const py::kwargs& kwargs) {
          const py::object refusal =
              py::module_::import("krarup._refusals").attr("refusal")(name, documented, args, kwargs);
          PyErr_SetObject(py::type::of(refusal).ptr(), refusal.ptr());
          throw py::error_already_set();
        },
        py::name(name.c_str()), owner, py::sibling(function));
  }
  set_doc(function, documented);
}

}  // namespace

void refuse_in_one_line(const py::module_& module, const py::object& function) {
  add_refusal(function, py::scope(module));
}

void refuse_in_one_line(const py::type& bound) {
  for (const auto& [key, value] : py::dict(bound.attr("__dict__"))) {
    if (key.cast<std::string>().starts_with('_')) continue;
    if (PyInstanceMethod_Check(value.ptr())) {
      const py::handle function = PyInstanceMethod_GET_FUNCTION(value.ptr());
      add_refusal(py::reinterpret_borrow<py::object>(function), py::is_method(bound));
    } else if (const py::object function = bound.attr(key); PyCFunction_Check(function.ptr())) {
      add_refusal(function, py::scope(bound));
    }
  }
}

}  // namespace krarup::python
