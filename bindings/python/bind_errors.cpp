#include "docs.hpp"
#include "krarup/core/error.hpp"
#include "registration.hpp"

namespace krarup::python {

namespace py = pybind11;

namespace {

/// The Python exception for a C++ one; it lives as long as the interpreter.
template <class Exception>
py::handle python_exception;

template <class Exception>
void bind_error(py::module_& module, const char* name, const py::tuple& bases) {
  const std::string full_name = std::string("krarup.") + name;
  PyObject* type = PyErr_NewExceptionWithDoc(full_name.c_str(), doc(name).c_str(), bases.ptr(), nullptr);
  if (type == nullptr) throw py::error_already_set();
  python_exception<Exception> = type;
  module.add_object(name, python_exception<Exception>);
}

template <class Exception>
void raise(const Exception& error) {
  py::object raised = python_exception<Exception>(error.what());
  if constexpr (requires { error.residual(); }) raised.attr("residual") = error.residual();
  PyErr_SetObject(python_exception<Exception>.ptr(), raised.ptr());
}

void translate(std::exception_ptr thrown) {
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const InvalidInput& error) {
    raise(error);
  } catch (const ParseError& error) {
    raise(error);
  } catch (const Infeasible& error) {
    raise(error);
  } catch (const NoConvergence& error) {
    raise(error);
  } catch (const Cancelled& error) {
    raise(error);
  } catch (const Error& error) {
    raise(error);
  }
}

}  // namespace

void bind_errors(py::module_& module) {
  bind_error<Error>(module, "Error", py::make_tuple(py::handle(PyExc_Exception)));
  const auto base = python_exception<Error>;
  const py::tuple mistake = py::make_tuple(base, py::handle(PyExc_ValueError));
  bind_error<InvalidInput>(module, "InvalidInput", mistake);
  bind_error<ParseError>(module, "ParseError", mistake);
  bind_error<Infeasible>(module, "Infeasible", mistake);
  bind_error<NoConvergence>(module, "NoConvergence", py::make_tuple(base));
  bind_error<Cancelled>(module, "Cancelled", py::make_tuple(base));
  py::register_exception_translator(&translate);
}

}  // namespace krarup::python
