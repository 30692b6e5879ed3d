#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "krarup/core/local_clock.hpp"
#include "krarup/scheduling/roster.hpp"

namespace krarup {

/// Reads a roster problem (docs/schema/roster-problem-1.schema.json) and checks all of it.
///
/// Keys are the names of the fields; a time is text with a unit ("8h"), a rule is an object that begins with its name:
///
///     "rules": [{"rule": "consecutive_days", "max": 5}, {"rule": "weekends", "max": 2, "weight": 10}]
///
/// Points in time without an offset from UTC are those of the problem's clock, whatever the order of the keys.
///
/// @throws ParseError    with line and column, or a JSON pointer: "/people/3/rules/0/rule: ..."
/// @throws InvalidInput  names the field: "people[3].rules[0].max must be ..."
[[nodiscard]] RosterProblem parse_roster_problem(std::string_view json);

/// As parse_roster_problem, from a file; messages begin with its name.
[[nodiscard]] RosterProblem load_roster_problem(const std::filesystem::path& path);

/// The text that parse_roster_problem reads back as the same problem.
[[nodiscard]] std::string to_json(const RosterProblem& problem);

/// Writes to_json(problem) to a file, whole or not at all.
void save_roster_problem(const RosterProblem& problem, const std::filesystem::path& path);

/// The whole roster as JSON.
///
/// @param clock  of its problem; points in time are those of this wall clock
[[nodiscard]] std::string to_json(const Roster& roster, const LocalClock& clock);

}  // namespace krarup
