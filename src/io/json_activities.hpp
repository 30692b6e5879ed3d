#pragma once

#include "io/json_own_clock.hpp"
#include "io/json_plan.hpp"
#include "krarup/scheduling/activity_plan.hpp"

namespace krarup {

template <>
struct JsonForm<ActivityProblem> : OwnClockForm<ActivityProblem> {};

}  // namespace krarup
