#pragma once

#include <pybind11/pybind11.h>

namespace krarup::python {

/// Makes a function of a module refuse arguments that it does not take with one line, as classes do, instead of the
/// list of all its signatures. Its documentation stays as it is; calls that fit are as fast as before.
void refuse_in_one_line(const pybind11::module_& module, const pybind11::object& function);

/// The same for all methods of a class, bound to it and static.
void refuse_in_one_line(const pybind11::type& bound);

}  // namespace krarup::python
