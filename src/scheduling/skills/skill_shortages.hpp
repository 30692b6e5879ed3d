#pragma once

#include <vector>

#include "krarup/scheduling/check.hpp"
#include "scheduling/lines/shortages.hpp"
#include "scheduling/lines/workable.hpp"

namespace krarup::skills {

/// The times at which a skill lacks agents, intervals in a row as one; of each template, the shift that covers most of
/// such a time would do.
[[nodiscard]] std::vector<lines::Shortage> skill_shortages(const RosterProblem& problem,
                                                           const lines::Workable& workable,
                                                           const std::vector<SkillCoverage>& coverage);

}  // namespace krarup::skills
