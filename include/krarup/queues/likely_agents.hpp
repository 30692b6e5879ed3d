#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/formulas/square_root_guess.hpp"
#include "krarup/queues/service_level.hpp"

// About how many agents give a service level where contacts hang up. Guesses: where a search begins, so that none of
// them has any influence on an answer, only on its cost.

namespace krarup {

/// Where a search for the agents that give a service level may begin.
struct LikelyAgents {
  double agents;
  double gain;  ///< of the log odds of the service level, from one agent more; 0: not known
};

namespace detail {

/// Contacts that hang up; times in mean handling times.
struct ImpatientContacts {
  double load;      ///< erlangs
  double patience;  ///< mean
  double wait;      ///< T, the acceptable one
};

/// The share of contacts whose wait, were they patient, is in time where a service level is met; about.
///
/// @param  staying  share of those who wait as long as T that are still there
/// @param  late     0 where those answered in time hardly wait, 1 where they wait about T
[[nodiscard]] inline double in_time(double service_level, ServiceLevelBasis basis, double staying, double late) {
  switch (basis) {
    case ServiceLevelBasis::offered:
      return service_level * (1 + late * (1 / staying - 1));
    case ServiceLevelBasis::early_abandons_count_as_met:
      return 1 - (1 - service_level) / staying;
    default:
      return service_level;
  }
}

/// How much the service level gains from that share.
[[nodiscard]] inline double gain_of_in_time(double service_level, ServiceLevelBasis basis, double staying,
                                            double in_time) {
  switch (basis) {
    case ServiceLevelBasis::offered:
      return service_level / in_time;
    case ServiceLevelBasis::early_abandons_count_as_met:
      return staying;
    default:
      return 1;
  }
}

/// By how much the quantile of a gamma law is above that of the normal one, its shape the number of agents in mean
/// patiences. Of all contacts the shape is that number itself, of the answered it is larger by 1.
[[nodiscard]] inline double skewness(ServiceLevelBasis basis, double deviations) {
  const double of_all = (deviations * deviations + 2) / 6;
  switch (basis) {
    case ServiceLevelBasis::offered:
    case ServiceLevelBasis::answered:
      return of_all - 1;
    case ServiceLevelBasis::excluding_early_abandons:
      return of_all - 0.5;
    case ServiceLevelBasis::early_abandons_count_as_met:
      return of_all;
  }
  return 0;
}

/// So that the wait offered to a patient contact is in time often enough.
///
/// Were it a normal number: where T is long beside the deviations of that wait, those answered in time have waited
/// about T, and their number deviates as the queue does; where it is short, most are answered at once, and it is the
/// number of busy agents that deviates. One agent more moves that wait by one part of its spread.
///
/// @source  [MandelbaumZeltyn2007] the fluid and the normal limit
[[nodiscard]] inline LikelyAgents likely_agents_in_time(const ImpatientContacts& contacts, double service_level,
                                                        ServiceLevelBasis basis) {
  const auto& [load, patience, wait] = contacts;
  const double impatience = 1 / patience;
  const double staying = std::exp(-(wait / patience));
  const double length = wait * std::sqrt(load);  // of T
  const double late = 1 - 1.5 / (length + 1.5);
  const double deep = 1 - 1 / (length * length * std::max(1., impatience) + 1);
  const double width = 1 + deep * (impatience - 1);
  const double spread = std::sqrt(load * staying * width);
  const double share = in_time(service_level, basis, staying, late);
  if (share <= 0) return {0, 0};
  double in_time = share < 1 ? std::clamp(share, 0.001, 0.999) : 0.99;
  double deviations = formulas::normal_quantile_guess(std::log(in_time / (1 - in_time)));
  if (basis == ServiceLevelBasis::offered && in_time > 0.97) {
    // Nearly all are in time, most of them well before T: as many of them stay as there are agents to a load.
    const double stayed = std::max(service_level, staying + deviations * (spread / load));
    const double better = detail::in_time(service_level, basis, std::min(stayed, 1.), late);
    in_time = std::clamp(better, 0.9, 0.999);
    deviations = formulas::normal_quantile_guess(std::log(in_time / (1 - in_time)));
  }
  const double density = in_time * (1 - in_time) * (1.6 + 0.2 * deviations * deviations);  // about, of a normal number
  const double gain = gain_of_in_time(service_level, basis, staying, in_time) * density / spread;
  const double skewed = std::min(width * skewness(basis, deviations), spread);
  return {std::max(0., load * staying + deviations * spread + skewed), gain / (service_level * (1 - service_level))};
}

/// About how many agents give a service level, and how much it gains from one more.
///
/// Where all contacts count those who leave are late however soon they do: so many agents that few of them leave.
///
/// @return  agents >= 0: none where so many leave in time that nobody has to be answered
[[nodiscard]] inline LikelyAgents likely_agents(const ImpatientContacts& contacts, double service_level,
                                                ServiceLevelBasis basis) {
  const LikelyAgents likely = likely_agents_in_time(contacts, service_level, basis);
  if (basis != ServiceLevelBasis::offered) return likely;
  const double agents = std::max(likely.agents, contacts.load * service_level);
  const double lost = std::max(1 - service_level, 1e-6);
  const auto staying = formulas::servers_that_keep(contacts.load, lost, contacts.patience);
  if (staying.servers > agents) return {staying.servers, staying.gain / service_level};
  return {agents, likely.gain};
}

}  // namespace detail

}  // namespace krarup
