#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <limits>
#include <utility>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/gamma_mixture.hpp"
#include "krarup/queues/answers.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// A queue that can be asked about days with more and fewer contacts than expected.
template <class Q>
concept AskedByDay = FedByDemand<Q> && QueueModel<Q> && requires(const Q queue, Seconds acceptable_wait) {
  { outcomes(queue, acceptable_wait) } -> std::same_as<Outcomes>;
};

/// Coefficients of variation that rates may have.
inline constexpr Rule cv_rule{
    .low = 0, .low_bound = Rule::Bound::inclusive, .high = 10, .high_bound = Rule::Bound::inclusive};

/// A queue whose demand is known only by its mean: the rate of the interval is drawn anew each day, gamma distributed.
///
/// Real arrivals vary more from day to day than those of a Poisson process of a known rate do: of a mean of m contacts
/// the variance is m + (cv m)^2. Planning for the mean rate alone promises too much, the more so the larger the queue.
///
/// Each question copies the queue once, for all of its days: the heap is asked only for the lists that the queue has
/// (of slowdowns, classes or measured patience), once each.
template <AskedByDay Q>
struct Uncertain {
  Q queue{};      ///< its demand is the expected one
  double cv = 0;  ///< coefficient of variation of the rate: standard deviation / mean over the days; 0: always the mean

  static constexpr std::string_view model = "uncertain";
  static constexpr auto fields() {
    return std::tuple{field("queue", &Uncertain::queue), field("cv", &Uncertain::cv, cv_rule)};
  }
  friend bool operator==(const Uncertain&, const Uncertain&) = default;
};

template <class Q>
Uncertain(Q, double) -> Uncertain<Q>;

/// The same queue with another number of agents, the same on all days.
template <AskedByDay Q>
[[nodiscard]] constexpr Uncertain<Q> with_agents(const Uncertain<Q>& uncertain, double agents) {
  return {with_agents(uncertain.queue, agents), uncertain.cv};
}

/// The same queue in another interval, as uncertain as this one.
template <AskedByDay Q>
[[nodiscard]] constexpr Uncertain<Q> with_demand(const Uncertain<Q>& uncertain, const Demand& demand) {
  return {with_demand(uncertain.queue, demand), uncertain.cv};
}

/// The queue with the expected demand and the agents.
template <AskedByDay Q>
[[nodiscard]] constexpr const Q& fed_queue(const Uncertain<Q>& uncertain) {
  return uncertain.queue;
}

/// How much work is offered on the average day; erlangs.
template <AskedByDay Q>
[[nodiscard]] constexpr double offered_load(const Uncertain<Q>& uncertain) {
  return offered_load(uncertain.queue);
}

/// How many contacts arrive per second on the average day.
template <AskedByDay Q>
[[nodiscard]] constexpr double arrival_rate(const Uncertain<Q>& uncertain) {
  return arrival_rate(uncertain.queue);
}

namespace detail {

/// The most that a day can bring: what the queue says, or max_offered_load.
template <AskedByDay Q>
[[nodiscard]] double most_of_a_day(const Q& queue) {
  if constexpr (requires { largest_load(queue); }) return largest_load(queue);
  return max_offered_load;
}

/// The demand of a day whose rate is `rate` times the expected one; at most what the queue can be offered.
template <AskedByDay Q>
[[nodiscard]] Demand demand_on_day(const Q& queue, const Demand& expected, double rate) {
  constexpr double just_below = 1 - 1e-15;
  Demand demand = expected;
  const double most = most_of_a_day(queue) / offered_load(demand) * just_below;
  if (rate != 1) demand.contacts *= std::min(rate, most);
  return demand;
}

/// The same demand in an interval longer or shorter by a power of two, so that contacts, per and their work are doubles
/// with all digits on every day; where there is none, as it is.
[[nodiscard]] inline Demand with_room_for_days(Demand demand) {
  const int shift = -std::ilogb(demand.contacts) - std::ilogb(demand.aht.count()) / 2;
  const double per = std::scalbn(demand.per.count(), shift);
  if (!std::isnormal(per)) return demand;
  return {std::scalbn(demand.contacts, shift), Seconds{per}, demand.aht};
}

}  // namespace detail

/// The queue on a day whose rate is `rate` times the expected one; at most what it can be offered.
template <AskedByDay Q>
[[nodiscard]] Q on_day(const Uncertain<Q>& uncertain, double rate) {
  return with_demand(uncertain.queue, detail::demand_on_day(uncertain.queue, uncertain.queue.demand, rate));
}

namespace detail {

/// Without contacts no day differs from another; without agents all contacts of all days fare alike.
template <AskedByDay Q>
[[nodiscard]] bool is_the_same_every_day(const Uncertain<Q>& uncertain) {
  return uncertain.cv == 0 || offered_load(uncertain) == 0 || uncertain.queue.agents == 0;
}

/// The rate, relative to the expected one, at which those who do not balk keep all agents busy; 0 where nobody balks.
template <AskedByDay Q>
[[nodiscard]] double capacity_for_the_unbalked(const Q& queue) {
  if constexpr (requires { queue.balking; }) {
    if (queue.balking > 0) return queue.agents / (offered_load(queue) * (1 - queue.balking));
  }
  return 0;
}

/// Means over the contacts of all days.
template <std::size_t Count, AskedByDay Q, class Answer>
[[nodiscard]] std::array<double, Count> mean_over_contacts(const Uncertain<Q>& uncertain, const Answer& answer) {
  const double agents = uncertain.queue.agents;
  // What contacts meet changes within a few square roots of the load around the capacity.
  const double width = std::min(1., 6 / std::sqrt(agents));
  const formulas::Bend bends[] = {{agents / offered_load(uncertain), width},
                                  {capacity_for_the_unbalked(uncertain.queue), width}};
  const Demand expected = with_room_for_days(uncertain.queue.demand);
  Q day = uncertain.queue;  // one for all days: a queue may hold what is dear to copy
  return formulas::gamma_mixture<Count>(uncertain.cv, bends, [&](double rate) {
    const Demand today = demand_on_day(uncertain.queue, expected, rate);
    day.demand = offered_load(today) > 0 ? today : expected;  // work too little for a double is no day without contacts
    return answer(std::as_const(day), rate);
  });
}

[[nodiscard]] constexpr std::array<double, 5> values_of(const Outcomes& shares) {
  return {shares.answered_within, shares.answered_after, shares.abandoned_within, shares.abandoned_after,
          shares.blocked};
}

/// A mean over some contacts of every day, as a sum over all contacts: nobody adds nothing, however long the wait.
[[nodiscard]] constexpr double summed(double mean, double share) { return share > 0 ? mean * share : 0; }

[[nodiscard]] constexpr double mean_of(double sum, double share, double of_nobody) {
  return share > 0 ? sum / share : of_nobody;
}

}  // namespace detail

/// What becomes of the contacts of all days: busy days count for more, because more contacts come.
///
/// @param  uncertain        queue with its agents, and cv
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of the contacts offered on all days: E[rate * share] / E[rate]
/// @throws  InvalidInput naming the field
/// @complexity  100 to 1000 evaluations of the queue
template <AskedByDay Q>
[[nodiscard]] Outcomes outcomes(const Uncertain<Q>& uncertain, Seconds acceptable_wait) {
  validate_question(uncertain, acceptable_wait);
  if (detail::is_the_same_every_day(uncertain)) return outcomes(uncertain.queue, acceptable_wait);
  const auto shares = detail::mean_over_contacts<5>(
      uncertain, [&](const Q& day, double) { return detail::values_of(outcomes(day, acceptable_wait)); });
  return {shares[0], shares[1], shares[2], shares[3], shares[4]};
}

/// What share of the contacts of all days is answered in time? The service level of `performance`, for less work.
template <AskedByDay Q>
[[nodiscard]] double service_level(const Uncertain<Q>& uncertain, Seconds acceptable_wait, ServiceLevelBasis basis) {
  return service_level(outcomes(uncertain, acceptable_wait), basis);
}

/// How well do the agents serve a demand that is known only roughly, over many days?
///
/// What contacts experience is averaged over contacts: service_level, abandonment and blocking are shares of all
/// contacts offered, asa is the mean wait of all that are answered, mean_wait and probability_of_wait are of all that
/// are admitted. What the center shows is averaged over time, each day for as much as any other: occupancy and
/// mean_queue_length. So Little's law holds for the averages as it does for each day.
///
/// Believes that each day is in steady state at its own rate and that nobody reacts to a busy day: the agents are the
/// same. A day counts by its demand: where contacts come back (Erlang X) by its customers, not by their attempts. Where
/// nobody hangs up (Erlang C), asa, mean_wait and mean_queue_length are infinite, because a day with more load than
/// agents has no end; such days are taken never to come only where they are less likely than about 4e-18.
///
/// @param  uncertain        queue with its agents, and cv
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count; a ratio of contacts of all days
/// @return  with cv = 0 the performance of the queue; without contacts that of the queue too
/// @throws  InvalidInput naming the field
/// @complexity  100 to 1000 evaluations of the queue
/// @accuracy  1e-12 relative for Erlang A, B and C (tests/reference/tables/uncertain.csv), 1e-9 for other queues
/// @source  [JongbloedKoole2001] the gamma distributed rate
template <AskedByDay Q>
[[nodiscard]] Performance performance(const Uncertain<Q>& uncertain, Seconds acceptable_wait,
                                      ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  validate_question(uncertain, acceptable_wait);
  if (detail::is_the_same_every_day(uncertain)) return performance(uncertain.queue, acceptable_wait, basis);
  const auto means = detail::mean_over_contacts<10>(uncertain, [&](const Q& day, double rate) {
    const auto [shares, p] = detail::answers_of(day, acceptable_wait, basis);
    const auto [within, after, gone_within, gone_after, blocked] = detail::values_of(shares);
    return std::array{within,
                      after,
                      gone_within,
                      gone_after,
                      blocked,
                      detail::summed(p.asa.count(), shares.answered()),
                      detail::summed(p.mean_wait.count(), shares.admitted()),
                      p.probability_of_wait * shares.admitted(),
                      p.occupancy / rate,
                      p.mean_queue_length / rate};
  });
  const Outcomes shares{means[0], means[1], means[2], means[3], means[4]};
  return {.service_level = service_level(shares, basis),
          .asa = Seconds(detail::mean_of(means[5], shares.answered(), std::numeric_limits<double>::infinity())),
          .mean_wait = Seconds(detail::mean_of(means[6], shares.admitted(), 0)),
          .probability_of_wait = std::min(1., detail::mean_of(means[7], shares.admitted(), 0)),
          .occupancy = std::min(1., means[8]),
          .abandonment = shares.abandoned(),
          .blocking = shares.blocked,
          .mean_queue_length = means[9]};
}

}  // namespace krarup
