#pragma once

#include <vector>

#include "block.hpp"
#include "limits.hpp"

namespace krarup {

/// Adds to a block, again and again, the one shift that saves most beyond its pay: an answer at once, for the program
/// to start from and to fall back on.
///
/// @param limits  on the block's shifts
[[nodiscard]] std::vector<Placed> greedy_shifts(const Block& block, const std::vector<Limit>& limits);

}  // namespace krarup
