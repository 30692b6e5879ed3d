#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scheduling/rules/calendar.hpp"

namespace krarup::lines {

/// What a rule remembers of the days behind: a number whose meaning only the rule knows.
using State = std::int64_t;

/// What one more day does to a rule.
struct Step {
  State next = 0;
  double excess = 0;  ///< by how much this day breaks the rule; 0: it does not
};

/// A rule of a line is an automaton that reads a person's days one after the other and says, as soon as it knows, by
/// how much the rule is broken. It is all that the optimizer, the checker and the explanation know of the rule:
///
///     State  start() const                                         before the first day; history is in here
///     Step   advance(State, const Day&, const Work* work) const    no work: a day off
///     double finish(State) const                                   what is broken only when the horizon ends
///
/// A rule need not be clever about which states are worth keeping apart: automaton.hpp finds out by itself.
template <class R>
concept Rule = std::equality_comparable<R> && requires(const R& rule, State state, const Day& day, const Work* work) {
  { rule.start() } -> std::same_as<State>;
  { rule.advance(state, day, work) } -> std::same_as<Step>;
  { rule.finish(state) } -> std::same_as<double>;
};

/// Which shifts a rule speaks of.
struct Kinds {
  std::vector<int> only{};  ///< empty: every kind

  [[nodiscard]] bool has(const Work* work) const {
    return work != nullptr && (only.empty() || std::find(only.begin(), only.end(), work->kind) != only.end());
  }
  friend bool operator==(const Kinds&, const Kinds&) = default;
};

}  // namespace krarup::lines
