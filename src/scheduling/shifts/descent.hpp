#pragma once

#include <random>
#include <vector>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/mip/linear_program.hpp"
#include "scheduling/shifts/relaxed_block.hpp"
#include "scheduling/shifts/shift_program.hpp"

namespace krarup {

/// Shifts of whole people next to the relaxation of a program, found on the way down from it.
///
/// The people who have started by each time are made whole one after the other, each next to its value in the
/// relaxation, while the other side of the few that cost too much is tried instead. In large centers those who have
/// ended by each time mostly follow in the same way; else the program is small enough by then for a branch and bound to
/// make the people on each shift whole. Their breaks come last.
class Descent {
 public:
  /// @param program  the program of the block
  /// @param model    to be minimized: the program's columns and rows first
  Descent(const Block& block, const ShiftProgram& program, mip::Model model, const SolveOptions& options,
          mip::Listener listener);

  /// How far a descent goes.
  struct Reach {
    double cost = 0;  ///< that is good enough, and of the relaxation with whole numbers at most
    int turns = 0;    ///< how often the other side of a number is tried
  };

  /// Shifts for so many people, in an order of times that is partly left to chance; none where the reach was left or
  /// the search stopped.
  ///
  /// @complexity  one linear program for each time, each from the one before, and one small program
  [[nodiscard]] std::vector<Placed> shifts(PeopleRange people, Reach reach, std::mt19937& random);

 private:
  struct Range {
    double lower = 0;
    double upper = mip::infinity;
  };

  /// A column held to one side of its value, and what it was held to before.
  struct Turn {
    int column = 0;
    Range before, side, other;
    bool turned = false;  ///< the other side was tried, too
  };

  mip::Model with_sums(const Block& block, mip::Model model);
  void begin(PeopleRange people, std::mt19937& random);
  std::vector<double> make_whole(const std::vector<int>& sums, Reach reach);
  [[nodiscard]] int next_column(const std::vector<int>& sums, const std::vector<double>& values) const;
  [[nodiscard]] Turn to_nearest(int column, double value) const;
  void hold(int column, Range range);
  [[nodiscard]] std::vector<Placed> shifts_of(mip::Model model, double enough) const;
  [[nodiscard]] mip::Outcome minimize(const mip::Model& model, double enough) const;
  [[nodiscard]] bool go_on() const { return listener_(mip::infinity, -mip::infinity); }

  const ShiftProgram& program_;
  const SolveOptions& options_;
  mip::Listener listener_;
  std::vector<int> starts_;     ///< for each time, the column of those who have started; the last: everybody
  std::vector<int> ends_;       ///< for each time, the column of those who have ended
  mip::Model model_;            ///< with these columns
  std::vector<Range> ranges_;   ///< for each column
  std::vector<double> chance_;  ///< for each column: how its distance from a whole number counts
  mip::LinearProgram relaxation_;
};

}  // namespace krarup
