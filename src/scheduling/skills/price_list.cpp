#include "scheduling/skills/price_list.hpp"

#include <algorithm>

namespace krarup::skills {

namespace {

constexpr std::size_t most_skills_combined = 4;

}  // namespace

double cost_at_price(const CoveragePrice& cost, double price, double* agents) {
  double best = cost.cost(0), at = 0;
  const auto look = [&](double number) {
    if (number <= 0) return;
    const double value = cost.cost(number) + price * number;
    if (value < best) {
      best = value;
      at = number;
    }
  };
  look(cost.required);
  for (const CostKink& kink : cost.kinks) look(kink.agents);
  if (agents != nullptr) *agents = at;
  return best;
}

PriceList::PriceList(const SkillProblem& problem) : problem_(&problem) {
  const CoveragePrice hour = coverage_price(problem.costs, 0, 1);
  const double high = hour.dearest_missing(), low = -hour.dearest_surplus();
  if (problem.skills > most_skills_combined) {
    add(std::vector<double>(problem.skills, high));
    add(std::vector<double>(problem.skills, low));
    return;
  }
  for (std::size_t which = 0; which < std::size_t{1} << problem.skills; ++which) {
    std::vector<double> prices(problem.skills, low);
    for (std::size_t skill = 0; skill < problem.skills; ++skill) {
      if ((which >> skill & 1U) != 0) prices[skill] = high;
    }
    add(prices);
  }
}

void PriceList::add(const std::vector<double>& price_of_skill) {
  const double low = -coverage_price(problem_->costs, 0, 1).dearest_surplus();
  std::vector<double> prices = price_of_skill;
  for (double& price : prices) price = std::max(price, low);
  prices_.push_back(std::move(prices));
  worth_.clear();
  for (const Crowd& crowd : problem_->crowds) {
    for (const auto& each : prices_) worth_.push_back(worth_of_hour(crowd, each.data()));
  }
}

double PriceList::base(std::size_t moment, std::size_t k) const {
  const Moment& at = problem_->moments[moment];
  double sum = 0;
  for (std::size_t skill = 0; skill < problem_->skills; ++skill) {
    sum += cost_at_price(at.prices[skill], at.hours * prices_[k][skill]);
  }
  return sum;
}

}  // namespace krarup::skills
