#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "scheduling/mip/highs_model.hpp"

namespace krarup::mip {

/// Both sides of a linear program's optimum.
struct Duals {
  double objective = infinity;   ///< infinite: there is no solution
  std::vector<double> values{};  ///< of the columns
  std::vector<double> prices{};  ///< of the rows: what one unit more on the right-hand side costs
};

/// A linear program that grows: minimize cost x subject to rows, solved again and again from where it was left.
class LinearProgram {
 public:
  LinearProgram();

  /// The linear relaxation of a model.
  explicit LinearProgram(const Model& model);

  /// Adds an empty row lower <= ... <= upper and returns its index. Rows come before columns.
  int add_row(double lower, double upper);

  /// Adds a column lower <= x <= upper with its entries, one (row, coefficient) each, and returns its index.
  int add_column(double cost, double lower, double upper, const std::vector<std::pair<int, double>>& entries);

  void set_bounds(int column, double lower, double upper);

  /// Ends a solution early when this says so, asked often; the answer is empty then.
  void go_on_while(std::function<bool()> going_on);

  /// An optimal vertex, by the simplex method from the last basis.
  [[nodiscard]] Duals solve();

  /// The same from the beginning, by an interior-point method with crossover: faster where there are many rows.
  [[nodiscard]] Duals solve_large();

  /// A point in the middle of the optimal face, or near it, by an interior-point method without crossover.
  [[nodiscard]] Duals solve_to_the_middle(double tolerance);

  [[nodiscard]] int columns() const { return columns_; }

 private:
  struct Watch {
    std::function<bool()> going_on;
    bool stopped = false;  // in the last run, which HiGHS calls an interruption, or an error
  };

  void run();
  [[nodiscard]] bool stopped() const;
  [[nodiscard]] Duals answer() const;

  std::unique_ptr<Watch> watch_;  // HiGHS knows where it is
  std::unique_ptr<void, void (*)(void*)> highs_;
  int rows_ = 0;
  int columns_ = 0;
};

}  // namespace krarup::mip
