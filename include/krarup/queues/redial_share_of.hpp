#pragma once

#include "krarup/core/error.hpp"
#include "krarup/queues/erlang_x.hpp"

namespace krarup {

/// Which share of the failed attempts is followed by another, when customers are seen to make so many attempts?
///
/// With A attempts per customer the load of all attempts is A times that of the first ones, and at that load
/// 1 / A = 1 - redial_share (P(abandoned) + P(blocked)) - recall_share P(answered), in closed form. The number of
/// attempts tells one share: that after an abandonment and that after a blocking are taken to be the same, and the
/// recall share is believed. To tell them apart, count attempts by what became of the one before.
///
/// @param  queue     demand of first attempts, patience, agents, balking, lines and recall_share; its shares of redials
///                   are ignored
/// @param  attempts  mean number of attempts of a customer, those after an answer that did not help included; >= 1
/// @return  the share for both redial_after_abandonment and redial_after_blocking; in [0, 1]
/// @throws  InvalidInput; Infeasible where recalls alone are more, or all failed attempts together are too few, and
///          without contacts
[[nodiscard]] inline double redial_share_of(const ErlangX& queue, double attempts) {
  validate(queue);
  validate_argument("attempts", attempts, Rule{.low = 1, .low_bound = Rule::Bound::inclusive});
  if (offered_load(queue) == 0) throw Infeasible("demand.contacts is 0: nobody can be seen to dial again");
  const formulas::FiniteQueueMeasures seen = detail::measures(queue, attempts * offered_load(queue), Seconds{0});
  const double answered = seen.waiting.answered_within + seen.waiting.answered_after;
  const double failed = seen.waiting.abandonment + seen.blocked;
  const double repeated = (attempts - 1) / attempts;
  const double redials = repeated - queue.recall_share * answered;
  constexpr double rounding = 1e-14;
  if (redials < -rounding) {
    throw Infeasible(to_text(attempts) + " attempts per customer are fewer than the recalls make");
  }
  if (redials > failed + rounding) {
    throw Infeasible(to_text(attempts) + " attempts per customer cannot be: of the attempts only " + to_text(failed) +
                     " fail, and " + to_text(repeated) + " are repeated");
  }
  return failed > 0 ? std::clamp(redials / failed, 0., 1.) : 0;
}

}  // namespace krarup
