#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/square_root_staffing.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"

// The rule of thumb of large centers, n = a + grade sqrt(a): a safety staffing that grows with the square root of the
// load. For the exact answer ask required_agents; the rule explains it, and shows what scale saves.

namespace krarup {

/// A share of contacts that wait which some finite staffing has: in (0, 1).
inline constexpr Rule share_that_waits_rule{
    .low = 0, .low_bound = Rule::Bound::exclusive, .high = 1, .high_bound = Rule::Bound::exclusive};

/// How generously is the queue staffed, whatever its size? (agents - offered_load) / sqrt(offered_load).
///
/// Centers of any size with the same grade make about the same share of their contacts wait. Usual grades are 0 to 2.
///
/// @return  infinite without contacts
/// @throws  InvalidInput naming the field
/// @source  [HalfinWhitt1981]
template <FedByDemand Q>
[[nodiscard]] double service_grade(const Q& queue) {
  validate(queue);
  const double load = offered_load(queue);
  if (load == 0) return std::numeric_limits<double>::infinity();
  return (queue.agents - load) / std::sqrt(load);
}

/// How many agents have this service grade? offered_load + grade sqrt(offered_load), at least 0.
///
/// @param  queue  its number of agents is ignored
/// @param  grade  any finite number
/// @throws InvalidInput naming the field
template <FedByDemand Q>
[[nodiscard]] double agents_of_grade(const Q& queue, double grade) {
  validate(queue);
  validate_argument("grade", grade, rules::finite);
  const double load = offered_load(queue);
  return std::max(0., load + grade * std::sqrt(load));
}

/// About how many agents does it take that no more than this share of contacts has to wait? Square-root staffing.
///
/// The grade comes from the Halfin-Whitt function, the limit of Erlang C for large centers. Rounded up the rule is
/// within one agent of the exact answer from 1 erlang to 6000 for shares of 0.05 to 0.5, and within two for 0.01 to
/// 0.9.
///
/// @param  probability_of_wait  in (0, 1)
/// @return                      a real number of agents
/// @throws                      InvalidInput naming the field
/// @source                      [HalfinWhitt1981]
[[nodiscard]] inline double square_root_staffing(const ErlangC& queue, double probability_of_wait) {
  validate_argument("probability_of_wait", probability_of_wait, share_that_waits_rule);
  return agents_of_grade(queue, formulas::halfin_whitt_grade(probability_of_wait));
}

/// The same where contacts hang up: by the Garnett function, with a grade that may be below 0.
///
/// @source  [GarnettMandelbaumReiman2002]
[[nodiscard]] inline double square_root_staffing(const ErlangA& queue, double probability_of_wait) {
  validate(queue);
  require_endless_queue(queue.balking, queue.lines);
  validate_argument("probability_of_wait", probability_of_wait, share_that_waits_rule);
  return agents_of_grade(queue, formulas::garnett_grade(probability_of_wait, queue.patience / queue.demand.aht));
}

}  // namespace krarup
