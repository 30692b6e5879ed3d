#include "scheduling/check/allotment.hpp"

#include <algorithm>

#include "scheduling/check/coverage_price.hpp"
#include "scheduling/mip/highs_model.hpp"

namespace krarup::check {

namespace {

/// Adds a column for the agents up to each step of the price, and one for those beyond the last.
void add_priced(mip::Model& model, double cost, const std::vector<CostStep>& steps, double sign,
                std::vector<mip::Term>& row) {
  double before = 0;
  for (const CostStep& step : steps) {
    row.push_back({model.add_column(cost, 0, step.beyond - before, false), sign});
    cost = step.cost;
    before = step.beyond;
  }
  row.push_back({model.add_column(cost, 0, mip::infinity, false), sign});
}

}  // namespace

Allotment best_allotment(const std::vector<Crowd>& crowds, const std::vector<double>& required,
                         const CoverageCosts& costs) {
  mip::Model model;
  std::vector<std::vector<mip::Term>> gets(required.size());
  for (const Crowd& crowd : crowds) {
    if (crowd.present <= 0 || crowd.skills.empty()) continue;
    std::vector<mip::Term> all;
    for (const auto& [skill, proficiency] : crowd.skills) {
      const int column = model.add_column(0, 0, crowd.present, false);
      all.push_back({column, 1});
      gets[skill].push_back({column, proficiency});
    }
    model.add_row(crowd.present, crowd.present, all);
  }
  for (std::size_t skill = 0; skill < required.size(); ++skill) {
    std::vector<mip::Term> row = gets[skill];
    add_priced(model, costs.understaffing, costs.understaffing_steps, 1, row);
    add_priced(model, costs.overstaffing, costs.overstaffing_steps, -1, row);
    model.add_row(required[skill], required[skill], row);
  }
  const std::vector<double> values = mip::minimize(model, {}).values;
  Allotment allotment;
  for (std::size_t skill = 0; skill < required.size(); ++skill) {
    double got = 0;
    for (const auto& [column, proficiency] : gets[skill]) got += values[static_cast<std::size_t>(column)] * proficiency;
    allotment.scheduled.push_back(got);
    const double missing = std::max(0.0, required[skill] - got), surplus = std::max(0.0, got - required[skill]);
    allotment.missing += missing;
    allotment.surplus += surplus;
    allotment.cost_of_missing += price_of_missing(missing, costs);
    allotment.cost_of_surplus += price_of_surplus(surplus, costs);
  }
  return allotment;
}

}  // namespace krarup::check
