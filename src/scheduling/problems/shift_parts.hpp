#pragma once

#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/series.hpp"
#include "krarup/scheduling/shift.hpp"
#include "krarup/scheduling/shift_template.hpp"
#include "krarup/scheduling/skill.hpp"

/// What problems of shifts, rosters and activities have in common.
namespace krarup::problems {

void check_required(const std::string& path, const Series<double>& required);
void check_requirements(const std::string& path, const std::vector<SkillRequirement>& requirements);
void check_template(const std::string& path, const ShiftTemplate& shift);

/// Nobody is on break before coming, after leaving or twice at once: then there are never fewer than no agents.
void check_breaks(const std::string& path, const Shift& shift, const LocalClock& clock);

}  // namespace krarup::problems
