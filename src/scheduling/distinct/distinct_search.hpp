#pragma once

#include <chrono>
#include <vector>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/common/watch.hpp"
#include "scheduling/distinct/distinct_shifts.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/day_search.hpp"
#include "scheduling/shifts/limits.hpp"

namespace krarup {

/// What a search for few distinct shifts is about.
struct DistinctCase {
  const Block& block;
  const std::vector<Limit>& limits;          ///< on the block's shifts
  const std::vector<DistinctGroup>& groups;  ///< of the block
  double price = 0;                          ///< of each distinct shift that is worked
  bool cyclic = false;
  std::chrono::seconds near{};  ///< how far a neighbor of a distinct shift may start and end from it
  double constant = 0;          ///< what the plan costs outside of the block
};

/// Plans a block in which every distinct shift that is worked has its price.
///
/// The linear relaxation, told by rise_cuts.hpp where shifts have to start and end, nearly says which distinct shifts
/// there must be. Several dives take them up one after the other, most wanted first; all that any dive took, and then
/// the neighbors of those in the best plan, are a choice small enough for the whole program [Danna2005]. What remains
/// of the time goes into the whole choice, to improve the bound.
///
/// @return  cost and bound with the price of the distinct shifts
[[nodiscard]] BlockAnswer search_distinct(const DistinctCase& problem, const SolveOptions& options, Watch& watch);

}  // namespace krarup
