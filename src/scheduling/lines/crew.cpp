#include "scheduling/lines/crew.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace krarup::lines {

namespace {

using Contracts = std::map<std::vector<int>, std::size_t>;  // terms, place; those that begin alike are neighbors

/// Contracts that begin with the same rules, and a pricer of these.
struct Family {
  Pricer pricer;
  std::size_t rules = 0;
  std::vector<Contracts::const_iterator> contracts{};
};

/// Whether a contract has no more rules than its family has in common; of all contracts only the first can.
bool is_whole(const Family& family) { return family.contracts.front()->first.size() == family.rules; }

/// The families of those who share one rule more.
std::vector<Family> next_generation(const LineProblem& problem, const Family& family, std::size_t most_arcs) {
  std::vector<Family> next;
  int term = -1;
  for (std::size_t i = is_whole(family) ? 1 : 0; i < family.contracts.size(); ++i) {
    const int own = family.contracts[i]->first[family.rules];
    if (own != term) {
      term = own;
      next.push_back({family.pricer, family.rules + 1});
      next.back().pricer.add(problem, term, most_arcs);
    }
    next.back().contracts.push_back(family.contracts[i]);
  }
  return next;
}

}  // namespace

Pricers::Pricers(const LineProblem& problem, const Runner& runner) {
  Contracts known;
  for (const Worker& worker : problem.workers) known.try_emplace(worker.terms);
  Family all{Pricer(problem)};
  for (auto contract = known.begin(); contract != known.end(); ++contract) {
    contract->second = all.contracts.size();
    all.contracts.push_back(contract);
  }
  for (const Worker& worker : problem.workers) which_.push_back(known.at(worker.terms));
  pricers_.resize(known.size());
  const std::size_t most = std::min(most_arcs, most_arcs_together / std::max<std::size_t>(1, known.size()));
  std::vector<Family> families;
  if (!known.empty()) families.push_back(std::move(all));
  while (!families.empty()) {
    std::vector<std::vector<Family>> next(families.size());
    runner(families.size(), [&](std::size_t i) {
      Family& family = families[i];
      next[i] = next_generation(problem, family, most);
      if (is_whole(family)) {
        pricers_[family.contracts.front()->second] = std::make_unique<Pricer>(std::move(family.pricer));
      }
    });
    families.clear();
    for (auto& children : next) std::move(children.begin(), children.end(), std::back_inserter(families));
  }
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
