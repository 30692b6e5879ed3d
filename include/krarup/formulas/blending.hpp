#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/formulas/erlang_a.hpp"
#include "krarup/formulas/log_concave_sum.hpp"
#include "krarup/formulas/monotone_root.hpp"
#include "krarup/formulas/waiting_behind.hpp"

namespace krarup::formulas {

/// Agents who fill their idle time with other work.
struct BlendedAgents {
  double agents;    ///< n >= 0; real
  int reserve = 0;  ///< r >= 0: other work is begun only while more than r agents are free
  /// Mean time of a piece of other work, > 0; mean service times. Taken as within 1e-6 and 1e4.
  double other_service = 1;
};

/// What contacts experience, and how much other work is done.
struct BlendedMeasures {
  WaitingMeasures waiting;  ///< its occupancy counts both kinds of work
  double other;             ///< agents at other work, time average
};

namespace detail {

/// How many agents are at other work while 0, 1, ..., r more than n - r are busy, and how likely each of that is; the
/// last for a full house, with and without a queue.
///
/// With b(i) of them, busy agents are done at the rate d(i) = n - r + i + (v - 1) b(i), v the rate of other work. The
/// balance of b over each number of busy agents is closed by leaving out its variance there:
/// (a + d(i)) b(i) = d(i) b(i - 1) + a (1 - v / d(i + 1)) b(i + 1), and other work begins only at i = 0. For v = 1 the
/// rates do not depend on b, and nothing is left out.
///
/// From the full house downwards b(i - 1) = b(i) + f(i) / d(i) with f(i - 1) = a (f(i) + v b(i)) / d(i), all positive;
/// nothing is stored. But for the d, all of this is in proportion to b(r), the one number to be found: that with which
/// f(0) + b(0) = n - r at the lower end.
class WorkMix {
 public:
  WorkMix(const BlendedAgents& group, double offered_load, double patience)
      : agents_(group.agents),
        lowest_(group.agents - group.reserve),
        rate_(std::clamp(1 / group.other_service, 1e-4, 1e6)),
        load_(offered_load),
        patience_(patience),
        top_(highest_that_matters(group.reserve)),
        reaches_all_(top_ == group.reserve) {
    const Descent alike = descend(-infinity<double>());  // with so little other work that the rates do not show it
    settle(alike, std::log(lowest_) - alike.log_begun);
    if (rate_ == 1 || alike.log_begun == infinity<double>()) return;
    const double log_guess = std::log(lowest_) - alike.log_begun;
    const auto surplus = [&](double times) {
      const double log_full = log_guess + std::log(times);
      return descend(log_full).log_begun + log_full - std::log(lowest_);
    };
    const double times =
        surplus(1) < 0 ? increasing_root_upward(surplus, 1, 0.1, 1e300) : increasing_root_downward(surplus, 0, 0.1, 1);
    const double log_full = log_guess + std::log(times);
    settle(descend(log_full), log_full);
  }

  /// Any number will do where nobody ever meets a full house.
  [[nodiscard]] double done_at_full() const {
    return odds_ < infinity<double>() ? done(top_, other_full_) : agents_ + load_;
  }
  [[nodiscard]] double other_at_full() const { return other_full_; }
  /// On average over the states below.
  [[nodiscard]] double other_below() const { return other_below_; }
  /// Of the states below, in units of a full house where nobody waits.
  [[nodiscard]] double odds_below() const { return odds_; }

 private:
  /// From b(r) = 1 down to the lowest state.
  struct Descent {
    double log_begun;  ///< ln(f(0) + b(0))
    double other;      ///< mean of b over the states below the full house, over f(0) + b(0)
    double odds;       ///< of those states
  };

  /// How fast i agents above the lowest number are done, so many of them at other work.
  [[nodiscard]] double done(int i, double other) const {
    const double busy = lowest_ + i;
    return rate_ == 1 ? busy : std::max(0., busy - other) + rate_ * std::min(other, busy);
  }

  /// The full house, or a state next to which those above it are less likely than 1e-300.
  [[nodiscard]] int highest_that_matters(int reserve) const {
    double odds = 1;
    int i = 0;
    while (i < reserve && odds < 1e300) odds *= done(++i, rate_ < 1 ? lowest_ : 0) / load_;
    return i;
  }

  [[nodiscard]] Descent descend(double log_full) const {
    constexpr double large = LogScale::large;
    LogScale weights{0};
    LogScale work{0};
    double unit = std::exp(log_full);
    double other = 1;  // b(i) / unit
    double freed = 0;  // f(i) / unit
    if (reaches_all_) {
      const double alone = std::max(1e-200, nobody_waits(done(top_, unit), load_, patience_));
      freed = (1 - alone) / alone * rate_;
    }
    const double pull = std::min(load_, 1e60 * std::max(1., agents_));
    double weight = 1;
    double odds = 0;
    double mean = 0;
    for (int i = top_; i > 0; --i) {
      while (other + freed > large) {
        work.keep_in_range(large, other, freed, mean);
        unit = std::exp(log_full + work.log_scale);
      }
      const double d = done(i, unit * other);
      const double inverse = 1 / d;
      const double begun = other * rate_;
      other += freed * inverse;
      freed = pull * inverse * (freed + begun);
      weight *= std::min(d / load_, 1e300);
      odds += weight;
      mean += (other - mean) * (weight / odds);
      while (odds > 1) weights.keep_in_range(large, weight, odds);
      if (log_full == -infinity<double>() && d < load_ && weight < 1e-300 * odds) {
        return {infinity<double>(), 0, weights.of(odds)};  // states so unlikely that other work is never begun
      }
    }
    return {std::log(freed + other) + work.log_scale, mean / (freed + other),
            reaches_all_ ? weights.of(odds) : infinity<double>()};
  }

  /// Where all but no spare is left, ln(f(0) + b(0)) is far less well known than b(r).
  void settle(const Descent& found, double log_full) {
    other_full_ = std::exp(log_full);
    other_below_ = lowest_ * found.other;
    odds_ = found.odds;
  }

  double agents_;
  double lowest_;  ///< n - r
  double rate_;    ///< of other work
  double load_;
  double patience_;
  int top_;           ///< the state that is the full house, or so far from the likely ones that it may be
  bool reaches_all_;  ///< whether it is
  double other_full_ = 0;
  double other_below_ = 0;
  double odds_ = 0;
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
/// @complexity  O(states that matter), at most r; with other service times about ten times that
/// @accuracy  1e-12 relative against the chain where both take equally long; else docs/models/blending.md
/// @source  [BhulaiKoole2003] for the threshold; [BaccelliHebuterne1981] for the waits
[[nodiscard]] inline BlendedMeasures blended_measures(BlendedAgents group, double offered_load, double patience,
                                                      double wait) {
  const bool valid = detail::in_domain(group.agents, offered_load) && group.reserve >= 0 && group.other_service > 0 &&
                     group.other_service < detail::infinity<double>() && patience >= 0 && wait >= 0;
  if (!valid) return {detail::undefined_measures, detail::not_a_number<double>()};
  const double given = group.agents;
  group.agents = detail::told_from_none(std::min(given, detail::most_servers));
  if (group.reserve >= group.agents) return {erlang_a_measures(group.agents, offered_load, patience, wait), 0};
  if (patience == detail::infinity<double>() && offered_load >= group.agents) {
    return {detail::waiting_behind({group.agents, 0}, offered_load, wait), 0};
  }
  offered_load = std::max(offered_load, 1e-290);
  const detail::WorkMix mix(group, offered_load, patience);
  BlendedMeasures result{detail::waiting_behind({mix.done_at_full(), mix.odds_below()}, offered_load, patience, wait),
                         0};
  WaitingMeasures& waiting = result.waiting;
  const double waits = waiting.probability_of_wait;
  result.other = mix.other_below() * (1 - waits) + mix.other_at_full() * waits;
  const double at_contacts = offered_load * (waiting.answered_within + waiting.answered_after);
  waiting.occupancy = std::min(1., (at_contacts + result.other) / group.agents);
  result.other *= std::min(1., given / group.agents);
  return result;
}

}  // namespace krarup::formulas
