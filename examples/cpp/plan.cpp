// The whole way: a scenario file in, a plan out. usage: plan [scenario.json]
#include "krarup/plan/plan.hpp"

#include <iostream>

#include "krarup/io/file.hpp"
#include "krarup/io/plan_csv.hpp"
#include "krarup/io/plan_json.hpp"
#include "krarup/io/scenario_json.hpp"

int main(int argc, char** argv) try {
  const krarup::Scenario scenario = krarup::load_scenario(argc > 1 ? argv[1] : "examples/data/scenario.json");
  const krarup::Plan plan = krarup::plan(scenario);

  std::cout << scenario.name << ": " << plan.totals.contacts << " contacts, " << plan.shift_plan.shifts.size()
            << " shifts, " << plan.totals.fte << " FTE\n"
            << "expected service level " << plan.totals.service_level << ", shifts within " << 100 * plan.shift_plan.gap
            << " % of the best possible\n";
  for (const krarup::Finding& finding : plan.shift_plan.findings) std::cout << "- " << finding.text << '\n';
  for (const krarup::Finding& finding : plan.roster.findings) std::cout << "- " << finding.text << '\n';

  krarup::save_plan(plan, "plan.json");
  krarup::write_file("roster.csv", krarup::roster_csv(plan));
} catch (const krarup::Error& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
