#include "scheduling/lines/enumeration.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>

#include "scheduling/mip/highs_model.hpp"

namespace krarup::lines {

namespace {

constexpr std::size_t most_lines = 4'000;  // of one person
constexpr std::size_t most_lines_together = 40'000;
constexpr std::size_t most_nodes = 400'000;
constexpr std::int64_t most_work = 2'000'000;  // simplex iterations

}  // namespace

LinesBelow::LinesBelow(const LineProblem& problem, const Pricers& pricers, const Crew& crew,
                       const std::vector<double>& prices)
    : problem_(problem),
      pricers_(pricers),
      crew_(crew),
      prices_(prices),
      least_(crew.people.size()),
      multipliers_(crew.people.size()) {
  for (const std::size_t index : crew.people) earned_.push_back(earnings(problem, problem.workers[index], prices));
}

/// What no roster of the crew costs less than, at these prices.
double LinesBelow::bound(const Runner& runner) {
  runner(crew_.people.size(), [&](std::size_t person) {
    const std::size_t index = crew_.people[person];
    const LetterCosts costs = net_costs(problem_.workers[index], earned_[person]);
    least_[person] = pricers_.of(index).search(costs, {}, multipliers_[person]).bound;
  });
  return std::inner_product(prices_.begin(), prices_.end(), crew_.required.begin(), 0.0) +
         std::accumulate(least_.begin(), least_.end(), 0.0);
}

/// All lines of a person within the limits; false when there are too many.
bool LinesBelow::search(std::size_t person, SearchLimits limits, std::vector<PricedLine>& lines) {
  const std::size_t index = crew_.people[person];
  const LetterCosts costs = net_costs(problem_.workers[index], earned_[person]);
  limits.below += least_[person];
  CheapLines found = pricers_.of(index).search(costs, limits, multipliers_[person]);
  for (PricedLine& each : found.lines) each.cost += total(each.line, earned_[person]);
  lines = std::move(found.lines);
  return found.complete;
}

std::optional<LinesOfCrew> LinesBelow::find(double cutoff, const Runner& runner, const std::function<bool()>& stopped) {
  const SearchLimits limits{
      .lines = most_lines, .below = cutoff - bound(runner), .nodes = most_nodes, .stopped = stopped};
  LinesOfCrew lines(crew_.people.size());
  std::atomic<bool> hopeless = false;
  runner(lines.size(), [&](std::size_t person) {
    if (hopeless) return;
    if (stopped() || !search(person, limits, lines[person])) hopeless = true;
  });
  std::size_t together = 0;
  for (const auto& each : lines) together += each.size();
  if (hopeless || together > most_lines_together) return std::nullopt;
  return lines;
}

CheapestChoice choose_lines(const LineProblem& problem, const Crew& crew, const LinesOfCrew& lines,
                            const std::function<bool()>& stopped, double seconds) {
  mip::Model model;
  std::vector<std::vector<mip::Term>> rows(problem.rows.size());
  std::vector<int> first;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<mip::Term> one;
    first.push_back(static_cast<int>(model.columns()));
    for (const PricedLine& each : lines[i]) {
      const int column = model.add_column(each.cost, 0, 1, true);
      one.push_back({column, 1});
      std::vector<double> amounts(rows.size(), 0.0);
      for_each_cover(problem, problem.workers[crew.people[i]], each.line,
                     [&](std::size_t row, double amount) { amounts[row] += amount; });
      for (std::size_t row = 0; row < rows.size(); ++row) {
        if (amounts[row] != 0) rows[row].push_back({column, amounts[row]});
      }
    }
    model.add_row(1, 1, one);
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row].push_back({model.add_column(problem.rows[row].under, 0, mip::infinity, false), 1});
    rows[row].push_back({model.add_column(problem.rows[row].over, 0, mip::infinity, false), -1});
    model.add_row(crew.required[row], crew.required[row], rows[row]);
  }
  const mip::Effort effort{.work = most_work, .seconds = seconds};
  const mip::Outcome outcome = mip::minimize(model, effort, [&](double, double) { return !stopped(); });
  CheapestChoice choice{.bound = outcome.bound};
  if (outcome.values.empty()) return choice;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto* values = outcome.values.data() + first[i];
    const auto chosen = std::max_element(values, values + lines[i].size()) - values;
    choice.lines.push_back(lines[i][static_cast<std::size_t>(chosen)]);
  }
  return choice;
}

}  // namespace krarup::lines
