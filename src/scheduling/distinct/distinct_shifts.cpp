#include "scheduling/distinct/distinct_shifts.hpp"

#include <map>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup {

StartAndLength start_and_length(const LocalClock& clock, Instant start, std::chrono::seconds length) {
  return {clock.wall(start) - LocalTime{clock.date(start)}, length};
}

std::vector<DistinctGroup> distinct_groups(const ShiftProblem& problem, const Candidates& candidates,
                                           const Block& block) {
  std::map<StartAndLength, std::vector<std::size_t>> shifts;
  for (std::size_t j = 0; j < block.shifts.size(); ++j) {
    const Candidate& candidate = candidates.shifts[block.shifts[j].candidate];
    shifts[start_and_length(problem.clock, candidate.start, candidate.end - candidate.start)].push_back(j);
  }
  std::vector<DistinctGroup> groups;
  for (auto& [common, members] : shifts) groups.push_back({common, std::move(members)});
  return groups;
}

std::vector<DistinctShift> list_distinct_shifts(const ShiftProblem& problem, const std::vector<Shift>& shifts) {
  if (shifts.empty()) return {};
  const auto& required = problem.required;
  const Date first = problem.clock.date(required.start);
  const Date last = problem.clock.date(required.time(required.size()) - std::chrono::seconds{1});
  const auto dates = static_cast<std::size_t>((last - first).count()) + 1;
  std::map<StartAndLength, std::vector<int>> per_day;
  for (const Shift& shift : shifts) {
    auto& counts = per_day[start_and_length(problem.clock, shift.start, whole_seconds(shift.length))];
    counts.resize(dates, 0);
    ++counts[static_cast<std::size_t>((problem.clock.date(shift.start) - first).count())];
  }
  std::vector<DistinctShift> distinct;
  for (auto& [common, counts] : per_day) distinct.push_back({{common.start}, common.length, std::move(counts)});
  return distinct;
}

}  // namespace krarup
