#pragma once

#include "krarup/formulas/waiting_measures.hpp"
#include "krarup/queues/answers.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup::detail {

/// The shares among `measures`, in the planner's words.
///
/// @param  blocked  share of the offered contacts that are not admitted
[[nodiscard]] constexpr Outcomes outcomes_of_waiting(const formulas::WaitingMeasures& measures, double blocked = 0) {
  return {.answered_within = measures.answered_within,
          .answered_after = measures.answered_after,
          .abandoned_within = measures.abandoned_within,
          .abandoned_after = measures.abandoned_after,
          .blocked = blocked};
}

/// `measures`, whose times are in handling times, in the planner's words and units.
[[nodiscard]] constexpr Performance performance_of_waiting(const formulas::WaitingMeasures& measures, Seconds aht,
                                                           ServiceLevelBasis basis, double blocked = 0) {
  return {.service_level = service_level(outcomes_of_waiting(measures, blocked), basis),
          .asa = aht * measures.mean_wait_of_answered,
          .mean_wait = aht * measures.mean_wait,
          .probability_of_wait = measures.probability_of_wait,
          .occupancy = measures.occupancy,
          .abandonment = measures.abandonment,
          .blocking = blocked,
          .mean_queue_length = measures.mean_queue_length};
}

/// Both.
[[nodiscard]] constexpr Answers answers_of_waiting(const formulas::WaitingMeasures& measures, Seconds aht,
                                                   ServiceLevelBasis basis, double blocked = 0) {
  return {outcomes_of_waiting(measures, blocked), performance_of_waiting(measures, aht, basis, blocked)};
}

/// Nobody comes, so nobody waits: also where there are no agents.
inline constexpr Performance performance_without_contacts{.service_level = 1};
inline constexpr Answers answers_without_contacts{{.answered_within = 1}, performance_without_contacts};

}  // namespace krarup::detail
