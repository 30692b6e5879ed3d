#include "scheduling/breaks/break_grid.hpp"

#include <algorithm>
#include <cmath>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup::breaks {

namespace {

int steps_between(Instant from, Instant until, Seconds step) {
  return static_cast<int>(std::lround(Seconds{until - from} / step));
}

}  // namespace

Grid::Grid(const BreakProblem& problem) : start(problem.required.start), step(problem.step), cyclic(problem.cyclic) {
  const auto& required = problem.required;
  Instant end = required.time(required.size());
  if (!cyclic) {
    for (const Shift& shift : problem.shifts) {
      start = std::min(start, shift.start);
      end = std::max(end, shift.end());
    }
    start = required.start - whole_seconds(step * std::ceil(Seconds{required.start - start} / step));
  }
  SweepStep nothing;
  nothing.max_on_break = problem.max_on_break.value_or(std::numeric_limits<int>::max() / 2);
  nothing.beyond = problem.on_break_penalty ? *problem.on_break_penalty * (step / Seconds{3600}) : limit_cost;
  steps.assign(static_cast<std::size_t>(std::lround(std::ceil(Seconds{end - start} / step))), nothing);
  const int first = steps_between(start, required.start, step);
  const int in_requirement = steps_between(required.start, required.time(required.size()), step);
  for (int t = 0; t < in_requirement; ++t) {
    const auto interval = static_cast<std::size_t>(std::floor((t + 0.5) * (step / required.step)));
    const double hours = (problem.weights.empty() ? 1 : problem.weights[interval]) * (step / Seconds{3600});
    SweepStep& slot = steps[static_cast<std::size_t>(first + t)];
    static_cast<CoveragePrice&>(slot) = coverage_price(problem.costs, required[interval], hours);
  }
  for (const Shift& shift : problem.shifts) {
    const int from = steps_between(start, shift.start, step);
    const BreakPolicy* rules = policy_for(problem, shift);
    const int length = static_cast<int>(std::lround(shift.length / step));
    const auto same = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) {
      return kind.start == from && kind.policy.shift_length == length && kind.rules == rules;
    });
    kind_of.push_back(static_cast<std::size_t>(same - kinds.begin()));
    if (same == kinds.end()) kinds.push_back({from, in_steps(rules, shift.length, step), rules});
    for (int t = 0; t < length; ++t) ++steps[at(from + t)].agents;
  }
}

std::size_t Grid::at(int time) const {
  const int around = time % size();
  return static_cast<std::size_t>(around < 0 ? around + size() : around);
}

void Grid::take(std::size_t shift, const Pattern& pattern, std::vector<int>& away, std::vector<int>& on_break,
                int sign) const {
  const Kind& its = kind(shift);
  for (const Placed& taken : pattern) {
    for (int t = taken.start; t < std::min(taken.end() + its.policy.catch_up, its.policy.shift_length); ++t) {
      away[at(its.start + t)] += sign;
      if (t < taken.end()) on_break[at(its.start + t)] += sign;
    }
  }
}

double step_cost(const SweepStep& step, int away, int on_break) {
  return step.cost(step.agents - away) + std::max(0, on_break - step.max_on_break) * step.beyond;
}

double cost(const Grid& grid, const Arrangement& arrangement) {
  std::vector<int> away(grid.steps.size(), 0), on_break(grid.steps.size(), 0);
  double total = 0;
  for (std::size_t i = 0; i < arrangement.size(); ++i) {
    grid.take(i, arrangement[i], away, on_break, 1);
    total += penalty(grid.kind(i).policy, arrangement[i]);
  }
  for (std::size_t t = 0; t < away.size(); ++t) total += step_cost(grid.steps[t], away[t], on_break[t]);
  return total;
}

std::vector<Shift> to_shifts(const BreakProblem& problem, const Grid& grid, const Arrangement& arrangement) {
  std::vector<Shift> shifts = problem.shifts;
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    shifts[i].breaks.clear();
    const BreakPolicy* rules = grid.kind(i).rules;
    const auto named_breaks =
        rules == nullptr ? std::vector<BreakRule>{} : contained_breaks(rules->breaks, shifts[i].length);
    for (const Placed& taken : arrangement[i]) {
      const bool named = taken.named >= 0;
      const BreakRule* rule = named ? &named_breaks[static_cast<std::size_t>(taken.named)] : nullptr;
      shifts[i].breaks.push_back({.name = named ? rule->name : "break",
                                  .start = shifts[i].start + whole_seconds(grid.step * taken.start),
                                  .length = grid.step * taken.length,
                                  .paid = named ? rule->paid : rules->flexible_paid});
    }
  }
  return shifts;
}

}  // namespace krarup::breaks
