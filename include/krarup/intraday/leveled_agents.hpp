#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "krarup/intraday/deferred_inflow.hpp"

namespace krarup {

namespace detail {

/// A corridor over the boundaries of the open intervals, from one of them to the last.
struct Corridor {
  std::vector<double> least;  ///< work that must be done by then; agent seconds
  std::vector<double> most;   ///< work that can have been done by then
};

/// The shortest way through a corridor from its beginning to the least end: a taut string, whose slopes are as even as
/// any way's can be.
[[nodiscard]] inline std::vector<double> taut_string(const Corridor& corridor) {
  std::vector<double> way(corridor.least.size(), 0.0);
  const std::size_t end = way.size() - 1;
  for (std::size_t at = 0; at < end;) {
    double gentlest = -std::numeric_limits<double>::infinity();
    double steepest = std::numeric_limits<double>::infinity();
    std::size_t next = end;  // where the string bends, or ends
    double height = corridor.least[end];
    std::size_t low = at;
    std::size_t high = at;
    for (std::size_t i = at + 1; i <= end; ++i) {
      const auto distance = static_cast<double>(i - at);
      const double least = (corridor.least[i] - way[at]) / distance;
      const double most = ((i < end ? corridor.most[i] : corridor.least[end]) - way[at]) / distance;
      if (least > steepest) {
        next = high, height = corridor.most[high];
        break;
      }
      if (most < gentlest) {
        next = low, height = corridor.least[low];
        break;
      }
      if (least >= gentlest) gentlest = least, low = i;
      if (most <= steepest) steepest = most, high = i;
    }
    const double slope = (height - way[at]) / static_cast<double>(next - at);
    for (std::size_t i = at + 1; i < next; ++i) way[i] = way[at] + slope * static_cast<double>(i - at);
    way[next] = height;
    at = next;
  }
  return way;
}

/// The work of those who have to be answered by a boundary of the open intervals, oldest first.
class WorkDue {
 public:
  /// Dues between boundaries are moved to the one before, and those before the first boundary to that.
  WorkDue(const KindInflow& inflow, double response_time, double step)
      : response_time_(std::floor(response_time / step) * step), inflows_(inflow.backlog) {
    for (Inflow& each : inflows_) {
      const double due = std::max(1., std::floor((response_time + each.first) / step)) * step;
      each.first = each.last = due - response_time_;
    }
    inflows_.insert(inflows_.end(), inflow.arrivals.begin(), inflow.arrivals.end());
  }

  /// Moments must not go back.
  [[nodiscard]] double by(double moment) {
    const double came = moment - response_time_;
    while (next_ < inflows_.size() && inflows_[next_].last <= came) sum_ += inflows_[next_++].work;
    if (next_ == inflows_.size() || inflows_[next_].first >= came) return sum_;
    const Inflow& each = inflows_[next_];
    return sum_ + each.work * (came - each.first) / (each.last - each.first);
  }

 private:
  double response_time_;
  std::vector<Inflow> inflows_;
  std::size_t next_ = 0;
  double sum_ = 0;
};

/// The corridor of all kinds of work together.
[[nodiscard]] inline Corridor corridor_of(const DeferredInflow& inflow, Seconds response_time, Seconds step) {
  const auto open = std::ranges::count_if(inflow.length, [](double length) { return length > 0; });
  Corridor corridor;
  corridor.least.assign(static_cast<std::size_t>(open) + 1, 0.);
  corridor.most = corridor.least;
  for (const KindInflow& kind : inflow.kinds) {
    WorkDue due(kind, response_time.count(), step.count());
    double arrived = 0;
    for (const Inflow& each : kind.backlog) arrived += each.work;
    std::size_t boundary = 0;
    for (std::size_t i = 0; i < inflow.length.size(); ++i) {
      arrived += kind.arrivals[i].work;
      if (inflow.length[i] == 0) continue;
      ++boundary;
      corridor.most[boundary] += arrived;
      corridor.least[boundary] += due.by(kind.arrivals[i].last);
    }
  }
  return corridor;
}

inline void validate_one_promise(const DeferredWork& work, Seconds step) {
  for (std::size_t k = 0; k < work.kinds.size(); ++k) {
    const Seconds promised = work.kinds[k].response_time;
    const std::string name = "work.kinds[" + std::to_string(k) + "].response_time";
    if (promised < step) {
      throw InvalidInput(name + " must be >= the interval of the forecast, " + to_text(step) + ", got " +
                         to_text(promised));
    }
    if (promised != work.kinds.front().response_time) {
      throw InvalidInput(name + " must be that of work.kinds[0], " + to_text(work.kinds.front().response_time) +
                         ", for the work to be leveled, got " + to_text(promised));
    }
  }
}

}  // namespace detail

/// How is deferred work spread most evenly over the open hours, with every contact answered in time?
///
/// The taut string between the work that is due and the work that is there: no plan that keeps the promise has a lower
/// peak, or a smaller sum of squares. Dues are taken at the boundaries of the intervals: the last one before the
/// response time is over, and the first one for contacts that are due, or overdue, before that. As much work is done as
/// falls due within the forecast; what comes after it is left over.
///
/// @param  work  one promise, at least one interval long and the same for every kind; with several promises what is due
///               and what is there do not say enough, since agents who are ahead with one kind may be late with another
/// @return       on the grid of the forecasts: agents, 0 while closed
/// @throws       InvalidInput
/// @complexity   O(kinds * intervals), and O(intervals) times the length of the stretches of equal staffing
/// @source       [Veinott1971]
[[nodiscard]] inline Requirement leveled_agents(const DeferredWork& work) {
  const detail::DeferredInflow inflow = detail::inflow_of(work);
  const DayProfile& grid = work.kinds.front().forecast;
  detail::validate_one_promise(work, grid.step);
  const detail::Corridor corridor = detail::corridor_of(inflow, work.kinds.front().response_time, grid.step);
  const std::vector<double> done = detail::taut_string(corridor);
  std::size_t open = 0;
  Requirement agents{grid.start, grid.step, {}};
  agents.values.reserve(grid.size());
  for (const double length : inflow.length) {
    if (length > 0) ++open;
    agents.values.push_back(length > 0 ? (done[open] - done[open - 1]) / length : 0);
  }
  return agents;
}

}  // namespace krarup
