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

/// The shifts that may be worked, by the day of the roster on which they start.
using Choices = std::vector<std::vector<Choice>>;

/// What each letter costs somebody whatever the other days: availability, days off, pinned days, wishes, changes of a
/// published roster, and the rules that look at single days. Infinite: not allowed.
[[nodiscard]] LetterCosts letter_costs(const RosterProblem& problem, const Person& person, const Choices& choices);

}  // namespace krarup::lines
