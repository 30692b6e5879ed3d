#include "ask.hpp"
#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/erlang_c.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

/// Adds a formula of two numbers, each a scalar or an array.
void bind_formula(py::module_& module, const char* name, double (*formula)(double, double)) {
  module.def(
      name,
      [formula](const GivenCount& servers, const GivenCount& offered_load) {
        return Values{ask(formula, servers.as("servers"), offered_load.as("offered_load"))};
      },
      "servers"_a, "offered_load"_a, doc(std::string("formulas.") + name).c_str());
}

}  // namespace

void bind_formulas(py::module_& module) {
  py::module_ formulas =
      module.def_submodule("formulas", "Dimensionless formulas: numbers or arrays in, the same out.");
  bind_formula(formulas, "erlang_b", &formulas::erlang_b<double>);
  bind_formula(formulas, "erlang_c", &formulas::erlang_c<double>);
}

}  // namespace krarup::python
