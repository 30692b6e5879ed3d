#include <pybind11/stl/filesystem.h>

#include "described_class.hpp"
#include "krarup/io/forecast_csv.hpp"
#include "krarup/io/ics.hpp"
#include "krarup/io/plan_csv.hpp"
#include "krarup/io/roster_json.hpp"
#include "krarup/io/schema.hpp"
#include "krarup/io/shifts_json.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

using GivenClock = Given<std::optional<LocalClock>>;

/// Binds what writes an answer by the clock of its problem.
template <class Answer>
void bind_text(py::module_& module, const char* name, const char* argument,
               std::string (*write)(const Answer& answer, const LocalClock& clock), const char* words) {
  module.def(
      name,
      [write](const Answer& answer, const GivenClock& clock) {
        return write(answer, clock.as("clock").value_or(LocalClock{}));
      },
      py::arg(argument), "clock"_a = py::none(), doc(words).c_str());
}

void bind_shift_files(py::module_& module) {
  module.def("parse_shift_problem", &parse_shift_problem, "json"_a, doc("parse_shift_problem").c_str());
  module.def("load_shift_problem", &load_shift_problem, "path"_a, doc("load_shift_problem").c_str());
  module.def("save_shift_problem", &save_shift_problem, "problem"_a, "path"_a, doc("save_shift_problem").c_str());
  module.def("parse_tour_problem", &parse_tour_problem, "json"_a, doc("parse_tour_problem").c_str());
  module.def("load_tour_problem", &load_tour_problem, "path"_a, doc("load_tour_problem").c_str());
  module.def("save_tour_problem", &save_tour_problem, "problem"_a, "path"_a, doc("save_tour_problem").c_str());
  bind_text<ShiftPlan>(module, "shift_plan_json", "plan", &to_json, "to_json(ShiftPlan)");
  bind_text<ShiftPlan>(module, "shifts_csv", "plan", &shifts_csv, "shifts_csv(ShiftPlan)");
  bind_text<TourPlan>(module, "tour_plan_json", "plan", &to_json, "to_json(TourPlan)");
  bind_text<TourPlan>(module, "tours_csv", "plan", &tours_csv, "tours_csv");
}

void bind_roster_files(py::module_& module) {
  module.def("parse_roster_problem", &parse_roster_problem, "json"_a, doc("parse_roster_problem").c_str());
  module.def("load_roster_problem", &load_roster_problem, "path"_a, doc("load_roster_problem").c_str());
  module.def("save_roster_problem", &save_roster_problem, "problem"_a, "path"_a, doc("save_roster_problem").c_str());
  bind_text<Roster>(module, "roster_json", "roster", &to_json, "to_json(Roster)");
  bind_text<Roster>(module, "roster_csv", "roster", &roster_csv, "roster_csv(Roster)");
  module.def(
      "to_ics",
      [](const Roster& roster, const std::string& person, const GivenClock& clock,
         const Given<std::vector<Session>>& sessions) {
        return to_ics(roster, person, clock.as("clock").value_or(LocalClock{}), sessions.as("sessions"));
      },
      "roster"_a, "person"_a, "clock"_a = py::none(), "sessions"_a = py::tuple(), doc("to_ics").c_str());
}

}  // namespace

void bind_io(py::module_& module) {
  bind_class<ForecastFormat>(module, "ForecastFormat", Role::input, "forecast");
  py::class_<Forecast>(module, "Forecast", doc("Forecast").c_str())
      .def_readonly("profile", &Forecast::profile, "Contacts and AHT of each interval.")
      .def_readonly("clock", &Forecast::clock, doc("LocalClock").c_str());
  module.def(
      "parse_forecast",
      [](const std::string& csv, const ForecastFormat& format, const GivenClock& clock) {
        return parse_forecast(csv, format, clock.as("clock"));
      },
      "csv"_a, "format"_a = ForecastFormat{}, "clock"_a = py::none(), doc("parse_forecast").c_str());
  module.def(
      "load_forecast",
      [](const std::filesystem::path& path, const ForecastFormat& format, const GivenClock& clock) {
        return load_forecast(path, format, clock.as("clock"));
      },
      "path"_a, "format"_a = ForecastFormat{}, "clock"_a = py::none(), doc("load_forecast").c_str());
  module.def("scenario_schema", &scenario_schema, doc("scenario_schema").c_str());
  module.def("deferred_work_schema", &deferred_work_schema, doc("deferred_work_schema").c_str());
  module.def("plan_schema", &plan_schema, doc("plan_schema").c_str());
  module.def("roster_problem_schema", &roster_problem_schema, doc("roster_problem_schema").c_str());
  module.def("shift_problem_schema", &shift_problem_schema, doc("shift_problem_schema").c_str());
  module.def("tour_problem_schema", &tour_problem_schema, doc("tour_problem_schema").c_str());
  bind_shift_files(module);
  bind_roster_files(module);
}

}  // namespace krarup::python
