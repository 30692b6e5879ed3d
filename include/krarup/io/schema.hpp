#pragma once

#include <string>

namespace krarup {

/// The JSON Schema (draft 2020-12) of a scenario file: docs/schema/scenario-1.schema.json.
[[nodiscard]] std::string scenario_schema();

/// The JSON Schema (draft 2020-12) of deferred work: docs/schema/deferred-work-1.schema.json.
[[nodiscard]] std::string deferred_work_schema();

/// The JSON Schema (draft 2020-12) of a plan file: docs/schema/plan-1.schema.json.
[[nodiscard]] std::string plan_schema();

/// The JSON Schema (draft 2020-12) of a shift problem: docs/schema/shift-problem-1.schema.json.
[[nodiscard]] std::string shift_problem_schema();

/// The JSON Schema (draft 2020-12) of a tour problem: docs/schema/tour-problem-1.schema.json.
[[nodiscard]] std::string tour_problem_schema();

/// The JSON Schema (draft 2020-12) of a problem of activities: docs/schema/activity-problem-1.schema.json.
[[nodiscard]] std::string activity_problem_schema();

/// The JSON Schema (draft 2020-12) of a roster problem: docs/schema/roster-problem-1.schema.json.
[[nodiscard]] std::string roster_problem_schema();

}  // namespace krarup
