#pragma once

#include <limits>
#include <vector>

#include "scheduling/common/watch.hpp"
#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/pricer.hpp"

namespace krarup::lines {

/// A line for everybody.
struct LineAnswer {
  std::vector<PricedLine> lines{};  ///< of each worker; empty where no line keeps the rules
  double cost = std::numeric_limits<double>::infinity();
  double bound = -std::numeric_limits<double>::infinity();  ///< no answer costs less
};

/// Finds lines that cost little together, and a bound.
///
/// Everybody takes the best line in turn, again and again while that gains much; the relaxation over all lines gives
/// the bound and prices, within a fifth of the time limit; a dive into it, within another fifth, gives a first good
/// answer; then crews, drawn at random around what is badly covered, are freed and solved by the
/// same means, several at the same time, until no crew improves any more. The answer depends on the seed, not on the
/// number of threads; the time limit or the user ends the search with the best answer so far, and only a relaxation or
/// a dive that would take more than its fifth depends on the limit otherwise.
[[nodiscard]] LineAnswer solve_lines(const LineProblem& problem, const SolveOptions& options, Watch& watch);

}  // namespace krarup::lines
