#pragma once

#include "io/json_aggregate.hpp"
#include "krarup/intraday/day_profile.hpp"

namespace krarup {

/// A forecast written out: one list of contacts, and an AHT for all or a list of them.
template <>
struct JsonForm<DayProfile> {
  static DayProfile read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const DayProfile& value, const LocalClock& clock);
  static Json schema(const Rule&);
};

}  // namespace krarup
