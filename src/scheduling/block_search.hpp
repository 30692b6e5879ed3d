#pragma once

#include "day_search.hpp"

namespace krarup {

/// Solves a block of any number of days.
///
/// Days that belong together (shifts that run past midnight, limits on a week) are relaxed together, which gives the
/// bound, and then made whole one after the other, each with the days before as decided and the days after as the
/// relaxation wants them; a few sweeps then decide each day anew among the others.
[[nodiscard]] BlockAnswer search_block(const Block& block, const std::vector<Limit>& limits,
                                       const SolveOptions& options, const mip::Listener& listener);

}  // namespace krarup
