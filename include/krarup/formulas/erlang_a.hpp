#pragma once

#include "krarup/formulas/erlang_c.hpp"
#include "krarup/formulas/offered_wait.hpp"

namespace krarup::formulas {

/// Everything about a queue whose contacts hang up; M/M/n+M.
///
/// Incomplete gamma functions in ratio to a common scale, as sums of positive terms: the shares of those answered and
/// lost are integrals over the wait that a patient contact would be offered, see `detail::OfferedWait`. Exact in
/// overload, where the queue is held by those who leave. Without servers everybody leaves, and nobody is ever answered:
/// an infinite mean wait of the answered. In double only, because the expansions behind it are made for 53 bits.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0; erlangs
/// @param  patience      mean time a contact would wait; >= 0; mean service times. Infinite: Erlang C. Taken as at most
///                       1e100 over the larger of servers and load
/// @param  wait          the acceptable wait T >= 0, may be infinite; mean service times
/// @return  all NaN outside the domain; without load a contact would be answered at once
/// @complexity  O(1) for n >= 20, else O(n)
/// @accuracy  relative error of each <= 1e-12 or a few eps times its condition number, loads and servers to 1e6;
///            docs/accuracy.md
/// @source  [Palm1957]; [BaccelliHebuterne1981]; [MandelbaumZeltyn2007]
[[nodiscard]] inline WaitingMeasures erlang_a_measures(double servers, double offered_load, double patience,
                                                       double wait) {
  if (!detail::in_domain(servers, offered_load) || !(patience >= 0) || !(wait >= 0)) {
    return detail::undefined_measures;
  }
  if (offered_load == 0) return detail::measures_without_load(servers);
  if (patience == detail::infinity<double>()) return erlang_c_measures(servers, offered_load, wait);
  patience = std::clamp(patience, std::numeric_limits<double>::min(), 1e100 / std::max({servers, offered_load, 1.}));
  const detail::OfferedWait offered(servers, offered_load, patience);
  const auto split = offered.split(wait / patience);
  const double odds = erlang_b_free_odds(servers, offered_load);
  const double free = odds * offered.unit();  // in the scale of `offered`
  const double total = free + offered.waits();
  const double at_once = odds == detail::infinity<double>() ? 1 : free / total;
  const double lost = offered.lost() / total;
  const double answered = free + offered.answered();
  return {.answered_within = std::min(1., at_once + split.answered_within / total),
          .answered_after = split.answered_after / total,
          .abandoned_within = split.lost_within / total,
          .abandoned_after = split.lost_after / total,
          .abandonment = lost,
          .probability_of_wait = offered.waits() / total,
          .mean_wait = patience * lost,
          .mean_wait_of_answered = answered > 0 ? patience * (offered.delay() / answered) : detail::infinity<double>(),
          .occupancy = servers > 0 ? std::min(1., offered_load / servers * (at_once + offered.answered() / total)) : 1,
          .mean_queue_length = offered_load * (patience * lost)};
}

}  // namespace krarup::formulas
