// A week of a center with three skills: what the roster costs, its bound, and seconds. The last line is JSON.
//
//     skills_benchmark [PEOPLE] [LOAD] [SEED] [SECONDS] [GAP]
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "krarup/scheduling/check.hpp"
#include "skill_center.hpp"

int main(int arguments, char** values) {
  using namespace krarup;
  const auto number = [&](int place, double otherwise) {
    return arguments > place ? std::atof(values[place]) : otherwise;
  };
  const int people = static_cast<int>(number(1, 500));
  const double load = number(2, 0.9);
  const int seed = static_cast<int>(number(3, 1));
  const RosterProblem problem = skill_center::problem(people, load, static_cast<std::uint32_t>(seed));
  SolveOptions options{.time_limit = Seconds{number(4, 300)}, .gap = number(5, 0.02), .seed = seed};
  const auto begun = std::chrono::steady_clock::now();
  const auto elapsed = [begun] { return Seconds{std::chrono::steady_clock::now() - begun}.count(); };
  double shown = -10;
  options.progress = [&](const Progress& progress) {
    if (elapsed() < shown + 5) return true;
    shown = elapsed();
    std::fprintf(stderr, "%6.0f s  %-12s %12.1f %12.1f\n", shown, progress.stage.c_str(), progress.objective,
                 progress.bound);
    return true;
  };
  const Roster roster = assign_shifts(problem, options);
  const double seconds = elapsed(), cpu = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  const RosterCheck check = check_roster(problem, roster.assignments, roster.unassigned);
  const bool verified = check.violations.empty() && std::abs(check.objective - roster.objective) < 1e-6;
  for (const Penalty& each : check.penalties) {
    std::printf("%-22s %10.1f %10.1f\n", each.rule.c_str(), each.amount, each.cost);
  }
  std::printf(
      "{\"instance\": \"%d people, load %g, seed %d\", \"objective\": %.3f, \"bound\": %.3f, \"gap\": %.5f, "
      "\"seconds\": %.1f, \"cpu_seconds\": %.1f, \"verified\": %s}\n",
      people, load, seed, roster.objective, roster.bound, roster.gap, seconds, cpu, verified ? "true" : "false");
}
