#include "scheduling/skills/allot.hpp"

#include <algorithm>

namespace krarup::skills {

void add_skill_rows(const Moment& moment, std::vector<std::vector<mip::Term>> work_of, mip::Model& model,
                    std::vector<std::vector<int>>* rows) {
  for (std::size_t skill = 0; skill < moment.prices.size(); ++skill) {
    const CoveragePrice& price = moment.prices[skill];
    std::vector<CostKink> kinks = price.kinks;
    kinks.insert(kinks.begin(), CostKink{price.required, price.understaffing, price.overstaffing});
    if (rows != nullptr) rows->emplace_back();
    for (const CostKink& kink : kinks) {
      std::vector<mip::Term> row = work_of[skill];
      row.push_back({model.add_column(kink.missing, 0, mip::infinity, false), 1});
      row.push_back({model.add_column(kink.surplus, 0, mip::infinity, false), -1});
      const int index = model.add_row(kink.agents, kink.agents, row);
      if (rows != nullptr) rows->back().push_back(index);
    }
  }
}

Allotted allot(const SkillProblem& problem, std::size_t moment, const double* present) {
  mip::Model model;
  std::vector<std::vector<mip::Term>> work_of(problem.skills);
  for (std::size_t c = 0; c < problem.crowds.size(); ++c) {
    const Crowd& crowd = problem.crowds[c];
    if (!(present[c] > 0) || crowd.skills.empty()) continue;
    std::vector<mip::Term> all;
    for (const auto& [skill, proficiency] : crowd.skills) {
      const int column = model.add_column(0, 0, mip::infinity, false);
      all.push_back({column, 1});
      work_of[skill].push_back({column, proficiency});
    }
    model.add_row(present[c], present[c], all);
  }
  std::vector<std::vector<int>> rows;
  add_skill_rows(problem.moments[moment], std::move(work_of), model, &rows);
  const mip::Outcome outcome = mip::minimize(model, {});
  Allotted allotted{.cost = outcome.objective};
  for (const auto& of_skill : rows) {
    double price = 0;
    for (const int row : of_skill) price += outcome.prices[static_cast<std::size_t>(row)];
    allotted.prices.push_back(price / problem.moments[moment].hours);
  }
  return allotted;
}

}  // namespace krarup::skills
