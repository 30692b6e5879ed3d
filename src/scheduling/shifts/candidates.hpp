#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/scheduling/shift_plan.hpp"

namespace krarup {

/// When a break may start, as times from the start of the shift, in order; only starts that some arrangement of all
/// breaks of the shift uses.
struct BreakChoices {
  std::chrono::seconds length{};
  std::chrono::seconds claim{};  ///< from its start until the next break may start, or the shift may end
  std::vector<std::chrono::seconds> starts;
};

/// A shift template the program can use: whole seconds, its price, and its breaks' possible starts.
struct Pattern {
  std::size_t shift_template = 0;  ///< index in the problem
  std::chrono::seconds length{};
  double cost = 0;  ///< of one shift
  Seconds paid{};   ///< of one shift
  std::vector<BreakChoices> breaks;
};

/// A shift that may be worked, its breaks still open.
struct Candidate {
  std::size_t pattern = 0;
  Instant start{};
  Instant end{};
  Date date{};            ///< calendar day of the start
  double supplement = 0;  ///< of its pay, for the time of day
};

/// A shift with definite breaks: which of the pattern's choices each break takes.
struct Placed {
  std::size_t candidate = 0;
  std::vector<std::size_t> breaks;
};

/// Everything that may be worked in a horizon, in order of start.
struct Candidates {
  std::vector<Pattern> patterns;
  std::vector<Candidate> shifts;
  std::vector<Finding> findings;  ///< templates that cannot be used, and why
};

/// Lists the shifts that may be worked: every template in each of its lengths, on each of its days within the horizon,
/// at each of its starts.
[[nodiscard]] Candidates list_candidates(const ShiftProblem& problem);

/// Breaks start at their earliest and then in steps: the largest that fits the interval and the template's breaks, but
/// not finer than five minutes (or the interval, if that is shorter).
[[nodiscard]] std::chrono::seconds break_step(const ShiftTemplate& shift, std::chrono::seconds interval);

/// The shift that a placed candidate stands for.
[[nodiscard]] Shift to_shift(const ShiftProblem& problem, const Candidates& candidates, const Placed& placed);

}  // namespace krarup
