#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "scheduling/lines/line_problem.hpp"

namespace krarup::lines {

/// What a term costs a line, by reading the line day by day; infinite: not allowed.
inline double cost_by_reading(const LineProblem& problem, const Term& term, const Line& line) {
  return std::visit(
      [&](const auto& rule) {
        State state = rule.start();
        double excess = 0;
        for (std::size_t day = 0; day < line.size(); ++day) {
          const Option* option = problem.option(day, line[day]);
          const Step step = rule.advance(state, problem.days[day], option != nullptr ? &option->work : nullptr);
          excess += step.excess;
          state = step.next;
        }
        excess += rule.finish(state);
        if (excess == 0) return 0.0;
        return term.weight ? *term.weight * excess : std::numeric_limits<double>::infinity();
      },
      term.rule);
}

/// Calls visit(line) for every line there is.
template <class Visit>
void for_each_line(const LineProblem& problem, Visit visit) {
  Line line(problem.days.size(), 0);
  while (true) {
    visit(line);
    std::size_t day = 0;
    while (day < line.size() && line[day] + 1U == problem.letters(day)) line[day++] = 0;
    if (day == line.size()) return;
    ++line[day];
  }
}

/// A week and a bit with an early and a late shift, and a row of cover for each of them on each day.
inline LineProblem small_problem(int days, int workers, unsigned seed) {
  std::mt19937 random(seed);
  const auto draw = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  LineProblem problem;
  for (int day = 0; day < days; ++day) {
    problem.days.push_back({.index = day, .weekday = (day + 2) % 7 + 1, .last = day + 1 == days});
    auto& options = problem.options.emplace_back();
    for (int kind = 0; kind < 2; ++kind) {
      const int start = kind == 0 ? 7 * 3600 : 15 * 3600;
      const int length = (kind == 0 ? 8 : 6) * 3600;
      options.push_back({{kind, day * 86400 + start, day * 86400 + start + length, start, length},
                         {{static_cast<int>(problem.rows.size()), 1.0}}});
      problem.rows.push_back({static_cast<double>(draw(workers + 1)), 10.0, 1.0});
    }
  }
  for (int worker = 0; worker < workers; ++worker) {
    Worker& each = problem.workers.emplace_back();
    for (int day = 0; day < days; ++day) {
      auto& costs = each.costs.emplace_back(3, 0.0);
      for (double& cost : costs) cost = draw(4);
      if (draw(6) == 0) costs[1] = std::numeric_limits<double>::infinity();
    }
  }
  return problem;
}

}  // namespace krarup::lines
