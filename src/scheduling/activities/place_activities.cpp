#include <functional>
#include <utility>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/activity_plan.hpp"
#include "scheduling/activities/activity_findings.hpp"
#include "scheduling/activities/activity_program.hpp"
#include "scheduling/activities/session_search.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/common/replayed.hpp"
#include "scheduling/common/watch.hpp"

namespace krarup {

namespace {

using namespace activities;

constexpr std::int64_t work_of_program = 2'000'000;  // simplex iterations

std::vector<Session> to_sessions(const ActivityProblem& problem, const std::vector<Opening>& openings,
                                 const std::vector<double>& values) {
  std::vector<Session> sessions;
  for (std::size_t i = 0; i < openings.size(); ++i) {
    if (values[i] < 0.5) continue;
    const Activity& activity = problem.activities[openings[i].activity];
    sessions.push_back({activity.name, activity.people[openings[i].person], openings[i].start, activity.length});
  }
  return sessions;
}

/// The best columns found, and what no others can undercut.
mip::Outcome solve(const ActivityProgram& program, const std::function<std::vector<std::size_t>(Watch&)>& search,
                   const SolveOptions& options, Watch& watch) {
  mip::Outcome outcome;
  std::vector<double> start;
  watch.begin({.name = "activities"});
  watch.show();
  if (watch.cancelled()) throw Cancelled("the placing of activities was stopped before it had an answer");
  watch.run([&](std::size_t part) {
    start = program.values_of(search(watch));
    const mip::Effort effort{
        .gap = options.gap, .work = work_of_program, .seconds = watch.left().count(), .seed = options.seed};
    const auto listener = [&](double objective, double bound) {
      watch.note(part, objective, bound);
      return !watch.stopped();
    };
    outcome = mip::minimize(program.model(), effort, listener, start);
  });
  if (outcome.values.empty()) outcome.values = std::move(start);
  return outcome;
}

}  // namespace

ActivityPlan place_activities(const ActivityProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options);
  Watch watch(options);
  const std::vector<Opening> open = openings(problem);
  const Crowds crowds(problem);
  const std::vector<Moment> time = moments(problem, open, crowds);
  const auto search = [&](const Watch& clock) {
    if (!problem.required) return std::vector<std::size_t>{};  // whom the skills need, only the program knows
    return search_sessions(problem, open, time, options.seed, [&] { return !clock.stopped(); });
  };
  const mip::Outcome outcome = solve(ActivityProgram(problem, open, crowds, time), search, options, watch);
  ActivityPlan plan;
  plan.sessions = to_sessions(problem, open, outcome.values);
  plan.seed = options.seed;
  ActivityCheck check = check_activities(problem, plan.sessions);
  plan.coverage = std::move(check.coverage);
  adopt(plan, std::move(check), outcome.bound);
  plan.bound_from = "one program of everybody and every activity";
  if (!plan.findings.empty()) {
    plan.status = SolveStatus::infeasible;
    return plan;
  }
  if (agree(plan.objective, outcome.objective) && is_closed(plan.objective, plan.bound, options.gap)) {
    plan.status = SolveStatus::optimal;
  }
  plan.findings = activity_findings(problem, open, plan.sessions);
  return plan;
}

}  // namespace krarup
