#pragma once

#include "krarup/scheduling/roster.hpp"
#include "scheduling/common/watch.hpp"

namespace krarup::skills {

/// The roster of a problem that asks for agents of each skill, interval by interval.
[[nodiscard]] Roster assign_requirements(const RosterProblem& problem, const SolveOptions& options, Watch& watch);

}  // namespace krarup::skills
