#include "scheduling/tours/block_costs.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "scheduling/shifts/shift_program.hpp"

namespace krarup::tours {

BlockCosts::BlockCosts(const Ground& ground, const Block& block) : program_(state(ground, block)) {}

/// The block's program with a column for each team.
mip::LinearProgram BlockCosts::state(const Ground& ground, const Block& block) {
  const ShiftProgram shifts(block, {});
  mip::Model model = shifts.model();
  std::map<std::tuple<std::size_t, std::size_t, int>, std::vector<mip::Term>> teams;
  for (std::size_t j = 0; j < block.shifts.size(); ++j) {
    const Place& place = ground.places[block.shifts[j].candidate];
    teams[{place.crew, place.day, place.paid}].push_back({shifts.columns_of(j).front(), -1});
  }
  for (auto& [key, row] : teams) {
    teams_.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key)});
    columns_.push_back(model.add_column(0, 0, 0, false));
    row.push_back({columns_.back(), 1});
    rows_.push_back(model.add_row(0, 0, row));
  }
  return mip::LinearProgram(model);
}

double BlockCosts::at(const std::vector<double>& people) {
  if (const auto found = known_.find(people); found != known_.end()) return found->second;
  for (std::size_t i = 0; i < people.size(); ++i) program_.set_bounds(columns_[i], people[i], people[i]);
  const mip::Duals duals = program_.solve();
  known_[people] = duals.objective;
  if (duals.prices.empty()) {
    always_possible_ = false;
    return duals.objective;
  }
  CostBound bound{duals.objective, {}};
  for (std::size_t i = 0; i < people.size(); ++i) {
    bound.prices.push_back(-duals.prices[static_cast<std::size_t>(rows_[i])]);
    bound.without_people -= bound.prices.back() * people[i];
  }
  bounds_.push_back(std::move(bound));
  return duals.objective;
}

double BlockCosts::at_least(const std::vector<double>& people) const {
  double least = 0;
  for (const CostBound& bound : bounds_) {
    double cost = bound.without_people;
    for (std::size_t i = 0; i < people.size(); ++i) cost += bound.prices[i] * people[i];
    least = std::max(least, cost);
  }
  if (always_possible_) return least;
  const auto found = known_.find(people);
  return found == known_.end() ? least : found->second;
}

}  // namespace krarup::tours
