#pragma once

#include <vector>

#include "krarup/scheduling/explain.hpp"

namespace krarup::why {

/// Times at which no shift may be worked, at which everybody on shift has a break, or at which more agents are needed
/// than shifts may start on the day.
void explain_gaps(const ShiftProblem& problem, Explanation& explanation);

/// For each interval, whether somebody may be at work in it.
[[nodiscard]] std::vector<bool> coverable(const ShiftProblem& problem);

}  // namespace krarup::why
