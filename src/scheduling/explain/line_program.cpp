#include "scheduling/explain/line_program.hpp"

#include <algorithm>
#include <map>

namespace krarup::why {

namespace {

/// A concession of an hour weighs less than one of a day or a shift.
double weight_of(const Clause& clause) { return clause.unit == "paid hour" || clause.unit == "hour" ? 0.125 : 1.0; }

/// A program that a planner waits for is given up after so many iterations; what is not proved possible then counts as
/// impossible.
constexpr std::int64_t most_work = 500'000;

}  // namespace

std::size_t LineProgram::add_clause(Clause clause) {
  clauses_.push_back(std::move(clause));
  return clauses_.size() - 1;
}

int LineProgram::add_column(const Column& column) {
  columns_.push_back(column);
  forbidden_by_.emplace_back();
  return static_cast<int>(columns_.size()) - 1;
}

void LineProgram::add_row(std::size_t clause, double lower, const Sum& sum, double upper) {
  std::map<int, double> merged;
  for (const mip::Term& term : sum.terms) merged[term.column] += term.coefficient;
  Row row{clause, lower - sum.constant, upper - sum.constant, {}};
  for (const auto& [column, coefficient] : merged) row.terms.push_back({column, coefficient});
  rows_.push_back(std::move(row));
}

LineProgram::Answer LineProgram::solve(const std::vector<Keep>& keep) const {
  const auto kept = [&](std::size_t clause) { return clause == always ? Keep::strictly : keep[clause]; };
  mip::Model model;
  std::vector<std::vector<int>> given(clauses_.size());  // the columns that count a clause's concessions
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool forbidden = std::any_of(forbidden_by_[i].begin(), forbidden_by_[i].end(),
                                       [&](std::size_t clause) { return kept(clause) == Keep::strictly; });
    double cost = 0;
    for (const std::size_t clause : forbidden_by_[i]) {
      if (kept(clause) != Keep::at_a_cost) continue;
      cost += weight_of(clauses_[clause]);
      given[clause].push_back(static_cast<int>(i));
    }
    model.add_column(cost, columns_[i].lower, forbidden ? 0 : columns_[i].upper, columns_[i].whole);
  }
  for (const Row& row : rows_) {
    if (kept(row.clause) == Keep::not_at_all) continue;
    std::vector<mip::Term> terms = row.terms;
    if (kept(row.clause) == Keep::at_a_cost) {
      for (const auto& [bound, sign] : {std::pair{row.lower, 1.0}, std::pair{row.upper, -1.0}}) {
        if (bound == mip::infinity || bound == -mip::infinity) continue;
        terms.push_back({model.add_column(weight_of(clauses_[row.clause]), 0, mip::infinity, false), sign});
        given[row.clause].push_back(terms.back().column);
      }
    }
    model.add_row(row.lower, row.upper, terms);
  }
  const mip::Outcome outcome = mip::minimize(model, {.work = most_work});
  if (outcome.values.empty()) return {};
  Answer answer{true, std::vector<double>(clauses_.size(), 0.0), outcome.values};
  for (std::size_t clause = 0; clause < clauses_.size(); ++clause) {
    for (const int column : given[clause]) {
      answer.concessions[clause] += outcome.values[static_cast<std::size_t>(column)];
    }
  }
  answer.columns.resize(columns_.size());
  return answer;
}

}  // namespace krarup::why
