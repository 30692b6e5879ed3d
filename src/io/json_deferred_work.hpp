#pragma once

#include "io/json_day_profile.hpp"
#include "io/json_own_clock.hpp"
#include "krarup/intraday/deferred_work.hpp"

namespace krarup {

template <>
struct JsonForm<DeferredWork> : OwnClockForm<DeferredWork> {};

}  // namespace krarup
