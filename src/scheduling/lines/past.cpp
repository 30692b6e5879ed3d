#include "scheduling/lines/past.hpp"

#include <chrono>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup::lines {

Kinds kinds_of(const RosterProblem& problem, const std::vector<std::string>& shift_templates) {
  Kinds kinds;
  for (std::size_t k = 0; k < problem.shift_templates.size(); ++k) {
    const auto& name = problem.shift_templates[k].name;
    if (std::find(shift_templates.begin(), shift_templates.end(), name) != shift_templates.end()) {
      kinds.only.push_back(static_cast<int>(k));
    }
  }
  return kinds;
}

Work work_of(const RosterProblem& problem, const Shift& shift) {
  const Instant midnight = problem.clock.instant(problem.first_day, TimeOfDay{});
  const Kinds kind = kinds_of(problem, {shift.shift_template});
  const LocalTime wall = problem.clock.wall(shift.start);
  return {.kind = kind.only.empty() ? -1 : kind.only.front(),
          .start = static_cast<int>((shift.start - midnight).count()),
          .end = static_cast<int>((shift.end() - midnight).count()),
          .clock = static_cast<int>((wall - LocalTime{problem.clock.date(shift.start)}).count()),
          .paid = static_cast<int>(whole_seconds(paid_time(shift)).count())};
}

Past::Past(const RosterProblem& problem, const Person& person)
    : weekday_(static_cast<int>(std::chrono::weekday(problem.first_day).iso_encoding())) {
  for (const Shift& shift : person.history) {
    const auto day = (problem.clock.date(shift.start) - problem.first_day).count();
    days_.emplace(static_cast<int>(day), work_of(problem, shift));
  }
}

const Work* Past::on(int day) const {
  const auto found = days_.find(day);
  return found == days_.end() ? nullptr : &found->second;
}

}  // namespace krarup::lines
