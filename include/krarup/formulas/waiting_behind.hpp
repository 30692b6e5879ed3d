#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "krarup/formulas/offered_wait.hpp"
#include "krarup/formulas/waiting_measures.hpp"

// The waits of Erlang C and Erlang A depend on what happens below a full house through one number only, the odds of
// finding a free place. Other groups of servers than those of Erlang B have other odds, and the same waits.

namespace krarup::formulas::detail {

/// A group of servers as those who wait for it see it.
struct FullHouse {
  double capacity;   ///< services per mean service time while all places are taken
  double free_odds;  ///< how much likelier a free place is than all places taken and nobody waiting
};

/// Nobody leaves. `occupancy` is the share of the capacity that is used.
[[nodiscard]] inline WaitingMeasures waiting_behind(const FullHouse& house, double offered_load, double wait) {
  constexpr double forever = infinity<double>();
  const double spare = house.capacity - offered_load;
  if (!(spare > 0)) return {0, 1, 0, 0, 0, 1, forever, forever, 1, forever};
  const double at_once = spare / house.capacity * house.free_odds;  // to those who wait
  const double decay = wait == 0 ? 0 : spare * wait;
  const double waits = 1 / (1 + at_once);
  return {.answered_within = at_once == forever ? 1 : (at_once - std::expm1(-decay)) / (1 + at_once),
          .answered_after = waits * std::exp(-decay),
          .abandoned_within = 0,
          .abandoned_after = 0,
          .abandonment = 0,
          .probability_of_wait = waits,
          .mean_wait = waits / spare,
          .mean_wait_of_answered = waits / spare,
          .occupancy = offered_load / house.capacity,
          .mean_queue_length = offered_load * (waits / spare)};
}

/// A mean patience kept where its products with loads are doubles.
[[nodiscard]] inline double within_doubles(double patience, double capacity, double offered_load) {
  return std::clamp(patience, std::numeric_limits<double>::min(), longest_patience(capacity, offered_load));
}

/// Each of those who wait leaves after an exponential time with mean `patience`; infinite: nobody does.
///
/// @param  delay  whether the mean wait of the answered is wanted; else it is NaN
[[nodiscard]] inline WaitingMeasures waiting_behind(const FullHouse& house, double offered_load, double patience,
                                                    double wait, Delay delay = Delay::found) {
  if (patience == infinity<double>()) return waiting_behind(house, offered_load, wait);
  patience = within_doubles(patience, house.capacity, offered_load);
  const OfferedWait offered(house.capacity, offered_load, patience, delay);
  const auto split = offered.split(wait / patience);
  const double free = house.free_odds * offered.unit();  // in the scale of `offered`
  const double total = free + offered.waits();
  const double at_once = house.free_odds == infinity<double>() ? 1 : free / total;
  const double lost = offered.lost() / total;
  const double answered = free + offered.answered();
  const auto asa = [&] { return answered > 0 ? patience * (offered.delay() / answered) : infinity<double>(); };
  const double used = offered_load / house.capacity * (at_once + offered.answered() / total);
  return {.answered_within = std::min(1., at_once + split.answered_within / total),
          .answered_after = split.answered_after / total,
          .abandoned_within = split.lost_within / total,
          .abandoned_after = split.lost_after / total,
          .abandonment = lost,
          .probability_of_wait = offered.waits() / total,
          .mean_wait = patience * lost,
          .mean_wait_of_answered = delay == Delay::found ? asa() : not_a_number<double>(),
          .occupancy = house.capacity > 0 ? std::min(1., used) : 1,
          .mean_queue_length = offered_load * (patience * lost)};
}

/// Of the time in which all places are taken, the share in which nobody waits; 0 when unstable.
[[nodiscard]] inline double nobody_waits(double capacity, double offered_load, double patience) {
  if (patience == infinity<double>()) return std::max(0., (capacity - offered_load) / capacity);
  const OfferedWait offered(capacity, offered_load, within_doubles(patience, capacity, offered_load), Delay::left_out);
  return offered.unit() / offered.waits();
}

}  // namespace krarup::formulas::detail
