#pragma once

#include <vector>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/mip/highs_model.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/limits.hpp"

namespace krarup {

/// What is known of the best way to staff a block.
struct BlockAnswer {
  std::vector<Placed> placed;
  double cost = 0;
  double bound = 0;
};

/// Solves a block as one program, as far as can be done quickly.
///
/// Its linear relaxation nearly tells the answer: the program is restricted to the whole numbers next to the
/// relaxation's values [Danna2005]. Where that leaves too large a gap, more vertices of nearly the same cost widen the
/// choice: people can mostly be shifted and their breaks moved at no cost, so that one vertex shows little of what is
/// as good.
///
/// @param limits      on the block's shifts
/// @param start       shifts to begin from; may be empty
/// @param acceptable  a gap that ends the search when the first attempts at that of the options have failed
[[nodiscard]] BlockAnswer search_day(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                                     const mip::Listener& listener, const std::vector<Placed>& start = {},
                                     double acceptable = 0);

/// Improves an answer and its bound by solving the whole program, which may take long.
[[nodiscard]] BlockAnswer refine_day(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                                     const mip::Listener& listener, const BlockAnswer& answer);

}  // namespace krarup
