#include "scheduling/shifts/block.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup {

namespace {

/// The candidates [first, last) of one block, which are in order of start.
struct Group {
  std::size_t first = 0;
  std::size_t last = 0;
  Instant start{};
  Instant end{};
};

using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

/// Groups whole calendar days, days that a shift joins, and days that must stay together.
std::vector<Group> group_days(const Candidates& candidates, const Spans& spans) {
  std::vector<std::size_t> together(candidates.shifts.size(), 0);  // for each candidate, the last it must stay with
  for (const auto& [first, last] : spans) together[first] = std::max(together[first], last);
  std::vector<Group> groups;
  std::size_t open_until = 0;
  for (std::size_t i = 0; i < candidates.shifts.size(); ++i) {
    const Candidate& candidate = candidates.shifts[i];
    const bool same_day = i > 0 && candidates.shifts[i - 1].date == candidate.date;
    if (!groups.empty() && (same_day || i <= open_until || candidate.start < groups.back().end)) {
      groups.back().last = i + 1;
      groups.back().end = std::max(groups.back().end, candidate.end);
    } else {
      groups.push_back({i, i + 1, candidate.start, candidate.end});
    }
    open_until = std::max(open_until, together[i]);
  }
  return groups;
}

/// A cycle is one group, from its beginning to its end.
std::vector<Group> groups_of(const ShiftProblem& problem, const Candidates& candidates, const Spans& spans) {
  if (!problem.cyclic || candidates.shifts.empty()) return group_days(candidates, spans);
  const auto& required = problem.required;
  return {{0, candidates.shifts.size(), required.start, required.time(required.size())}};
}

/// The number of cycles from the first to the one that holds an instant; 0 without a cycle.
std::int64_t cycles_before(const ShiftProblem& problem, Instant instant) {
  if (!problem.cyclic) return 0;
  const auto& required = problem.required;
  const std::chrono::seconds cycle = required.time(required.size()) - required.start;
  return static_cast<std::int64_t>(std::floor(Seconds{instant - required.start} / Seconds{cycle}));
}

/// The same moment of the first cycle.
Instant in_first_cycle(const ShiftProblem& problem, Instant instant) {
  const auto& required = problem.required;
  return instant - cycles_before(problem, instant) * (required.time(required.size()) - required.start);
}

std::vector<Instant> break_points(const ShiftProblem& problem, const Candidates& candidates, const Group& group) {
  std::vector<Instant> points;
  for (std::size_t i = group.first; i < group.last; ++i) {
    const Candidate& candidate = candidates.shifts[i];
    points.push_back(candidate.start);
    points.push_back(candidate.end);
    for (const BreakChoices& choices : candidates.patterns[candidate.pattern].breaks) {
      for (const auto start : choices.starts) {
        points.push_back(candidate.start + start);
        points.push_back(candidate.start + start + choices.length);
      }
    }
  }
  for (Instant& point : points) point = in_first_cycle(problem, point);
  const auto& required = problem.required;
  const Instant from = std::max(required.start, group.start);
  const Instant until = std::min(required.time(required.size()), group.end);
  for (std::size_t i = 0; i <= required.size(); ++i) points.push_back(required.time(i));
  std::erase_if(points, [&](Instant point) { return point < from || point > until; });
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

/// The slots between `from` and `until`, priced; `interval` is the one that holds them.
Slot make_slot(const ShiftProblem& problem, std::size_t interval, Instant from, Instant until) {
  const double weight = problem.weights.empty() ? 1 : problem.weights[interval];
  CoverageCosts costs = problem.costs;
  if (problem.service_target) {  // more agents than the floor are what is asked for
    costs.overstaffing = 0;
    costs.overstaffing_steps.clear();
  }
  Slot slot{coverage_price(costs, problem.required[interval], weight * in_hours(until - from)), from, until};
  if (problem.max_on_break) slot.max_on_break = *problem.max_on_break;
  return slot;
}

std::size_t interval_at(const Series<double>& required, Instant instant) {
  return static_cast<std::size_t>((instant - required.start) / whole_seconds(required.step));
}

SlotRange slots_between(const ShiftProblem& problem, const std::vector<Instant>& points, Instant start, Instant end) {
  const std::size_t slots = points.size() - 1;
  const auto at = [&](Instant instant) {
    const auto found = std::lower_bound(points.begin(), points.end(), in_first_cycle(problem, instant));
    return std::min(static_cast<std::size_t>(found - points.begin()), slots) +
           static_cast<std::size_t>(cycles_before(problem, instant)) * slots;
  };
  return {at(start), at(end)};
}

Block make_block(const ShiftProblem& problem, const Candidates& candidates, const Group& group) {
  const std::vector<Instant> points = break_points(problem, candidates, group);
  Block block;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    block.slots.push_back(make_slot(problem, interval_at(problem.required, points[i]), points[i], points[i + 1]));
  }
  for (std::size_t i = group.first; i < group.last; ++i) {
    const Candidate& candidate = candidates.shifts[i];
    const Pattern& pattern = candidates.patterns[candidate.pattern];
    BlockShift shift{.candidate = i,
                     .pattern = candidate.pattern,
                     .date = candidate.date,
                     .start = candidate.start,
                     .end = candidate.end,
                     .cost = pattern.cost + candidate.supplement,
                     .presence = slots_between(problem, points, candidate.start, candidate.end),
                     .breaks = {}};
    for (const BreakChoices& choices : pattern.breaks) {
      std::vector<BreakOption> options;
      for (const auto start : choices.starts) {
        const Instant from = candidate.start + start;
        const Instant until = from + choices.length;
        options.push_back({from, until, from + choices.claim, slots_between(problem, points, from, until)});
      }
      if (!shift.breaks.empty() && shift.breaks.back().back().next > options.front().start) shift.breaks_apart = false;
      shift.breaks.push_back(std::move(options));
    }
    block.shifts.push_back(std::move(shift));
  }
  return block;
}

}  // namespace

bool in_order(const Block& block, const Placed& placed) {
  const BlockShift& shift = block.shifts[placed.candidate];
  if (shift.breaks_apart) return true;
  for (std::size_t k = 1; k < placed.breaks.size(); ++k) {
    if (shift.breaks[k - 1][placed.breaks[k - 1]].next > shift.breaks[k][placed.breaks[k]].start) return false;
  }
  return true;
}

std::vector<double> coverage(const Block& block, const std::vector<Placed>& placed) {
  std::vector<double> agents(block.slots.size(), 0.0);
  const auto add = [&](SlotRange range, double change) {
    for_each_slot(range, agents.size(), [&](std::size_t t) { agents[t] += change; });
  };
  for (const Placed& one : placed) {
    const BlockShift& shift = block.shifts[one.candidate];
    add(shift.presence, 1);
    for (std::size_t k = 0; k < one.breaks.size(); ++k) add(shift.breaks[k][one.breaks[k]].slots, -1);
  }
  return agents;
}

std::vector<double> on_break(const Block& block, const std::vector<Placed>& placed) {
  std::vector<double> people(block.slots.size(), 0.0);
  for (const Placed& one : placed) {
    for (std::size_t k = 0; k < one.breaks.size(); ++k) {
      const SlotRange pause = block.shifts[one.candidate].breaks[k][one.breaks[k]].slots;
      for_each_slot(pause, people.size(), [&](std::size_t t) { people[t] += 1; });
    }
  }
  return people;
}

double mean_cost(const Block& block) {
  double mean = 0;
  for (const BlockShift& shift : block.shifts) mean += shift.cost / static_cast<double>(block.shifts.size());
  return mean;
}

double cost(const Block& block, const std::vector<Placed>& placed) {
  double total = 0;
  for (const Placed& one : placed) total += block.shifts[one.candidate].cost;
  const std::vector<double> agents = coverage(block, placed);
  for (std::size_t t = 0; t < agents.size(); ++t) total += block.slots[t].cost(agents[t]);
  return total;
}

Horizon cut_into_blocks(const ShiftProblem& problem, const Candidates& candidates, const Spans& spans) {
  Horizon horizon;
  Instant covered_until = problem.required.start;
  const auto leave_uncovered = [&](Instant from, Instant until) {
    const auto& required = problem.required;
    while (from < until) {
      const std::size_t interval = interval_at(required, from);
      const Instant end = std::min(until, required.time(interval + 1));
      horizon.unreachable.push_back(make_slot(problem, interval, from, end));
      from = end;
    }
  };
  for (const Group& group : groups_of(problem, candidates, spans)) {
    Block block = make_block(problem, candidates, group);
    leave_uncovered(covered_until, block.slots.front().start);
    covered_until = block.slots.back().end;
    horizon.blocks.push_back(std::move(block));
  }
  leave_uncovered(covered_until, problem.required.time(problem.required.size()));
  return horizon;
}

}  // namespace krarup
