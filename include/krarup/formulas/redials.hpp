#pragma once

#include <algorithm>

#include "krarup/formulas/finite_queue.hpp"
#include "krarup/formulas/monotone_root.hpp"

namespace krarup::formulas {

/// The shares of the attempts that are followed by another, by what became of them; each in [0, 1].
struct Redials {
  double after_abandonment = 0;
  double after_blocking = 0;
  double after_service = 0;
};

/// How many first attempts keep a queue at this load of attempts?
///
/// a' (1 - r_a P(abandoned) - r_b P(blocked) - r_s P(answered)), as a sum of what leaves for good in each of the three
/// ways. It increases with the load, for so does each of the three rates: more come, more wait, more are busy.
///
/// @param  queue    its offered load is that of all attempts; erlangs
/// @param  redials  shares in [0, 1]
/// @return  erlangs of first attempts; NaN outside the domain
[[nodiscard]] inline double first_attempts_load(const FiniteQueue& queue, const Redials& redials) {
  const FiniteQueueMeasures measures = finite_queue_measures(queue, 0);
  const double answered = measures.waiting.answered_within + measures.waiting.answered_after;
  return queue.offered_load *
         ((1 - redials.after_service) * answered + (1 - redials.after_abandonment) * measures.waiting.abandonment +
          (1 - redials.after_blocking) * measures.blocked);
}

/// What is the load of all attempts when a share of them is followed by another? Koole's Erlang X.
///
/// The root a' of `first_attempts_load` = a. There is at most one, and one unless every attempt that fails, or every
/// one that is blocked, is repeated: then the queue gets rid of so much and no more, and beyond that attempts pile up
/// without end.
///
/// @param  queue    its offered load is that of the first attempts; erlangs
/// @param  redials  shares in [0, 1], after_service < 1
/// @return  erlangs, >= those of the first attempts; infinite where there is no root below 1e12 times the queue's size;
///          NaN outside the domain
/// @complexity  10 to 30 evaluations of `finite_queue_measures`
/// @source  [Koole2013]
[[nodiscard]] inline double attempts_load(FiniteQueue queue, const Redials& redials) {
  constexpr double without_end = detail::infinity<double>();
  const double first = queue.offered_load;
  const double most_repeated = std::max({redials.after_abandonment, redials.after_blocking, redials.after_service});
  if (!detail::in_domain(queue)) return detail::not_a_number<double>();
  if (first == 0 || most_repeated == 0) return first;
  const auto surplus = [&](double load) {
    queue.offered_load = load;
    return first_attempts_load(queue, redials) - first;
  };
  constexpr double far_beyond = 1e12;
  const double most =
      most_repeated < 1 ? first / (1 - most_repeated) : far_beyond * std::max({first, queue.servers, 1.});
  if (most_repeated == 1 && surplus(most) < 0) return without_end;
  return detail::increasing_root(surplus, first, most);
}

}  // namespace krarup::formulas
