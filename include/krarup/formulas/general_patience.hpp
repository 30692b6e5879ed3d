#pragma once

#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/general_offered_wait.hpp"
#include "krarup/formulas/waiting_measures.hpp"

namespace krarup::formulas {

/// The numbers of a queue with any law of patience, besides the law itself.
struct GeneralPatienceNumbers {
  double servers;          ///< n >= 0; real
  double offered_load;     ///< a >= 0; erlangs
  double balking = 0;      ///< in [0, 1]; the share of those who find all servers busy that leaves at once
  double service_scv = 1;  ///< >= 0; with 1 the answers are exact
  double wait;             ///< the acceptable wait T >= 0, may be infinite; mean service times
};

namespace detail {

/// Less load is taken as this much, and fewer servers as none.
inline constexpr double least_load = 1e-30;

/// Larger scvs are taken as this one.
inline constexpr double largest_scv = 1e100;

/// Longer waits are taken as endless ones.
inline constexpr double longest_time = 1e300;

[[nodiscard]] inline bool in_domain(const GeneralPatienceNumbers& q) {
  return in_domain(q.servers, q.offered_load) && q.balking >= 0 && q.balking <= 1 && q.service_scv >= 0 &&
         q.service_scv < infinity<double>() && q.wait >= 0;
}

/// Nobody is ever answered: those who do not balk wait until their patience ends.
template <PatienceInServices Patience>
[[nodiscard]] WaitingMeasures measures_without_servers(const GeneralPatienceNumbers& q, const Patience& patience) {
  const double joining = 1 - q.balking;
  const double mean_wait = joining > 0 ? joining * patience.survival_integral(infinity<double>()) : 0;
  return {.answered_within = 0,
          .answered_after = 0,
          .abandoned_within = q.balking + (joining > 0 ? joining * patience.share_between(0, q.wait) : 0),
          .abandoned_after = joining * patience.survival(q.wait),
          .abandonment = 1,
          .probability_of_wait = 1,
          .mean_wait = mean_wait,
          .mean_wait_of_answered = infinity<double>(),
          .occupancy = 1,
          .mean_queue_length = q.offered_load * mean_wait};
}

/// Some have endless patience and are too many: those who have not left by then wait for ever.
template <PatienceInServices Patience>
[[nodiscard]] WaitingMeasures measures_without_end(const GeneralPatienceNumbers& q, const Patience& patience) {
  const double joining = 1 - q.balking;
  const double never = joining * patience.survival(infinity<double>());
  const double leaves = q.balking + joining * patience.share_between(0, infinity<double>());
  return {.answered_within = 0,
          .answered_after = never,
          .abandoned_within = q.balking + joining * patience.share_between(0, q.wait),
          .abandoned_after = joining * patience.share_between(q.wait, infinity<double>()),
          .abandonment = leaves,
          .probability_of_wait = 1,
          .mean_wait = infinity<double>(),
          .mean_wait_of_answered = infinity<double>(),
          .occupancy = 1,
          .mean_queue_length = infinity<double>()};
}

/// How much steeper the exponent of the density is than with exponential services, for M/G/n+G.
///
/// In heavy traffic it is 2 / (1 + c) for services of which c is the ratio of variance to mean, as counted over the
/// time in which the queue forgets. Many servers together look like a Poisson process over times that are short beside
/// a service, c = 1, and have c = scv over long ones; the patience sets that time.
template <PatienceInServices Patience>
[[nodiscard]] double steepness(double service_scv, const Patience& patience) {
  if (service_scv == 1) return 1;
  const double mean = patience.survival_integral(infinity<double>());
  const double long_share = mean < infinity<double>() ? mean / (1 + mean) : 1;
  return 2 / (2 + (service_scv - 1) * long_share);
}

}  // namespace detail

/// Everything about a queue whose contacts hang up after a time of any law; M/M/n+G.
///
/// Integrals over the wait that an endlessly patient contact would be offered, see `detail::GeneralOfferedWait`; the
/// shares before and after T are integrated apart, so that none of them is a difference. Exact in overload. With
/// another scv of the service times than 1 an approximation for M/G/n+G, by the heavy-traffic scaling of the density,
/// `detail::steepness`, which keeps the balance of work and is exact where patience goes to 0 (M/G/n/n).
///
/// @param  q         servers, load, balking, acceptable wait; less load than 1e-30 is taken as that, fewer servers as
///                   none
/// @param  patience  the law of patience, in mean service times
/// @return  all NaN outside the domain; without load a contact would be answered at once; where a share with endless
///          patience keeps all servers busy, everybody waits until his patience ends, or for ever
/// @complexity  a few hundred evaluations of the survival, plus 20 for each kink of the law that matters
/// @accuracy  relative error of each <= 1e-10, loads and servers 1e-6 to 1e6, tails included
/// @source  [BaccelliHebuterne1981]; [ZeltynMandelbaum2005]
template <PatienceInServices Patience>
[[nodiscard]] WaitingMeasures general_patience_measures(GeneralPatienceNumbers q, const Patience& patience) {
  if (!detail::in_domain(q)) return detail::undefined_measures;
  if (q.offered_load == 0) return detail::measures_without_load(q.servers);
  q.offered_load = std::max(q.offered_load, detail::least_load);
  q.servers = std::min(q.servers, detail::most_servers);
  q.service_scv = std::min(q.service_scv, detail::largest_scv);
  if (q.wait > detail::longest_time) q.wait = detail::infinity<double>();
  if (q.servers < detail::least_load) return detail::measures_without_servers(q, patience);
  constexpr double forever = detail::infinity<double>();
  const double joining = 1 - q.balking;
  if (joining * patience.survival(forever) * q.offered_load >= q.servers) {
    return detail::measures_without_end(q, patience);
  }
  const double steepness = detail::steepness(q.service_scv, patience);
  const detail::GeneralOfferedWait offered(q.servers, q.offered_load, patience, joining, steepness);
  const detail::WaitsBetween before_wait = offered.between(0, q.wait);
  const detail::WaitsBetween after_wait = offered.between(q.wait, forever);
  // Everything in the scale of the larger end of T's two sides: the one that holds the top of the density.
  const double fall_within = q.wait < offered.top() ? after_wait.exponent_at_from : 0;
  const double fall_after = q.wait < offered.top() ? 0 : before_wait.exponent_at_to;
  const double density_at_0 = steepness * q.servers;
  const detail::WaitSums within = before_wait.sums.times(density_at_0 * std::exp(fall_within));
  const detail::WaitSums after = after_wait.sums.times(density_at_0 * std::exp(fall_after));
  const double odds = erlang_b_free_odds(q.servers, q.offered_load);
  const double free = odds * offered.unit() * std::exp(fall_within + before_wait.exponent_at_from);
  const double waits = within.offered + after.offered;
  const double total = free + waits;
  const double at_once = odds == forever ? 1 : free / total;
  const double lost_within =
      (q.balking * waits + within.lost) / total + offered.leaves(0, q.wait) * (after.offered / total);
  const double answered = within.answered + after.answered;
  const double lost = lost_within + after.lost / total;
  const double mean_wait = (within.wait + after.wait) / total;
  return {.answered_within = std::min(1., at_once + within.answered / total),
          .answered_after = after.answered / total,
          .abandoned_within = lost_within,
          .abandoned_after = after.lost / total,
          .abandonment = lost,
          .probability_of_wait = waits / total,
          .mean_wait = mean_wait,
          .mean_wait_of_answered = odds == forever || free + answered > 0
                                       ? (within.answered_wait + after.answered_wait) / (free + answered)
                                       : forever,
          .occupancy = std::min(1., q.offered_load / q.servers * (at_once + answered / total)),
          .mean_queue_length = q.offered_load * mean_wait};
}

}  // namespace krarup::formulas
