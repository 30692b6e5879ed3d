#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduling/rules/any_rule.hpp"

namespace krarup::lines {

/// What somebody does on a day: 0 is a day off, k is the k-th option of the day (from 1).
using Letter = std::uint16_t;

/// What one person works over the horizon: a letter for each day.
using Line = std::vector<Letter>;

/// How much of a row of cover a shift gives.
struct Cover {
  int row = 0;
  double amount = 1;
};

/// A shift that can be worked on a day, and what it covers.
struct Option {
  Work work;
  std::vector<Cover> covers{};
};

/// A requirement and the price of missing it, for each unit below and above.
struct Row {
  double required = 0;
  double under = 0;
  double over = 0;
};

/// Somebody to roster.
struct Worker {
  std::vector<int> terms{};                               ///< indices of the problem's terms
  std::vector<std::vector<double>> costs{};               ///< [day][letter]; infinite: not allowed
  std::vector<std::vector<std::vector<Cover>>> covers{};  ///< [day][letter], beside what the shift covers; may be empty
};

/// Which line should everybody work, so that cover and lines cost the least?
struct LineProblem {
  std::vector<Day> days{};
  std::vector<std::vector<Option>> options{};  ///< [day]; the k-th is letter k + 1
  std::vector<Row> rows{};
  std::vector<Term> terms{};  ///< each once, however many contracts have it
  std::vector<Worker> workers{};
  double constant = 0;  ///< what every answer costs beside

  [[nodiscard]] std::size_t letters(std::size_t day) const { return options[day].size() + 1; }

  /// The shift behind a letter; none for a day off.
  [[nodiscard]] const Option* option(std::size_t day, Letter letter) const {
    return letter == 0 ? nullptr : &options[day][letter - 1U];
  }
};

/// Calls visit(row, amount) for everything that a letter of a day covers.
template <class Visit>
void for_each_cover(const LineProblem& problem, const Worker& worker, std::size_t day, Letter letter, Visit visit) {
  if (const Option* option = problem.option(day, letter)) {
    for (const Cover& cover : option->covers) visit(static_cast<std::size_t>(cover.row), cover.amount);
  }
  if (worker.covers.empty()) return;
  for (const Cover& cover : worker.covers[day][letter]) visit(static_cast<std::size_t>(cover.row), cover.amount);
}

/// Calls visit(row, amount) for everything that a line covers.
template <class Visit>
void for_each_cover(const LineProblem& problem, const Worker& worker, const Line& line, Visit visit) {
  for (std::size_t day = 0; day < line.size(); ++day) for_each_cover(problem, worker, day, line[day], visit);
}

}  // namespace krarup::lines
