#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "krarup/scheduling/repair.hpp"
#include "scheduling/common/coverage_price.hpp"

namespace krarup::repairing {

/// Time during which nobody comes, goes or can do so, from now on, and what it costs to have so many agents then.
struct Slot : CoveragePrice {
  Instant start{};
  Instant end{};
};

struct SlotRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Where a break may be taken; `cost` is that of moving it there.
struct BreakChoice {
  Instant start{};
  SlotRange slots;
  std::size_t next = 0;  ///< the first slot in which the break after it, or the end of the shift, may follow
  double cost = 0;
};

/// A break that is still to come.
struct OpenBreak {
  std::size_t index = 0;  ///< in the shift
  std::vector<BreakChoice> choices;
};

/// When a shift may end, and what asking for it costs (less what it saves).
struct EndChoice {
  Instant end{};
  std::size_t slot = 0;         ///< the first that is free of the shift
  std::size_t open_breaks = 0;  ///< as many of the open breaks are taken; later ones fall away
  double cost = 0;
};

/// Somebody at work, or to come, whose day may still be changed.
struct Worker {
  std::size_t assignment = 0;  ///< index in the problem
  std::size_t first_slot = 0;
  std::size_t first_break = 0;  ///< the first slot in which an open break may begin
  std::vector<SlotRange> fixed_breaks;
  std::vector<OpenBreak> open_breaks;  ///< in order
  std::vector<EndChoice> ends;         ///< the planned end first
};

/// What a worker does: which end, and which choice of each break that is still taken.
struct Answer {
  std::size_t end = 0;
  std::vector<std::size_t> breaks;

  friend bool operator==(const Answer&, const Answer&) = default;
};

/// The rest of the day.
struct Day {
  std::vector<Slot> slots;
  std::vector<double> fixed;  ///< for each slot, agents whose day stays as it is
  std::vector<Worker> workers;
  std::vector<Answer> planned;               ///< for each worker
  std::vector<Shift> kept;                   ///< parts of shifts around absences ...
  std::vector<std::size_t> kept_assignment;  ///< ... and whose they are
};

[[nodiscard]] Day rest_of_day(const RepairProblem& problem);

/// Slots that a worker covers with an answer, added to `agents` `times` over.
void cover(const Worker& worker, const Answer& answer, double times, std::vector<double>& agents);

/// What the changes of an answer cost.
[[nodiscard]] double change_cost(const Worker& worker, const Answer& answer);

/// Coverage and changes of the whole day.
[[nodiscard]] double cost(const Day& day, const std::vector<Answer>& answers);

}  // namespace krarup::repairing
