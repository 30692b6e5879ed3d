// Whole answers against all rosters there are.
#include "scheduling/lines/solve_lines.hpp"

#include <gtest/gtest.h>

#include "scheduling/lines/roster_state.hpp"
#include "small_instances.hpp"

namespace krarup::lines {
namespace {

LineProblem problem_of_two(unsigned seed) {
  LineProblem problem = small_problem(5, 2, seed);
  problem.terms = {{Run{.least = 2, .most = 3}, {}}, {Succession{.forbidden = {{1, 0}}}, {}}, {Tally{.most = 4}, 2.0}};
  problem.workers[0].terms = {0, 1};
  problem.workers[1].terms = {1, 2};
  return problem;
}

const Term work_in_blocks{Run{.least = 2, .most = 3}, {}};
const Term rest_in_blocks{Run{.off = true, .least = 2}, {}};

std::vector<PricedLine> lines_of(const LineProblem& problem, const Worker& worker) {
  std::vector<PricedLine> lines;
  for_each_line(problem, [&](const Line& line) {
    double cost = 0;
    for (std::size_t day = 0; day < line.size(); ++day) cost += worker.costs[day][line[day]];
    for (const int term : worker.terms) {
      cost += cost_by_reading(problem, problem.terms[static_cast<std::size_t>(term)], line);
    }
    if (std::isfinite(cost)) lines.push_back({cost, line});
  });
  return lines;
}

double best_by_enumeration(const LineProblem& problem) {
  const auto first = lines_of(problem, problem.workers[0]);
  const auto second = lines_of(problem, problem.workers[1]);
  double best = std::numeric_limits<double>::infinity();
  for (const PricedLine& one : first) {
    RosterState roster(problem, {one, second.front()});
    for (const PricedLine& other : second) {
      roster.replace(1, other);
      best = std::min(best, roster.cost());
    }
  }
  return best;
}

LineAnswer solve(const LineProblem& problem, const SolveOptions& options) {
  Watch watch(options);
  return solve_lines(problem, options, watch);
}

TEST(SolveLines, FindsTheBestOfAllRostersOfTwoPeople) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const LineProblem problem = problem_of_two(seed);
    const LineAnswer answer = solve(problem, {.gap = 0});
    const double best = best_by_enumeration(problem);
    EXPECT_NEAR(answer.cost, best, 1e-6) << seed;
    EXPECT_LE(answer.bound, best + 1e-6) << seed;
  }
}

TEST(SolveLines, GiveTheSameAnswerOnAnyNumberOfThreads) {
  LineProblem problem = small_problem(8, 9, 4);
  problem.terms = {work_in_blocks, rest_in_blocks, {Tally{.most = 5}, {}}};
  for (Worker& worker : problem.workers) worker.terms = {0, 1, 2};
  const LineAnswer one = solve(problem, {.gap = 0, .threads = 1});
  const LineAnswer two = solve(problem, {.gap = 0, .threads = 2});
  EXPECT_EQ(one.cost, two.cost);
  EXPECT_EQ(one.bound, two.bound);
  for (std::size_t i = 0; i < one.lines.size(); ++i) EXPECT_EQ(one.lines[i].line, two.lines[i].line);
}

TEST(SolveLines, HaveARosterWheneverTheyAreStopped) {
  LineProblem problem = small_problem(8, 9, 4);
  problem.terms = {work_in_blocks};
  for (Worker& worker : problem.workers) worker.terms = {0};
  for (int calls = 0; calls < 4; ++calls) {
    int heard = 0;
    const LineAnswer answer = solve(problem, {.gap = 0, .progress = [&](const Progress&) { return heard++ < calls; }});
    EXPECT_TRUE(std::isfinite(answer.cost));
    for (const PricedLine& each : answer.lines) EXPECT_EQ(each.line.size(), 8U);
    EXPECT_LE(answer.bound, answer.cost);
  }
}

TEST(SolveLines, LeaveOutWhoHasNoLineAtAll) {
  LineProblem problem = problem_of_two(2);
  problem.terms.push_back({Tally{.least = 9}, {}});
  problem.workers[1].terms.push_back(3);
  const LineAnswer answer = solve(problem, {});
  EXPECT_TRUE(answer.lines[1].line.empty());
  EXPECT_FALSE(answer.lines[0].line.empty());
}

}  // namespace
}  // namespace krarup::lines
