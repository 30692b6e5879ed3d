#include "ask.hpp"
#include "krarup/formulas/effective_concurrency.hpp"
#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/erlang_b_inverse.hpp"
#include "krarup/formulas/erlang_c.hpp"
#include "krarup/formulas/erlang_c_inverse.hpp"
#include "krarup/formulas/square_root_staffing.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

/// Adds a formula of two numbers, each a scalar or an array; `first` and `second` are their names.
void bind_formula(py::module_& module, const char* name, double (*formula)(double, double), const char* first,
                  const char* second) {
  module.def(
      name, [=](const GivenCount& a, const GivenCount& b) { return Values{ask(formula, a.as(first), b.as(second))}; },
      py::arg(first), py::arg(second), doc(std::string("formulas.") + name).c_str());
}

}  // namespace

void bind_formulas(py::module_& module) {
  py::module_ formulas =
      module.def_submodule("formulas", "Dimensionless formulas: numbers or arrays in, the same out.");
  bind_formula(formulas, "erlang_b", &formulas::erlang_b<double>, "servers", "offered_load");
  bind_formula(formulas, "log_erlang_b", &formulas::log_erlang_b<double>, "servers", "offered_load");
  bind_formula(formulas, "erlang_b_servers", &formulas::erlang_b_servers, "blocking", "offered_load");
  bind_formula(formulas, "erlang_b_load", &formulas::erlang_b_load, "servers", "blocking");
  bind_formula(formulas, "erlang_c", &formulas::erlang_c<double>, "servers", "offered_load");
  bind_formula(formulas, "log_erlang_c", &formulas::log_erlang_c<double>, "servers", "offered_load");
  bind_formula(formulas, "erlang_c_servers", &formulas::erlang_c_servers, "probability_of_wait", "offered_load");
  bind_formula(formulas, "erlang_c_load", &formulas::erlang_c_load, "servers", "probability_of_wait");
  bind_formula(formulas, "garnett", &formulas::garnett, "grade", "patience");
  bind_formula(formulas, "garnett_grade", &formulas::garnett_grade, "probability_of_wait", "patience");
  bind_formula(formulas, "effective_concurrency", &formulas::effective_concurrency<double>, "windows", "think_ratio");
}

}  // namespace krarup::python
