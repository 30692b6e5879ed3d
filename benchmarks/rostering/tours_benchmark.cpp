// A week of a large center with three contract classes: what the tours cost, their bound, and the processor's seconds.
//
//     tours_benchmark [PEAK] [GAP] [SEEDS]
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "krarup/scheduling/tours.hpp"
#include "large_center.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

/// Full-time people work five or four days, with their days off joined; half-time people five short days.
TourProblem week(double peak, std::uint32_t seed) {
  TourProblem problem{.shifts = large_center::problem(7, peak, seed)};
  problem.classes = {
      {.name = "five days", .shift_templates = {"17 half hours"}, .min_joined_days_off = 2},
      {.name = "four days",
       .shift_templates = {"20 half hours"},
       .min_days_per_week = 4,
       .max_days_per_week = 4,
       .min_joined_days_off = 2},
      {.name = "half time",
       .shift_templates = {"10 half hours", "11 half hours"},
       .max_hours_per_week = 26h,
       .cost_per_hour = 0.05},
  };
  return problem;
}

}  // namespace

int main(int arguments, char** values) {
  const double peak = arguments > 1 ? std::atof(values[1]) : 100;
  const double gap = arguments > 2 ? std::atof(values[2]) : 0.001;
  const int seeds = arguments > 3 ? std::atoi(values[3]) : 1;
  std::printf("%6s %5s %12s %12s %9s %7s %8s %8s\n", "agents", "seed", "objective", "bound", "gap", "people", "seconds",
              "verified");
  for (int seed = 1; seed <= seeds; ++seed) {
    const TourProblem problem = week(peak, static_cast<std::uint32_t>(seed));
    const std::clock_t begun = std::clock();
    const TourPlan plan = design_tours(problem, {.time_limit = 3600s, .gap = gap, .seed = seed});
    const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    const TourCheck check = check_tours(problem, plan.tours);
    const bool verified = check.violations.empty() && std::abs(check.objective - plan.objective) < 1e-6;
    int people = 0;
    for (const ClassUse& use : plan.classes) people += use.people;
    std::printf("%6g %5d %12.3f %12.3f %8.3f%% %7d %8.1f %8s\n", peak, seed, plan.objective, plan.bound, 100 * plan.gap,
                people, seconds, verified ? "true" : "FALSE");
  }
}
