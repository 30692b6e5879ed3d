#pragma once

#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/intraday/day_profile.hpp"
#include "krarup/intraday/opening_hours.hpp"
#include "krarup/plan/any_queue.hpp"
#include "krarup/queues/uncertain.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "krarup/staffing/shrinkage.hpp"
#include "krarup/staffing/target.hpp"

namespace krarup {

/// Everything a plan is made from; the same words in the scenario file (docs/schema/scenario-1.schema.json).
struct Scenario {
  std::string name;
  DayProfile forecast;                        ///< contacts and aht per interval, the whole horizon in one series
  Seconds interval{};                         ///< planning grid, to which the forecast is re-binned; 0 keeps its own
  LocalClock clock{};                         ///< wall clock of the center
  std::vector<OpeningHours> opening_hours{};  ///< empty means always open
  AnyQueue queue;                             ///< its demand and agents are ignored
  double cv = 0;                              ///< of the rate of an interval from day to day, beyond chance
  Target target;                              ///< of each interval; with a floor, of all contacts of the horizon
  std::optional<Target> floor{};              ///< what each interval keeps where the target is one for the horizon
  Shrinkage shrinkage{};
  std::vector<ShiftTemplate> shift_templates;
  CoverageCosts costs{};
  double cost_per_distinct_shift = 0;  ///< for each start (on the clock) and length that is worked at all
  bool cyclic = false;                 ///< the horizon repeats without end; whole days (whole weeks if days matter)
  std::optional<int> max_agents{};     ///< most shifts that may start on one day
  std::optional<int> max_on_break{};   ///< most people who may be on break at once
  std::vector<Person> people{};        ///< empty: a plan without names
  Seconds hours_per_fte{40 * 3600.0};  ///< paid time a week of one full-time equivalent
  SolveOptions solve{};                ///< for the shifts, and again for the roster

  static constexpr auto fields() {
    return std::tuple{field("name", &Scenario::name),
                      required_field("forecast", &Scenario::forecast),
                      field("interval", &Scenario::interval, rules::not_negative),
                      field("clock", &Scenario::clock),
                      field("opening_hours", &Scenario::opening_hours),
                      required_field("queue", &Scenario::queue),
                      field("cv", &Scenario::cv, cv_rule),
                      required_field("target", &Scenario::target),
                      field("floor", &Scenario::floor),
                      field("shrinkage", &Scenario::shrinkage),
                      required_field("shift_templates", &Scenario::shift_templates),
                      field("costs", &Scenario::costs),
                      field("cost_per_distinct_shift", &Scenario::cost_per_distinct_shift, rules::not_negative),
                      field("cyclic", &Scenario::cyclic),
                      field("max_agents", &Scenario::max_agents, rules::not_negative),
                      field("max_on_break", &Scenario::max_on_break, rules::not_negative),
                      field("people", &Scenario::people),
                      field("hours_per_fte", &Scenario::hours_per_fte, rules::positive),
                      field("solve", &Scenario::solve)};
  }

  /// Checks what no single field can tell: the forecast, the planning grid, the queue, templates that hold their
  /// breaks.
  void validate(const std::string& path) const;

  static constexpr double max_offered_load = 50'000;  ///< erlangs, in any interval of the forecast
};

}  // namespace krarup
