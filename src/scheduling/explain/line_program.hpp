#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "scheduling/check/line.hpp"
#include "scheduling/explain/clause.hpp"
#include "scheduling/explain/options.hpp"
#include "scheduling/mip/highs_model.hpp"

namespace krarup::why {

/// How a clause is treated.
enum class Keep {
  strictly,
  at_a_cost,  ///< concessions are possible, as few as can be
  not_at_all,
};

/// A sum of terms and a constant, such as the number of days worked from Monday to Friday, the history included.
struct Sum {
  std::vector<mip::Term> terms{};
  double constant = 0;

  void add(const Sum& other, double times = 1) {
    for (const mip::Term& term : other.terms) terms.push_back({term.column, term.coefficient * times});
    constant += other.constant * times;
  }
};

/// All that some people can work, as the rows of a mixed-integer program, each of which belongs to a clause.
class LineProgram {
 public:
  /// The clause of rows that are always kept: nobody works twice a day.
  static constexpr std::size_t always = std::numeric_limits<std::size_t>::max();

  struct Column {
    double lower = 0;
    double upper = 1;
    bool whole = true;
  };

  std::size_t add_clause(Clause clause);
  int add_column(const Column& column);
  void add_row(std::size_t clause, double lower, const Sum& sum, double upper);
  void forbid(int column, std::size_t clause) { forbidden_by_[static_cast<std::size_t>(column)].push_back(clause); }

  [[nodiscard]] const std::vector<Clause>& clauses() const { return clauses_; }

  /// The clauses that do not allow a column.
  [[nodiscard]] const std::vector<std::size_t>& forbidding(int column) const {
    return forbidden_by_[static_cast<std::size_t>(column)];
  }

  struct Answer {
    bool possible = false;
    std::vector<double> concessions{};  ///< by clause, in its unit
    std::vector<double> columns{};      ///< 0 or 1 for most
  };

  /// Whether there is an answer that keeps the clauses, and the one with the fewest concessions.
  ///
  /// @param keep  by clause
  [[nodiscard]] Answer solve(const std::vector<Keep>& keep) const;

 private:
  struct Row {
    std::size_t clause;
    double lower, upper;
    std::vector<mip::Term> terms;
  };

  std::vector<Clause> clauses_;
  std::vector<Column> columns_;
  std::vector<std::vector<std::size_t>> forbidden_by_;  ///< for each column
  std::vector<Row> rows_;
};

}  // namespace krarup::why
