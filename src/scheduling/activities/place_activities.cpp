#include <string>
#include <utility>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/activity_plan.hpp"
#include "scheduling/activities/activity_findings.hpp"
#include "scheduling/activities/activity_program.hpp"
#include "scheduling/activities/nameless_program.hpp"
#include "scheduling/activities/session_search.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/common/replayed.hpp"
#include "scheduling/common/watch.hpp"

namespace krarup {

namespace {

using namespace activities;

constexpr std::int64_t work_of_program = 2'000'000, work_without_names = 100'000;  // simplex iterations

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

/// The best columns found, what no others can undercut, and what proves it.
struct Answer {
  mip::Outcome outcome;
  std::string bound_from = "one program of everybody and every activity";
};

class Placing {
 public:
  Placing(const ActivityProblem& problem, const std::vector<Opening>& openings, const SolveOptions& options)
      : problem_(problem),
        openings_(openings),
        options_(options),
        crowds_(problem),
        moments_(moments(problem, openings, crowds_)),
        program_(problem, openings, crowds_, moments_),
        watch_(options) {}

  Answer run() {
    watch_.begin({.name = "activities"});
    watch_.show();
    if (watch_.cancelled()) throw Cancelled("the placing of activities was stopped before it had an answer");
    watch_.run([&](std::size_t part) { solve(part); });
    return std::move(answer_);
  }

 private:
  void solve(std::size_t part) {
    std::vector<std::size_t> chosen;
    double bound = 0;
    if (problem_.required) {  // whom the skills need, only the program knows
      chosen = search_sessions(problem_, openings_, moments_, options_.seed, [&] { return !watch_.stopped(); });
      bound = bound_without_names(part);
    }
    std::vector<double> start = program_.values_of(chosen);
    const double cost = check_activities(problem_, to_sessions(problem_, openings_, start)).objective;
    if (!is_closed(cost, bound, options_.gap)) {
      answer_.outcome = minimize(program_.model(), part, work_of_program, start);
    }
    if (answer_.outcome.values.empty()) answer_.outcome = {.values = std::move(start), .objective = cost};
    if (bound > answer_.outcome.bound) {
      answer_.outcome.bound = bound;
      answer_.bound_from = "a program of how many take part in what at any time, whoever they are";
    }
  }

  double bound_without_names(std::size_t part) {
    return minimize(nameless_program(problem_, openings_, moments_), part, work_without_names, {}).bound;
  }

  mip::Outcome minimize(const mip::Model& model, std::size_t part, std::int64_t work,
                        const std::vector<double>& start) {
    const mip::Effort effort{
        .gap = options_.gap, .work = work, .seconds = watch_.left().count(), .seed = options_.seed};
    const bool whole = !start.empty();  // a plan's cost, not that of numbers without names
    const auto listener = [&](double objective, double bound) {
      watch_.note(part, whole ? objective : mip::infinity, bound);
      return !watch_.stopped();
    };
    return mip::minimize(model, effort, listener, start);
  }

  const ActivityProblem& problem_;
  const std::vector<Opening>& openings_;
  const SolveOptions& options_;
  Crowds crowds_;
  std::vector<Moment> moments_;
  ActivityProgram program_;
  Watch watch_;
  Answer answer_;
};

}  // namespace

ActivityPlan place_activities(const ActivityProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options);
  const std::vector<Opening> open = openings(problem);
  const auto [outcome, bound_from] = Placing(problem, open, options).run();
  ActivityPlan plan;
  plan.sessions = to_sessions(problem, open, outcome.values);
  plan.seed = options.seed;
  ActivityCheck check = check_activities(problem, plan.sessions);
  plan.coverage = std::move(check.coverage);
  adopt(plan, std::move(check), outcome.bound);
  plan.bound_from = bound_from;
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
