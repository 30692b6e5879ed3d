#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "krarup/scheduling/shift_plan.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup {

/// What makes shifts the same, whatever their day: the start on the wall clock and the length.
struct StartAndLength {
  std::chrono::seconds start{};  ///< since midnight
  std::chrono::seconds length{};

  friend auto operator<=>(const StartAndLength&, const StartAndLength&) = default;
};

[[nodiscard]] StartAndLength start_and_length(const LocalClock& clock, Instant start, std::chrono::seconds length);

/// The shifts of a block that count as one distinct shift.
struct DistinctGroup {
  StartAndLength common{};
  std::vector<std::size_t> shifts;  ///< of the block
};

/// The distinct shifts of a block, in order of start and length.
[[nodiscard]] std::vector<DistinctGroup> distinct_groups(const ShiftProblem& problem, const Candidates& candidates,
                                                         const Block& block);

/// The distinct shifts of a plan, in order of start and length.
[[nodiscard]] std::vector<DistinctShift> list_distinct_shifts(const ShiftProblem& problem,
                                                              const std::vector<Shift>& shifts);

}  // namespace krarup
