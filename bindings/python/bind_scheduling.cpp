#include "described_class.hpp"
#include "krarup/scheduling/break_plan.hpp"
#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/explain.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "krarup/scheduling/tours.hpp"
#include "progress.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

void bind_progress(py::module_& module) {
  py::class_<Progress>(module, "Progress", doc("Progress").c_str())
      .def_readonly("stage", &Progress::stage, doc("Progress.stage").c_str())
      .def_readonly("done", &Progress::done, doc("Progress.done").c_str())
      .def_readonly("objective", &Progress::objective, doc("Progress.objective").c_str())
      .def_readonly("bound", &Progress::bound, doc("Progress.bound").c_str());
}

void bind_rules(py::module_& module) {
  bind_class<PaidTimeLimits>(module, "PaidTimeLimits");
  bind_class<DaysWorked>(module, "DaysWorked");
  bind_class<RollingDaysWorked>(module, "RollingDaysWorked");
  bind_class<RollingShiftCount>(module, "RollingShiftCount");
  bind_class<RollingPaidTime>(module, "RollingPaidTime");
  bind_class<ShiftCount>(module, "ShiftCount");
  bind_class<ConsecutiveDays>(module, "ConsecutiveDays");
  bind_class<ConsecutiveDaysOff>(module, "ConsecutiveDaysOff");
  bind_class<ConsecutiveShifts>(module, "ConsecutiveShifts");
  bind_class<ForbiddenSuccession>(module, "ForbiddenSuccession");
  bind_class<Weekends>(module, "Weekends");
  bind_class<CompleteWeekends>(module, "CompleteWeekends");
  bind_class<WorkingHours>(module, "WorkingHours");
  bind_class<StartSpread>(module, "StartSpread");
  bind_class<RotationDay>(module, "RotationDay");
  bind_class<Rotation>(module, "Rotation");
}

/// Shows an answer as a pandas frame, by the clock of its problem.
///
/// @param frame  the function of krarup/frames.py
template <class Class>
void bind_frame(Class bound, const char* frame, const char* rows) {
  bound.def(
      "to_frame",
      [frame](const py::object& self, const py::object& clock) {
        return py::module_::import("krarup.frames").attr(frame)(self, clock);
      },
      "clock"_a = py::none(), rows);
}

void bind_tours(py::module_& module) {
  bind_class<ContractClass>(module, "ContractClass");
  bind_class<TourProblem>(module, "TourProblem", Role::input, "");
  bind_class<Tour>(module, "Tour", Role::answer);
  bind_class<ClassUse>(module, "ClassUse", Role::answer);
  bind_frame(bind_class<TourPlan>(module, "TourPlan", Role::answer), "of_tours",
             "The shifts of the tours as a pandas DataFrame, one line each, with their tour, class and people.");
  bind_class<TourCheck>(module, "TourCheck", Role::answer);
}

template <class T>
void bind_paid_time(py::module_& module) {
  module.def(
      "paid_time", [](const T& shift) { return paid_time(shift).count(); }, "shift"_a, doc("paid_time").c_str());
}

/// The options of one call, watched.
SolveOptions watched(SolveOptions options, Watch& watch) {
  options.progress = watch.callback();
  return options;
}

}  // namespace

void bind_scheduling(py::module_& module) {
  bind_progress(module);
  bind_class<SolveOptions>(module, "SolveOptions", Role::input, "solve");
  bind_class<Finding>(module, "Finding", Role::answer);
  bind_class<BreakRule>(module, "BreakRule");
  bind_class<PaySupplement>(module, "PaySupplement");
  bind_class<ShiftTemplate>(module, "ShiftTemplate");
  bind_class<Break>(module, "Break");
  bind_class<Shift>(module, "Shift")
      .def_property_readonly(
          "end", [](const Shift& self) { return Shown<Shift, Instant>{show(self.end())}; }, "When the shift is over.");
  bind_class<Availability>(module, "Availability");
  bind_rules(module);
  bind_class<Skill>(module, "Skill");
  bind_class<SkillRequirement>(module, "SkillRequirement");
  bind_class<Request>(module, "Request")
      .def(
          "is_for", [](const Request& self, const Given<Date>& day) { return self.is_for(day.as("day")); }, "day"_a,
          doc("Request.is_for").c_str())
      .def(
          "means",
          [](const Request& self, const Shift& shift, const LocalClock& clock) { return self.means(shift, clock); },
          "shift"_a, "clock"_a, doc("Request.means").c_str());
  bind_class<PinnedDay>(module, "PinnedDay");
  bind_class<Person>(module, "Person");
  bind_class<CostStep>(module, "CostStep");
  bind_class<CoverageCosts>(module, "CoverageCosts");
  bind_class<ShiftProblem>(module, "ShiftProblem", Role::input, "");
  bind_class<DistinctShift>(module, "DistinctShift", Role::answer);
  bind_frame(bind_class<ShiftPlan>(module, "ShiftPlan", Role::answer), "of_shifts",
             "The shifts as a pandas DataFrame, one line each; times are those of the clock on the wall.");
  bind_class<ShiftCheck>(module, "ShiftCheck", Role::answer);
  bind_tours(module);
  bind_class<Assignment>(module, "Assignment", Role::answer);
  bind_class<ShiftCover>(module, "ShiftCover");
  bind_class<Fairness>(module, "Fairness");
  bind_class<Pairing>(module, "Pairing");
  bind_class<Penalty>(module, "Penalty", Role::answer);
  bind_class<RosterProblem>(module, "RosterProblem", Role::input, "");
  bind_frame(bind_class<Roster>(module, "Roster", Role::answer), "of_roster",
             "The assignments as a pandas DataFrame, one line each; unassigned shifts have no person.");
  bind_class<SkillCoverage>(module, "SkillCoverage", Role::answer);
  bind_class<RosterCheck>(module, "RosterCheck", Role::answer);
  bind_class<Explanation>(module, "Explanation", Role::answer);
  bind_class<BreakPenalties>(module, "BreakPenalties");
  bind_class<BreakPolicy>(module, "BreakPolicy");
  bind_class<BreakProblem>(module, "BreakProblem", Role::input, "");
  bind_class<BreakPlan>(module, "BreakPlan", Role::answer);
  bind_class<BreakCheck>(module, "BreakCheck", Role::answer);
  bind_paid_time<ShiftTemplate>(module);
  bind_paid_time<Shift>(module);
  module.def(
      "design_shifts",
      [](const ShiftProblem& problem, const SolveOptions& options, const GivenProgress& progress) {
        Watch watch(progress.source);
        return watch.run([&, watched = watched(options, watch)] { return design_shifts(problem, watched); });
      },
      "problem"_a, "options"_a = SolveOptions{}, "progress"_a = py::none(), doc("design_shifts").c_str());
  module.def(
      "assign_shifts",
      [](const RosterProblem& problem, const SolveOptions& options, const GivenProgress& progress) {
        Watch watch(progress.source);
        return watch.run([&, watched = watched(options, watch)] { return assign_shifts(problem, watched); });
      },
      "problem"_a, "options"_a = SolveOptions{}, "progress"_a = py::none(), doc("assign_shifts").c_str());
  module.def(
      "check_shifts",
      [](const ShiftProblem& problem, const Given<std::vector<Shift>>& shifts) {
        return check_shifts(problem, shifts.as("shifts"));
      },
      "problem"_a, "shifts"_a, doc("check_shifts").c_str());
  module.def(
      "design_tours",
      [](const TourProblem& problem, const SolveOptions& options, const GivenProgress& progress) {
        Watch watch(progress.source);
        return watch.run([&, watched = watched(options, watch)] { return design_tours(problem, watched); });
      },
      "problem"_a, "options"_a = SolveOptions{}, "progress"_a = py::none(), doc("design_tours").c_str());
  module.def(
      "check_tours",
      [](const TourProblem& problem, const Given<std::vector<Tour>>& tours) {
        return check_tours(problem, tours.as("tours"));
      },
      "problem"_a, "tours"_a, doc("check_tours").c_str());
  module.def(
      "check_roster",
      [](const RosterProblem& problem, const Given<std::vector<Assignment>>& assignments,
         const Given<std::vector<Shift>>& unassigned) {
        return check_roster(problem, assignments.as("assignments"), unassigned.as("unassigned"));
      },
      "problem"_a, "assignments"_a, "unassigned"_a, doc("check_roster").c_str());
  module.def(
      "explain", [](const ShiftProblem& problem) { return explain(problem); }, "problem"_a, doc("explain").c_str());
  module.def(
      "explain", [](const RosterProblem& problem) { return explain(problem); }, "problem"_a, doc("explain").c_str());
  module.def(
      "break_policy", [](const ShiftTemplate& made_from) { return break_policy(made_from); }, "made_from"_a,
      doc("break_policy").c_str());
  module.def(
      "place_breaks",
      [](const BreakProblem& problem, const SolveOptions& options, const GivenProgress& progress) {
        Watch watch(progress.source);
        return watch.run([&, watched = watched(options, watch)] { return place_breaks(problem, watched); });
      },
      "problem"_a, "options"_a = SolveOptions{}, "progress"_a = py::none(), doc("place_breaks").c_str());
  module.def(
      "check_breaks",
      [](const BreakProblem& problem, const Given<std::vector<Shift>>& shifts) {
        return check_breaks(problem, shifts.as("shifts"));
      },
      "problem"_a, "shifts"_a, doc("check_breaks").c_str());
}

}  // namespace krarup::python
