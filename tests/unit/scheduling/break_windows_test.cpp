#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "scheduling/breaks/break_grid.hpp"
#include "scheduling/breaks/piece_search.hpp"
#include "scheduling/breaks/windows.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;
using namespace krarup::breaks;

/// Thirteen shifts of three hours, one every half hour, in quarters of an hour.
BreakProblem staggered(bool cyclic) {
  BreakProblem problem;
  problem.required = {at(0, 8), 15min, std::vector<double>(36, 1)};
  for (int i = 0; i < 13; ++i) problem.shifts.push_back(from(at(0, 8) + i * 30min, 3h));
  problem.step = 15min;
  problem.cyclic = cyclic;
  return problem;
}

/// All shifts as one piece; in each somebody may be away from its second step to its last but one.
struct Staggered {
  explicit Staggered(bool cyclic) : grid(staggered(cyclic)), away(grid.kinds.size(), {1, 11}) {
    for (std::size_t i = 0; i < grid.kind_of.size(); ++i) {
      piece.shifts.push_back(i);
      piece.starts.push_back(2 * static_cast<int>(i));
    }
    piece.start = 1;
    piece.end = 2 * 12 + 11;
  }

  Grid grid;
  std::vector<std::pair<int, int>> away;
  Piece piece;
};

TEST(BreakWindows, TakeEverySecondStretchOfShifts) {
  const Staggered all(false);
  for (std::size_t shifts = 1; shifts <= 14; ++shifts) {
    for (std::size_t offset = 0; offset < 2 * shifts; ++offset) {
      std::vector<std::size_t> taken, expected;
      for (const Piece& part : windows(all.grid, all.away, all.piece, shifts, offset)) {
        ASSERT_FALSE(part.shifts.empty());
        ASSERT_LE(part.shifts.size(), shifts);
        ASSERT_EQ(part.starts.size(), part.shifts.size());
        EXPECT_EQ(part.start, 2 * static_cast<int>(part.shifts.front()) + 1);
        EXPECT_EQ(part.end, 2 * static_cast<int>(part.shifts.back()) + 11);
        if (!taken.empty()) {
          EXPECT_EQ(part.shifts.front(), taken.back() + 1 + shifts);
        }
        for (std::size_t i = 0; i < part.shifts.size(); ++i) {
          EXPECT_EQ(part.starts[i], 2 * static_cast<int>(part.shifts[i]));
        }
        taken.insert(taken.end(), part.shifts.begin(), part.shifts.end());
      }
      for (std::size_t i = 0; i < 13; ++i) {
        if ((i + offset) % (2 * shifts) < shifts) expected.push_back(i);
      }
      EXPECT_EQ(taken, expected) << shifts << " shifts from " << offset;
    }
  }
}

TEST(BreakWindows, ReachEveryShiftByTwoOffsets) {
  const Staggered all(false);
  std::vector<int> times(13, 0);
  for (const std::size_t offset : {2U, 7U}) {
    for (const Piece& part : windows(all.grid, all.away, all.piece, 5, offset)) {
      for (const std::size_t shift : part.shifts) ++times[shift];
    }
  }
  EXPECT_EQ(times, std::vector<int>(13, 1));
}

TEST(BreakWindows, NeverMeetThemselvesOnARing) {
  Staggered all(true);
  all.piece.shifts.push_back(0);  // once more, a time round the ring later
  all.piece.starts.push_back(all.grid.size());
  EXPECT_EQ(windows(all.grid, all.away, all.piece, 13, 0).size(), 1U);
  EXPECT_TRUE(windows(all.grid, all.away, all.piece, 14, 0).empty());
}

}  // namespace
