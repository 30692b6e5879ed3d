#pragma once

#include <vector>

#include "block.hpp"
#include "highs_model.hpp"
#include "krarup/scheduling/solve.hpp"
#include "limits.hpp"

namespace krarup {

/// What is known of the best way to staff a block.
struct BlockAnswer {
  std::vector<Placed> placed;
  double cost = 0;
  double bound = 0;
};

/// Solves a block as one program.
///
/// Its linear relaxation nearly tells the answer: the program is first restricted to the whole numbers next to the
/// relaxation's values, then to a wider surrounding, and only if the gap is still open solved as it is. Each step stops
/// as soon as the gap is closed.
///
/// @param limits  on the block's shifts
/// @param start   shifts to begin from; may be empty
/// @param whole   whether to go as far as the whole program
[[nodiscard]] BlockAnswer search_day(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                                     const mip::Listener& listener, const std::vector<Placed>& start, bool whole);

}  // namespace krarup
