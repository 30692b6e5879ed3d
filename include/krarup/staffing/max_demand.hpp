#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "krarup/core/search.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {

namespace detail {

/// The largest load that may be asked about, to within rounding; a model with a bound of its own says so.
template <FedByDemand Q>
[[nodiscard]] double load_limit(const Q& queue) {
  constexpr double below_one = 1 - 4 * std::numeric_limits<double>::epsilon();
  if constexpr (requires { largest_load(queue); }) return below_one * largest_load(queue);
  return below_one * max_offered_load;
}

/// The largest number x in (0, limit] with margin(x) >= 0, for a margin that never rises; 0 when there is none.
///
/// From the guess by factors that square each time until the answer is enclosed, then by halving on a logarithmic scale
/// until it is known within a factor 2, then by Algorithm 748.
template <class Margin>
[[nodiscard]] double largest_that_meets(const Margin& margin, double guess, double limit) {
  constexpr double least = std::numeric_limits<double>::min();
  double low = std::clamp(guess, least, limit);
  double high = low;
  if (margin(low) >= 0) {
    for (double factor = 2; high < limit && margin(high = std::min(limit, high * factor)) >= 0; factor *= factor) {
      low = high;
    }
    if (low == limit) return limit;
  } else {
    for (double factor = 2; low > least && margin(low = std::max(least, low / factor)) < 0; factor *= factor) {
      high = low;
    }
    if (high == least) return 0;
  }
  while (high > 2 * low) {
    const double middle = std::sqrt(low) * std::sqrt(high);
    (margin(middle) >= 0 ? low : high) = middle;
  }
  return largest_real(margin, low, high);
}

template <ShowsDemand Q>
[[nodiscard]] double margin_of(const Q& queue, const Demand& demand, const Target& target) {
  return margin(performance(with_demand(queue, demand), target.acceptable_wait, target.basis), target);
}

}  // namespace detail

/// How many contacts can these agents take in the interval and still meet every limit of the target?
///
/// The capacity of a given staff: the inverse of required_agents in the demand. It relies on nothing getting better
/// with more contacts, which holds by every basis: with more contacts the wait that endless patience would meet rises
/// in likelihood ratio.
///
/// @param  queue   any queue with a demand; its number of contacts is ignored, its interval and aht are not. Of
/// uncertain
///                 rates the contacts are those expected
/// @param  target  at least one limit
/// @return         contacts per interval, real; the number returned meets the target, and one larger by a relative
///                 1e-15 does not (of uncertain rates, by the accuracy of their means over the days); 0 where the first
///                 contact is too many (no agents); the contacts of max_offered_load, or of the largest load the model
///                 accepts, where even these meet it (a target that accepts everything)
/// @throws         InvalidInput; Infeasible when the target is missed without any contact, naming the limit
/// @complexity     about 15 evaluations of the queue
template <ShowsDemand Q>
[[nodiscard]] double max_contacts(const Q& queue, const Target& target) {
  detail::validate_staffing(queue, target);
  const auto& fed = fed_queue(queue);
  Demand demand = fed.demand;
  demand.contacts = 0;
  const Performance idle = performance(with_demand(queue, demand), target.acceptable_wait, target.basis);
  if (const auto broken = detail::first_broken(idle, target)) {
    throw Infeasible("target." + std::string(name_of(*broken)) + " cannot be met: " + to_text(fed.agents) +
                     " agents miss it without any contact");
  }
  const double contacts_per_erlang = demand.per / demand.aht;
  return detail::largest_that_meets(
      [&](double contacts) {
        demand.contacts = contacts;
        return detail::margin_of(queue, demand, target);
      },
      fed.agents * contacts_per_erlang, detail::load_limit(fed) * contacts_per_erlang);
}

/// How long may a contact keep an agent busy so that these agents still meet every limit of the target?
///
/// The budget of handling time at a given number of contacts. It relies on nothing getting better with longer handling.
/// That holds for one agent or more. With a part of one and impatient contacts, those who are answered at all are then
/// more often answered at once, so that the asa and the service level of the answered may improve by a few percent, and
/// a limit on them may hold again beyond the answer.
///
/// @param  queue   any queue with a demand; its aht is ignored (but patience and acceptable wait are not scaled with
///                 it)
/// @param  target  at least one limit
/// @return         average handling time; the time returned meets the target, and one longer by a relative 1e-15 does
///                 not; infinite without contacts; that of max_offered_load, or of the largest load the model accepts,
///                 where even this meets it
/// @throws         InvalidInput; Infeasible when the shortest contacts are too long (no agents), naming the limit
/// @complexity     about 15 evaluations of the queue
template <ShowsDemand Q>
[[nodiscard]] Seconds max_aht(const Q& queue, const Target& target) {
  detail::validate_staffing(queue, target);
  const auto& fed = fed_queue(queue);
  Demand demand = fed.demand;
  if (demand.contacts == 0) return Seconds{std::numeric_limits<double>::infinity()};
  const double seconds_per_erlang = demand.per.count() / demand.contacts;
  const auto with_aht = [&](double aht) {
    demand.aht = Seconds{aht};
    return demand;
  };
  const double aht =
      detail::largest_that_meets([&](double seconds) { return detail::margin_of(queue, with_aht(seconds), target); },
                                 fed.agents * seconds_per_erlang, detail::load_limit(fed) * seconds_per_erlang);
  if (aht > 0) return Seconds{aht};
  const Performance shortest = performance(with_demand(queue, with_aht(std::numeric_limits<double>::min())),
                                           target.acceptable_wait, target.basis);
  throw Infeasible("target." + std::string(name_of(detail::first_broken(shortest, target).value())) +
                   " cannot be met: however short the contacts, " + to_text(fed.agents) + " agents miss it");
}

}  // namespace krarup
