#pragma once

#include "krarup/scheduling/roster.hpp"
#include "scheduling/common/watch.hpp"

namespace krarup::lines {

/// The roster of given shifts whose people have rules, wishes or a past.
[[nodiscard]] Roster assign_given(const RosterProblem& problem, const SolveOptions& options, Watch& watch);

}  // namespace krarup::lines
