#pragma once

#include <cstddef>
#include <vector>

#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/pricer.hpp"

namespace krarup::lines {

/// A roster under improvement: everybody's line, what they cover together, and what it costs.
class RosterState {
 public:
  RosterState(const LineProblem& problem, std::vector<PricedLine> lines);

  [[nodiscard]] double cost() const { return cost_; }
  [[nodiscard]] const std::vector<PricedLine>& lines() const { return lines_; }

  /// What is left to cover of each row without these people; negative where the others cover too much.
  [[nodiscard]] std::vector<double> required_without(const std::vector<std::size_t>& people) const;

  /// What each letter saves, worked on top of everybody but this person.
  [[nodiscard]] LetterCosts savings_for(std::size_t person) const;

  /// What a row costs now.
  [[nodiscard]] double row_cost(std::size_t row) const { return price(row, covered_[row]); }

  void replace(std::size_t person, PricedLine line);

 private:
  [[nodiscard]] double price(std::size_t row, double covered) const;
  void put(std::size_t person, double times);

  const LineProblem* problem_;
  std::vector<PricedLine> lines_;
  std::vector<double> covered_;
  double cost_ = 0;
};

}  // namespace krarup::lines
