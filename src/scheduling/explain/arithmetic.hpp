#pragma once

#include <optional>
#include <vector>

#include "scheduling/explain/conflicts.hpp"

namespace krarup::why {

/// Templates whose breaks do not fit into the shift.
void explain_breaks(const std::vector<ShiftTemplate>& shift_templates, Explanation& explanation);

/// When each break of a template of one length may start, after the start of the shift, so that all of them fit in
/// their order; nothing when they do not.
[[nodiscard]] std::optional<std::vector<BreakWindow>> break_windows(const ShiftTemplate& shift);

/// Work for which too few people can work a single shift, day or week, whatever else they work.
///
/// @param abilities  by person
void explain_numbers(const RosterProblem& problem, const std::vector<Option>& options, const std::vector<Work>& work,
                     const std::vector<Ability>& abilities, Explanation& explanation);

/// For each interval of a requirement, the work of its skill that the people who can be on shift do.
[[nodiscard]] std::vector<double> most_on_shift(const RosterProblem& problem, const std::vector<Option>& options,
                                                const std::vector<Ability>& abilities,
                                                const SkillRequirement& requirement);

/// Intervals in which too few people with a skill can be on shift.
void explain_skills(const RosterProblem& problem, const std::vector<Option>& options,
                    const std::vector<Ability>& abilities, Explanation& explanation);

}  // namespace krarup::why
