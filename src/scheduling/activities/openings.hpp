#pragma once

#include <vector>

#include "krarup/scheduling/activity_plan.hpp"

namespace krarup::activities {

/// A time at which somebody can take part in an activity, as far as shift, breaks and window go.
struct Opening {
  std::size_t activity = 0;
  std::size_t person = 0;  ///< among those of the activity
  Instant start{};
  Instant end{};
};

/// By activity, then by person, then by time.
[[nodiscard]] std::vector<Opening> openings(const ActivityProblem& problem);

}  // namespace krarup::activities
