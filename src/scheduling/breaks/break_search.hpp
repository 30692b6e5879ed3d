#pragma once

#include "krarup/scheduling/solve.hpp"
#include "scheduling/breaks/break_grid.hpp"
#include "scheduling/breaks/piece_search.hpp"
#include "scheduling/breaks/prices.hpp"
#include "scheduling/common/watch.hpp"

namespace krarup::breaks {

/// An arrangement of all breaks, its cost, and what no arrangement can undercut.
struct Found {
  Arrangement arrangement;
  double cost = never;
  double bound = 0;
};

/// Improves an arrangement piece by piece, all pieces in parallel, in rounds of growing effort, until the gap is
/// closed.
class BreakSearch {
 public:
  BreakSearch(const Grid& grid, const SolveOptions& options, Watch& watch)
      : grid_(grid), options_(options), watch_(watch) {}

  /// @param prices  that guide the search
  /// @param stage  its name and share of the whole work
  void run(const Prices& prices, const Stage& stage, Found& found);

  /// How far the cost of the pieces is above their bounds after `run`; unknown (`never`) where a ring had to be cut
  /// through a shift.
  [[nodiscard]] double open_gap() const;

 private:
  void anneal_all(const Stage& stage, int number, Found& found);
  void round(const Prices& prices, const Stage& stage, int number, Found& found);

  const Grid& grid_;
  const SolveOptions& options_;
  Watch& watch_;
  Pieces pieces_;
  std::vector<double> gaps_;  // of the pieces: cost - bound
  std::vector<char> closed_;
};

}  // namespace krarup::breaks
