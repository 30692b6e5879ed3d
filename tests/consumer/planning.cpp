#include <chrono>
#include <iostream>
#include <krarup/plan/plan.hpp>
#include <vector>

// A program that uses the compiled library; nothing of HiGHS or nlohmann_json shows.
int main() {
  using namespace krarup;
  using namespace krarup::literals;

  const Demand half_hour{.contacts = 20, .per = 30min, .aht = 180s};
  const Scenario scenario{
      .name = "one quiet day",
      .forecast = {.start = std::chrono::sys_days{2026y / 3 / 2} + 8h,
                   .step = 30min,
                   .values = std::vector(16, half_hour)},
      .queue = ErlangC{},
      .target = {.service_level = 0.80, .acceptable_wait = 20s},
      .shift_templates = {
          {.name = "day", .length = 8h, .earliest_start = {8h}, .latest_start = {8h}, .start_step = 30min}}};

  const Plan planned = plan(scenario);
  std::cout << planned.shift_plan.shifts.size() << " shifts\n";
  return planned.shift_plan.status == SolveStatus::optimal && planned.totals.service_level > 0.80 ? 0 : 1;
}
