#include <pybind11/stl/filesystem.h>

#include "described_class.hpp"
#include "krarup/io/plan_csv.hpp"
#include "krarup/io/plan_json.hpp"
#include "krarup/io/scenario_json.hpp"
#include "krarup/plan/plan.hpp"
#include "models.hpp"
#include "progress.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;
using std::filesystem::path;

namespace {

void bind_scenario(py::module_& module) {
  auto scenario = bind_class<Scenario>(module, "Scenario", Role::input, "");
  scenario.def_static("load", &load_scenario, "path"_a, doc("load_scenario").c_str());
  scenario.def_static(
      "from_json", [](const std::string& json, const path& folder) { return parse_scenario(json, folder); }, "json"_a,
      "folder"_a = path(), doc("parse_scenario").c_str());
  scenario.def(
      "to_json", [](const Scenario& self) { return to_json(self); }, doc("to_json(Scenario)").c_str());
  scenario.def("save", &save_scenario, "path"_a, doc("save_scenario").c_str());
}

void bind_files_of_plan(py::class_<Plan>& plan) {
  plan.def_static("load", &load_plan, "path"_a, doc("load_plan").c_str());
  plan.def_static("from_json", &parse_plan, "json"_a, doc("parse_plan").c_str());
  plan.def(
      "to_json", [](const Plan& self) { return to_json(self); }, doc("to_json(Plan)").c_str());
  plan.def("save", &save_plan, "path"_a, doc("save_plan").c_str());
  plan.def("intervals_csv", &intervals_csv, doc("intervals_csv").c_str());
  plan.def(
      "shifts_csv", [](const Plan& self) { return shifts_csv(self); }, doc("shifts_csv").c_str());
  plan.def(
      "roster_csv", [](const Plan& self) { return roster_csv(self); }, doc("roster_csv").c_str());
  plan.def(
      "to_html",
      [](const py::object& self, const path& path) { py::module_::import("krarup.report").attr("write")(self, path); },
      "path"_a, "Writes a report: one HTML file that opens offline.");
}

void bind_frames_of_plan(py::class_<Plan>& plan) {
  plan.def(
      "to_frame", [](const py::object& self) { return call_python("krarup.frames", "of_intervals", self); },
      "The intervals as a pandas DataFrame, by time on the wall clock.");
  plan.def(
      "shifts_frame", [](const py::object& self) { return call_python("krarup.frames", "of_shifts", self); },
      "The shifts as a pandas DataFrame, one line each.");
  plan.def(
      "roster_frame", [](const py::object& self) { return call_python("krarup.frames", "of_roster", self); },
      "The assignments as a pandas DataFrame, one line each; unassigned shifts have no person.");
  plan.def(
      "_repr_html_", [](const py::object& self) { return call_python("krarup._tables", "of_plan", self); },
      "The plan as notebooks show it.");
}

}  // namespace

void bind_plan(py::module_& module) {
  bind_scenario(module);
  bind_class<PlanInterval>(module, "PlanInterval", Role::answer);
  bind_class<PlanTotals>(module, "PlanTotals", Role::answer);
  auto plan_class = bind_class<Plan>(module, "Plan", Role::answer);
  bind_files_of_plan(plan_class);
  bind_frames_of_plan(plan_class);
  module.def(
      "shift_problem", [](const Scenario& scenario) { return shift_problem(scenario); }, "scenario"_a,
      doc("shift_problem").c_str());
  module.def(
      "plan",
      [](const Scenario& scenario, const GivenProgress& progress) {
        Watch watch(progress.source);
        Scenario watched = scenario;
        watched.solve.progress = watch.callback();
        return watch.run([&] { return plan(watched); });
      },
      "scenario"_a, "progress"_a = py::none(), doc("plan").c_str());
}

}  // namespace krarup::python
