#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "deferred_points.hpp"
#include "soundness.hpp"

// What is true of every answer about deferred work.

namespace krarup::domain {

/// Of one kind of work, and what becomes of it.
struct WorkedOff {
  const WorkKind& kind;
  const Series<BacklogInterval>& intervals;

  /// All contacts there are.
  [[nodiscard]] double offered() const {
    double sum = total_contacts(kind.forecast);
    for (const AgedContacts& each : kind.backlog) sum += each.contacts;
    return sum;
  }
};

/// Numbers in their ranges, and no contact lost.
[[nodiscard]] inline Fault fault_of(const WorkedOff& done) {
  const double offered = done.offered();
  double before = offered - total_contacts(done.kind.forecast);
  for (const BacklogInterval& each : done.intervals.values) {
    for (const double value : {each.answered_in_time, each.answered_late, each.mean_response_time.count(), each.backlog,
                               each.overdue, each.oldest.count()}) {
      if (!(value >= 0 && value < infinity)) return "a number of an interval is " + to_text(value);
    }
    if (!is_share(each.occupancy)) return "an occupancy is " + to_text(each.occupancy);
    if (each.overdue > each.backlog) return "more are overdue than wait";
    const double lost = before + each.arrived - each.answered() - each.backlog;
    if (!(std::abs(lost) <= rounding * offered + 1e-300))
      return "contacts are lost: " + to_text(lost) + " of " + to_text(offered);
    before = each.backlog;
  }
  const BacklogTotals sum = totals(done.intervals);
  if (!is_share(sum.share_in_time())) return "a share in time is " + to_text(sum.share_in_time());
  if (!(sum.mean_response_time.count() >= 0 && sum.mean_response_time.count() < infinity)) return "a mean is no number";
  return {};
}

/// Of all contacts there are.
[[nodiscard]] inline Seconds work_of(const WorkKind& kind) {
  Seconds sum = total_work(kind.forecast);
  for (const AgedContacts& each : kind.backlog) sum += each.contacts * each.aht;
  return sum;
}

/// The shortest that an agent is busy with a contact.
[[nodiscard]] inline Seconds least_aht(const WorkKind& kind) {
  Seconds least{infinity};
  for (const Demand& each : kind.forecast.values) least = std::min(least, each.aht);
  for (const AgedContacts& each : kind.backlog) least = std::min(least, each.aht);
  return least;
}

/// The agents do no more than they can, none of it while the center is closed, and never rest while work waits.
[[nodiscard]] inline Fault fault_of_agents(const StaffedWork& staffed,
                                           const std::vector<Series<BacklogInterval>>& kinds) {
  const auto open = within_opening_hours(staffed.work.kinds.front().forecast, staffed.work.opening_hours).open;
  Seconds work{};
  for (const WorkKind& kind : staffed.work.kinds) work += work_of(kind);
  for (std::size_t i = 0; i < staffed.agents.size(); ++i) {
    const bool works = open[i] && staffed.agents[i] > 0;
    double busy = 0;
    Seconds waiting{};  // at least
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      const BacklogInterval& each = kinds[k][i];
      busy += each.occupancy;
      waiting += each.backlog * least_aht(staffed.work.kinds[k]);
      if (!works && each.answered() > 0) return "contacts are answered by nobody";
    }
    const Seconds able = staffed.agents[i] * staffed.agents.step;
    const Seconds rounded = detail::rounding_of_times * (staffed.agents[i] + work / staffed.agents.step) * Seconds{1};
    if (busy * able > able * (1 + rounding) + rounded) return "agents are busy beyond their time: " + to_text(busy);
    const bool beyond_rounding = waiting > 1e-6 * able && able > 1e-9 * work;
    if (works && beyond_rounding && busy < 1 - 1e-6) return "agents rest while work waits: " + to_text(busy);
  }
  return {};
}

/// With more agents nobody waits longer.
[[nodiscard]] inline Fault fault_of_more_agents(const WorkedOff& fewer, const WorkedOff& more) {
  const double step = fewer.intervals.step.count();
  const double least = std::max(1e-6, 10 * detail::rounding_of_times / step) * fewer.offered();
  double in_time = 0;
  double in_time_with_more = 0;
  for (std::size_t i = 0; i < fewer.intervals.size(); ++i) {
    const BacklogInterval& before = fewer.intervals[i];
    const BacklogInterval& after = more.intervals[i];
    if (after.backlog > before.backlog + least) return "with more agents more wait";
    if (after.overdue > before.overdue + least) return "with more agents more are overdue";
    in_time += before.answered_in_time;
    in_time_with_more += after.answered_in_time;
    if (in_time_with_more < in_time - least) return "with more agents fewer are answered in time";
  }
  return {};
}

/// The smallest number of agents that keeps the promise keeps it, and one less does not.
[[nodiscard]] inline Fault fault_of_required(const DeferredWork& work, double share) {
  const auto least_share = [&](double agents) {
    const auto grid = work.kinds.front().forecast.map([agents](const Demand&) { return agents; });
    double least = 1;
    for (const auto& each : work_off(work, grid)) least = std::min(least, totals(each).share_in_time());
    return least;
  };
  const auto required = [&]() -> std::optional<int> {
    try {
      return required_agents(work, share);
    } catch (const Infeasible&) {
      return {};
    }
  }();
  if (!required) return least_share(max_agents) < share ? Fault{} : "agents can keep a promise that is refused";
  if (least_share(*required) < share - rounding) return "the required agents do not keep the promise";
  if (*required > 0 && least_share(*required - 1) > share + rounding) return "an agent less keeps the promise too";
  const double fractional = fractional_agents(work, share);
  if (!(fractional <= *required && fractional >= *required - 1)) return "fractional agents are " + to_text(fractional);
  if (least_share(fractional) < share - 1e-6) return "fractional agents do not keep the promise";
  return {};
}

/// Leveled agents are numbers, do not work for nothing, and keep the promise to all who come.
[[nodiscard]] inline Fault fault_of_leveled(const DeferredWork& work) {
  const WorkKind& first = work.kinds.front();
  const auto promised_alike = [&](const WorkKind& each) { return each.response_time == first.response_time; };
  if (!std::ranges::all_of(work.kinds, promised_alike) || first.response_time < first.forecast.step) return {};
  const Requirement agents = leveled_agents(work);
  Seconds offered{};
  for (const WorkKind& each : work.kinds) offered += work_of(each);
  for (const double each : agents.values) {
    if (!(each >= 0 && each < infinity)) return "leveled agents are " + to_text(each);
  }
  if (!(agent_time(agents) <= offered * (1 + rounding) + Seconds{1e-240})) return "leveled agents work for nothing";
  const auto kinds = work_off(work, agents.map([](double n) { return n * (1 + 1e-6); }));
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (!work.kinds[k].backlog.empty()) return {};
    const BacklogTotals sum = totals(kinds[k]);
    const double broken = (sum.answered_late + sum.overdue) * least_aht(work.kinds[k]).count();
    if (broken > 1e-6 * offered.count()) return "leveled agents break the promise to " + to_text(broken);
  }
  return {};
}

/// Deferred work, asked in every way.
[[nodiscard]] inline Fault fault_of(const StaffedWork& staffed, Dice& dice) {
  const auto& kinds = staffed.work.kinds;
  const auto done = work_off(staffed.work, staffed.agents);
  const double added = dice.chance(0.5) ? 1 : dice.any_positive();
  const auto more = work_off(staffed.work, staffed.agents.map([&](double n) { return std::min(n + added, largest); }));
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (const Fault fault = fault_of(WorkedOff{kinds[k], done[k]})) return fault;
    if (const Fault fault = fault_of(WorkedOff{kinds[k], more[k]})) return fault;
    if (const Fault fault = fault_of_more_agents({kinds[k], done[k]}, {kinds[k], more[k]})) return fault;
  }
  if (const Fault fault = fault_of_agents(staffed, done)) return fault;
  if (const Fault fault = fault_of_required(staffed.work, dice.share())) return fault;
  return fault_of_leveled(staffed.work);
}

}  // namespace krarup::domain
