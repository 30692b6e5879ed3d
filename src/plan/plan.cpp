#include "krarup/plan/plan.hpp"

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "plan/stages.hpp"

namespace krarup {

namespace {

/// Which share of the whole work a stage is, as [from, until].
struct Share {
  double from = 0;
  double until = 1;
};

/// The options for one stage, whose progress is a share of the whole.
SolveOptions for_stage(const SolveOptions& options, Share share) {
  SolveOptions stage = options;
  if (!options.progress) return stage;
  stage.progress = [report = options.progress, share](Progress progress) {
    progress.done = share.from + (share.until - share.from) * progress.done;
    return report(progress);
  };
  return stage;
}

void begin(const SolveOptions& options, const char* stage, double done) {
  if (!options.progress || options.progress({.stage = stage, .done = done})) return;
  throw Cancelled("stopped before there were any shifts");
}

}  // namespace

Plan plan(const Scenario& scenario) {
  validate(scenario);
  const SolveOptions& options = scenario.solve;
  begin(options, "required agents", 0);
  const StaffedForecast staffed = staff_forecast(scenario);
  begin(options, "shifts", 0.05);

  Plan plan;
  plan.scenario = scenario;
  plan.scenario.solve.progress = nullptr;
  const double shifts_done = scenario.people.empty() ? 0.95 : 0.65;
  plan.shift_plan = design_shifts(shift_problem(scenario, staffed), for_stage(options, {0.05, shifts_done}));
  if (scenario.people.empty()) {
    plan.roster.status = SolveStatus::optimal;  // nobody to ask
  } else {
    plan.roster = assign_shifts({.shifts = plan.shift_plan.shifts, .people = scenario.people, .clock = scenario.clock},
                                for_stage(options, {shifts_done, 0.95}));
  }
  evaluate(staffed, plan);
  plan.findings = plan_findings(staffed, plan);
  if (options.progress) options.progress({.stage = "done", .done = 1});
  return plan;
}

}  // namespace krarup
