#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

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

/// Improves an arrangement piece by piece, all pieces in parallel, until the gap is closed: swept and repaired first,
/// then annealed and repaired again and again, large pieces window by window.
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
  /// What is known of a piece.
  struct Known {
    double cost = never;
    double bound = 0;
    bool closed = false;
    int agreeing = 0;  ///< attempts that came to its cost
  };

  /// What is worked on in one go.
  struct Job {
    std::size_t piece;
    Piece part;                       ///< the piece, or a window of it
    std::vector<std::size_t> shifts;  ///< whose breaks move
    std::uint64_t seed;
    bool whole = true;
  };

  struct Attempt {
    Arrangement arrangement{};  ///< of all shifts; empty where there was no time
    Known known{};              ///< of the part
  };

  [[nodiscard]] bool is_settled(std::size_t piece) const;
  [[nodiscard]] std::vector<std::size_t> open_pieces() const;
  [[nodiscard]] bool is_large(std::size_t piece) const;
  void round(const Prices& prices, const Stage& stage, int number, Found& found);
  void work(const Prices& prices, const Stage& stage, int number, const std::vector<Job>& jobs, Found& found);
  [[nodiscard]] Piece with_apart(std::size_t piece) const;
  [[nodiscard]] std::vector<Job> bad_windows(std::uint64_t seed, const Arrangement& arrangement) const;
  [[nodiscard]] Attempt attempt(const Prices& prices, const Job& job, int number, const Arrangement& start) const;
  [[nodiscard]] Arrangement annealed(const Job& job, const Arrangement& start, int number) const;
  void repair(PieceSearch& search, const Job& job) const;
  void take(const Job& job, const Attempt& made, Found& found);

  const Grid& grid_;
  const SolveOptions& options_;
  Watch& watch_;
  std::vector<std::pair<int, int>> away_;  // for each kind, the steps of a shift in which somebody may be away
  Pieces pieces_;
  std::vector<Known> known_;  // of the pieces
};

}  // namespace krarup::breaks
