#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/pricer.hpp"

namespace krarup::lines {

/// The pricers of a problem: people with the same rules share one.
class Pricers {
 public:
  explicit Pricers(const LineProblem& problem);

  [[nodiscard]] const Pricer& of(std::size_t worker) const { return *pricers_[which_[worker]]; }

 private:
  std::vector<std::unique_ptr<Pricer>> pricers_;
  std::vector<std::size_t> which_;
};

/// What each letter of each day earns at these prices of cover, the same for everybody.
[[nodiscard]] LetterCosts earnings(const LineProblem& problem, const std::vector<double>& prices);

/// A worker's own costs less the earnings.
[[nodiscard]] LetterCosts net_costs(const Worker& worker, const LetterCosts& earned);

}  // namespace krarup::lines
