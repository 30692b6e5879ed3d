#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduling/breaks/sweep.hpp"

namespace krarup::breaks {

/// A break begun by a shift: its node from now on.
struct Begun {
  std::int32_t shift;
  std::int32_t node;
};

/// The states of a sweep at one step: for each the nodes of the active shifts, in one row.
struct Frontier {
  std::size_t active = 0;
  std::vector<std::int32_t> nodes;
  std::vector<double> costs;

  [[nodiscard]] std::size_t size() const { return costs.size(); }
  [[nodiscard]] const std::int32_t* row(std::size_t state) const { return nodes.data() + state * active; }
};

/// A state to come: where it comes from and what begins.
struct Successor {
  double cost;
  double rank;  ///< the cost, with ties broken at random
  std::uint64_t hash;
  std::uint32_t parent;
  std::uint32_t first_begun, begun;
};

/// All that may follow a frontier.
struct Successors {
  std::vector<Successor> states;
  std::vector<Begun> begun;  ///< by places among the active shifts

  void clear() {
    states.clear();
    begun.clear();
  }
};

/// How the states of a step came about.
struct SweepOrigin {
  std::vector<std::uint32_t> parents;
  std::vector<std::uint32_t> first_begun{0};  ///< one more than states
  std::vector<Begun> begun;                   ///< by shifts of the task
};

/// The states of the next step, and how they came about.
struct KeptStates {
  Frontier frontier;
  SweepOrigin origin;
  double dropped = never;  ///< the least cost of those that were not kept
};

/// The best of the successors, alike ones once, at most so many as the effort's width.
///
/// @param active  the shifts of the places
[[nodiscard]] KeptStates keep_best(const Frontier& frontier, const Successors& successors,
                                   const std::vector<std::size_t>& active, const SweepEffort& effort);

/// The breaks of all shifts on the way to a state of the last step.
[[nodiscard]] std::vector<Pattern> read_back(const SweepTask& task, const std::vector<SweepOrigin>& history,
                                             std::size_t state);

}  // namespace krarup::breaks
