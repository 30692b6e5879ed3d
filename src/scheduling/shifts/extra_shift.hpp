#pragma once

#include <vector>

#include "scheduling/shifts/block.hpp"

namespace krarup {

/// One more shift in a block whose other shifts stay as they are.
struct ExtraShift {
  Placed placed;
  double cost = 0;    ///< its pay
  double saving = 0;  ///< of coverage costs; may be negative

  [[nodiscard]] double gain() const { return saving - cost; }
};

/// The extra use of a shift of the block that saves most, breaks placed where they hurt least.
///
/// @param relief  for each slot, what one more agent there saves
[[nodiscard]] ExtraShift best_extra(const Block& block, std::size_t shift, const std::vector<double>& relief);

/// What one more agent saves, for each slot.
[[nodiscard]] std::vector<double> relief(const Block& block, const std::vector<double>& agents);

}  // namespace krarup
