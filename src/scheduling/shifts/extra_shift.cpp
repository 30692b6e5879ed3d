#include "scheduling/shifts/extra_shift.hpp"

#include <algorithm>
#include <limits>

namespace krarup {

namespace {

/// Cheapest way to place breaks 0..k such that break k takes choice s, and the choice of the break before it.
struct Step {
  double cost = std::numeric_limits<double>::infinity();
  std::size_t previous = 0;
};

}  // namespace

std::vector<double> relief(const Block& block, const std::vector<double>& agents) {
  std::vector<double> saved(agents.size());
  for (std::size_t t = 0; t < agents.size(); ++t) {
    saved[t] = block.slots[t].cost(agents[t]) - block.slots[t].cost(agents[t] + 1);
  }
  return saved;
}

ExtraShift best_extra(const Block& block, std::size_t shift, const Relief& relief) {
  const BlockShift& extra = block.shifts[shift];
  std::vector<std::vector<Step>> steps(extra.breaks.size());
  for (std::size_t k = 0; k < steps.size(); ++k) {
    steps[k].resize(extra.breaks[k].size());
    std::size_t reachable = 0;  // choices of the break before that end in time
    Step best_before{.cost = k == 0 ? 0.0 : std::numeric_limits<double>::infinity()};
    for (std::size_t s = 0; s < steps[k].size(); ++s) {
      const BreakOption& option = extra.breaks[k][s];
      for (; k > 0 && reachable < steps[k - 1].size() && extra.breaks[k - 1][reachable].next <= option.start;
           ++reachable) {
        if (steps[k - 1][reachable].cost < best_before.cost) best_before = {steps[k - 1][reachable].cost, reachable};
      }
      steps[k][s] = {best_before.cost + relief.of_break(option.slots), best_before.previous};
    }
  }
  ExtraShift result{.placed = {shift, std::vector<std::size_t>(steps.size())},
                    .cost = extra.cost,
                    .saving = relief.total(extra.presence)};
  if (steps.empty()) return result;
  std::size_t choice = 0;
  for (std::size_t s = 1; s < steps.back().size(); ++s) {
    if (steps.back()[s].cost < steps.back()[choice].cost) choice = s;
  }
  result.saving -= steps.back()[choice].cost;
  for (std::size_t k = steps.size(); k-- > 0;) {
    result.placed.breaks[k] = choice;
    choice = steps[k][choice].previous;
  }
  return result;
}

double gain_of_extra(const Block& block, std::size_t shift, const Relief& relief) {
  const BlockShift& extra = block.shifts[shift];
  if (!extra.breaks_apart) return best_extra(block, shift, relief).gain();
  double gain = relief.total(extra.presence) - extra.cost;
  for (const auto& options : extra.breaks) {
    double least = std::numeric_limits<double>::infinity();
    for (const BreakOption& option : options) least = std::min(least, relief.of_break(option.slots));
    gain -= least;
  }
  return gain;
}

}  // namespace krarup
