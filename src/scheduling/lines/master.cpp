#include "scheduling/lines/master.hpp"

#include <algorithm>

namespace krarup::lines {

namespace {

/// More than any line saves, so that nobody stays without one.
double cost_of_nobody(const LineProblem& problem) {
  double cost = 1e3;
  for (const Row& row : problem.rows) cost = std::max({cost, 1e2 * row.under, 1e2 * row.over});
  return cost;
}

}  // namespace

Master::Master(const LineProblem& problem, std::vector<std::size_t> people, const std::vector<double>& required)
    : problem_(problem), people_(std::move(people)), rows_(problem.rows.size()), of_person_(people_.size()) {
  for (const double each : required) program_.add_row(each, each);
  for (std::size_t person = 0; person < people_.size(); ++person) program_.add_row(1, 1);
  for (std::size_t row = 0; row < rows_; ++row) {
    const int index = static_cast<int>(row);
    program_.add_column(problem.rows[row].under, 0, mip::infinity, {{index, 1.0}});
    program_.add_column(problem.rows[row].over, 0, mip::infinity, {{index, -1.0}});
  }
  const double absence = cost_of_nobody(problem);
  for (std::size_t person = 0; person < people_.size(); ++person) {
    program_.add_column(absence, 0, 1, {{static_cast<int>(rows_ + person), 1.0}});
  }
  first_ = static_cast<std::size_t>(program_.columns());
}

bool Master::add(std::size_t person, const PricedLine& line) {
  for (const std::size_t known : of_person_[person]) {
    if (columns_[known].line.line == line.line) return false;
  }
  std::vector<double> amounts(rows_, 0.0);
  for_each_cover(problem_, problem_.workers[people_[person]], line.line,
                 [&](std::size_t row, double amount) { amounts[row] += amount; });
  std::vector<std::pair<int, double>> entries{{static_cast<int>(rows_ + person), 1.0}};
  for (std::size_t row = 0; row < rows_; ++row) {
    if (amounts[row] != 0) entries.emplace_back(static_cast<int>(row), amounts[row]);
  }
  program_.add_column(line.cost, 0, mip::infinity, entries);
  of_person_[person].push_back(columns_.size());
  columns_.push_back({person, line});
  return true;
}

void Master::solve() { answer_ = program_.solve(); }

void Master::fix(std::size_t column) {
  for (const std::size_t other : of_person_[columns_[column].person]) {
    program_.set_bounds(static_cast<int>(first_ + other), other == column ? 1 : 0, other == column ? 1 : 0);
  }
}

std::vector<double> Master::prices() const {
  std::vector<double> prices(rows_);
  for (std::size_t row = 0; row < rows_; ++row) {
    prices[row] = std::clamp(answer_.prices[row], -problem_.rows[row].over, problem_.rows[row].under);
  }
  return prices;
}

}  // namespace krarup::lines
