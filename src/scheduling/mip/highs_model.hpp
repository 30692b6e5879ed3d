#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace krarup::mip {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// One entry of a row: coefficient times column.
struct Term {
  int column;
  double coefficient;
};

/// Minimize cost x subject to lower <= x <= upper, rows, and some columns whole.
class Model {
 public:
  /// Adds a column and returns its index.
  int add_column(double cost, double lower, double upper, bool whole);

  /// Adds lower <= sum of terms <= upper; no column may appear twice. Returns its index.
  int add_row(double lower, double upper, const std::vector<Term>& terms);

  /// Adds a constant to the objective.
  void add_offset(double constant) { offset_ += constant; }

  [[nodiscard]] double offset() const { return offset_; }
  [[nodiscard]] const std::vector<double>& costs() const { return cost_; }
  [[nodiscard]] bool is_whole(int column) const { return whole_[index(column)] != 0; }
  void set_whole(int column, bool whole) { whole_[index(column)] = whole ? 1 : 0; }
  void add_cost(int column, double more) { cost_[index(column)] += more; }
  void set_bounds(int column, double lower, double upper);

  /// The same without the demand that any column be whole: the linear relaxation.
  [[nodiscard]] Model relaxed() const;

  /// The same without any costs.
  [[nodiscard]] Model without_costs() const;

  [[nodiscard]] std::size_t columns() const { return cost_.size(); }
  [[nodiscard]] std::size_t rows() const { return row_lower_.size(); }

  /// Hands the model to an instance of HiGHS.
  ///
  /// @throws Error  when HiGHS refuses it
  void pass_to(void* highs) const;

 private:
  friend class Solver;

  static std::size_t index(int column) { return static_cast<std::size_t>(column); }

  double offset_ = 0;
  std::vector<double> cost_, lower_, upper_;
  std::vector<int> whole_;
  std::vector<double> row_lower_, row_upper_;
  std::vector<int> row_start_{0};
  std::vector<int> row_columns_;
  std::vector<double> row_coefficients_;
};

/// When to stop.
struct Effort {
  double gap = 0;                                                ///< (objective - bound) / objective
  double target = -infinity;                                     ///< an objective that is good enough
  double difference = 1e-6;                                      ///< objective - bound
  std::int64_t work = std::numeric_limits<std::int64_t>::max();  ///< simplex iterations, so that answers repeat
  double seconds = infinity;  ///< a guard beside the listener, whom HiGHS does not ask in the middle of every step
  int seed = 0;
};

/// Told the best objective and the bound so far; returns whether to go on. Called often.
using Listener = std::function<bool(double objective, double bound)>;

struct Outcome {
  std::vector<double> values;  ///< of the columns, whole ones rounded; empty when no solution is known
  double objective = infinity;
  double bound = -infinity;      ///< no solution costs less
  std::vector<double> prices{};  ///< of a linear program's rows: what one more unit on the right costs
};

/// Solves a model with HiGHS on the calling thread: a linear program to its optimum at a vertex, by the simplex method.
///
/// @param start  values of all columns to begin from; may be empty
/// @throws Error  when HiGHS refuses the model
[[nodiscard]] Outcome minimize(const Model& model, const Effort& effort, const Listener& listener = {},
                               const std::vector<double>& start = {});

/// Solves a large linear program to its optimum at a vertex, by an interior-point method with crossover, which is much
/// faster than the simplex method on programs of many days.
[[nodiscard]] Outcome minimize_large(const Model& model, const Listener& listener);

}  // namespace krarup::mip
