#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "krarup/intraday/deferred_inflow.hpp"

namespace krarup::detail {

/// The agents' turns between several kinds of deferred work: exact for fluids.
///
/// Every contact has a rank, the moment it came or is due, and the lowest rank is answered first. At any moment some
/// kinds are answered as they come, because what comes now ranks before all that waits; the front, which is the lowest
/// rank that waits, has the rest of the agents and rises at a constant speed; kinds beyond it wait. All of it is linear
/// until a part of a line ends, the front meets another line, or a kind that was answered as it came falls behind the
/// front.
class Backlog {
 public:
  Backlog(const DeferredWork& work, const DeferredInflow& inflow) {
    // Ranks beside the shortest promise: a long one that all kinds have in common leaves no digits for who came first.
    const double shortest = std::ranges::min_element(work.kinds, {}, &WorkKind::response_time)->response_time.count();
    for (std::size_t k = 0; k < work.kinds.size(); ++k) {
      const double response_time = work.kinds[k].response_time.count();
      const double allowance = work.order == BacklogOrder::due_date ? response_time - shortest : 0;
      kinds_.push_back({WaitingLine(response_time, inflow.kinds[k].backlog), allowance});
    }
    turn_.reserve(kinds_.size());
  }

  [[nodiscard]] WaitingLine& line(std::size_t kind) { return kinds_[kind].line; }

  /// Lets the agents work for some opening time.
  void work(double agents, double time) {
    const double until = now_ + time;
    while (agents > 0 && now_ < until) advance(agents, until);
    now_ = until;
  }

  [[nodiscard]] double now() const { return now_; }

 private:
  enum class Pace { none, as_they_come, front };

  struct Kind {
    WaitingLine line;
    double allowance;  ///< between the moment a contact comes and its rank
    Pace pace = Pace::none;
    double share = 0;  ///< agents at it, if it is in front

    [[nodiscard]] double rank() const { return line.came() + allowance; }
  };

  struct Front {
    double rank = std::numeric_limits<double>::infinity();
    double speed = 1;  ///< seconds of rank in a second
  };

  using Turn = std::vector<Kind*>;

  static constexpr double at_once = rounding_of_times / 10;  ///< s; lines that end together end at one moment

  /// As long as every pace stays as it is.
  void advance(double agents, double until) {
    queue_up();
    const auto [front, next] = allot(agents);
    double time = until - now_;
    if (next != turn_.end() && front.speed > 0) {
      time = std::min(time, ((*next)->rank() - front.rank) / front.speed);
    }
    for (const Kind* each : turn_) time = std::min(time, time_left(*each, front));
    const double end = time < until - now_ ? now_ + time : until;
    for (Kind* each : turn_) {
      if (each->pace == Pace::none) continue;
      const bool all = each->pace == Pace::as_they_come || time_left(*each, front) <= time + at_once;
      all ? each->line.answer_all(now_, end) : each->line.answer(each->share * time, now_, end);
    }
    now_ = end;
  }

  /// Those who have somebody to answer, lowest rank first.
  void queue_up() {
    turn_.clear();
    for (Kind& each : kinds_) {
      each.pace = Pace::none;
      if (!each.line.nobody_is_left()) turn_.push_back(&each);
    }
    std::ranges::sort(turn_, {}, &Kind::rank);
  }

  /// Gives agents to the kinds in turn, down to the front and no further.
  ///
  /// @return  the front, and the first kind beyond it
  std::pair<Front, Turn::iterator> allot(double agents) {
    for (auto first = turn_.begin(); first != turn_.end();) {
      const double rank = (*first)->rank();
      const double tie = rank + rounding_of_times + 1e-14 * std::abs(rank);
      const auto last = std::find_if(first, turn_.end(), [&](const Kind* each) { return each->rank() > tie; });
      if (const auto front = allot_equals({first, last}, agents)) return {{rank, *front}, last};
      first = last;
    }
    return {{}, turn_.end()};
  }

  /// Gives agents to kinds of one rank.
  ///
  /// @param agents  less those who answer what comes, on return
  /// @return        the speed of the front, if it is here
  std::optional<double> allot_equals(std::span<Kind*> kinds, double& agents) {
    if (allot_crowds(kinds, agents)) return 0;
    double waiting = 0;
    double coming = 0;
    for (const Kind* each : kinds) (each->line.waits(now_) ? waiting : coming) += each->line.density();
    const bool keeps_up = agents >= waiting + coming;
    if (keeps_up) agents -= coming;
    for (Kind* each : kinds) {
      each->pace = keeps_up && !each->line.waits(now_) ? Pace::as_they_come : Pace::front;
    }
    if (keeps_up && waiting == 0) return {};
    const double speed = keeps_up ? std::max(1., agents / waiting) : agents / (waiting + coming);
    for (Kind* each : kinds) each->share = speed * each->line.density();
    return speed;
  }

  /// Contacts of one rank that came all at once are answered in proportion, before what came evenly from then on.
  ///
  /// @return  whether there is any
  static bool allot_crowds(std::span<Kind*> kinds, double agents) {
    double work = 0;
    for (const Kind* each : kinds) work += each->line.is_crowd() ? each->line.work_left() : 0;
    for (Kind* each : kinds) {
      if (!each->line.is_crowd()) continue;
      each->pace = Pace::front;
      each->share = agents * (each->line.work_left() / work);
    }
    return work > 0;
  }

  /// Until the head of a line is done, none of it waits any more, or it falls behind the front.
  [[nodiscard]] double time_left(const Kind& kind, const Front& front) const {
    constexpr double never = std::numeric_limits<double>::infinity();
    const WaitingLine& line = kind.line;
    if (kind.pace == Pace::none) return never;
    if (kind.pace == Pace::as_they_come) {
      return front.speed < 1 ? (front.rank - kind.rank()) / (1 - front.speed) : never;
    }
    if (line.head().last <= now_) return kind.share > 0 ? line.work_left() / kind.share : never;
    return front.speed > 1 ? (now_ - line.came()) / (front.speed - 1) : never;
  }

  std::vector<Kind> kinds_;
  Turn turn_;
  double now_ = 0;  ///< opening time since the beginning
};

}  // namespace krarup::detail
