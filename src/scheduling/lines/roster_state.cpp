#include "scheduling/lines/roster_state.hpp"

#include <algorithm>
#include <utility>

namespace krarup::lines {

RosterState::RosterState(const LineProblem& problem, std::vector<PricedLine> lines)
    : problem_(&problem), lines_(std::move(lines)), covered_(problem.rows.size(), 0.0) {
  for (std::size_t row = 0; row < covered_.size(); ++row) cost_ += row_cost(row);
  for (const PricedLine& each : lines_) {
    put(each.line, 1);
    cost_ += each.cost;
  }
}

double RosterState::price(std::size_t row, double covered) const {
  const Row& each = problem_->rows[row];
  return each.under * std::max(0.0, each.required - covered) + each.over * std::max(0.0, covered - each.required);
}

void RosterState::put(const Line& line, double times) {
  for_each_cover(*problem_, line, [&](std::size_t row, double amount) {
    cost_ -= row_cost(row);
    covered_[row] += times * amount;
    cost_ += row_cost(row);
  });
}

void RosterState::replace(std::size_t person, PricedLine line) {
  put(lines_[person].line, -1);
  cost_ += line.cost - lines_[person].cost;
  lines_[person] = std::move(line);
  put(lines_[person].line, 1);
}

std::vector<double> RosterState::required_without(const std::vector<std::size_t>& people) const {
  std::vector<double> left(covered_.size());
  for (std::size_t row = 0; row < left.size(); ++row) left[row] = problem_->rows[row].required - covered_[row];
  for (const std::size_t person : people) {
    for_each_cover(*problem_, lines_[person].line, [&](std::size_t row, double amount) { left[row] += amount; });
  }
  return left;
}

LetterCosts RosterState::savings_for(std::size_t person) const {
  std::vector<double> others = covered_;
  for_each_cover(*problem_, lines_[person].line, [&](std::size_t row, double amount) { others[row] -= amount; });
  LetterCosts saved(problem_->days.size());
  for (std::size_t day = 0; day < saved.size(); ++day) {
    saved[day].assign(problem_->letters(day), 0.0);
    for (std::size_t letter = 1; letter < saved[day].size(); ++letter) {
      for (const Cover& cover : problem_->options[day][letter - 1].covers) {
        const auto row = static_cast<std::size_t>(cover.row);
        saved[day][letter] += price(row, others[row]) - price(row, others[row] + cover.amount);
      }
    }
  }
  return saved;
}

}  // namespace krarup::lines
