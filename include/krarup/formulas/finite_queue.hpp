#pragma once

#include "krarup/formulas/erlang_a.hpp"
#include "krarup/formulas/waiting_places.hpp"

namespace krarup::formulas {

/// A queue with an end, whose contacts may hang up on finding every server busy, or later; M/M/n/K+M with balking.
struct FiniteQueue {
  double servers = 0;                            ///< n >= 0; real
  double offered_load = 0;                       ///< a >= 0; erlangs
  double patience = detail::infinity<double>();  ///< mean time a contact would wait; >= 0; mean service times
  double balking = 0;                            ///< share that leaves at once instead of waiting; in [0, 1]
  double lines = detail::infinity<double>();     ///< contacts in the system at most, K >= 0; real
};

/// Everything about a queue with an end.
struct FiniteQueueMeasures {
  WaitingMeasures waiting;  ///< shares of the offered contacts, but probability_of_wait and mean_wait of the admitted
  double blocked;           ///< share of the offered contacts that find every line taken
};

namespace detail {

[[nodiscard]] inline bool in_domain(const FiniteQueue& queue) {
  return in_domain(queue.servers, queue.offered_load) && queue.patience >= 0 && queue.balking >= 0 &&
         queue.balking <= 1 && queue.lines >= 0;
}

/// Of servers, load, patience and lines: less is told from none, or from more, by nobody, and its products are no
/// doubles.
inline constexpr double least_of_queue = 1e-100;

[[nodiscard]] inline FiniteQueue within_doubles(FiniteQueue queue) {
  queue.servers = queue.servers < least_of_queue ? 0 : queue.servers;
  queue.offered_load = std::max(queue.offered_load, least_of_queue);
  queue.patience = std::max(queue.patience, least_of_queue);
  return queue;
}

/// The sums from which all measures follow, to any common scale; those of a Split are of the contacts that stay.
struct FiniteQueueSums {
  double free;        ///< contacts that find a server free
  double found_busy;  ///< those that are admitted and find all busy
  double blocked;
  double staying;  ///< 1 - balking
  double answered;
  double lost;
  double wait;
  double delay;
  WaitingPlaces::Split split;
};

/// No more lines than servers: nobody waits, and only as many servers as there are lines can be busy.
[[nodiscard]] inline FiniteQueueMeasures measures_without_places(const FiniteQueue& queue) {
  const double served = erlang_b_served(queue.lines, queue.offered_load);
  const double busy = queue.servers > 0 ? std::min(1., queue.offered_load / queue.servers * served) : 1;
  return {{served, 0, 0, 0, 0, 0, 0, 0, busy, 0}, erlang_b(queue.lines, queue.offered_load)};
}

[[nodiscard]] inline FiniteQueueMeasures measures_of(const FiniteQueue& queue, const FiniteQueueSums& sums) {
  const double admitted = sums.free + sums.found_busy;
  const double total = admitted + sums.blocked;
  const double stay = sums.staying / total;
  const double balked = queue.balking * (sums.found_busy / total);
  const double at_once = sums.free == infinity<double>() ? 1 : sums.free / total;
  const double answered = sums.free + sums.staying * sums.answered;
  const double mean_wait = sums.staying * (sums.wait / admitted);
  return {
      {.answered_within = std::min(1., at_once + stay * sums.split.served_within),
       .answered_after = stay * sums.split.served_after,
       .abandoned_within = balked + stay * sums.split.lost_within,
       .abandoned_after = stay * sums.split.lost_after,
       .abandonment = balked + stay * sums.lost,
       .probability_of_wait = sums.found_busy / admitted,
       .mean_wait = mean_wait,
       .mean_wait_of_answered = answered > 0 ? sums.staying * (sums.delay / answered) : infinity<double>(),
       .occupancy =
           queue.servers > 0 ? std::min(1., queue.offered_load / queue.servers * (at_once + stay * sums.answered)) : 1,
       .mean_queue_length = queue.offered_load * (stay * sums.wait)},
      sums.blocked / total};
}

/// Nobody is served and nobody leaves: all places are taken for ever, or everybody balks.
[[nodiscard]] inline FiniteQueueMeasures measures_without_departures(const FiniteQueue& queue) {
  constexpr double forever = infinity<double>();
  const double admitted = queue.balking < 1 ? 0 : 1;
  const double wait = queue.balking < 1 ? forever : 0;
  const double waiting = queue.balking < 1 ? queue.lines : 0;
  return {{0, 0, admitted, 0, admitted, 1, wait, forever, 1, waiting}, 1 - admitted};
}

/// Infinitely many lines, infinite patience: a share balks, and those who stay are answered.
[[nodiscard]] inline FiniteQueueMeasures measures_of_balking(const FiniteQueue& queue, double wait) {
  constexpr double forever = infinity<double>();
  const double staying = 1 - queue.balking;
  const double spare = queue.servers - staying * queue.offered_load;
  if (spare <= 0 && staying > 0) {
    return {{0, staying, queue.balking, 0, queue.balking, 1, forever, forever, 1, forever}, 0};
  }
  const double waits = queue.servers > 0 ? queue.servers / spare : 1;
  const double answered = queue.servers > 0 ? waits : 0;
  const double decay = wait == 0 || spare == 0 ? 0 : spare * wait;
  return measures_of(queue, {.free = erlang_b_free_odds(queue.servers, queue.offered_load),
                             .found_busy = waits,
                             .blocked = 0,
                             .staying = staying,
                             .answered = answered,
                             .lost = 0,
                             .wait = staying > 0 ? waits / spare : 0,
                             .delay = staying > 0 ? waits / spare : 0,
                             .split = {-answered * std::expm1(-decay), answered * std::exp(-decay), 0, 0}});
}

/// Infinitely many lines, finite patience.
[[nodiscard]] inline FiniteQueueMeasures measures_of_impatience(const FiniteQueue& queue, double wait) {
  const double load = (1 - queue.balking) * queue.offered_load;
  const double servers = queue.servers > 0 ? std::max(queue.servers, least_of_queue) : 0;
  const double patience = within_doubles(std::max(queue.patience, least_of_queue), servers, load);
  const OfferedWait offered(servers, load, patience);
  const auto split = offered.split(wait / patience);
  return measures_of(queue,
                     {.free = erlang_b_free_odds(servers, queue.offered_load) * offered.unit(),
                      .found_busy = offered.waits(),
                      .blocked = 0,
                      .staying = 1 - queue.balking,
                      .answered = offered.answered(),
                      .lost = offered.lost(),
                      .wait = patience * offered.lost(),
                      .delay = patience * offered.delay(),
                      .split = {split.answered_within, split.answered_after, split.lost_within, split.lost_after}});
}

/// More lines than servers, but not infinitely many.
[[nodiscard]] inline FiniteQueueMeasures measures_of_places(const FiniteQueue& queue, double wait) {
  if (queue.servers == 0 && queue.patience == infinity<double>()) return measures_without_departures(queue);
  const double staying = 1 - queue.balking;
  const PlaceWeights law(queue.servers, staying * queue.offered_load, queue.patience, queue.lines - queue.servers);
  const WaitingPlaces places(law);
  const WaitingPlaces::Sums& sums = places.sums();
  return measures_of(queue, {.free = erlang_b_free_odds(queue.servers, queue.offered_load) * law.nobody_waits(),
                             .found_busy = sums.found,
                             .blocked = law.blocked(),
                             .staying = staying,
                             .answered = sums.served,
                             .lost = law.theta * sums.wait,
                             .wait = sums.wait,
                             .delay = sums.delay,
                             .split = places.split(wait)});
}

}  // namespace detail

/// Everything about a queue with an end, whose contacts may leave at once or later; M/M/n/K+M with balking.
///
/// A contact that finds every line taken is blocked; of those that find a line but no server free the share `balking`
/// leaves at once, and the others wait until their turn or the end of their patience. Without an end in closed form, as
/// `erlang_a_measures`, with the load that is willing to wait in place of the load; with no more lines than servers,
/// Erlang B of the lines; else by sums of positive terms over the waiting places that matter, see
/// `detail::WaitingPlaces`. Servers are continued to real numbers as in Erlang A, lines by the geometric
/// sequence of the weights of successive places, see there.
///
/// @param  queue  any values in the ranges that FiniteQueue states
/// @param  wait   the acceptable wait T >= 0, may be infinite; mean service times
/// @return  all NaN outside the domain; without load a contact would be answered at once
/// @complexity  O(min(lines - servers, sqrt(load * patience))) besides that of Erlang B and A
/// @accuracy  relative error of each <= 1e-12 or a few eps times its condition number; docs/accuracy.md
/// @source  [AnckerGafarian1963]; [BaccelliHebuterne1981]
[[nodiscard]] inline FiniteQueueMeasures finite_queue_measures(const FiniteQueue& queue, double wait) {
  if (!detail::in_domain(queue) || !(wait >= 0)) return {detail::undefined_measures, detail::not_a_number<double>()};
  if (queue.offered_load == 0) return {detail::measures_without_load(queue.servers), 0};
  const bool patient = queue.patience == detail::infinity<double>();
  if (queue.lines == detail::infinity<double>()) {
    if (queue.balking == 0) return {erlang_a_measures(queue.servers, queue.offered_load, queue.patience, wait), 0};
    return patient ? detail::measures_of_balking(queue, wait) : detail::measures_of_impatience(queue, wait);
  }
  if (queue.lines <= std::max(queue.servers, detail::least_of_queue)) return detail::measures_without_places(queue);
  return detail::measures_of_places(detail::within_doubles(queue), wait);
}

}  // namespace krarup::formulas
