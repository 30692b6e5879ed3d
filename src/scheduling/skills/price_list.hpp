#pragma once

#include <cstddef>
#include <vector>

#include "scheduling/skills/skill_problem.hpp"

namespace krarup::skills {

/// What agents cost at a moment that are missing or too many when an agent more would save `price` (for the whole
/// moment), less what those present are worth at that price: the least over all numbers of agents. A concave function
/// of the price, the conjugate of the cost.
[[nodiscard]] double cost_at_price(const CoveragePrice& cost, double price, double* agents = nullptr);

/// Prices of an hour of each skill. Whatever they are, the moment's cost is at least what the requirements are worth at
/// them less what those present are; and it is exactly that at some prices [duality of linear programs], of which there
/// are few, the same at every moment. So the cost of a moment is the largest of some linear functions of who is
/// present.
class PriceList {
 public:
  /// Begins with all that are needed where everybody works like an average agent and prices have no steps.
  explicit PriceList(const SkillProblem& problem);

  void add(const std::vector<double>& price_of_skill);

  [[nodiscard]] std::size_t size() const { return prices_.size(); }
  [[nodiscard]] const std::vector<double>& prices(std::size_t k) const { return prices_[k]; }

  /// What the requirements of a moment are worth at prices k.
  [[nodiscard]] double base(std::size_t moment, std::size_t k) const;

  /// [crowd x size + k]: what an hour of each crowd is worth at prices k.
  [[nodiscard]] const std::vector<double>& worth() const { return worth_; }

 private:
  const SkillProblem* problem_;
  std::vector<std::vector<double>> prices_;
  std::vector<double> worth_;
};

}  // namespace krarup::skills
