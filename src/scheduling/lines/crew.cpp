#include "scheduling/lines/crew.hpp"

#include <algorithm>
#include <map>

namespace krarup::lines {

Pricers::Pricers(const LineProblem& problem, const Runner& runner) {
  std::map<std::vector<int>, std::size_t> known;
  std::vector<const std::vector<int>*> distinct;
  for (const Worker& worker : problem.workers) {
    const auto [at, is_new] = known.try_emplace(worker.terms, distinct.size());
    if (is_new) distinct.push_back(&at->first);
    which_.push_back(at->second);
  }
  pricers_.resize(distinct.size());
  const std::size_t most = std::min(most_arcs, most_arcs_together / std::max<std::size_t>(1, distinct.size()));
  runner(distinct.size(), [&](std::size_t i) { pricers_[i] = std::make_unique<Pricer>(problem, *distinct[i], most); });
}

LetterCosts earnings(const LineProblem& problem, const Worker& worker, const std::vector<double>& prices) {
  LetterCosts earned(problem.days.size());
  for (std::size_t day = 0; day < earned.size(); ++day) {
    earned[day].assign(problem.letters(day), 0.0);
    for (std::size_t letter = 0; letter < earned[day].size(); ++letter) {
      for_each_cover(problem, worker, day, static_cast<Letter>(letter),
                     [&, letter, day](std::size_t row, double amount) { earned[day][letter] += amount * prices[row]; });
    }
  }
  return earned;
}

LetterCosts net_costs(const Worker& worker, const LetterCosts& earned) {
  LetterCosts costs = worker.costs;
  for (std::size_t day = 0; day < costs.size(); ++day) {
    for (std::size_t letter = 0; letter < costs[day].size(); ++letter) costs[day][letter] -= earned[day][letter];
  }
  return costs;
}

double total(const Line& line, const LetterCosts& costs) {
  double sum = 0;
  for (std::size_t day = 0; day < line.size(); ++day) sum += costs[day][line[day]];
  return sum;
}

}  // namespace krarup::lines
