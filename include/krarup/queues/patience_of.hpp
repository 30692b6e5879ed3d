#pragma once

#include <limits>

#include "krarup/core/error.hpp"
#include "krarup/formulas/monotone_root.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// A queue model with one mean patience.
template <class Q>
concept WithPatience = QueueModel<Q> && FedByDemand<Q> && requires(Q queue) {
  { queue.patience } -> std::same_as<Seconds&>;
};

/// How patient are the contacts, when such a share of them is seen to abandon?
///
/// The inverse of `performance` in the patience. The longer contacts would wait, the more of them are answered or
/// blocked, and the fewer abandon, so that there is one answer at most; it is found between those who leave at once and
/// those who never do. Where contacts balk or come back, their shares must be known: the abandonment alone does not
/// tell them from impatience.
///
/// @param  queue        its patience is ignored
/// @param  abandonment  the share of the offered contacts that abandon; in [0, 1]
/// @return  mean time a contact would wait; infinite where nobody needs to lose patience for it
/// @throws  InvalidInput; Infeasible where even contacts without any patience would abandon less, or endlessly patient
///          ones more
/// @complexity  about 25 evaluations of the queue
template <WithPatience Q>
[[nodiscard]] Seconds patience_of(Q queue, double abandonment) {
  validate(queue);
  validate_argument("abandonment", abandonment, rules::share);
  const auto abandonment_at = [&](double patience) {
    queue.patience = Seconds{patience};
    return performance(queue, Seconds{0}, ServiceLevelBasis::offered).abandonment;
  };
  const double none = 1e-9 * queue.demand.aht.count();
  const double endless = 1e15 * queue.demand.aht.count();  // infinity itself may be unstable
  const double most = abandonment_at(none);
  const double least = abandonment_at(endless);
  const auto refuse = [&](const char* patience, double share) {
    throw Infeasible("abandonment of " + to_text(abandonment) + " cannot be: even " + patience + " it would be " +
                     to_text(share));
  };
  constexpr double rounding = 1e-12;
  if (abandonment > most + rounding) refuse("without any patience", most);
  if (abandonment < least - rounding) refuse("with endless patience", least);
  if (abandonment <= least) return Seconds{std::numeric_limits<double>::infinity()};
  return Seconds{formulas::detail::increasing_root(
      [&](double patience) { return abandonment - abandonment_at(patience); }, none, endless)};
}

}  // namespace krarup
