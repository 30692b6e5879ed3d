#pragma once

#include <vector>

#include "krarup/scheduling/explain.hpp"

namespace krarup::why {

/// Why one service level for the whole requirement is out of reach, whatever shifts are worked.
///
/// @param coverable  for each interval, whether somebody may be at work in it
/// @param on_shift  for each interval, how many of the people can be on shift; empty: anybody may work
void explain_service(const ShiftProblem& problem, const std::vector<bool>& coverable,
                     const std::vector<double>& on_shift, Explanation& explanation);

}  // namespace krarup::why
