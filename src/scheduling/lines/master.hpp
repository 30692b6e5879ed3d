#pragma once

#include <cstddef>
#include <vector>

#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/pricer.hpp"
#include "scheduling/mip/linear_program.hpp"

namespace krarup::lines {

/// A line that the master program may choose for one of its people.
struct Column {
  std::size_t person;  ///< place in the crew
  PricedLine line;
};

/// The linear program over known lines: everybody works one (a mixture of some), and what the crew does not cover of
/// what is left to cover is paid for.
class Master {
 public:
  /// @param people    workers of the problem
  /// @param required  what the crew is to cover of each row; negative where others cover too much
  Master(const LineProblem& problem, std::vector<std::size_t> people, const std::vector<double>& required);

  /// Adds a line; false if the person has it already.
  bool add(std::size_t person, const PricedLine& line);

  void solve();

  /// Lets the person work this column and no other.
  void fix(std::size_t column);

  [[nodiscard]] double objective() const { return answer_.objective; }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }

  /// The share of a column in the last solution; 0 of those added since.
  [[nodiscard]] double value(std::size_t column) const {
    return first_ + column < answer_.values.size() ? answer_.values[first_ + column] : 0;
  }

  /// What one unit of each row is worth, between minus the price of surplus and the price of lack.
  [[nodiscard]] std::vector<double> prices() const;

  /// What the person's line may cost, less what it earns; a line that costs less improves the program.
  [[nodiscard]] double wage(std::size_t person) const { return answer_.prices[rows_ + person]; }

 private:
  const LineProblem& problem_;
  std::vector<std::size_t> people_;
  mip::LinearProgram program_;
  std::size_t rows_;
  std::size_t first_;  // index of the first line among the program's columns
  std::vector<Column> columns_;
  std::vector<std::vector<std::size_t>> of_person_;
  mip::Duals answer_;
};

}  // namespace krarup::lines
