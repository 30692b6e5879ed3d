#pragma once

#include <pybind11/pybind11.h>

namespace krarup::python {

/// Each adds one part of the library to the module; in this order, since signatures name the classes before them.
void bind_errors(pybind11::module_& module);
void bind_enumerations(pybind11::module_& module);
void bind_formulas(pybind11::module_& module);
void bind_distributions(pybind11::module_& module);
void bind_queues(pybind11::module_& module);
void bind_erlang(pybind11::module_& module);
void bind_lines(pybind11::module_& module);
void bind_redials(pybind11::module_& module);
void bind_general(pybind11::module_& module);
void bind_blended(pybind11::module_& module);
void bind_chat(pybind11::module_& module);
void bind_staffing(pybind11::module_& module);
void bind_priorities(pybind11::module_& module);
void bind_uncertain(pybind11::module_& module);
void bind_diagnosis(pybind11::module_& module);
void bind_square_root_staffing(pybind11::module_& module);
void bind_intraday(pybind11::module_& module);
void bind_deferred_work(pybind11::module_& module);
void bind_scheduling(pybind11::module_& module);
void bind_repair(pybind11::module_& module);
void bind_activities(pybind11::module_& module);
void bind_plan(pybind11::module_& module);
void bind_io(pybind11::module_& module);

}  // namespace krarup::python
