#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/formulas/queue_laws.hpp"

namespace krarup::formulas {

namespace detail {

/// `answer(law)` with the law of a queue that is neither idle for ever nor unstable.
template <class Answer>
[[nodiscard]] double with_law_of(const FiniteQueue& queue, double load, const Answer& answer) {
  const bool patient = queue.patience == infinity<double>();
  const double most = patient ? queue.patience : detail::longest_patience(queue.servers, load);
  if (queue.lines < infinity<double>()) {
    FiniteQueue tame = within_doubles(queue);
    tame.patience = std::min(tame.patience, most);
    return answer(EndingQueue(tame, load));
  }
  if (patient) return answer(PatientQueue{queue.servers, load});
  return answer(
      ImpatientQueue(queue.servers, load, std::clamp(queue.patience, std::numeric_limits<double>::min(), most)));
}

/// Shares of the time.
struct BusyTime {
  double some_free;
  double all_busy;
};

[[nodiscard]] inline BusyTime busy_time(const FiniteQueue& queue) {
  const FiniteQueueMeasures measures = finite_queue_measures(queue, 0);
  const double found_busy = measures.waiting.probability_of_wait;
  return {measures.waiting.answered_within, measures.blocked + (1 - measures.blocked) * found_busy};
}

/// Where the queue is of one length for ever: nobody would wait, or more come than ever leave.
[[nodiscard]] inline bool is_fixed(const FiniteQueue& queue, double willing) {
  if (willing == 0 || queue.lines <= queue.servers) return true;
  if (queue.patience < infinity<double>()) return false;
  return queue.lines == infinity<double>() ? willing >= queue.servers : within_doubles(queue).servers == 0;
}

[[nodiscard]] inline double fixed_length(const FiniteQueue& queue, double willing) {
  return willing == 0 || queue.lines <= queue.servers ? 0 : std::ceil(queue.lines);
}

[[nodiscard]] inline bool in_domain_of_length(const FiniteQueue& queue, double length) {
  return in_domain(queue) && length >= 0 && length == std::floor(length) && length < infinity<double>();
}

}  // namespace detail

/// The share of the time with more than `length` contacts waiting; M/M/n/K+M with balking.
///
/// While all servers are busy the queue is a birth-death chain. Without an end its sums are incomplete gamma functions:
/// P(y + k + 1, x) / P(y, x), P the regularized lower one, and below x = y, where both may vanish, the same ratio term
/// by term; (a / n)^(k + 1) if nobody leaves. With an end they are added up.
///
/// @param  queue   any values in the ranges that FiniteQueue states
/// @param  length  k = 0, 1, 2, ...
/// @return  in [0, 1]; 1 when unstable; 0 without load; NaN outside the domain
/// @complexity  O(1), O(lines - servers) with an end
/// @accuracy  relative error <= 1e-12 or a few eps times its condition number, loads and servers to 1e6
/// @source  [Palm1957]; [AnckerGafarian1963]
[[nodiscard]] inline double queue_length_exceeds(const FiniteQueue& queue, double length) {
  if (!detail::in_domain_of_length(queue, length)) return detail::not_a_number<double>();
  const double willing = (1 - queue.balking) * queue.offered_load;
  if (detail::is_fixed(queue, willing)) return detail::fixed_length(queue, willing) > length ? 1 : 0;
  const double at_least =
      detail::with_law_of(queue, willing, [&](const auto& law) { return law.at_least(length + 1); });
  return detail::busy_time(queue).all_busy * at_least;
}

/// The share of the time with just `length` contacts waiting; M/M/n/K+M with balking.
///
/// @param  queue   any values in the ranges that FiniteQueue states
/// @param  length  k = 0, 1, 2, ...
/// @return  in [0, 1]; 0 when unstable; without load 1 for k = 0; NaN outside the domain
/// @complexity  O(1), O(lines - servers) with an end
/// @accuracy  as `queue_length_exceeds`
[[nodiscard]] inline double queue_length_probability(const FiniteQueue& queue, double length) {
  if (!detail::in_domain_of_length(queue, length)) return detail::not_a_number<double>();
  const double willing = (1 - queue.balking) * queue.offered_load;
  if (detail::is_fixed(queue, willing)) return detail::fixed_length(queue, willing) == length ? 1 : 0;
  const double just = detail::with_law_of(queue, willing, [&](const auto& law) { return law.just(length); });
  const detail::BusyTime time = detail::busy_time(queue);
  return (length == 0 ? time.some_free : 0) + time.all_busy * just;
}

}  // namespace krarup::formulas
