#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/break_plan.hpp"
#include "scheduling/breaks/break_findings.hpp"
#include "scheduling/breaks/break_grid.hpp"
#include "scheduling/breaks/break_search.hpp"
#include "scheduling/breaks/prices.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/common/replayed.hpp"
#include "scheduling/common/watch.hpp"

namespace krarup {

namespace {

using breaks::Grid;

/// The same problem with every rule kept, whatever the penalties.
Grid strict(const Grid& grid) {
  Grid kept = grid;
  for (breaks::Kind& kind : kept.kinds) kind.policy = kind.policy.strict();
  return kept;
}

bool has_patterns(const Grid& grid) {
  return std::all_of(grid.kinds.begin(), grid.kinds.end(), [](const breaks::Kind& kind) {
    const std::vector<double> free(static_cast<std::size_t>(kind.policy.shift_length), 0.0);
    return breaks::BreakGraph(kind.policy, free).possible();
  });
}

bool has_penalties(const Grid& grid) {
  return std::any_of(grid.kinds.begin(), grid.kinds.end(), [](const breaks::Kind& kind) {
    const breaks::StepPolicy& policy = kind.policy;
    return std::min({policy.window, policy.position, policy.stretch, policy.long_rest, policy.length}) < breaks::never;
  });
}

/// What no plan can undercut, whatever the breaks.
double floor(const Grid& grid) {
  return std::accumulate(grid.steps.begin(), grid.steps.end(), 0.0,
                         [](double sum, const breaks::SweepStep& step) { return sum + step.floor(); });
}

class BreakPlacement {
 public:
  BreakPlacement(const BreakProblem& problem, const SolveOptions& options)
      : problem_(problem), options_(options), watch_(options), grid_(problem) {}

  BreakPlan run() {
    watch_.begin({.name = "breaks"});
    watch_.show();
    if (watch_.cancelled()) throw Cancelled("the placing of breaks was stopped before it had an answer");
    BreakPlan plan;
    plan.seed = options_.seed;
    plan.findings = impossible_breaks(problem_, grid_);
    if (!plan.findings.empty()) return plan;
    search();
    return answer(std::move(plan));
  }

 private:
  void search() {
    const auto stopped = [this] { return watch_.stopped(); };
    raise_bound(floor(grid_), "what every step of time costs at least");
    if (has_penalties(grid_)) {
      // Most plans need not bend any rule, and the graphs are much smaller where none may be bent.
      if (const Grid kept = strict(grid_); has_patterns(kept)) {
        breaks::BreakSearch(kept, options_, watch_)
            .run(breaks::even_prices(kept, stopped), {.name = "breaks that keep every rule", .until = 0.5}, found_);
      }
    }
    if (closed() || (watch_.stopped() && !found_.arrangement.empty())) return;
    breaks::Prices prices = breaks::even_prices(grid_, stopped);
    raise_bound(prices.bound, "prices of the steps of time (Lagrangian)");
    if (!closed()) {
      const double guess = found_.cost < breaks::never ? found_.cost : guessed_cost(prices);
      prices = breaks::improved(grid_, std::move(prices), guess, stopped);
      raise_bound(prices.bound, "prices of the steps of time (Lagrangian)");
    }
    breaks::BreakSearch search(grid_, options_, watch_);
    search.run(prices, {.name = "breaks", .from = found_.arrangement.empty() ? 0.0 : 0.5}, found_);
    raise_bound(found_.cost - search.open_gap(), "a sweep that lost nothing better");
  }

  void raise_bound(double bound, const char* from) {
    if (!bound_from_.empty() && bound <= found_.bound) return;
    found_.bound = bound;
    bound_from_ = from;
  }

  /// The cost when everybody takes the cheapest breaks at the prices.
  [[nodiscard]] double guessed_cost(const breaks::Prices& prices) const {
    breaks::Arrangement arrangement;
    for (std::size_t i = 0; i < grid_.kind_of.size(); ++i) {
      const breaks::Kind& kind = grid_.kind(i);
      arrangement.push_back(breaks::BreakGraph(kind.policy, prices_of(grid_, kind, prices.values)).best());
    }
    return breaks::cost(grid_, arrangement);
  }

  [[nodiscard]] bool closed() const {
    return !found_.arrangement.empty() && is_closed(found_.cost, found_.bound, options_.gap);
  }

  BreakPlan answer(BreakPlan plan) const {
    plan.shifts = to_shifts(problem_, grid_, found_.arrangement);
    adopt(plan, check_breaks(problem_, plan.shifts), found_.bound);
    plan.bound_from = bound_from_;
    const bool agreed = agree(plan.objective, found_.cost);
    if (!plan.findings.empty()) {
      plan.status = SolveStatus::infeasible;
    } else if (agreed && closed()) {
      plan.status = SolveStatus::optimal;
    } else {
      plan.status = SolveStatus::feasible;
    }
    return plan;
  }

  const BreakProblem& problem_;
  const SolveOptions& options_;
  Watch watch_;
  Grid grid_;
  breaks::Found found_;
  std::string bound_from_;
};

}  // namespace

BreakPlan place_breaks(const BreakProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options);
  return BreakPlacement(problem, options).run();
}

std::vector<Shift> assigned_shifts(const Roster& roster) {
  std::vector<Shift> shifts;
  for (const Assignment& assignment : roster.assignments) shifts.push_back(assignment.shift);
  return shifts;
}

Roster with_breaks(Roster roster, const BreakPlan& plan) {
  const bool same = std::equal(
      roster.assignments.begin(), roster.assignments.end(), plan.shifts.begin(), plan.shifts.end(),
      [](const Assignment& a, const Shift& b) { return a.shift.start == b.start && a.shift.length == b.length; });
  if (!same) throw InvalidInput("plan.shifts must be the shifts of the roster's assignments, in their order");
  for (std::size_t i = 0; i < plan.shifts.size(); ++i) roster.assignments[i].shift.breaks = plan.shifts[i].breaks;
  return roster;
}

}  // namespace krarup
