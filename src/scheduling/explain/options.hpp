#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "krarup/scheduling/roster.hpp"

namespace krarup::why {

/// A shift that somebody might work; where its breaks lie does not matter.
struct Option {
  std::string shift_template;
  Date date{};  ///< calendar day of the start
  Instant start{};
  Instant end{};
  double paid_hours = 0;
  double given = 0;  ///< how many there are of it, for given shifts
};

/// What may be worked in a roster, in order of start: the given shifts, those alike as one, or what the templates
/// allow.
[[nodiscard]] std::vector<Option> options_of(const RosterProblem& problem);

/// The moments at which a template lets shifts start on one of its days, on the wall clock.
[[nodiscard]] std::vector<Instant> starts_of(const ShiftTemplate& shift, Date date, const LocalClock& clock);

}  // namespace krarup::why
