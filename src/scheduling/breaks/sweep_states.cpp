#include "scheduling/breaks/sweep_states.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace krarup::breaks {

namespace {

/// The numbers of the successors, the best first, as far as they may be kept.
std::vector<std::uint32_t> best_first(const std::vector<Successor>& states, const SweepEffort& effort) {
  std::vector<std::uint32_t> order(states.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto by_rank = [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(states[a].rank, a) < std::pair(states[b].rank, b);
  };
  const auto by_cost = [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(states[a].cost, a) < std::pair(states[b].cost, b);
  };
  if (effort.samples == 0) {
    std::sort(order.begin(), order.end(), by_cost);
  } else {
    const std::size_t head = std::min(order.size(), 3 * effort.width);
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(head), order.end(), by_rank);
    order.resize(head);
    std::sort(order.begin(), order.end(), by_rank);
  }
  return order;
}

}  // namespace

KeptStates keep_best(const Frontier& frontier, const Successors& successors, const std::vector<std::size_t>& active,
                     const SweepEffort& effort) {
  KeptStates kept{.frontier = {.active = active.size(), .nodes = {}, .costs = {}}, .origin = {}};
  std::vector<std::int32_t>& nodes = kept.frontier.nodes;
  SweepOrigin& origin = kept.origin;
  std::unordered_set<std::uint64_t> seen;
  seen.reserve(2 * effort.width);
  for (const std::uint32_t i : best_first(successors.states, effort)) {
    const Successor& made = successors.states[i];
    if (!seen.insert(made.hash).second) continue;
    if (kept.frontier.size() == effort.width) {
      kept.dropped = made.cost;
      break;
    }
    kept.frontier.costs.push_back(made.cost);
    const std::int32_t* before = frontier.row(made.parent);
    nodes.insert(nodes.end(), before, before + active.size());
    origin.parents.push_back(made.parent);
    for (std::uint32_t k = made.first_begun; k < made.first_begun + made.begun; ++k) {
      const auto place = static_cast<std::size_t>(successors.begun[k].shift);
      nodes[nodes.size() - active.size() + place] = successors.begun[k].node;
      origin.begun.push_back({static_cast<std::int32_t>(active[place]), successors.begun[k].node});
    }
    origin.first_begun.push_back(static_cast<std::uint32_t>(origin.begun.size()));
  }
  return kept;
}

std::vector<Pattern> read_back(const SweepTask& task, const std::vector<SweepOrigin>& history, std::size_t state) {
  std::vector<std::vector<std::int32_t>> nodes(task.shifts.size());
  for (auto step = history.rbegin(); step != history.rend(); ++step) {
    for (std::uint32_t k = step->first_begun[state]; k < step->first_begun[state + 1]; ++k) {
      nodes[static_cast<std::size_t>(step->begun[k].shift)].push_back(step->begun[k].node);
    }
    state = step->parents[state];
  }
  std::vector<Pattern> patterns(task.shifts.size());
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const BreakGraph& graph = *task.shifts[i].graph;
    Node from = graph.node(graph.root());
    for (auto index = nodes[i].rbegin(); index != nodes[i].rend(); ++index) {
      const Node to = graph.node(*index);
      patterns[i].push_back(graph.taken(from, to));
      from = to;
    }
  }
  return patterns;
}

}  // namespace krarup::breaks
