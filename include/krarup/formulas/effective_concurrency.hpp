#pragma once

#include "krarup/formulas/erlang_b.hpp"

namespace krarup::formulas {

/// How many chats at a time does an agent with several windows really work off, in units of what one window yields?
///
/// The machine-repair chain: in each of K windows a customer reads and types for an exponential time of mean r, then
/// needs the agent for one of mean 1; the agent turns to one window at a time. The agent is at work for a share
/// 1 - B(K, r) of the time, with one window 1 / (1 + r), so the answer is (1 + r) (1 - B(K, r)): the odds of Erlang B,
/// and no subtraction.
///
/// @param  windows      K >= 0; real
/// @param  think_ratio  r >= 0, may be infinite: what customers take to reply / what the agent takes to
/// @return  in [0, min(K, 1 + r)]; below 1 only where K is; NaN outside the domain
/// @complexity  O(1) for K >= 30, else O(K)
/// @accuracy  a few eps
/// @source  [Beshears2011] for the use; [Palm1947] for the chain
template <class Real>
[[nodiscard]] Real effective_concurrency(Real windows, Real think_ratio) {
  if (think_ratio == detail::infinity<Real>() && windows >= 0) return windows;
  const Real odds = erlang_b_free_odds(windows, think_ratio);  // that a window brings work
  return (1 + think_ratio) / (1 + 1 / odds);
}

}  // namespace krarup::formulas
