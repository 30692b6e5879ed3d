#include "scheduling/check/allotment.hpp"

#include <algorithm>

#include "scheduling/mip/highs_model.hpp"

namespace krarup::check {

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
    row.push_back({model.add_column(costs.understaffing, 0, required[skill], false), 1});
    row.push_back({model.add_column(costs.overstaffing, 0, mip::infinity, false), -1});
    model.add_row(required[skill], required[skill], row);
  }
  const std::vector<double> values = mip::minimize(model, {}).values;
  Allotment allotment;
  for (std::size_t skill = 0; skill < required.size(); ++skill) {
    double got = 0;
    for (const auto& [column, proficiency] : gets[skill]) got += values[static_cast<std::size_t>(column)] * proficiency;
    allotment.scheduled.push_back(got);
    allotment.missing += std::max(0.0, required[skill] - got);
    allotment.surplus += std::max(0.0, got - required[skill]);
  }
  return allotment;
}

}  // namespace krarup::check
