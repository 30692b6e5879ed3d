#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "krarup/plan/plan.hpp"

namespace krarup {

/// The whole plan as JSON (docs/schema/plan-1.schema.json), the scenario it was made from included.
///
/// Points in time are those of the wall clock, with the offset from UTC unless the scenario's clock is a plain one.
[[nodiscard]] std::string to_json(const Plan& plan);

/// Reads back what to_json wrote, so that reports can be made from a plan that was made earlier.
///
/// @throws ParseError    with line and column, or a JSON pointer
/// @throws InvalidInput  names the field of the scenario
[[nodiscard]] Plan parse_plan(std::string_view json);

/// As parse_plan, from a file; messages begin with its name.
[[nodiscard]] Plan load_plan(const std::filesystem::path& path);

/// Writes to_json(plan) to a file, whole or not at all.
void save_plan(const Plan& plan, const std::filesystem::path& path);

}  // namespace krarup
