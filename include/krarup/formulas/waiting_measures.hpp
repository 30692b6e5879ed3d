#pragma once

#include "krarup/formulas/domain.hpp"

namespace krarup::formulas {

/// What contacts experience in a queue; shares are of the offered contacts, times are in mean service times.
///
/// The first four shares are disjoint and add up to 1; each is found by itself, so that none is a small difference.
struct WaitingMeasures {
  double answered_within;        ///< answered after a wait of at most T, those answered at once included
  double answered_after;         ///< answered after a longer wait
  double abandoned_within;       ///< left the queue within T
  double abandoned_after;        ///< left the queue later
  double abandonment;            ///< left the queue at any time
  double probability_of_wait;    ///< found every server busy
  double mean_wait;              ///< of all contacts, the abandoned until they leave
  double mean_wait_of_answered;  ///< average speed of answer
  double occupancy;              ///< busy share of the servers
  double mean_queue_length;      ///< contacts waiting, time average
};

namespace detail {

inline constexpr WaitingMeasures undefined_measures = [] {
  constexpr double nan = not_a_number<double>();
  return WaitingMeasures{nan, nan, nan, nan, nan, nan, nan, nan, nan, nan};
}();

/// Nobody comes; whoever did would be answered at once, if there is a server.
[[nodiscard]] constexpr WaitingMeasures measures_without_load(double servers) {
  return {.answered_within = 1,
          .answered_after = 0,
          .abandoned_within = 0,
          .abandoned_after = 0,
          .abandonment = 0,
          .probability_of_wait = servers > 0 ? 0. : 1.,
          .mean_wait = 0,
          .mean_wait_of_answered = 0,
          .occupancy = 0,
          .mean_queue_length = 0};
}

}  // namespace detail

}  // namespace krarup::formulas
