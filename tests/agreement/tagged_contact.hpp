#pragma once

#include <cmath>
#include <vector>

namespace krarup::agreement {

/// What becomes of a contact that has to wait, by following it to the head of the queue. Shares, and mean waits in s.
struct Fate {
  long double answered_within = 0;
  long double answered_after = 0;
  long double abandoned_within = 0;
  long double abandoned_after = 0;
  long double wait = 0;           ///< until answered or gone
  long double answered_wait = 0;  ///< the same, counted as 0 for those who leave
};

/// The rates at which a waiting contact's place in the queue changes.
struct QueueRates {
  long double service = 0;      ///< all agents together, all busy; per s
  long double abandonment = 0;  ///< one waiting contact; per s

  /// The rate at which a contact with `ahead` others before it moves up by one (with none before it: is answered).
  [[nodiscard]] long double moves_up(std::size_t ahead) const {
    return service + static_cast<long double>(ahead) * abandonment;
  }
  /// The rate at which anything happens to it.
  [[nodiscard]] long double leaves(std::size_t ahead) const { return moves_up(ahead) + abandonment; }
};

namespace detail {

/// One jump of the uniformized chain; `place[k]` is the probability of being in the queue with k contacts ahead.
inline void jump(std::vector<long double>& place, const QueueRates& rates, long double clock, Fate& gone) {
  gone.answered_within += place[0] * rates.moves_up(0) / clock;
  for (std::size_t k = 0; k < place.size(); ++k) {
    gone.abandoned_within += place[k] * rates.abandonment / clock;
    const long double from_behind = k + 1 < place.size() ? place[k + 1] * rates.moves_up(k + 1) : 0;
    place[k] = (place[k] * (clock - rates.leaves(k)) + from_behind) / clock;
  }
}

}  // namespace detail

/// Follows a tagged contact through the pure-death chain of its place in the queue, which it may leave from any place.
///
/// What happens within `horizon` by uniformization (a Poisson number of jumps of a chain with one clock rate); what
/// happens after it, and the mean waits, by first-step analysis. Every term is positive.
///
/// @param place    probability of finding k contacts ahead on arrival
/// @param horizon  the acceptable wait; s
[[nodiscard]] inline Fate follow(std::vector<long double> place, const QueueRates& rates, long double horizon) {
  Fate fate;
  if (place.empty()) return fate;

  long double reaches_agent = 1;  // from one place further ahead
  long double wait = 0;
  long double answered_wait = 0;
  std::vector<long double> answered_from(place.size());
  for (std::size_t k = 0; k < place.size(); ++k) {
    const long double up = rates.moves_up(k) / rates.leaves(k);
    reaches_agent *= up;
    answered_from[k] = reaches_agent;
    wait = 1 / rates.leaves(k) + up * wait;
    answered_wait = reaches_agent / rates.leaves(k) + up * answered_wait;
    fate.wait += place[k] * wait;
    fate.answered_wait += place[k] * answered_wait;
  }

  const long double clock = rates.leaves(place.size() - 1);
  const long double jumps = clock * horizon;
  long double weight = std::exp(-jumps);  // of exactly `jump` jumps within the horizon
  std::vector<long double> place_then(place.size());
  Fate gone;
  for (long jump = 0;; ++jump) {
    fate.answered_within += weight * gone.answered_within;
    fate.abandoned_within += weight * gone.abandoned_within;
    for (std::size_t k = 0; k < place.size(); ++k) place_then[k] += weight * place[k];
    const long double rarest =
        rates.abandonment > 0 ? std::min(fate.answered_within, fate.abandoned_within) : fate.answered_within;
    if (static_cast<long double>(jump) > 2 * jumps && weight <= 1e-24L * rarest) break;
    weight *= jumps / static_cast<long double>(jump + 1);
    detail::jump(place, rates, clock, gone);
  }
  for (std::size_t k = 0; k < place.size(); ++k) {
    fate.answered_after += place_then[k] * answered_from[k];
  }
  long double gives_up = 0;  // 1 - answered_from[k], without the subtraction
  for (std::size_t k = 0; k < place.size(); ++k) {
    gives_up = (rates.abandonment + rates.moves_up(k) * gives_up) / rates.leaves(k);
    fate.abandoned_after += place_then[k] * gives_up;
  }
  return fate;
}

}  // namespace krarup::agreement
