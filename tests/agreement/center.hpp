#pragma once

#include <cmath>

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
  bool may_wait = true;

  [[nodiscard]] long double load() const { return arrival_rate / service_rate; }
  [[nodiscard]] long whole_agents() const { return std::lround(agents); }
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
  center.may_wait = false;
  return center;
}

[[nodiscard]] inline Center center_of(const ErlangA& queue) {
  Center center = detail::center(queue.demand, queue.agents);
  center.abandonment_rate = 1 / static_cast<long double>(queue.patience.count());
  return center;
}

}  // namespace krarup::agreement
