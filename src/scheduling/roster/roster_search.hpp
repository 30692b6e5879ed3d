#pragma once

#include <string>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/common/watch.hpp"
#include "scheduling/roster/roster_rules.hpp"

namespace krarup {

struct RosterAnswer {
  Assigned assigned;
  double cost = 0;
  double bound = 0;
  std::string bound_from = "no cost is below zero";  ///< what proves the bound
};

/// Assigns day by day, then frees small crews again and again and solves each to the end, until the bound is met or
/// nothing has become better for a while. Crews of a round share no shift, so they are solved at the same time and the
/// answer does not depend on how many threads there are.
[[nodiscard]] RosterAnswer search_roster(const RosterRules& rules, const SolveOptions& options, Watch& watch);

}  // namespace krarup
