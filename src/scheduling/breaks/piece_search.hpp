#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <vector>

#include "scheduling/breaks/break_grid.hpp"

namespace krarup::breaks {

/// A stretch of time and the shifts whose breaks fall into it, and into no other piece.
struct Piece {
  int start = 0, end = 0;  ///< in steps of the grid; the end may lie beyond the ring's
  std::vector<std::size_t> shifts;
  std::vector<int> starts;  ///< of the shifts, on the same time line as start and end
};

/// The pieces of a grid.
struct Pieces {
  std::vector<Piece> pieces;
  Piece apart;  ///< the shifts through which a ring had to be cut; its start and end say nothing
};

/// @param away  for each kind, the steps of a shift in which somebody may be away: [first, last)
[[nodiscard]] Pieces cut_into_pieces(const Grid& grid, const std::vector<std::pair<int, int>>& away);

/// Looks for the best breaks of one piece; everything outside of it is given.
class PieceSearch {
 public:
  /// @param prices  of the steps of the grid
  /// @param arrangement  of all shifts; those of the piece may be empty at first
  PieceSearch(const Grid& grid, const std::vector<double>& prices, const Piece& piece, const Arrangement& arrangement,
              std::function<bool()> stopped);

  /// Places all breaks anew, and keeps them if that is better.
  void place(std::size_t width, std::uint64_t seed);

  /// Frees some shifts around a step that costs more than it need to, again and again.
  void repair(int rounds, std::uint64_t seed);

  /// Follows all ways as far as they are few, and raises the bound.
  void prove(std::size_t width);

  [[nodiscard]] double cost() const { return cost_; }
  [[nodiscard]] double bound() const { return bound_; }
  [[nodiscard]] bool is_closed(double gap) const;

  /// Writes the patterns of the piece into an arrangement of all shifts.
  void write(Arrangement& arrangement) const;

 private:
  [[nodiscard]] SweepTask task(const std::vector<std::size_t>& freed) const;
  [[nodiscard]] double cost_of(const SweepTask& task, const std::vector<std::size_t>& freed) const;
  void adopt(const std::vector<std::size_t>& freed, const std::vector<Pattern>& patterns);
  void account();
  [[nodiscard]] std::vector<std::size_t> around_bad_step(std::mt19937_64& random) const;

  const Grid& grid_;
  const std::vector<double>& prices_;
  const Piece& piece_;
  std::function<bool()> stopped_;
  mutable std::map<std::size_t, BreakGraph> graphs_;  // by kind; they fill their choices when asked
  std::vector<std::pair<int, int>> spans_;            // of the shifts: the steps in which they may be away
  std::vector<Pattern> patterns_;                     // of the piece's shifts
  bool placed_ = false;
  std::vector<int> away_, on_break_;  // of all steps of the grid
  double cost_ = never;
  double bound_ = 0;
};

}  // namespace krarup::breaks
