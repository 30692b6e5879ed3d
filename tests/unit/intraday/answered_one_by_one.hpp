#pragma once

#include <algorithm>
#include <cstddef>
#include <queue>
#include <tuple>
#include <vector>

#include "krarup/intraday/work_off.hpp"

namespace krarup {

/// What becomes of a kind of deferred work when it comes in crumbs, each answered as a whole: no fluid and no formula.
struct OneByOne {
  double answered_in_time = 0;
  double answered_late = 0;
  double response_time = 0;  ///< of all the answered, summed; s
  double backlog = 0;
  double overdue = 0;
};

/// A part of a contact.
struct Crumb {
  std::size_t kind;
  double came;
  double rank;
  double turn;  ///< among those of one rank
  double work;  ///< left
};

/// The crumbs of all kinds by the moment they come, on the clock of opening hours.
inline std::vector<Crumb> crumbs_of(const DeferredWork& work, const std::vector<bool>& open, int crumbs) {
  std::vector<Crumb> all;
  for (std::size_t k = 0; k < work.kinds.size(); ++k) {
    const WorkKind& kind = work.kinds[k];
    const double allowance = work.order == BacklogOrder::due_date ? kind.response_time.count() : 0;
    const auto add = [&](double came, double turn, Seconds aht) {
      all.push_back({k, came, came + allowance, turn, aht.count() / crumbs});
    };
    for (const AgedContacts& each : kind.backlog) {
      const double count = each.contacts * crumbs;
      for (int i = 0; i < count; ++i) add(-each.age.count(), (i + 0.5) / count, each.aht);
    }
    const double step = kind.forecast.step.count();
    double opened = 0;
    for (std::size_t i = 0; i < kind.forecast.size(); ++i) {
      const double count = kind.forecast[i].contacts * crumbs;
      for (int c = 0; c < count; ++c) {
        const double turn = (c + 0.5) / count;
        add(opened + (open[i] ? turn * step : 0), turn, kind.forecast[i].aht);
      }
      opened += open[i] ? step : 0;
    }
  }
  std::ranges::stable_sort(all, {}, &Crumb::came);
  return all;
}

/// All agents together answer one crumb after the other, the lowest rank of those that are there first; a crumb that
/// comes interrupts one of higher rank.
inline std::vector<OneByOne> answered_one_by_one(const DeferredWork& work, const Requirement& agents, int crumbs) {
  const DayProfile& grid = work.kinds.front().forecast;
  const auto open = within_opening_hours(grid, work.opening_hours, work.clock).open;
  const std::vector<Crumb> all = crumbs_of(work, open, crumbs);
  std::vector<OneByOne> result(work.kinds.size());
  const auto later = [](const Crumb& a, const Crumb& b) { return std::tie(a.rank, a.turn) > std::tie(b.rank, b.turn); };
  std::priority_queue<Crumb, std::vector<Crumb>, decltype(later)> waiting(later);
  const double crumb = 1.0 / crumbs;
  auto next = all.begin();
  double now = 0;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const double end = now + (open[i] ? grid.step.count() : 0);
    while (now < end) {
      for (; next != all.end() && next->came <= now; ++next) waiting.push(*next);
      const double until = next != all.end() ? std::min(end, next->came) : end;
      if (waiting.empty() || agents[i] == 0) {
        now = until;
        continue;
      }
      Crumb first = waiting.top();
      waiting.pop();
      if (first.work > (until - now) * agents[i]) {
        first.work -= (until - now) * agents[i];
        waiting.push(first);
        now = until;
        continue;
      }
      now += first.work / agents[i];
      OneByOne& kind = result[first.kind];
      const double waited = now - first.came;
      (waited > work.kinds[first.kind].response_time.count() + 1e-6 ? kind.answered_late : kind.answered_in_time) +=
          crumb;
      kind.response_time += waited * crumb;
    }
  }
  for (; next != all.end(); ++next) waiting.push(*next);
  for (; !waiting.empty(); waiting.pop()) {
    OneByOne& kind = result[waiting.top().kind];
    kind.backlog += crumb;
    if (now - waiting.top().came > work.kinds[waiting.top().kind].response_time.count()) kind.overdue += crumb;
  }
  return result;
}

}  // namespace krarup
