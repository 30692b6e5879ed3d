#pragma once

#include <cstddef>
#include <vector>

#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/limits.hpp"

namespace krarup {

/// Some of the shifts of a block, as a block of its own with the same slots.
struct Choice {
  std::vector<std::size_t> shifts;  ///< of the whole block, in order
  Block block;
  std::vector<Limit> limits;  ///< on the chosen shifts

  /// Placed shifts of the choice as shifts of the whole block.
  [[nodiscard]] std::vector<Placed> in_whole(std::vector<Placed> placed) const;
};

/// How many shifts such a share of them is; more where that would be few, all where there are few.
[[nodiscard]] std::size_t count_of(double share, std::size_t shifts);

/// Chooses so many shifts: those that come nearest to paying.
///
/// @param limits         on the shifts of the block
/// @param reduced_costs  for each shift of the block
/// @param count          all of them, if there are no more
[[nodiscard]] Choice choose_shifts(const Block& block, const std::vector<Limit>& limits,
                                   const std::vector<double>& reduced_costs, std::size_t count);

}  // namespace krarup
