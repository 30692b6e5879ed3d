#pragma once

#include "krarup/scheduling/roster.hpp"
#include "scheduling/rules/rolling.hpp"

namespace krarup::lines {

/// Rules on windows as automata, for somebody without a past.
[[nodiscard]] Rolling rolling_of(const RosterProblem& problem, const RollingDaysWorked& rule);
[[nodiscard]] Rolling rolling_of(const RosterProblem& problem, const RollingShiftCount& rule);
[[nodiscard]] Rolling rolling_of(const RosterProblem& problem, const RollingPaidTime& rule);

}  // namespace krarup::lines
