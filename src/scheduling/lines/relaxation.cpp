#include "scheduling/lines/relaxation.hpp"

#include <algorithm>
#include <cmath>

namespace krarup::lines {

namespace {

constexpr double smallest_gain = 1e-6;
constexpr double smoothing = 0.7;  // share of the center in the prices
constexpr std::size_t steps = 3;   // of a search towards better multipliers, from those of the search before

}  // namespace

Relaxation::Relaxation(const LineProblem& problem, const Pricers& pricers, Crew crew, Runner runner)
    : problem_(problem),
      pricers_(pricers),
      crew_(std::move(crew)),
      runner_(std::move(runner)),
      master_(problem, crew_.people, crew_.required),
      fixed_(crew_.people.size()),
      multipliers_(crew_.people.size()) {}

double Relaxation::worth(std::size_t person, const Line& line, const std::vector<double>& prices) const {
  double worth = 0;
  const Worker& worker = problem_.workers[crew_.people[person]];
  for_each_cover(problem_, worker, line, [&](std::size_t row, double amount) { worth += amount * prices[row]; });
  return worth;
}

/// The cheapest line of everybody; what it finds after it was stopped is of no use.
std::vector<Relaxation::Priced> Relaxation::price(const std::vector<double>& prices, const Rounds& rounds,
                                                  std::size_t nodes) {
  std::vector<Priced> priced(crew_.people.size());
  runner_(priced.size(), [&](std::size_t person) {
    if (is_fixed(person) || rounds.is_stopped()) return;
    const std::size_t index = crew_.people[person];
    const Worker& worker = problem_.workers[index];
    const LetterCosts costs = net_costs(worker, earnings(problem_, worker, prices));
    CheapLines cheap = pricers_.of(index).search(costs, {.nodes = nodes, .steps = steps}, multipliers_[person]);
    priced[person].bound = cheap.bound;
    priced[person].possible = !cheap.lines.empty();
    if (cheap.lines.empty()) return;
    priced[person].line = std::move(cheap.lines.front());
    priced[person].line.cost += worth(person, priced[person].line.line, prices);
  });
  return priced;
}

double Relaxation::lagrangian(const std::vector<double>& prices, const std::vector<Priced>& priced) const {
  double sum = 0;
  for (std::size_t row = 0; row < prices.size(); ++row) sum += prices[row] * crew_.required[row];
  for (std::size_t person = 0; person < priced.size(); ++person) {
    if (is_fixed(person)) {
      const PricedLine& line = master_.columns()[*fixed_[person]].line;
      sum += line.cost - worth(person, line.line, prices);
    } else {
      sum += priced[person].bound;
    }
  }
  return sum;
}

/// Adds the lines that improve the program at its own prices; false when there are none.
bool Relaxation::add_improving(const std::vector<Priced>& priced, const std::vector<double>& prices) {
  bool improves = false;
  for (std::size_t person = 0; person < priced.size(); ++person) {
    if (is_fixed(person) || !priced[person].possible) continue;
    const PricedLine& line = priced[person].line;
    if (line.cost - worth(person, line.line, prices) >= master_.wage(person) - smallest_gain) continue;
    improves = master_.add(person, line) || improves;
  }
  return improves;
}

bool Relaxation::converge(const Rounds& rounds) {
  double weight = center_.empty() ? 0 : smoothing;
  std::size_t nodes = rounds.nodes;
  for (std::size_t round = 0; round < rounds.most; ++round, ++rounds_) {
    master_.solve();
    if (rounds.is_stopped()) return true;
    const std::vector<double> own = master_.prices();
    std::vector<double> prices = own;
    if (weight > 0) {
      for (std::size_t row = 0; row < own.size(); ++row) prices[row] += weight * (center_[row] - own[row]);
    }
    const std::vector<Priced> priced = price(prices, rounds, nodes);
    if (rounds.is_stopped()) return true;
    const double bound = lagrangian(prices, priced);
    if (!(bound < std::numeric_limits<double>::infinity())) return false;
    const bool better = bound > bound_;
    if (better || center_.empty()) center_ = prices;
    bound_ = std::max(bound_, bound);
    if (master_.objective() - bound_ <= rounds.gap * std::abs(master_.objective()) || bound_ >= rounds.cutoff) break;
    const bool improves = add_improving(priced, own);
    if (!improves && weight == 0) {
      if (nodes >= rounds.most_nodes) break;
      nodes = std::min(10 * nodes, rounds.most_nodes);
    }
    weight = improves || better ? smoothing : 0;
  }
  return true;
}

void Relaxation::fix(std::size_t column) {
  fixed_[master_.columns()[column].person] = column;
  master_.fix(column);
  bound_ = -std::numeric_limits<double>::infinity();
}

}  // namespace krarup::lines
