#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "scheduling/breaks/break_graph.hpp"
#include "scheduling/common/coverage_price.hpp"

namespace krarup::breaks {

/// A step of time in a sweep: what it costs to have so many agents at work, and so many people on break.
struct SweepStep : CoveragePrice {
  double price = 0;  ///< of one agent away
  int agents = 0;    ///< at work when nobody of the swept shifts is away
  int on_break = 0;  ///< people of other shifts on break
  int max_on_break = 0;
  double beyond = 0;  ///< cost of each person on break beyond the maximum

  /// The least of cost + price x agents at work, over whole numbers of agents.
  [[nodiscard]] double floor() const {
    const int best = wanted();
    return cost(best) + price * best;
  }

  /// How many agents at work that takes, of those there are: around a kink, since the cost is convex and no price is
  /// beyond the dearest missing or surplus agent.
  [[nodiscard]] int wanted() const {
    const int most = std::max(0, agents);
    int best = 0;
    double least = never;
    const auto consider = [&](double kink) {
      const int below = std::clamp(static_cast<int>(std::floor(kink)), 0, most);
      for (const int present : {below, std::min(below + 1, most)}) {
        const double total = cost(present) + price * present;
        if (total < least) {
          least = total;
          best = present;
        }
      }
    };
    consider(required);
    for (const CostKink& kink : kinks) consider(kink.agents);
    return best;
  }
};

/// A shift whose breaks a sweep places.
struct SweepShift {
  BreakGraph* graph;  ///< with the prices of the steps
  int start;          ///< in steps of the sweep; may be negative
};

struct SweepTask {
  std::vector<SweepStep> steps;
  std::vector<SweepShift> shifts;

  /// No arrangement costs less over these steps (at any prices): the Lagrangian relaxation.
  [[nodiscard]] double bound() const;
};

struct SweepEffort {
  std::size_t width = 1000;  ///< states kept at each step
  int samples = 6;           ///< ways to go on that are drawn from each state; 0: all of them
  std::uint64_t seed = 1;
  double noise = 0;       ///< how much dearer a choice may be and still be drawn often, in cost
  double cutoff = never;  ///< answers that cost as much or more are of no interest
  std::function<bool()> stopped{};
};

struct SweepAnswer {
  std::vector<Pattern> patterns;  ///< of the shifts; empty when none was found below the cutoff
  double cost = never;
  double bound = -never;  ///< no arrangement costs less, as far as all ways were followed; else that of the task
};

/// Places the breaks of the shifts step by step through time, keeping the most promising states of all shifts.
///
/// The cost of a state counts what the steps so far cost beyond their floor and what the breaks so far cost beyond the
/// cheapest pattern, so it never falls and states at the same step compare.
[[nodiscard]] SweepAnswer sweep(const SweepTask& task, const SweepEffort& effort);

}  // namespace krarup::breaks
