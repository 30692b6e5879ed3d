#pragma once

#include <functional>

#include "krarup/scheduling/check.hpp"
#include "scheduling/lines/letter_costs.hpp"
#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/shortages.hpp"
#include "scheduling/lines/solve_lines.hpp"

namespace krarup::lines {

/// The days, the shifts that may be worked on them, the people with their contracts, and who belongs together or
/// apart; no shifts to cover yet.
[[nodiscard]] LineProblem to_lines(const RosterProblem& problem, const Choices& choices);

/// Tells the shortages of a roster by its replay.
using FindShortages = std::function<std::vector<Shortage>(const RosterCheck&)>;

/// Re-costs the assignments of a roster by the independent replay, and fills in everything else. Optimal is what the
/// replay finds to cost what the search believes. The findings are broken rules; where there are none, shortages.
void account(const RosterProblem& problem, const LineAnswer& answer, const SolveOptions& options,
             const FindShortages& shortages, Roster& roster);

}  // namespace krarup::lines
