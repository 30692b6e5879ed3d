#include "scheduling/lines/roster_state.hpp"

#include <algorithm>
#include <utility>

namespace krarup::lines {

RosterState::RosterState(const LineProblem& problem, std::vector<PricedLine> lines)
    : problem_(&problem), lines_(std::move(lines)), covered_(problem.rows.size(), 0.0) {
  for (std::size_t row = 0; row < covered_.size(); ++row) cost_ += row_cost(row);
  for (std::size_t person = 0; person < lines_.size(); ++person) {
    put(person, 1);
    cost_ += lines_[person].cost;
  }
}

double RosterState::price(std::size_t row, double covered) const {
  const Row& each = problem_->rows[row];
  return each.under * std::max(0.0, each.required - covered) + each.over * std::max(0.0, covered - each.required);
}

/// Adds what somebody's line covers, or takes it off.
void RosterState::put(std::size_t person, double times) {
  for_each_cover(*problem_, problem_->workers[person], lines_[person].line, [&](std::size_t row, double amount) {
    cost_ -= row_cost(row);
    covered_[row] += times * amount;
    cost_ += row_cost(row);
  });
}

void RosterState::replace(std::size_t person, PricedLine line) {
  put(person, -1);
  cost_ += line.cost - lines_[person].cost;
  lines_[person] = std::move(line);
  put(person, 1);
}

std::vector<double> RosterState::required_without(const std::vector<std::size_t>& people) const {
  std::vector<double> left(covered_.size());
  for (std::size_t row = 0; row < left.size(); ++row) left[row] = problem_->rows[row].required - covered_[row];
  for (const std::size_t person : people) {
    for_each_cover(*problem_, problem_->workers[person], lines_[person].line,
                   [&](std::size_t row, double amount) { left[row] += amount; });
  }
  return left;
}

LetterCosts RosterState::savings_for(std::size_t person) const {
  std::vector<double> others = covered_;
  const Worker& worker = problem_->workers[person];
  for_each_cover(*problem_, worker, lines_[person].line,
                 [&](std::size_t row, double amount) { others[row] -= amount; });
  LetterCosts saved(problem_->days.size());
  for (std::size_t day = 0; day < saved.size(); ++day) {
    saved[day].assign(problem_->letters(day), 0.0);
    for (std::size_t letter = 0; letter < saved[day].size(); ++letter) {
      double& sum = saved[day][letter];
      for_each_cover(*problem_, worker, day, static_cast<Letter>(letter), [&](std::size_t row, double amount) {
        sum += price(row, others[row]) - price(row, others[row] + amount);
      });
    }
  }
  return saved;
}

}  // namespace krarup::lines
