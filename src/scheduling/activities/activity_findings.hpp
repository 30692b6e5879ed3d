#pragma once

#include <vector>

#include "scheduling/activities/openings.hpp"

namespace krarup::activities {

/// Who is missing from an activity that has too few attendees, and for each what is in the way.
[[nodiscard]] std::vector<Finding> activity_findings(const ActivityProblem& problem,
                                                     const std::vector<Opening>& openings,
                                                     const std::vector<Session>& sessions);

}  // namespace krarup::activities
