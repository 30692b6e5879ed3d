#pragma once

#include "krarup/scheduling/roster.hpp"
#include "scheduling/common/watch.hpp"

namespace krarup::lines {

/// The roster of a problem that asks for numbers of shifts, day by day.
[[nodiscard]] Roster assign_cover(const RosterProblem& problem, const SolveOptions& options, Watch& watch);

}  // namespace krarup::lines
