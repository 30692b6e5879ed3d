#pragma once

#include <cstdint>
#include <vector>

#include "scheduling/mip/highs_model.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/limits.hpp"

namespace krarup {

/// How far an exchange goes.
struct ExchangeEffort {
  int rounds = 0;
  double target = 0;           ///< a cost that is good enough
  double dearest = 0;          ///< shifts with a larger reduced cost are left out
  std::vector<double> prices;  ///< for each slot, what an agent is worth in the linear relaxation
  std::uint32_t seed = 1;
};

/// Improves the shifts of a block by simulated annealing: for a long time many small changes, of which those that make
/// the plan dearer are kept less and less often [KirkpatrickGelattVecchi1983].
///
/// A round moves a break, or a shift with its breaks to nearly the same time, or takes off some people who work at
/// about the same time and adds the shifts that save most [SchrimpfEtAl2000].
///
/// @param limits  on the block's shifts
[[nodiscard]] std::vector<Placed> exchange_shifts(const Block& block, const std::vector<Limit>& limits,
                                                  const std::vector<Placed>& start, const ExchangeEffort& effort,
                                                  const mip::Listener& listener);

}  // namespace krarup
