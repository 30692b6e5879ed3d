#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "krarup/intraday/waiting_line.hpp"

namespace krarup::detail {

/// One kind of work on the clock of opening hours.
struct KindInflow {
  std::vector<Inflow> backlog;   ///< oldest first
  std::vector<Inflow> arrivals;  ///< one an interval
};

/// What every question about deferred work begins with.
struct DeferredInflow {
  std::vector<KindInflow> kinds;
  std::vector<double> length;  ///< opening time of each interval; s

  /// Opening time of the whole forecast; s.
  [[nodiscard]] double open_time() const {
    const auto& arrivals = kinds.front().arrivals;
    return arrivals.empty() ? 0 : arrivals.back().last;
  }
};

/// The work of contacts; agent seconds. Never so little that nothing is left of it in a second.
[[nodiscard]] inline double work_of(double contacts, Seconds aht) {
  constexpr double least = 1e-250;
  return contacts > 0 ? std::max(contacts * aht.count(), least) : 0;
}

[[nodiscard]] inline KindInflow inflow_of(const WorkKind& kind, const std::vector<double>& length) {
  KindInflow inflow;
  for (const AgedContacts& each : kind.backlog) {
    const double came = -each.age.count();
    inflow.backlog.push_back({each.contacts, work_of(each.contacts, each.aht), came, came});
  }
  std::erase_if(inflow.backlog, [](const Inflow& each) { return each.work == 0; });
  std::ranges::stable_sort(inflow.backlog, {}, &Inflow::first);
  inflow.arrivals.reserve(length.size());
  double clock = 0;
  for (std::size_t i = 0; i < length.size(); ++i) {
    const Demand& demand = kind.forecast[i];
    inflow.arrivals.push_back({demand.contacts, work_of(demand.contacts, demand.aht), clock, clock + length[i]});
    clock += length[i];
  }
  return inflow;
}

[[nodiscard]] inline DeferredInflow inflow_of(const DeferredWork& work) {
  validate(work, "work");
  const DayProfile& grid = work.kinds.front().forecast;
  DeferredInflow inflow;
  for (const bool open : within_opening_hours(grid, work.opening_hours, work.clock).open) {
    inflow.length.push_back(open ? grid.step.count() : 0);
  }
  for (const WorkKind& each : work.kinds) inflow.kinds.push_back(inflow_of(each, inflow.length));
  return inflow;
}

}  // namespace krarup::detail
