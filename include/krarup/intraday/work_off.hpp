#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

#include "krarup/core/search.hpp"
#include "krarup/intraday/backlog.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {

namespace detail {

[[nodiscard]] inline Series<BacklogInterval> work_off(const DayProfile& arrivals, const DeferredWork& work,
                                                      const DeferredInflow& inflow, auto&& agents_in) {
  Backlog backlog(work.response_time.count(), inflow.backlog);
  Series<BacklogInterval> result{arrivals.start, arrivals.step, {}};
  result.values.reserve(arrivals.size());
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    result.values.push_back(backlog.step(inflow.arrivals[i], agents_in(i), inflow.open[i] ? arrivals.step.count() : 0));
  }
  return result;
}

/// The margin by which a constant number of agents keeps the promise to a share of the contacts.
[[nodiscard]] inline auto margin_of_promise(const DayProfile& arrivals, const DeferredWork& work,
                                            const DeferredInflow& inflow, double share) {
  return [&arrivals, &work, &inflow, share](double agents) {
    const auto constant = [agents](std::size_t) { return agents; };
    return totals(work_off(arrivals, work, inflow, constant)).share_in_time() - share;
  };
}

/// required_agents for arguments known to be valid.
[[nodiscard]] inline int search_agents(const DeferredInflow& inflow, const auto& margin, double share) {
  double work = 0;
  for (const Inflow& each : inflow.backlog) work += each.work;
  for (const Inflow& each : inflow.arrivals) work += each.work;
  const double open = inflow.arrivals.empty() ? 0 : inflow.arrivals.back().last;
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
/// Contacts come evenly within an interval, also while the center is closed, and are answered first come, first served,
/// which for one promise is by due date too. Agents work on them while the center is open, and age counts opening time.
/// A fluid, in fractions of contacts: exact for it, and for contacts one by one to within a contact or so.
///
/// @param  arrivals  forecast of the deferred contacts
/// @param  work      the promise, the opening backlog and the opening hours
/// @param  agents    on the grid of the forecast; those of closed intervals do nothing
/// @return           on the same grid
/// @throws           InvalidInput
/// @complexity       O(intervals + backlog)
[[nodiscard]] inline Series<BacklogInterval> work_off(const DayProfile& arrivals, const DeferredWork& work,
                                                      const Requirement& agents) {
  const detail::DeferredInflow inflow = detail::inflow_of(arrivals, work);
  if (agents.start != arrivals.start || agents.step != arrivals.step || agents.size() != arrivals.size()) {
    throw InvalidInput("agents must be on the grid of the forecast");
  }
  for (std::size_t i = 0; i < agents.size(); ++i) {
    detail::require([&] { return "agents[" + std::to_string(i) + "]"; }, rules::not_negative, agents[i], false);
  }
  return detail::work_off(arrivals, work, inflow, [&](std::size_t i) { return agents[i]; });
}

/// What is the smallest whole number of agents, the same whenever the center is open, that keeps the promise to this
/// share of the contacts?
///
/// @param  share  of the contacts that are answered, or are due, within the forecast; in [0, 1]
/// @throws        InvalidInput; Infeasible where no number of agents does, such as with too many contacts overdue
///                already
/// @complexity    O(intervals + backlog) for each of some log(agents) trials
[[nodiscard]] inline int required_agents(const DayProfile& arrivals, const DeferredWork& work, double share) {
  validate_argument("share", share, rules::share);
  const detail::DeferredInflow inflow = detail::inflow_of(arrivals, work);
  return detail::search_agents(inflow, detail::margin_of_promise(arrivals, work, inflow, share), share);
}

/// As required_agents, in fractions of an agent.
[[nodiscard]] inline double fractional_agents(const DayProfile& arrivals, const DeferredWork& work, double share) {
  validate_argument("share", share, rules::share);
  const detail::DeferredInflow inflow = detail::inflow_of(arrivals, work);
  const auto margin = detail::margin_of_promise(arrivals, work, inflow, share);
  const int agents = detail::search_agents(inflow, margin, share);
  const auto enough = [&](double n) { return margin(n) + margin_of_rounding; };
  return agents == 0 ? 0 : smallest_real(enough, agents - 1.0, agents);
}

}  // namespace krarup
