#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "krarup/core/local_clock.hpp"
#include "krarup/scheduling/tours.hpp"

namespace krarup {

/// Reads a shift problem (docs/schema/shift-problem-1.schema.json) and checks all of it.
///
/// Keys are the names of the fields; a time is text with a unit ("8h"). Points in time without an offset from UTC are
/// those of the problem's clock, whatever the order of the keys.
///
/// @throws ParseError    with line and column, or a JSON pointer: "/shift_templates/3/breaks/0/length: ..."
/// @throws InvalidInput  names the field: "shift_templates[3].breaks[0].length must be ..."
[[nodiscard]] ShiftProblem parse_shift_problem(std::string_view json);

/// As parse_shift_problem, from a file; messages begin with its name.
[[nodiscard]] ShiftProblem load_shift_problem(const std::filesystem::path& path);

/// The text that parse_shift_problem reads back as the same problem.
[[nodiscard]] std::string to_json(const ShiftProblem& problem);

/// Writes to_json(problem) to a file, whole or not at all.
void save_shift_problem(const ShiftProblem& problem, const std::filesystem::path& path);

/// The whole plan of shifts as JSON, as plan files have it.
///
/// @param clock  of its problem; points in time are those of this wall clock
[[nodiscard]] std::string to_json(const ShiftPlan& plan, const LocalClock& clock);

/// Reads a tour problem (docs/schema/tour-problem-1.schema.json) and checks all of it: a shift problem under "shifts",
/// and "classes".
///
/// @throws ParseError    with line and column, or a JSON pointer
/// @throws InvalidInput  names the field: "classes[0].min_days_per_week must be ..."
[[nodiscard]] TourProblem parse_tour_problem(std::string_view json);

/// As parse_tour_problem, from a file; messages begin with its name.
[[nodiscard]] TourProblem load_tour_problem(const std::filesystem::path& path);

/// The text that parse_tour_problem reads back as the same problem.
[[nodiscard]] std::string to_json(const TourProblem& problem);

/// Writes to_json(problem) to a file, whole or not at all.
void save_tour_problem(const TourProblem& problem, const std::filesystem::path& path);

/// The whole plan of tours as JSON.
///
/// @param clock  of its problem's shifts; points in time are those of this wall clock
[[nodiscard]] std::string to_json(const TourPlan& plan, const LocalClock& clock);

}  // namespace krarup
