#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/queues/priority_queue.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {

/// What one class of a queue with priorities is promised.
struct ClassTarget {
  std::string name;  ///< of the class; empty: all contacts together
  Target target{};

  static constexpr auto fields() {
    return std::tuple{field("name", &ClassTarget::name), field("target", &ClassTarget::target)};
  }
  friend bool operator==(const ClassTarget&, const ClassTarget&) = default;
};

/// What is the smallest whole number of agents that keeps the promise to every class?
///
/// More agents serve each class better, so it is the largest of the numbers that the promises ask for one by one.
///
/// @param  queue    its `agents` and `of_class` are ignored
/// @param  targets  at least one; classes without one are served as it comes
/// @return          agents
/// @throws          InvalidInput; Infeasible as for one target, naming the class
/// @complexity      of required_agents for one target, times their number
[[nodiscard]] inline int required_agents(const PriorityQueue& queue, const std::vector<ClassTarget>& targets) {
  if (targets.empty()) throw InvalidInput("targets must have at least one target");
  int agents = 0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const std::string place = "targets[" + std::to_string(i) + "]";
    validate(targets[i], place);
    const PriorityQueue asked = with_class(queue, targets[i].name);
    try {
      agents = std::max(agents, required_agents(asked, targets[i].target));
    } catch (const Infeasible& error) {
      throw Infeasible(place + ": " + error.what());
    }
  }
  return agents;
}

}  // namespace krarup
