// When to meet and train: a small team, one morning.
#include <iostream>

#include "krarup/krarup.hpp"
#include "krarup/scheduling/activity_plan.hpp"

int main() {
  // [answer]
  using namespace krarup;
  using namespace krarup::literals;
  using namespace std::chrono;

  const Instant opening = sys_days{2026y / March / 2} + 8h;
  ActivityProblem problem{.required = Series<double>{opening, 1h, {2, 3, 2, 1}}, .step = 30min};
  for (const char* name : {"Ann", "Bob", "Cem"}) {
    problem.assignments.push_back({name, {.shift_template = "morning", .start = opening, .length = 4h, .breaks = {}}});
  }
  problem.activities = {{.name = "team meeting",
                         .length = 30min,
                         .earliest = opening,
                         .latest_end = opening + 4h,
                         .people = {"Ann", "Bob"},
                         .together = true},
                        {.name = "coaching",
                         .length = 1h,
                         .earliest = opening,
                         .latest_end = opening + 3h,
                         .people = {"Ann", "Bob", "Cem"},
                         .attendees = 2,
                         .max_at_once = 1}};

  const ActivityPlan plan = place_activities(problem);
  for (const Session& each : plan.sessions) {
    std::cout << to_text(TimeOfDay{each.start - floor<days>(each.start)}) << "  " << each.person << ", "
              << each.activity << "\n";
  }
  std::cout << plan.understaffing << " agent-hours are missing\n";
  // [/answer]
}
