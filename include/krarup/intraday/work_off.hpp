#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/core/search.hpp"
#include "krarup/intraday/backlog.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {

namespace detail {

[[nodiscard]] inline std::vector<Series<BacklogInterval>> work_off(const DeferredWork& work,
                                                                   const DeferredInflow& inflow, auto&& agents_in) {
  const DayProfile& grid = work.kinds.front().forecast;
  const std::size_t kinds = work.kinds.size();
  Backlog backlog(work, inflow);
  std::vector<Series<BacklogInterval>> result(kinds, {grid.start, grid.step, {}});
  for (auto& each : result) each.values.reserve(grid.size());
  for (std::size_t i = 0; i < grid.size(); ++i) {
    for (std::size_t k = 0; k < kinds; ++k) backlog.line(k).begin(inflow.kinds[k].arrivals[i]);
    const double staffed = agents_in(i) * inflow.length[i];
    backlog.work(agents_in(i), inflow.length[i]);
    for (std::size_t k = 0; k < kinds; ++k) {
      BacklogInterval& done = result[k].values.emplace_back(backlog.line(k).end(backlog.now()));
      done.occupancy = staffed > 0 ? std::min(1., done.occupancy / staffed) : 0;
    }
  }
  return result;
}

/// The share in time of the kind of work that has the smallest.
[[nodiscard]] inline double least_share(const std::vector<Series<BacklogInterval>>& kinds) {
  double least = 1;
  for (const auto& each : kinds) least = std::min(least, totals(each).share_in_time());
  return least;
}

/// The margin by which a constant number of agents keeps the promise to a share of the contacts of every kind.
[[nodiscard]] inline auto margin_of_promise(const DeferredWork& work, const DeferredInflow& inflow, double share) {
  return [&work, &inflow, share](double agents) {
    return least_share(work_off(work, inflow, [agents](std::size_t) { return agents; })) - share;
  };
}

/// required_agents for arguments known to be valid.
[[nodiscard]] inline int search_agents(const DeferredInflow& inflow, const auto& margin, double share) {
  double work = 0;
  for (const KindInflow& kind : inflow.kinds) {
    for (const Inflow& each : kind.backlog) work += each.work;
    for (const Inflow& each : kind.arrivals) work += each.work;
  }
  const double open = inflow.open_time();
  const double guess = open > 0 ? std::min(work / open, double{max_agents}) : 0;
  const auto found = smallest_whole(
      [&](int agents) { return margin(agents) + margin_of_rounding; },
      {.guess = static_cast<int>(guess), .stride = 1 + static_cast<int>(guess / 8), .limit = max_agents});
  if (found) return *found;
  throw Infeasible("share " + to_text(share) + " cannot be met: with " + std::to_string(max_agents) +
                   " agents too, the share answered in time is " + to_text(share + margin(max_agents)));
}

}  // namespace detail

/// How does deferred work go through the day: what is answered, in time or late, and what waits?
///
/// Contacts come evenly within an interval, also while the center is closed. Agents work on them while it is open, and
/// age counts opening time. Among kinds of work, the contact that is due first is answered first, or the one that came
/// first; contacts of one rank get agents in proportion to their work. By due date every promise is kept if any order
/// keeps it. A fluid, in fractions of contacts: exact for it, and for contacts one by one to within a contact or so.
///
/// @param  work    kinds of work with their promises and opening backlogs, the order and the opening hours
/// @param  agents  on the grid of the forecasts; those of closed intervals do nothing
/// @return         a series on the same grid for each kind, in their order
/// @throws         InvalidInput
/// @complexity     O(intervals + backlog) for each kind, times the kinds that wait at a time
/// @source         [Dertouzos1974]
[[nodiscard]] inline std::vector<Series<BacklogInterval>> work_off(const DeferredWork& work,
                                                                   const Requirement& agents) {
  const detail::DeferredInflow inflow = detail::inflow_of(work);
  const DayProfile& grid = work.kinds.front().forecast;
  if (agents.start != grid.start || agents.step != grid.step || agents.size() != grid.size()) {
    throw InvalidInput("agents must be on the grid of the forecast");
  }
  for (std::size_t i = 0; i < agents.size(); ++i) {
    detail::require([&] { return "agents[" + std::to_string(i) + "]"; }, rules::not_negative, agents[i], false);
  }
  return detail::work_off(work, inflow, [&](std::size_t i) { return agents[i]; });
}

/// What is the smallest whole number of agents, the same whenever the center is open, that keeps the promise to this
/// share of the contacts of every kind?
///
/// @param  share  of the contacts that are answered, or are due, within the forecast; in [0, 1]
/// @throws        InvalidInput; Infeasible where no number of agents does, such as with too many contacts overdue
///                already
/// @complexity    O(intervals + backlog) for each kind and each of some log(agents) trials
[[nodiscard]] inline int required_agents(const DeferredWork& work, double share) {
  validate_argument("share", share, rules::share);
  const detail::DeferredInflow inflow = detail::inflow_of(work);
  return detail::search_agents(inflow, detail::margin_of_promise(work, inflow, share), share);
}

/// As required_agents, in fractions of an agent.
[[nodiscard]] inline double fractional_agents(const DeferredWork& work, double share) {
  validate_argument("share", share, rules::share);
  const detail::DeferredInflow inflow = detail::inflow_of(work);
  const auto margin = detail::margin_of_promise(work, inflow, share);
  const int agents = detail::search_agents(inflow, margin, share);
  const auto enough = [&](double n) { return margin(n) + margin_of_rounding; };
  return agents == 0 ? 0 : smallest_real(enough, agents - 1.0, agents);
}

}  // namespace krarup
