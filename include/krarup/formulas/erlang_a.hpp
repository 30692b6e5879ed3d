#pragma once

#include "krarup/formulas/erlang_c.hpp"
#include "krarup/formulas/waiting_behind.hpp"

namespace krarup::formulas {

namespace detail {

[[nodiscard]] inline WaitingMeasures erlang_a(double servers, double offered_load, double patience, double wait,
                                              Delay delay) {
  if (!in_domain(servers, offered_load) || !(patience >= 0) || !(wait >= 0)) return undefined_measures;
  if (offered_load == 0) return measures_without_load(servers);
  if (patience == infinity<double>()) return erlang_c_measures(servers, offered_load, wait);
  servers = told_from_none(servers);
  const FullHouse house{servers, erlang_b_free_odds(servers, offered_load)};
  return waiting_behind(house, offered_load, patience, wait, delay);
}

}  // namespace detail

/// Everything about a queue whose contacts hang up; M/M/n+M.
///
/// Incomplete gamma functions in ratio to a common scale, as sums of positive terms: the shares of those answered and
/// lost are integrals over the wait that a patient contact would be offered, see `detail::OfferedWait`. Exact in
/// overload, where the queue is held by those who leave. Without servers everybody leaves, and nobody is ever answered:
/// an infinite mean wait of the answered. In double only, because the expansions behind it are made for 53 bits.
///
/// @param  servers       n >= 0; real; fewer than 1e-150 are taken as so many, but for none
/// @param  offered_load  a >= 0; erlangs
/// @param  patience      mean time a contact would wait; >= 0; mean service times. Infinite: Erlang C. Taken as at most
///                       1e70, and 1e100 over the larger of servers and load
/// @param  wait          the acceptable wait T >= 0, may be infinite; mean service times
/// @return  all NaN outside the domain; without load a contact would be answered at once
/// @complexity  O(1) for n >= 20, else O(n)
/// @accuracy  relative error of each <= 1e-12 or a few eps times its condition number, loads and servers to 1e6;
///            docs/accuracy.md
/// @source  [Palm1957]; [BaccelliHebuterne1981]; [MandelbaumZeltyn2007]
[[nodiscard]] inline WaitingMeasures erlang_a_measures(double servers, double offered_load, double patience,
                                                       double wait) {
  return detail::erlang_a(servers, offered_load, patience, wait, detail::Delay::found);
}

/// As `erlang_a_measures`, but for the mean wait of the answered, which costs a fifth of the whole and is NaN here.
[[nodiscard]] inline WaitingMeasures erlang_a_outcomes(double servers, double offered_load, double patience,
                                                       double wait) {
  return detail::erlang_a(servers, offered_load, patience, wait, detail::Delay::left_out);
}

}  // namespace krarup::formulas
