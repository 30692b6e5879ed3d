#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "krarup/formulas/erlang_a.hpp"
#include "krarup/formulas/waiting_behind.hpp"

namespace krarup::formulas {

/// Agents who fill their idle time with other work.
struct BlendedAgents {
  double agents;             ///< n >= 0; real
  int reserve = 0;           ///< r >= 0: other work is begun only while more than r agents are free
  double other_service = 1;  ///< mean time of a piece of other work, > 0; mean service times
};

/// What contacts experience, and how much other work is done.
struct BlendedMeasures {
  WaitingMeasures waiting;  ///< its occupancy counts both kinds of work
  double other;             ///< agents at other work, time average
};

namespace detail {

/// How many agents are at other work while 0, 1, ..., r more than n - r are busy; the last for a full house, with and
/// without a queue.
///
/// With b(i) of them, busy agents are done at the rate d(i) = n - r + i + (v - 1) b(i), v the rate of other work. The
/// balance of b over each number of busy agents is closed by leaving out its variance there:
/// (a + d(i)) b(i) = d(i) b(i - 1) + a (1 - v / d(i + 1)) b(i + 1), and other work begins only at i = 0. For v = 1 the
/// rates do not depend on b, and nothing is left out.
class WorkMix {
 public:
  WorkMix(const BlendedAgents& group, double offered_load, double patience)
      : lowest_(group.agents - group.reserve),
        rate_(1 / group.other_service),
        load_(offered_load),
        patience_(patience),
        other_(static_cast<std::size_t>(group.reserve) + 1, std::max(0., lowest_ - offered_load)),
        ahead_(other_.size()),
        carried_(other_.size()) {
    const double stride = rate_ == 1 ? 1 : 0.5;
    for (int i = 0; i < 2000 && improve(stride) > 1e-13 * group.agents; ++i) {
    }
  }

  [[nodiscard]] std::size_t full() const { return other_.size() - 1; }
  [[nodiscard]] double other(std::size_t i) const { return other_[i]; }
  [[nodiscard]] double done_at(std::size_t i) const { return busy(i) + (rate_ - 1) * other_[i]; }

 private:
  [[nodiscard]] double busy(std::size_t i) const { return lowest_ + static_cast<double>(i); }

  /// Solves the balance with the rates of before, from the full house downwards, and goes a part of the way there.
  double improve(double stride) {
    // b(i) = ahead(i) + carried(i) b(i - 1)
    const std::size_t last = full();
    const double alone = nobody_waits(done_at(last), load_, patience_);
    const double kept = alone + (1 - alone) * rate_ / done_at(last);  // of d, the part that reduces b
    ahead_[last] = last == 0 ? lowest_ * alone / (alone + (1 - alone) * rate_) : 0;
    carried_[last] = alone / kept;
    for (std::size_t i = last; i-- > 0;) {
      const double from_above = load_ * (1 - rate_ / done_at(i + 1));
      const double own = load_ + (i > 0 ? done_at(i) : 1) - from_above * carried_[i + 1];
      ahead_[i] = (from_above * ahead_[i + 1] + (i > 0 ? 0 : lowest_)) / own;
      carried_[i] = done_at(i) / own;
    }
    double moved = 0;
    for (std::size_t i = 0; i <= last; ++i) {
      const double next = std::clamp(ahead_[i] + (i > 0 ? carried_[i] * other_[i - 1] : 0), 0., busy(i));
      moved = std::max(moved, std::abs(next - other_[i]));
      other_[i] += stride * (next - other_[i]);
    }
    return moved;
  }

  double lowest_;  ///< n - r
  double rate_;    ///< of other work
  double load_;
  double patience_;
  std::vector<double> other_;
  std::vector<double> ahead_;
  std::vector<double> carried_;
};

}  // namespace detail

/// Everything about agents who do other work while contacts leave them free; M/M/n+M with a threshold.
///
/// Other work never runs out, is begun while more than r agents are free, and is not interrupted. If it takes as long
/// as contacts do, the number of busy agents is the chain of Erlang A without its states below n - r: exact. If not,
/// the rates of that chain are those of the mean mix of work in each of its states (`detail::WorkMix`).
///
/// @param  group         n agents, reserve and time of other work; with r >= n no other work is begun
/// @param  offered_load  a >= 0; erlangs. Taken as at least 1e-290
/// @param  patience      mean time a contact would wait; >= 0, may be infinite; mean service times
/// @param  wait          the acceptable wait T >= 0, may be infinite; mean service times
/// @return  all NaN outside the domain; unstable (a >= n, endless patience): everybody waits for ever, no other work
/// @complexity  O(r); with other service times about fifty times that. Allocates room for r numbers
/// @accuracy  1e-12 relative against the chain where both take equally long; else docs/models/deferred_work.md
/// @source  [BhulaiKoole2003] for the threshold; [BaccelliHebuterne1981] for the waits
[[nodiscard]] inline BlendedMeasures blended_measures(const BlendedAgents& group, double offered_load, double patience,
                                                      double wait) {
  const bool valid = detail::in_domain(group.agents, offered_load) && group.reserve >= 0 && group.other_service > 0 &&
                     group.other_service < detail::infinity<double>() && patience >= 0 && wait >= 0;
  if (!valid) return {detail::undefined_measures, detail::not_a_number<double>()};
  if (group.reserve >= group.agents) return {erlang_a_measures(group.agents, offered_load, patience, wait), 0};
  if (patience == detail::infinity<double>() && offered_load >= group.agents) {
    return {detail::waiting_behind({group.agents, 0}, offered_load, wait), 0};
  }
  offered_load = std::max(offered_load, 1e-290);
  const detail::WorkMix mix(group, offered_load, patience);
  double odds = 0;   // of the states below, in units of state i
  double other = 0;  // on average over the states below
  for (std::size_t i = 0; i < mix.full(); ++i) {
    if (i > 0) odds = mix.done_at(i) / offered_load * (1 + odds);
    other += (mix.other(i) - other) / (1 + odds);
  }
  if (mix.full() > 0) odds = mix.done_at(mix.full()) / offered_load * (1 + odds);
  BlendedMeasures result{detail::waiting_behind({mix.done_at(mix.full()), odds}, offered_load, patience, wait), 0};
  WaitingMeasures& waiting = result.waiting;
  const double waits = waiting.probability_of_wait;
  result.other = other * (1 - waits) + mix.other(mix.full()) * waits;
  const double at_contacts = offered_load * (waiting.answered_within + waiting.answered_after);
  waiting.occupancy = std::min(1., (at_contacts + result.other) / group.agents);
  return result;
}

}  // namespace krarup::formulas
