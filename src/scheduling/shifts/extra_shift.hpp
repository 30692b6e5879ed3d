#pragma once

#include <cstddef>
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

/// What one more agent saves in the slots of a block, ready to be summed over ranges.
class Relief {
 public:
  explicit Relief(const std::vector<double>& by_slot) { set(by_slot); }

  void set(const std::vector<double>& by_slot) {
    sums_.assign(1, 0.0);
    for (const double each : by_slot) sums_.push_back(sums_.back() + each);
  }

  [[nodiscard]] double total(SlotRange range) const { return before(range.last) - before(range.first); }

 private:
  /// The sum over the slots before one, which may be seen from the cycle before.
  [[nodiscard]] double before(std::size_t slot) const {
    const std::size_t slots = sums_.size() - 1;
    return slot <= slots ? sums_[slot] : sums_[slots] + before(slot - slots);
  }

  std::vector<double> sums_;  ///< over the slots before each
};

/// The extra use of a shift of the block that saves most, breaks placed where they hurt least.
[[nodiscard]] ExtraShift best_extra(const Block& block, std::size_t shift, const Relief& relief);

/// What that gains, without saying how.
[[nodiscard]] double gain_of_extra(const Block& block, std::size_t shift, const Relief& relief);

/// What one more agent saves, for each slot.
[[nodiscard]] std::vector<double> relief(const Block& block, const std::vector<double>& agents);

}  // namespace krarup
