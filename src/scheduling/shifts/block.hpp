#pragma once

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "krarup/scheduling/shift_plan.hpp"
#include "scheduling/common/coverage_price.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup {

/// A stretch of time during which nobody starts, ends or goes on break, with its requirement and prices.
struct Slot : CoveragePrice {
  Instant start{};
  Instant end{};
  double max_on_break = std::numeric_limits<double>::infinity();  ///< people

  /// The same slot for those who come on top of others.
  void add_others(double agents, double on_break) {
    CoveragePrice::add_others(agents);
    max_on_break -= on_break;
  }
};

/// Slots [first, last) of a block. In a cycle they are counted on: after the last slot comes the first again.
struct SlotRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Calls visit(slot) for each slot of a range in a block of so many slots.
template <class Visit>
void for_each_slot(SlotRange range, std::size_t slots, Visit&& visit) {
  for (std::size_t t = range.first; t < range.last; ++t) visit(t < slots ? t : t % slots);
}

/// Whether a range holds a slot of a block of so many slots.
[[nodiscard]] inline bool contains(SlotRange range, std::size_t slot, std::size_t slots) {
  if (slot < range.first) slot += slots;  // seen from the cycle before
  return slot >= range.first && slot < range.last;
}

/// One time at which a break may be taken.
struct BreakOption {
  Instant start{};
  Instant end{};
  Instant next{};  ///< from then on the next break may start
  SlotRange slots;
};

/// A candidate as a block sees it.
struct BlockShift {
  std::size_t candidate = 0;
  std::size_t pattern = 0;
  Date date{};
  Instant start{};
  Instant end{};
  double cost = 0;
  SlotRange presence;                            ///< breaks not taken off
  std::vector<std::vector<BreakOption>> breaks;  ///< for each break, in order of start
  bool breaks_apart = true;  ///< whatever options are taken, each break leaves the next one its time
};

/// A run of days that share covered time, and can therefore only be planned together; mostly a single day.
struct Block {
  std::vector<Slot> slots;
  std::vector<BlockShift> shifts;
};

/// Whether each break leaves the next one its time.
[[nodiscard]] bool in_order(const Block& block, const Placed& placed);

/// Agents on shift and not on break, for each slot of the block; `placed` refers to the block's shifts.
[[nodiscard]] std::vector<double> coverage(const Block& block, const std::vector<Placed>& placed);

/// People on break, for each slot of the block.
[[nodiscard]] std::vector<double> on_break(const Block& block, const std::vector<Placed>& placed);

/// What a shift of the block costs, on average.
[[nodiscard]] double mean_cost(const Block& block);

/// Pay of the placed shifts and the coverage cost of the block's slots.
[[nodiscard]] double cost(const Block& block, const std::vector<Placed>& placed);

/// The requirement cut into blocks, and what no candidate can touch at all.
struct Horizon {
  std::vector<Block> blocks;
  std::vector<Slot> unreachable;  ///< where no block is; parts of intervals
};

/// Cuts between days that no shift joins, and none of the `spans` of candidates (first and last) that must stay
/// together.
[[nodiscard]] Horizon cut_into_blocks(const ShiftProblem& problem, const Candidates& candidates,
                                      const std::vector<std::pair<std::size_t, std::size_t>>& spans = {});

}  // namespace krarup
