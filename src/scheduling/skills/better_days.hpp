#pragma once

#include <functional>

#include "scheduling/skills/skill_state.hpp"

namespace krarup::skills {

/// Lets everybody who works on a day take any shift that leaves the rest of their line legal, with any breaks, all at
/// once; keeps what comes of it where it costs less.
///
/// Who is paired with somebody keeps their shift, and so does who is off.
void improve_day(const SkillProblem& problem, std::size_t day, const std::function<bool()>& going_on,
                 SkillState& state);

}  // namespace krarup::skills
