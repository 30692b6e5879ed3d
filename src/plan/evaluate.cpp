#include <chrono>

#include "krarup/intraday/days.hpp"
#include "krarup/staffing/fte.hpp"
#include "plan/evaluation.hpp"
#include "plan/stages.hpp"

namespace krarup {

namespace {

/// Weeks of the horizon, a begun one as a whole: staff is paid by the week.
double weeks(const StaffedForecast& staffed, const LocalClock& clock) {
  const Date first = clock.date(staffed.forecast.start);
  const Date last = clock.date(staffed.forecast.time(staffed.forecast.size() - 1));
  return static_cast<double>(std::chrono::floor<std::chrono::weeks>(last - first).count() + 1);
}

std::vector<Shift> named_shifts(const Roster& roster) {
  std::vector<Shift> shifts;
  for (const Assignment& each : roster.assignments) shifts.push_back(each.shift);
  return shifts;
}

PlanTotals shift_totals(const StaffedForecast& staffed, const Plan& plan) {
  PlanTotals totals;
  totals.contacts = total_contacts(staffed.served.profile);
  totals.contacts_outside_hours = staffed.served.contacts_outside;
  totals.required_time = agent_time(staffed.required);
  for (const Shift& shift : plan.shift_plan.shifts) {
    totals.paid_time += paid_time(shift);
    totals.scheduled_time += shift.length;
    for (const Break& pause : shift.breaks) totals.scheduled_time -= pause.length;
  }
  totals.fte = fte(totals.paid_time / weeks(staffed, plan.scenario.clock), plan.scenario.hours_per_fte);
  totals.cost = plan.shift_plan.pay;
  return totals;
}

}  // namespace

void evaluate(const StaffedForecast& staffed, Plan& plan) {
  const Scenario& scenario = plan.scenario;
  const double reaching_contacts = 1 - total_shrinkage(scenario.shrinkage);
  const Series<double>& scheduled = plan.shift_plan.scheduled;
  const Series<double> rostered = agents_present(named_shifts(plan.roster), scheduled, scenario.cyclic);
  Tally expected;
  Tally expected_of_rostered;
  plan.step = staffed.forecast.step;
  for (std::size_t i = 0; i < staffed.forecast.size(); ++i) {
    const Demand& demand = staffed.served.profile[i];
    const double achieved = scheduled[i] * reaching_contacts;
    const Delivery delivery = deliver(scenario, demand, achieved);
    expected.add(demand.contacts, delivery, achieved);
    if (!scenario.people.empty()) {
      const double named = rostered[i] * reaching_contacts;
      expected_of_rostered.add(demand.contacts, deliver(scenario, demand, named), named);
    }
    plan.intervals.push_back({.start = staffed.forecast.time(i),
                              .open = staffed.served.open[i],
                              .contacts = staffed.forecast[i].contacts,
                              .aht = demand.aht,
                              .offered_load = offered_load(demand),
                              .required = staffed.required[i],
                              .required_scheduled = staffed.required_scheduled[i],
                              .scheduled = scheduled[i],
                              .achieved = achieved,
                              .rostered = rostered[i],
                              .performance = delivery.performance});
  }
  plan.totals = shift_totals(staffed, plan);
  plan.totals.service_level = expected.service_level(scenario.target.basis);
  plan.totals.abandonment = expected.abandonment();
  plan.totals.occupancy = expected.occupancy();
  if (!scenario.people.empty()) {
    plan.totals.rostered_service_level = expected_of_rostered.service_level(scenario.target.basis);
  }
}

}  // namespace krarup
