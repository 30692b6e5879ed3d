#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"

namespace krarup::agreement {

/// A center as the chain, the integrals and the simulator see it: rates and nothing else.
struct Center {
  long double arrival_rate = 0;      ///< contacts per s
  long double service_rate = 0;      ///< of one agent; per s
  long double abandonment_rate = 0;  ///< of one waiting contact; per s; 0: nobody leaves
  double agents = 0;
  double balking = 0;  ///< share of those who would have to wait that leave at once
  double lines = std::numeric_limits<double>::infinity();

  [[nodiscard]] long double load() const { return arrival_rate / service_rate; }
  [[nodiscard]] long whole_agents() const { return std::lround(agents); }
  /// The share of those who come that find a line when `state` lines are taken.
  ///
  /// Where a part of a line is left, with r the ratio of the probabilities of the states on either side of it were it
  /// whole, the share (1 - r^part) / (1 - r): what the definition of a part of a line says.
  [[nodiscard]] long double admitted(long state) const {
    const long double left = std::clamp(static_cast<long double>(lines) - static_cast<long double>(state), 0.0L, 1.0L);
    const auto waiting = static_cast<long double>(state + 1 - whole_agents());
    const long double willing = arrival_rate * (1 - static_cast<long double>(balking));
    const long double r = willing / (static_cast<long double>(agents) * service_rate + waiting * abandonment_rate);
    const long double log_r = std::log(r);
    return left == 0 || left == 1 || log_r == 0 ? left : std::expm1(left * log_r) / std::expm1(log_r);
  }
};

namespace detail {
inline Center center(const Demand& demand, double agents) {
  return {.arrival_rate = static_cast<long double>(demand.contacts) / static_cast<long double>(demand.per.count()),
          .service_rate = 1 / static_cast<long double>(demand.aht.count()),
          .agents = agents};
}
}  // namespace detail

[[nodiscard]] inline Center center_of(const ErlangC& queue) { return detail::center(queue.demand, queue.agents); }

[[nodiscard]] inline Center center_of(const ErlangB& queue) {
  Center center = detail::center(queue.demand, queue.agents);
  center.lines = queue.agents;
  return center;
}

[[nodiscard]] inline Center center_of(const ErlangA& queue) {
  Center center = detail::center(queue.demand, queue.agents);
  center.abandonment_rate = 1 / static_cast<long double>(queue.patience.count());
  center.balking = queue.balking;
  center.lines = queue.lines;
  return center;
}

}  // namespace krarup::agreement
