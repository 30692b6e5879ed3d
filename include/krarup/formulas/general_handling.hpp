#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/formulas/deterministic_service.hpp"
#include "krarup/formulas/erlang_c.hpp"
#include "krarup/formulas/spread_of_arrivals.hpp"

namespace krarup::formulas {

/// The numbers of a queue where neither arrivals nor services need be exponential, and nobody hangs up.
struct GeneralHandlingNumbers {
  double servers;          ///< n >= 0; real
  double offered_load;     ///< a >= 0; erlangs
  double service_scv = 1;  ///< >= 0; variance / mean^2
  double arrival_scv = 1;  ///< >= 0; of the times between arrivals
  double wait;             ///< the acceptable wait T >= 0, may be infinite; mean service times
};

namespace detail {

/// The waits of a stable queue as those of the queue with exponential services and the same numbers, M/M/n, times these
/// factors.
struct WaitFactors {
  double waits = 1;     ///< of the probability of wait
  double mean = 1;      ///< of the mean wait
  double exponent = 1;  ///< of -ln P(wait > T, if there is one)
};

/// Beyond this many servers the factors are those of this many at the same distance from the load in sqrt(servers).
inline constexpr double max_exact_servers = DeterministicServiceQueue::max_servers;

/// Larger scvs are taken for this one, so that no sum of them overflows.
inline constexpr double max_scv = 1e200;

/// M/D/n where next to nobody waits: the k = 1 of Spitzer's sums is all that is left of them.
///
/// P(W > 0) = P(Poisson(a) >= n) and the mean number who wait E max(0, Poisson(a) - n), both in units of
/// P(Poisson(a) = n), so that nothing underflows. The tail is that of M/M/n, which is longer.
///
/// @param  servers  whole, > load
[[nodiscard]] inline WaitFactors factors_of_light_traffic(double servers, double load) {
  const double spare = spare_share(servers, load);
  double odds = 1 / (servers + 1);  // of j more than all servers, over load
  double more = odds;
  double mean = odds;
  for (double j = 2; odds > 1e-17 * more; ++j) {
    odds *= load / (servers + j);
    more += odds;
    mean += j * odds;
  }
  return {.waits = (1 + load * more) * spare, .mean = mean * (servers - load) * spare};
}

/// M/D/n with a whole number of servers > load.
[[nodiscard]] inline WaitFactors factors_of_deterministic_service(double servers, double load, double wait) {
  const double shrink = std::min(1., max_exact_servers / servers);
  if (shrink < 1) {
    wait /= std::sqrt(shrink);
    load = max_exact_servers - (servers - load) * std::sqrt(shrink);
    servers = max_exact_servers;
    if (!(load > 0)) return {};  // in light traffic n / (n + 1) of the mean wait
  }
  const double waits = erlang_c(servers, load);
  if (waits < 1e-60) return factors_of_light_traffic(servers, load);
  const DeterministicServiceQueue queue(servers, load);
  const double queue_waits = queue.split(0).after;
  WaitFactors factors{.waits = queue_waits / waits, .mean = queue.mean() * (servers - load) / (load * waits)};
  // Never below 1, but for rounding errors where the two probabilities are close.
  if (wait > 0) factors.exponent = std::max(1., queue.decay(wait) / (servers - load));
  return factors;
}

/// M/D/n with any number of servers > load: factors linear between whole numbers, and down to the load, where the queue
/// is one in heavy traffic.
[[nodiscard]] inline WaitFactors factors_between_whole_servers(double servers, double load, double wait) {
  const double above = std::ceil(servers);
  const WaitFactors upper = factors_of_deterministic_service(above, load, wait);
  if (above == servers) return upper;
  const double below = std::max(above - 1, load);
  const WaitFactors lower = below > load ? factors_of_deterministic_service(below, load, wait)
                                         : WaitFactors{.waits = 1, .mean = 0.5, .exponent = 2};
  const double share = (servers - below) / (above - below);
  return {.waits = std::lerp(lower.waits, upper.waits, share),
          .mean = std::lerp(lower.mean, upper.mean, share),
          .exponent = std::lerp(lower.exponent, upper.exponent, share)};
}

/// Between factors for scv 0 and scv 1, where it is 1, as Kimura does: exact at both, and in heavy traffic.
///
/// (1 + c) / (2 c + (1 - c) / d), for c > 1 with d >= 1/2 from positive terms too.
[[nodiscard]] inline double kimura_between(double scv, double deterministic) {
  if (!(deterministic > 0)) return 0;
  const double inverse =
      scv > 1 ? 2 + (scv - 1) * ((2 * deterministic - 1) / deterministic) : 2 * scv + (1 - scv) / deterministic;
  return (1 + scv) / inverse;
}

/// M/G/n, from M/D/n and M/M/n: between them where the scv is below 1, beyond M/M/n where it is above.
///
/// The mean never fails there, because M/D/n has at least half the mean wait of M/M/n. The probability of wait hardly
/// depends on the scv above 1.
[[nodiscard]] inline WaitFactors factors_of_service(const GeneralHandlingNumbers& q) {
  const double scv = q.service_scv;
  if (scv == 1) return {};
  const WaitFactors fixed = factors_between_whole_servers(q.servers, q.offered_load, q.wait);
  if (scv == 0) return fixed;
  const double mean = kimura_between(scv, std::max(fixed.mean, 0.5));
  if (scv > 1) return {.waits = 1, .mean = mean, .exponent = 1 / mean};
  return {.waits = kimura_between(scv, fixed.waits), .mean = mean, .exponent = 1 / (scv + (1 - scv) / fixed.exponent)};
}

/// GI/G/n: those of M/G/n, times what the spread of the arrivals makes of them.
[[nodiscard]] inline WaitFactors factors_of_arrivals_and_service(const GeneralHandlingNumbers& q) {
  WaitFactors factors = factors_of_service(q);
  if (q.arrival_scv == 1) return factors;
  const SpreadOfArrivals arrivals{q.offered_load, q.service_scv, q.arrival_scv};
  // Regular services are not seen among bunches of arrivals.
  factors.waits = std::pow(factors.waits, 1 / std::max(1., arrivals.spread())) * arrivals.of_waits(q.servers);
  factors.mean *= arrivals.of_mean(q.servers);
  factors.exponent *= arrivals.of_exponent(q.servers);
  return factors;
}

}  // namespace detail

/// Everything about a queue where neither arrivals nor services need be exponential, and nobody hangs up; GI/G/n.
///
/// M/D/n and M/M/n exactly, where Poisson arrivals meet whole servers. Else the factors by which the waits differ from
/// those of M/M/n: for M/G/n by Kimura's interpolation between M/D/n and M/M/n, of the mean and, below an scv of 1, of
/// the probability of wait, with the inverse exponent of the tail linear in the scv; above it with an exponential tail.
/// For other arrivals times what their spread makes of each (`detail::SpreadOfArrivals`): of the mean what Whitt's
/// approximations for them and for Poisson arrivals differ by, of the probability of wait the Halfin-Whitt function at
/// the grade that is seen.
///
/// @param  q  servers, load, scvs, acceptable wait
/// @return  all NaN outside the domain; unstable (a >= n): everybody waits, for ever
/// @complexity  M/D/n O(n), 1 ms for 10 000 servers; likewise where that is part of the answer
/// @source  [Kimura1994]; [Whitt1993]; [HalfinWhitt1981]; and for M/D/n see `detail::DeterministicServiceQueue`
[[nodiscard]] inline WaitingMeasures general_handling_measures(GeneralHandlingNumbers q) {
  const bool known_spread = q.service_scv >= 0 && q.arrival_scv >= 0 && q.service_scv < detail::infinity<double>() &&
                            q.arrival_scv < detail::infinity<double>();
  if (!known_spread) return detail::undefined_measures;
  q.service_scv = std::min(q.service_scv, detail::max_scv);
  q.arrival_scv = std::min(q.arrival_scv, detail::max_scv);
  if (q.servers < detail::infinity<double>()) q.servers = std::min(q.servers, detail::most_servers);
  WaitingMeasures m = erlang_c_measures(q.servers, q.offered_load, q.wait);
  if (!(q.offered_load > 0 && q.offered_load < q.servers)) return m;
  if (q.service_scv == 1 && q.arrival_scv == 1) return m;
  const detail::WaitFactors factors = detail::factors_of_arrivals_and_service(q);
  const double decay = factors.exponent * (q.wait == 0 ? 0 : (q.servers - q.offered_load) * q.wait);
  const double waits = std::min(1., factors.waits * m.probability_of_wait);
  m.answered_after = waits * std::exp(-decay);
  m.answered_within = (1 - waits) + waits * -std::expm1(-decay);
  m.probability_of_wait = waits;
  const auto times_factor = [&](double exponential) {  // without waits where the exponential ones are no doubles too
    return factors.mean > 0 ? exponential * factors.mean : 0;
  };
  m.mean_wait = m.mean_wait_of_answered = times_factor(m.mean_wait);
  m.mean_queue_length = times_factor(m.mean_queue_length);
  return m;
}

}  // namespace krarup::formulas
