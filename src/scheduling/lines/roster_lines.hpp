#pragma once

#include "scheduling/lines/letter_costs.hpp"
#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/shortages.hpp"

namespace krarup::lines {

/// The days, the shifts that may be worked on them, the people with their contracts, and who belongs together or
/// apart; no shifts to cover yet.
[[nodiscard]] LineProblem to_lines(const RosterProblem& problem, const Choices& choices);

/// What fairness costs for the history alone, which lines do not count.
[[nodiscard]] double cost_of_the_past(const LineProblem& lines);

/// What a search believes of its answer.
struct Belief {
  double cost = 0;
  double bound = 0;
};

/// Re-costs the assignments of a roster by the independent replay, and fills in everything else. Optimal is what the
/// replay finds to cost what the search believes. The findings are broken rules; where there are none, shortages.
void account(const RosterProblem& problem, const Belief& belief, const SolveOptions& options,
             const std::vector<Shortage>& shortages, Roster& roster);

}  // namespace krarup::lines
