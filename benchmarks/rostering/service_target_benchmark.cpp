// One service level for the day or week against the same service level in every quarter of an hour: what each costs.
//
//     service_target_benchmark [DAYS] [PEAK ...]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "krarup/intraday/service_target.hpp"
#include "krarup/intraday/sipp.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/scheduling/check.hpp"
#include "large_center.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Target target{.service_level = 0.8, .acceptable_wait = 20s};
constexpr Target floor_of_intervals{.service_level = 0.5, .acceptable_wait = 20s};
const ErlangA queue{.patience = 3min};

/// Calls of five minutes, so many that about as many agents are required as the large center asks for.
DayProfile calls(const Series<double>& agents) {
  DayProfile profile{agents.start, agents.step, {}};
  for (const double each : agents.values) {
    const double load = std::max(0.0, each - 0.5 * std::sqrt(each));
    profile.values.push_back({load * (agents.step / 5min), agents.step, 5min});
  }
  return profile;
}

struct Timed {
  ShiftPlan plan;
  double seconds = 0;
};

Timed timed(const ShiftProblem& problem) {
  const auto begun = std::chrono::steady_clock::now();
  Timed result{.plan = design_shifts(problem)};
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return result;
}

void compare(int days, double peak) {
  const DayProfile profile = calls(large_center::required(days, peak, 1));
  ShiftProblem by_interval{.required = sipp(profile, queue, target),
                           .shift_templates = large_center::shift_templates()};
  by_interval.costs = {.understaffing = 1000, .overstaffing = 0};
  ShiftProblem by_horizon = by_interval;
  by_horizon.required = sipp(profile, queue, floor_of_intervals);
  by_horizon.service_target = service_target(profile, queue, target);
  const Timed each = timed(by_interval), all = timed(by_horizon);
  const ShiftCheck delivered = check_shifts(by_horizon, each.plan.shifts);
  const bool verified = check_shifts(by_horizon, all.plan.shifts).violations.empty();
  std::printf("%5d %6g %10.2f %8.2f %% %10.2f %8.2f %% %7.2f %% %8.3f %% %8.1f %9s\n", days, peak, each.plan.pay,
              100 * delivered.service_level.value_or(0), all.plan.pay, 100 * all.plan.service_level.value_or(0),
              100 * (1 - all.plan.pay / each.plan.pay), 100 * all.plan.gap, all.seconds,
              verified ? "verified" : "WRONG");
}

}  // namespace

int main(int arguments, char** values) {
  const int days = arguments > 1 ? std::atoi(values[1]) : 1;
  std::vector<double> peaks;
  for (int i = 2; i < arguments; ++i) peaks.push_back(std::atof(values[i]));
  if (peaks.empty()) peaks = {12, 30, 100};
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::printf("%5s %6s %10s %10s %10s %10s %9s %10s %8s\n", "days", "peak", "intervals", "service", "one target",
              "service", "saved", "gap", "seconds");
  for (const double peak : peaks) compare(days, peak);
}
