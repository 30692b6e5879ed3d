#pragma once

#include <cstddef>
#include <limits>
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

  /// Knows, too, where nobody else may be on break.
  Relief(const Block& block, const std::vector<double>& by_slot, const std::vector<double>& on_break)
      : Relief(by_slot) {
    set_full(block, on_break);
  }

  void set_full(const Block& block, const std::vector<double>& on_break) {
    full_.assign(1, 0);
    for (std::size_t t = 0; t < on_break.size(); ++t) {
      full_.push_back(full_.back() + (on_break[t] + 1 > block.slots[t].max_on_break ? 1 : 0));
    }
  }

  void set(const std::vector<double>& by_slot) {
    sums_.assign(1, 0.0);
    for (const double each : by_slot) sums_.push_back(sums_.back() + each);
  }

  [[nodiscard]] double total(SlotRange range) const { return before(range.last, sums_) - before(range.first, sums_); }

  /// What a break forgoes; infinite where it may not be taken.
  [[nodiscard]] double of_break(SlotRange range) const {
    const bool full = !full_.empty() && before(range.last, full_) != before(range.first, full_);
    return full ? std::numeric_limits<double>::infinity() : total(range);
  }

 private:
  /// The sum over the slots before one, which may be seen from the cycle before.
  template <class T>
  [[nodiscard]] static T before(std::size_t slot, const std::vector<T>& sums) {
    const std::size_t slots = sums.size() - 1;
    return slot <= slots ? sums[slot] : sums[slots] + before(slot - slots, sums);
  }

  std::vector<double> sums_;  ///< over the slots before each
  std::vector<int> full_;     ///< slots before each in which nobody else may be on break; empty: nowhere
};

/// The extra use of a shift of the block that saves most, breaks placed where they hurt least.
///
/// @return  with a gain of minus infinity when the breaks have no place
[[nodiscard]] ExtraShift best_extra(const Block& block, std::size_t shift, const Relief& relief);

/// What that gains, without saying how.
[[nodiscard]] double gain_of_extra(const Block& block, std::size_t shift, const Relief& relief);

/// What one more agent saves, for each slot.
[[nodiscard]] std::vector<double> relief(const Block& block, const std::vector<double>& agents);

}  // namespace krarup
