#pragma once

#include <vector>

#include "krarup/scheduling/roster.hpp"
#include "scheduling/lines/look_ahead.hpp"

namespace krarup::lines {

/// A shift that may be worked, as a shift and as a letter sees it.
struct Choice {
  Shift shift;
  Work work;
};

/// What each letter costs somebody whatever the other days: availability, days off, pinned days, wishes, changes of a
/// published roster, and the rules that look at single days. Infinite: not allowed.
///
/// @param choices  of each day of the roster
[[nodiscard]] LetterCosts letter_costs(const RosterProblem& problem, const Person& person,
                                       const std::vector<std::vector<Choice>>& choices);

}  // namespace krarup::lines
