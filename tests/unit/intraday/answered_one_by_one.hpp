#pragma once

#include <algorithm>
#include <vector>

#include "krarup/intraday/work_off.hpp"

namespace krarup {

/// What becomes of deferred work when it comes in crumbs, each answered as a whole: no fluid and no formula.
struct OneByOne {
  double answered_in_time = 0;
  double answered_late = 0;
  double backlog = 0;
  double overdue = 0;
};

/// Answers the crumbs of each contact one after the other, oldest first; `crumbs` of them make a contact.
inline OneByOne answered_one_by_one(const DayProfile& arrivals, const DeferredWork& work, const Requirement& agents,
                                    int crumbs) {
  struct Crumb {
    double came;
    double work;
  };
  const double crumb = 1.0 / crumbs;
  std::vector<Crumb> queue;
  for (const AgedContacts& each : work.backlog) {
    for (int i = 0; i < each.contacts * crumbs; ++i) queue.push_back({-each.age.count(), each.aht.count() * crumb});
  }
  const auto open = within_opening_hours(arrivals, work.opening_hours, work.clock).open;
  std::vector<double> staffed;  // agents in the open intervals, one after the other
  const double step = arrivals.step.count();
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    const double opened = static_cast<double>(staffed.size()) * step;
    const double count = arrivals[i].contacts * crumbs;
    for (int k = 0; k < count; ++k) {
      queue.push_back({opened + (open[i] ? (k + 0.5) / count * step : 0), arrivals[i].aht.count() * crumb});
    }
    if (open[i]) staffed.push_back(agents[i]);
  }
  std::ranges::stable_sort(queue, {}, &Crumb::came);

  OneByOne result;
  const double end = static_cast<double>(staffed.size()) * step;
  double now = 0;
  for (const Crumb& each : queue) {
    now = std::max(now, each.came);
    double left = each.work;
    while (left > 0 && now < end) {
      const auto interval = std::min(static_cast<std::size_t>(now / step + 1e-9), staffed.size() - 1);
      const double until = static_cast<double>(interval + 1) * step;
      const double takes = staffed[interval] > 0 ? left / staffed[interval] : 2 * step;
      const double done = std::min(takes, until - now);
      left = takes <= until - now ? 0 : left - done * staffed[interval];
      now = left > 0 ? until : now + done;
    }
    const bool late = now - each.came > work.response_time.count() + 1e-6;
    if (left > 0) {
      result.backlog += crumb;
      if (end - each.came > work.response_time.count()) result.overdue += crumb;
    } else {
      (late ? result.answered_late : result.answered_in_time) += crumb;
    }
  }
  return result;
}

}  // namespace krarup
