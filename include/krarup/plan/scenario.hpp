#pragma once

#include <optional>
#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/intraday/day_profile.hpp"
#include "krarup/intraday/opening_hours.hpp"
#include "krarup/plan/any_queue.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "krarup/staffing/shrinkage.hpp"
#include "krarup/staffing/target.hpp"

namespace krarup {

/// Everything a plan is made from; the same words in the scenario file (docs/schema/scenario-1.schema.json).
struct Scenario {
  std::string name;
  DayProfile forecast;  ///< contacts and aht per interval, the whole horizon in one series
  Seconds interval{};   ///< planning grid; the forecast is re-binned to it; 0 keeps the forecast's step
  LocalClock clock;     ///< wall clock of the center
  std::vector<OpeningHours> opening_hours;  ///< empty means always open
  AnyQueue queue;                           ///< its demand and agents are ignored
  Target target;
  Shrinkage shrinkage;
  std::vector<ShiftTemplate> shift_templates;
  CoverageCosts costs;
  std::vector<Person> people;          ///< empty: a plan without names
  Seconds hours_per_fte{40 * 3600.0};  ///< paid hours a week of one full-time equivalent
  SolveOptions solve;
};

}  // namespace krarup
