#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/core/validate.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// Numbers of agents to compare: from, from + step, ... up to and including `to`.
struct AgentRange {
  double from = 0;
  double to = 0;
  double step = 1;

  static constexpr auto fields() {
    return std::tuple{required_field("from", &AgentRange::from, rules::not_negative),
                      required_field("to", &AgentRange::to, rules::not_negative),
                      field("step", &AgentRange::step, rules::positive)};
  }

  static constexpr std::size_t max_size = 1'000'000;

  /// How many numbers there are; a `to` that rounding alone puts out of reach is reached.
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>((to - from) / step + 1e-9) + 1; }

  void validate(const std::string& path) const {
    if (to < from) throw InvalidInput(path + ".to must be >= from, got " + to_text(to) + " < " + to_text(from));
    if ((to - from) / step >= max_size) {
      throw InvalidInput(path + " must have at most " + std::to_string(max_size) + " numbers, got from " +
                         to_text(from) + " to " + to_text(to) + " by " + to_text(step));
    }
  }
  friend bool operator==(const AgentRange&, const AgentRange&) = default;
};

/// What one number of agents would deliver.
struct WhatIf {
  double agents = 0;
  Performance performance{};

  static constexpr auto fields() {
    return std::tuple{field("agents", &WhatIf::agents), field("performance", &WhatIf::performance)};
  }
  friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

/// What would each of these numbers of agents deliver?
///
/// @param  queue            any QueueModel; its number of agents is ignored
/// @param  agents           at most a million numbers
/// @param  acceptable_wait  the 20 s of 80/20
/// @param  basis            which contacts count in the service level
/// @return                  one entry a number, in order
/// @throws                  InvalidInput
template <QueueModel Q>
[[nodiscard]] std::vector<WhatIf> what_if(const Q& queue, const AgentRange& agents, Seconds acceptable_wait,
                                          ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  validate(agents, "agents");
  std::vector<WhatIf> rows;
  rows.reserve(agents.size());
  for (std::size_t i = 0; i < agents.size(); ++i) {
    const double n = agents.from + static_cast<double>(i) * agents.step;
    rows.push_back({n, performance(with_agents(queue, n), acceptable_wait, basis)});
  }
  return rows;
}

}  // namespace krarup
