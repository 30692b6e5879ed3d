#include "docs.hpp"
#include "parallel.hpp"
#include "refusals.hpp"
#include "registration.hpp"

namespace {

/// Everything without an underscore in front is public, and belongs to the package rather than to this file of it.
void publish(pybind11::module_ module) {
  const auto name = module.attr("__name__").cast<std::string>();
  const std::string package = "krarup" + name.substr(std::string("krarup._core").size());
  pybind11::list names;
  for (const auto& [key, value] : pybind11::dict(module.attr("__dict__"))) {
    const auto text = key.cast<std::string>();
    if (text.starts_with('_') || pybind11::isinstance<pybind11::module_>(value)) continue;
    names.append(key);
    if (PyCFunction_Check(value.ptr())) {
      krarup::python::refuse_in_one_line(module, pybind11::reinterpret_borrow<pybind11::object>(value));
    } else if (pybind11::isinstance<pybind11::type>(value)) {
      krarup::python::refuse_in_one_line(pybind11::reinterpret_borrow<pybind11::type>(value));
    }
    if (PyCFunction_Check(value.ptr()) || PyType_Check(value.ptr())) value.attr("__module__") = package;
  }
  module.attr("__all__") = names;
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  namespace python = krarup::python;
  python::bind_errors(module);
  python::bind_enumerations(module);
  python::bind_formulas(module);
  python::bind_distributions(module);
  python::bind_queues(module);
  python::bind_erlang(module);
  python::bind_lines(module);
  python::bind_redials(module);
  python::bind_general(module);
  python::bind_chat(module);
  python::bind_staffing(module);
  python::bind_blended(module);
  python::bind_priorities(module);
  python::bind_square_root_staffing(module);
  python::bind_uncertain(module);
  python::bind_diagnosis(module);
  python::bind_intraday(module);
  python::bind_deferred_work(module);
  python::bind_scheduling(module);
  python::bind_repair(module);
  python::bind_activities(module);
  python::bind_plan(module);
  python::bind_io(module);
  module.def("max_threads", &python::max_threads, "How many threads a question about arrays may use.");
  module.def("set_max_threads", &python::set_max_threads, pybind11::arg("threads"),
             "Sets how many threads a question about arrays may use; the answers do not depend on it.");
  module.attr("__version__") = KRARUP_VERSION;
  publish(module);
  publish(module.attr("formulas"));
}
