#include <cmath>

#include "krarup/core/text.hpp"
#include "krarup/intraday/days.hpp"
#include "plan/evaluation.hpp"
#include "plan/stages.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

/// 0.7634 is "76.3 %".
std::string percent(double share) { return to_text(std::round(1000 * share) / 10) + " %"; }

void add_contacts_while_closed(const StaffedForecast& staffed, const Plan& plan, std::vector<Finding>& findings) {
  if (staffed.served.contacts_outside == 0) return;
  const auto& intervals = plan.intervals;
  std::size_t first = intervals.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    if (intervals[i].open || intervals[i].contacts == 0) continue;
    first = std::min(first, i);
    last = i;
  }
  const Series<Demand>& grid = staffed.forecast;
  findings.push_back({.rule = "opening_hours",
                      .subject = {},
                      .start = grid.time(first),
                      .end = grid.time(last + 1),
                      .amount = staffed.served.contacts_outside,
                      .text = count_text(staffed.served.contacts_outside, "contact") +
                              " are expected while the center is closed, the first at " +
                              moment_text(plan.scenario.clock, grid.time(first)) + "; nobody is planned for them"});
}

/// The service level that a day's contacts can expect.
double service_level_of(const Day& day, const StaffedForecast& staffed, const Plan& plan) {
  Tally tally;
  for (std::size_t i = day.first; i < day.first + day.size; ++i) {
    const Demand& demand = staffed.served.profile[i];
    const double agents = plan.intervals[i].achieved;
    tally.add(demand.contacts, deliver(plan.scenario, demand, agents), agents);
  }
  return tally.service_level(plan.scenario.target.basis);
}

/// Half of what is shown: a day at 79.96 % of 80 % reads as one that meets its target.
constexpr double shown = 0.0005;

/// With a floor the target is one for the horizon, and the shifts say whether they reach it.
void add_days_below_target(const StaffedForecast& staffed, const Plan& plan, std::vector<Finding>& findings) {
  const Target& target = plan.scenario.target;
  if (!target.service_level || plan.scenario.floor) return;
  for (const Day& day : days_of(staffed.forecast, plan.scenario.clock)) {
    const double expected = service_level_of(day, staffed, plan);
    if (expected >= *target.service_level - shown) continue;
    findings.push_back({.rule = "service_level",
                        .subject = {},
                        .start = staffed.forecast.time(day.first),
                        .end = staffed.forecast.time(day.first + day.size),
                        .amount = *target.service_level - expected,
                        .text = day_text(day.date) + " can expect a service level of " + percent(expected) +
                                ", the target is " + percent(*target.service_level)});
  }
}

}  // namespace

std::vector<Finding> plan_findings(const StaffedForecast& staffed, const Plan& plan) {
  std::vector<Finding> findings;
  add_contacts_while_closed(staffed, plan, findings);
  add_days_below_target(staffed, plan, findings);
  return findings;
}

}  // namespace krarup
