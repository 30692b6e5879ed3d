// Days of a large center: what the plan costs, its bound, and the processor's seconds.
//
//     large_center_benchmark [DAYS] [SEEDS] [GAP]
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "large_center.hpp"

int main(int arguments, char** values) {
  using namespace krarup;
  const int days = arguments > 1 ? std::atoi(values[1]) : 1;
  const int seeds = arguments > 2 ? std::atoi(values[2]) : 1;
  const double gap = arguments > 3 ? std::atof(values[3]) : SolveOptions{}.gap;
  std::printf("%6s %5s %12s %12s %9s %7s %8s\n", "agents", "seed", "objective", "bound", "gap", "shifts", "seconds");
  for (const double peak : {30.0, 100.0, 300.0}) {
    for (int seed = 1; seed <= seeds; ++seed) {
      const std::clock_t begun = std::clock();
      const ShiftPlan plan =
          design_shifts(large_center::problem(days, peak, static_cast<std::uint32_t>(seed)), {.gap = gap});
      const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
      std::printf("%6g %5d %12.3f %12.3f %8.3f%% %7zu %8.1f\n", peak, seed, plan.objective, plan.bound, 100 * plan.gap,
                  plan.shifts.size(), seconds);
    }
  }
}
