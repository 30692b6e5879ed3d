#pragma once

#include "io/json_day_profile.hpp"
#include "krarup/plan/plan.hpp"

namespace krarup {

/// A law of patience: its name, and its fields.
template <>
struct JsonForm<PatienceLaw> {
  static PatienceLaw read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const PatienceLaw& value, const LocalClock& clock);
  static Json schema(const Rule&);
};

/// A rule of a contract: its name, and its fields.
template <>
struct JsonForm<RosterRule> {
  static RosterRule read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const RosterRule& value, const LocalClock& clock);
  static Json schema(const Rule&);
};

/// A queue: the name of its model and the fields of the model but for demand and agents, which vary by interval.
template <>
struct JsonForm<AnyQueue> {
  static AnyQueue read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const AnyQueue& value, const LocalClock& clock);
  static Json schema(const Rule&);
};

/// A document of its own: `"schema": 1`, the clock before all that depends on it, and a forecast that may be a file.
template <>
struct JsonForm<Scenario> {
  static Scenario read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const Scenario& value, const LocalClock&);
  static Json schema(const Rule&);
};

template <>
struct JsonForm<Plan> {
  static Plan read(const Json& value, const Place& place, const Reading& reading);
  static Json write(const Plan& value, const LocalClock&);
  static Json schema(const Rule&);
};

}  // namespace krarup
