#include "scheduling/skills/line_cost.hpp"

#include <limits>

namespace krarup::skills {

namespace {

/// By how much a tour breaks a rule; stops where there is no price for that.
template <class Rule>
double excess(const lines::LineProblem& problem, const Rule& rule, bool has_price, const Tour& tour) {
  double sum = 0;
  lines::State state = rule.start();
  for (std::size_t day = 0; day < tour.size(); ++day) {
    const lines::Option* option = problem.option(day, tour[day].letter);
    const lines::Step step = rule.advance(state, problem.days[day], option != nullptr ? &option->work : nullptr);
    sum += step.excess;
    if (sum > 0 && !has_price) return sum;
    state = step.next;
  }
  return sum + rule.finish(state);
}

}  // namespace

double line_cost(const lines::LineProblem& problem, const lines::Worker& worker, const Tour& tour) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double cost = 0;
  for (std::size_t day = 0; day < tour.size(); ++day) cost += worker.costs[day][tour[day].letter];
  for (const int index : worker.terms) {
    if (cost == infinity) return cost;
    const lines::Term& term = problem.terms[static_cast<std::size_t>(index)];
    const double broken =
        std::visit([&](const auto& rule) { return excess(problem, rule, term.weight.has_value(), tour); }, term.rule);
    if (broken > 0) cost += term.weight ? *term.weight * broken : infinity;
  }
  return cost;
}

}  // namespace krarup::skills
