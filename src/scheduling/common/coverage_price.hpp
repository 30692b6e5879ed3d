#pragma once

#include <vector>

#include "krarup/scheduling/shift_plan.hpp"

namespace krarup {

/// A price that begins at a number of agents: for each one missing there, or for each one beyond.
struct CostKink {
  double agents = 0;
  double missing = 0;
  double surplus = 0;

  [[nodiscard]] double cost(double present) const {
    return present < agents ? (agents - present) * missing : (present - agents) * surplus;
  }
};

/// What it costs to have so many agents over a stretch of time: a convex function, linear from kink to kink.
///
/// The one meaning that every optimizer gives to CoverageCosts; the checkers have their own (check/coverage_price.hpp).
struct CoveragePrice {
  double required = 0;            ///< agents
  double understaffing = 0;       ///< of the first agent too few, for the whole stretch
  double overstaffing = 0;        ///< of the first agent too many, for the whole stretch
  std::vector<CostKink> kinks{};  ///< where missing or surplus agents get dearer, and by how much

  [[nodiscard]] double cost(double agents) const {
    double total = CostKink{required, understaffing, overstaffing}.cost(agents);
    for (const CostKink& kink : kinks) total += kink.cost(agents);
    return total;
  }

  /// What the dearest missing agent costs.
  [[nodiscard]] double dearest_missing() const {
    double price = understaffing;
    for (const CostKink& kink : kinks) price += kink.missing;
    return price;
  }

  /// What the dearest surplus agent costs.
  [[nodiscard]] double dearest_surplus() const {
    double price = overstaffing;
    for (const CostKink& kink : kinks) price += kink.surplus;
    return price;
  }

  /// The same for those who come on top of others.
  void add_others(double agents) {
    required -= agents;
    for (CostKink& kink : kinks) kink.agents -= agents;
  }
};

/// @param hours  the length of the stretch, times its weight
[[nodiscard]] inline CoveragePrice coverage_price(const CoverageCosts& costs, double required, double hours) {
  CoveragePrice result{required, costs.understaffing * hours, costs.overstaffing * hours, {}};
  double before = costs.understaffing;
  for (const CostStep& step : costs.understaffing_steps) {
    result.kinks.push_back({required - step.beyond, (step.cost - before) * hours, 0});
    before = step.cost;
  }
  before = costs.overstaffing;
  for (const CostStep& step : costs.overstaffing_steps) {
    result.kinks.push_back({required + step.beyond, 0, (step.cost - before) * hours});
    before = step.cost;
  }
  return result;
}

}  // namespace krarup
