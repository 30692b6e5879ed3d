#pragma once

#include "scheduling/shifts/day_search.hpp"

namespace krarup {

/// Solves a block of any number of days, as far as can be done quickly.
///
/// Days that belong together (shifts that run past midnight, limits on a week) are relaxed together, made whole one
/// after the other, and then each decided once more among the others. Small blocks are solved as if they were one day.
///
/// @param acceptable  a gap that ends the search of a single day when its first attempts at that of the options failed
[[nodiscard]] BlockAnswer search_block(const Block& block, const std::vector<Limit>& limits,
                                       const SolveOptions& options, const mip::Listener& listener,
                                       double acceptable = 0);

/// Improves an answer: a single day by its whole program, several days by deciding each
/// once more among the others.
[[nodiscard]] BlockAnswer refine_block(const Block& block, const std::vector<Limit>& limits,
                                       const SolveOptions& options, const mip::Listener& listener,
                                       const BlockAnswer& answer);

}  // namespace krarup
