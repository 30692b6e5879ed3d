#include "described_class.hpp"
#include "krarup/scheduling/repair.hpp"
#include "progress.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

void bind_repair(py::module_& module) {
  bind_class<Absence>(module, "Absence");
  bind_class<RosterEvent>(module, "RosterEvent");
  bind_class<RepairOptions>(module, "RepairOptions");
  bind_class<RepairProblem>(module, "RepairProblem", Role::input, "");
  bind_class<MovedBreak>(module, "MovedBreak", Role::answer);
  bind_class<Offer>(module, "Offer", Role::answer);
  bind_class<Repair>(module, "Repair", Role::answer);
  module.def(
      "repair",
      [](const RepairProblem& problem, SolveOptions options, const GivenProgress& progress) {
        Watch watch(progress.source);
        options.progress = watch.callback();
        return watch.run([&] { return repair(problem, options); });
      },
      "problem"_a, "options"_a = SolveOptions{}, "progress"_a = py::none(), doc("repair").c_str());
}

}  // namespace krarup::python
