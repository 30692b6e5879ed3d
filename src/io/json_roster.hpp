#pragma once

#include "io/json_plan.hpp"
#include "krarup/scheduling/roster.hpp"

namespace krarup {

/// A document of its own: `"schema": 1`, and the clock before all that depends on it.
template <>
struct JsonForm<RosterProblem> {
  static RosterProblem read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const RosterProblem& value, const LocalClock&);
  static Json schema(const Rule&);
};

}  // namespace krarup
