#include "scheduling/lines/workable.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "scheduling/lines/past.hpp"

namespace krarup::lines {

namespace {

using std::chrono::days;

/// Which of its choices each break takes when all are as early as they can be.
std::vector<std::size_t> earliest(const Pattern& pattern) {
  std::vector<std::size_t> breaks;
  std::chrono::seconds free{0};
  for (const BreakChoices& pause : pattern.breaks) {
    const auto first = std::lower_bound(pause.starts.begin(), pause.starts.end(), free);
    breaks.push_back(static_cast<std::size_t>(first - pause.starts.begin()));
    free = *first + pause.claim;
  }
  return breaks;
}

}  // namespace

Workable list_workable(const RosterProblem& problem, Seconds step) {
  const Instant start = problem.clock.instant(problem.first_day, TimeOfDay{});
  const Instant end = problem.clock.instant(problem.first_day + days{problem.days}, TimeOfDay{});
  const auto steps = static_cast<std::size_t>(std::ceil(Seconds{end - start} / step));
  Workable workable{.templates_alone = {.required = {start, step, std::vector<double>(steps, 0.0)},
                                        .shift_templates = problem.shift_templates,
                                        .clock = problem.clock},
                    .on_day = std::vector<std::vector<std::size_t>>(static_cast<std::size_t>(problem.days))};
  workable.candidates = list_candidates(workable.templates_alone);
  for (std::size_t i = 0; i < workable.candidates.shifts.size(); ++i) {
    const auto day = (workable.candidates.shifts[i].date - problem.first_day).count();
    if (day >= 0 && day < problem.days) workable.on_day[static_cast<std::size_t>(day)].push_back(i);
  }
  return workable;
}

Choices with_early_breaks(const RosterProblem& problem, const Workable& workable) {
  Choices choices(workable.on_day.size());
  for (std::size_t day = 0; day < choices.size(); ++day) {
    for (std::size_t k = 0; k < workable.on_day[day].size(); ++k) {
      const Shift shift = workable.shift(day, k, earliest(workable.pattern(day, k)));
      choices[day].push_back({shift, work_of(problem, shift)});
    }
  }
  return choices;
}

}  // namespace krarup::lines
