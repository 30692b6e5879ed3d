#pragma once

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "krarup/scheduling/break_plan.hpp"
#include "scheduling/breaks/break_graph.hpp"
#include "scheduling/breaks/sweep.hpp"

namespace krarup::breaks {

/// Shifts that start together, are equally long and keep the same policy.
struct Kind {
  int start = 0;  ///< in steps of the grid
  StepPolicy policy;
  const BreakPolicy* rules = nullptr;
};

/// A break problem in steps of time.
///
/// The grid covers the requirement and every shift; steps outside of the requirement cost nothing. In a cyclic problem
/// it is a ring.
struct Grid {
  explicit Grid(const BreakProblem& problem);

  /// The step of the grid for a time that may lie beyond its end (or before its start).
  [[nodiscard]] std::size_t at(int time) const;
  [[nodiscard]] int size() const { return static_cast<int>(steps.size()); }
  [[nodiscard]] const Kind& kind(std::size_t shift) const { return kinds[kind_of[shift]]; }

  /// Adds (or, with sign -1, takes away) the breaks of one shift.
  void take(std::size_t shift, const Pattern& pattern, std::vector<int>& away, std::vector<int>& on_break,
            int sign) const;

  Instant start{};
  Seconds step{};
  bool cyclic = false;
  std::vector<SweepStep> steps;  ///< `agents` are those on shift; no prices, nobody on break
  std::vector<Kind> kinds;
  std::vector<std::size_t> kind_of;  ///< by shift
};

/// What a limit on the people on break costs in the search where it must be kept: more than anything else.
inline constexpr double limit_cost = 1e4;

/// The cost of one step with so many away (on break or catching up) and on break.
[[nodiscard]] double step_cost(const SweepStep& step, int away, int on_break);

/// The break patterns of all shifts, in the order of the problem.
using Arrangement = std::vector<Pattern>;

/// Cost of coverage and penalties.
[[nodiscard]] double cost(const Grid& grid, const Arrangement& arrangement);

/// The shifts with these breaks.
[[nodiscard]] std::vector<Shift> to_shifts(const BreakProblem& problem, const Grid& grid,
                                           const Arrangement& arrangement);

}  // namespace krarup::breaks
