#include "scheduling/shifts/account.hpp"

#include <algorithm>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/distinct/distinct_shifts.hpp"

namespace krarup {

namespace {

/// Adds the hours of one stretch with a constant number of agents.
void account_slot(const Slot& slot, double agents, ShiftPlan& plan) {
  const double hours = in_hours(slot.end - slot.start);
  plan.understaffing += std::max(0.0, slot.required - agents) * hours;
  plan.overstaffing += std::max(0.0, agents - slot.required) * hours;
  const auto step = whole_seconds(plan.scheduled.step);
  const auto interval = static_cast<std::size_t>((slot.start - plan.scheduled.start) / step);
  plan.scheduled[interval] += agents * Seconds{slot.end - slot.start} / plan.scheduled.step;
}

}  // namespace

void account(const ShiftProblem& problem, const Candidates& candidates, const Horizon& horizon,
             const std::vector<std::vector<Placed>>& placed, ShiftPlan& plan) {
  plan.scheduled = problem.required.map([](double) { return 0.0; });
  plan.objective = 0;
  for (std::size_t b = 0; b < horizon.blocks.size(); ++b) {
    const Block& block = horizon.blocks[b];
    plan.objective += cost(block, placed[b]);
    const std::vector<double> agents = coverage(block, placed[b]);
    for (std::size_t t = 0; t < agents.size(); ++t) account_slot(block.slots[t], agents[t], plan);
    for (Placed one : placed[b]) {
      plan.pay += block.shifts[one.candidate].cost;
      one.candidate = block.shifts[one.candidate].candidate;
      plan.shifts.push_back(to_shift(problem, candidates, one));
    }
  }
  for (const Slot& slot : horizon.unreachable) {
    plan.objective += slot.cost(0);
    account_slot(slot, 0, plan);
  }
  std::stable_sort(plan.shifts.begin(), plan.shifts.end(),
                   [](const Shift& a, const Shift& b) { return a.start < b.start; });
  plan.distinct_shifts = list_distinct_shifts(problem, plan.shifts);
  plan.objective += problem.cost_per_distinct_shift * static_cast<double>(plan.distinct_shifts.size());
}

}  // namespace krarup
