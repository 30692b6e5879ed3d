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

}  // namespace

void refuse_in_one_line(py::module_& module, const py::object& function) {
  const std::string name = py::str(function.attr("__name__"));
  const std::string documented = py::str(function.attr("__doc__"));
  {
    py::options options;
    options.disable_function_signatures();
    module.def(name.c_str(), [name, documented](const py::args& args, const py::kwargs& kwargs) {
      const py::object refusal =
          py::module_::import("krarup._refusals").attr("refusal")(name, documented, args, kwargs);
      PyErr_SetObject(py::type::of(refusal).ptr(), refusal.ptr());
      throw py::error_already_set();
    });
  }
  set_doc(function, documented);
}

}  // namespace krarup::python
