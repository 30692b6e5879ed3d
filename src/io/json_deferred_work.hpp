#pragma once

#include "io/json_day_profile.hpp"
#include "krarup/intraday/deferred_work.hpp"

namespace krarup {

/// A document of its own: `"schema": 1`, and the clock before all that depends on it.
template <>
struct JsonForm<DeferredWork> {
  static DeferredWork read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const DeferredWork& value, const LocalClock&);
  static Json schema(const Rule&);
};

}  // namespace krarup
