#pragma once

#include "io/json_own_clock.hpp"
#include "io/json_plan.hpp"
#include "krarup/scheduling/roster.hpp"

namespace krarup {

template <>
struct JsonForm<RosterProblem> : OwnClockForm<RosterProblem> {};

}  // namespace krarup
