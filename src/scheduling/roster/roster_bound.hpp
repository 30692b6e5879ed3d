#pragma once

#include "scheduling/mip/highs_model.hpp"
#include "scheduling/roster/roster_rules.hpp"

namespace krarup {

/// What no roster can cost less than: a linear program in which people with the same contract share their days, hours
/// and shifts freely.
[[nodiscard]] double roster_bound(const RosterRules& rules, const mip::Listener& listener);

}  // namespace krarup
