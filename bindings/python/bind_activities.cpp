#include <pybind11/stl/filesystem.h>

#include "described_class.hpp"
#include "krarup/io/activities_json.hpp"
#include "krarup/io/plan_csv.hpp"
#include "krarup/io/schema.hpp"
#include "krarup/scheduling/activity_plan.hpp"
#include "progress.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

using GivenClock = Given<std::optional<LocalClock>>;
using GivenSessions = Given<std::vector<Session>>;

void bind_activity_plan(py::module_& module) {
  bind_class<ActivityPlan>(module, "ActivityPlan", Role::answer)
      .def(
          "to_frame",
          [](const py::object& self, const py::object& clock) {
            return py::module_::import("krarup.frames").attr("of_sessions")(self, clock);
          },
          "clock"_a = py::none(),
          "The sessions as a pandas DataFrame, one line each; times are those of the clock on the wall.");
}

void bind_activity_files(py::module_& module) {
  module.def("parse_activity_problem", &parse_activity_problem, "json"_a, doc("parse_activity_problem").c_str());
  module.def("load_activity_problem", &load_activity_problem, "path"_a, doc("load_activity_problem").c_str());
  module.def("save_activity_problem", &save_activity_problem, "problem"_a, "path"_a,
             doc("save_activity_problem").c_str());
  module.def("activity_problem_schema", &activity_problem_schema, doc("activity_problem_schema").c_str());
  module.def(
      "activity_plan_json",
      [](const ActivityPlan& plan, const GivenClock& clock) {
        return to_json(plan, clock.as("clock").value_or(LocalClock{}));
      },
      "plan"_a, "clock"_a = py::none(), doc("to_json(ActivityPlan)").c_str());
  module.def(
      "sessions_csv",
      [](const GivenSessions& sessions, const GivenClock& clock) {
        return sessions_csv(sessions.as("sessions"), clock.as("clock").value_or(LocalClock{}));
      },
      "sessions"_a, "clock"_a = py::none(), doc("sessions_csv").c_str());
}

}  // namespace

void bind_activities(py::module_& module) {
  bind_class<Activity>(module, "Activity");
  bind_class<Session>(module, "Session")
      .def_property_readonly(
          "end", [](const Session& self) { return Shown<Session, Instant>{show(self.end())}; }, "When it is over.");
  bind_class<ActivityProblem>(module, "ActivityProblem", Role::input, "");
  bind_activity_plan(module);
  bind_class<ActivityCheck>(module, "ActivityCheck", Role::answer);
  module.def(
      "place_activities",
      [](const ActivityProblem& problem, SolveOptions options, const GivenProgress& progress) {
        Watch watch(progress.source);
        options.progress = watch.callback();
        return watch.run([&] { return place_activities(problem, options); });
      },
      "problem"_a, "options"_a = SolveOptions{}, "progress"_a = py::none(), doc("place_activities").c_str());
  module.def(
      "check_activities",
      [](const ActivityProblem& problem, const GivenSessions& sessions) {
        return check_activities(problem, sessions.as("sessions"));
      },
      "problem"_a, "sessions"_a, doc("check_activities").c_str());
  bind_activity_files(module);
}

}  // namespace krarup::python
