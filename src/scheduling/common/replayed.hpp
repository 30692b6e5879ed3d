#pragma once

#include <algorithm>
#include <utility>

#include "scheduling/common/proof.hpp"

namespace krarup {

/// Gives a plan what the replay of its own answer found: what is covered, what that costs, and, as findings, the rules
/// that are broken.
///
/// @param bound  what no plan can undercut, as far as the optimizer knows
template <class Plan, class Check>
void adopt(Plan& plan, Check check, double bound) {
  plan.scheduled = std::move(check.scheduled);
  plan.understaffing = check.understaffing;
  plan.overstaffing = check.overstaffing;
  plan.penalties = std::move(check.penalties);
  plan.objective = check.objective;
  plan.bound = std::clamp(bound, 0.0, plan.objective);
  plan.gap = relative_gap(plan.objective, plan.bound);
  plan.findings = std::move(check.violations);
}

}  // namespace krarup
