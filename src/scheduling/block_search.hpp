#pragma once

#include "day_search.hpp"

namespace krarup {

/// Solves a block of any number of days, as far as can be done quickly.
///
/// Days that belong together (shifts that run past midnight, limits on a week) are relaxed together, which gives the
/// bound. A window of two days then slides over them: it is made whole with the days before as decided and the days
/// after as the relaxation wants them. Small blocks are solved as if they were one day.
[[nodiscard]] BlockAnswer search_block(const Block& block, const std::vector<Limit>& limits,
                                       const SolveOptions& options, const mip::Listener& listener);

/// Improves an answer: a single day by its whole program, several days by sliding the window over them once more.
[[nodiscard]] BlockAnswer refine_block(const Block& block, const std::vector<Limit>& limits,
                                       const SolveOptions& options, const mip::Listener& listener,
                                       const BlockAnswer& answer);

}  // namespace krarup
