#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/pricer.hpp"

namespace krarup::lines {

/// Runs task(0) ... task(n - 1), at the same time or one after the other.
using Runner = std::function<void(std::size_t n, const std::function<void(std::size_t)>& task)>;

/// The pricers of a problem: people with the same rules share one, people whose rules begin alike the work on those.
class Pricers {
 public:
  static constexpr std::size_t most_arcs = 3'000'000;            ///< of one automaton: some milliseconds a search
  static constexpr std::size_t most_arcs_together = 20'000'000;  ///< a tenth of a second for everybody's

  Pricers(const LineProblem& problem, const Runner& runner);

  [[nodiscard]] const Pricer& of(std::size_t worker) const { return *pricers_[which_[worker]]; }

 private:
  std::vector<std::unique_ptr<Pricer>> pricers_;
  std::vector<std::size_t> which_;
};

/// What each letter of each day earns a worker at these prices of cover.
[[nodiscard]] LetterCosts earnings(const LineProblem& problem, const Worker& worker, const std::vector<double>& prices);

/// A worker's own costs less the earnings.
[[nodiscard]] LetterCosts net_costs(const Worker& worker, const LetterCosts& earned);

/// What a line makes of costs (or earnings) by the letter.
[[nodiscard]] double total(const Line& line, const LetterCosts& costs);

}  // namespace krarup::lines
