#pragma once

#include <algorithm>
#include <limits>
#include <optional>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/blending.hpp"
#include "krarup/queues/waiting_queue.hpp"

namespace krarup {

/// The largest reserve that a blended queue may have.
inline constexpr int max_reserve = 10'000;

/// Agents who answer contacts as they come, and do deferred work while contacts leave them free.
struct Blended {
  Demand demand{};                                            ///< of the contacts that cannot be deferred
  Seconds patience{std::numeric_limits<double>::infinity()};  ///< mean time such a contact would wait
  std::optional<Seconds> deferred_aht{};                      ///< of a deferred contact; empty: as demand.aht
  int reserve = 0;    ///< deferred work is begun only while more agents than this are free
  double agents = 0;  ///< may be fractional

  static constexpr std::string_view model = "blended";
  static constexpr auto fields() {
    constexpr Rule reserves{
        .low = 0, .low_bound = Rule::Bound::inclusive, .high = max_reserve, .high_bound = Rule::Bound::inclusive};
    return std::tuple{
        field("demand", &Blended::demand), field("patience", &Blended::patience, rules::positive_or_infinite),
        field("deferred_aht", &Blended::deferred_aht, rules::positive), field("reserve", &Blended::reserve, reserves),
        field("agents", &Blended::agents, rules::not_negative)};
  }
  friend bool operator==(const Blended&, const Blended&) = default;
};

/// How much deferred work is done beside the contacts.
struct DeferredDone {
  double contacts = 0;  ///< deferred contacts answered in an interval of the demand
  double agents = 0;    ///< agents at them, time average: what `work_off` takes

  static constexpr auto fields() {
    return std::tuple{field("contacts", &DeferredDone::contacts), field("agents", &DeferredDone::agents)};
  }
  friend bool operator==(const DeferredDone&, const DeferredDone&) = default;
};

namespace detail {

[[nodiscard]] inline formulas::BlendedMeasures measures(const Blended& queue, Seconds acceptable_wait) {
  const Seconds aht = queue.demand.aht;
  // The quotient of two times may be no double.
  const double deferred_aht = std::clamp(queue.deferred_aht.value_or(aht) / aht, 1e-15, 1e15);
  const formulas::BlendedAgents group{queue.agents, queue.reserve, deferred_aht};
  return formulas::blended_measures(group, offered_load(queue), queue.patience / aht, acceptable_wait / aht);
}

}  // namespace detail

/// What becomes of the contacts that cannot be deferred: answered or abandoned, in time or later.
///
/// @param  queue            demand, patience, deferred work and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of the offered contacts; without contacts all answered within T
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const Blended& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return {.answered_within = 1};
  return detail::outcomes_of_waiting(detail::measures(queue, acceptable_wait).waiting);
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const Blended& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  const formulas::BlendedMeasures measures = detail::measures(queue, acceptable_wait);
  if (offered_load(queue) == 0) {
    const double busy = queue.agents > 0 ? measures.waiting.occupancy : 0;
    return {{.answered_within = 1}, {.service_level = 1, .occupancy = busy}};
  }
  return detail::answers_of_waiting(measures.waiting, queue.demand.aht, basis);
}

/// How well are contacts served by agents who do deferred work while these leave them free? M/M/n+M with a threshold.
///
/// Whenever more than `reserve` agents are free, the others begin deferred work, which never runs out and is not
/// interrupted. Without a reserve every agent is busy all the time, so that every contact waits for one to be done.
/// Exact if deferred work takes as long as contacts do, else by the mean mix of both at each number of busy agents
/// (docs/models/blending.md has the error). Believes in steady state, exponential times and that who left does not
/// call again. Occupancy counts both kinds of work. It rises with the number of agents, since what contacts do not need
/// goes to deferred work: as a limit for staffing it has no meaning here and is refused.
///
/// @param  queue            demand, patience, deferred work and agents; with reserve >= agents it is Erlang A
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count
/// @return  unstable (load >= agents, endless patience): service_level 0, waits infinite; without contacts
///          service_level 1, the occupancy of deferred work, and all else 0
/// @throws  InvalidInput naming the field
/// @source  [BhulaiKoole2003]
[[nodiscard]] inline Performance performance(const Blended& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

/// Occupancy rises with the number of agents, since what contacts do not need goes to deferred work.
[[nodiscard]] constexpr bool occupancy_rises_with_agents(const Blended&) { return true; }

/// How much deferred work do the agents get done, if there is always some?
///
/// @return  none where no more agents than the reserve are there, or where contacts keep all of them busy
/// @throws  InvalidInput naming the field
[[nodiscard]] inline DeferredDone deferred_done(const Blended& queue) {
  validate(queue);
  const double agents = detail::measures(queue, Seconds{}).other;
  return {agents * (queue.demand.per / queue.deferred_aht.value_or(queue.demand.aht)), agents};
}

}  // namespace krarup
