#pragma once

#include "io/json_own_clock.hpp"
#include "io/json_plan.hpp"
#include "krarup/scheduling/tours.hpp"

namespace krarup {

template <>
struct JsonForm<ShiftProblem> : OwnClockForm<ShiftProblem> {};

/// A document of its own: `"schema": 1`, the shifts with their clock, and the contract classes.
template <>
struct JsonForm<TourProblem> {
  static TourProblem read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const TourProblem& value, const LocalClock&);
  static Json schema(const Rule&);
};

}  // namespace krarup
