#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "krarup/core/local_clock.hpp"
#include "krarup/scheduling/activity_plan.hpp"

namespace krarup {

/// Reads a problem of activities (docs/schema/activity-problem-1.schema.json) and checks all of it.
///
/// Keys are the names of the fields; a time is text with a unit ("45min"). Points in time without an offset from UTC
/// are those of the problem's clock, whatever the order of the keys. The assignments are those of a roster as
/// to_json(Roster) writes them.
///
/// @throws ParseError    with line and column, or a JSON pointer: "/activities/3/length: ..."
/// @throws InvalidInput  names the field: "activities[3].length must be ..."
[[nodiscard]] ActivityProblem parse_activity_problem(std::string_view json);

/// As parse_activity_problem, from a file; messages begin with its name.
[[nodiscard]] ActivityProblem load_activity_problem(const std::filesystem::path& path);

/// The text that parse_activity_problem reads back as the same problem.
[[nodiscard]] std::string to_json(const ActivityProblem& problem);

/// Writes to_json(problem) to a file, whole or not at all.
void save_activity_problem(const ActivityProblem& problem, const std::filesystem::path& path);

/// The whole plan of activities as JSON.
///
/// @param clock  of its problem; points in time are those of this wall clock
[[nodiscard]] std::string to_json(const ActivityPlan& plan, const LocalClock& clock);

}  // namespace krarup
