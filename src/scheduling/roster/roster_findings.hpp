#pragma once

#include <vector>

#include "scheduling/roster/roster_rules.hpp"

namespace krarup {

/// The shifts nobody works and the promised hours nobody needs, and for each the rules in the way.
[[nodiscard]] std::vector<Finding> roster_findings(const RosterRules& rules, const Assigned& assigned);

}  // namespace krarup
