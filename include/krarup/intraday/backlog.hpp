#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "krarup/intraday/deferred_work.hpp"

namespace krarup {

namespace detail {

/// Contacts that come evenly over some time, or all at once, as the clock of opening hours shows it; s.
struct Inflow {
  double contacts = 0;
  double work = 0;   ///< of all of them; agent seconds
  double first = 0;  ///< when the first comes
  double last = 0;   ///< when the last comes
};

/// The lists that every question about deferred work begins with.
struct DeferredInflow {
  std::vector<Inflow> backlog;   ///< oldest first
  std::vector<Inflow> arrivals;  ///< one an interval
  std::vector<bool> open;        ///< one an interval
};

[[nodiscard]] inline DeferredInflow inflow_of(const DayProfile& arrivals, const DeferredWork& work) {
  validate(arrivals, "forecast");
  validate(work, "work");
  DeferredInflow inflow{{}, {}, within_opening_hours(arrivals, work.opening_hours, work.clock).open};
  for (const AgedContacts& each : work.backlog) {
    if (each.contacts == 0) continue;
    const double came = -each.age.count();
    inflow.backlog.push_back({each.contacts, each.contacts * each.aht.count(), came, came});
  }
  std::ranges::stable_sort(inflow.backlog, {}, &Inflow::first);
  inflow.arrivals.reserve(arrivals.size());
  double clock = 0;
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    const double until = clock + (inflow.open[i] ? arrivals.step.count() : 0);
    inflow.arrivals.push_back({arrivals[i].contacts, arrivals[i].contacts * arrivals[i].aht.count(), clock, until});
    clock = until;
  }
  return inflow;
}

/// Deferred work as a fluid that is answered first come, first served, which for one promise is by due date as well.
///
/// Between the moments at which something changes, work comes and goes at constant rates, so that the opening time a
/// contact has waited when it is answered is linear in its place: the part that is in time is found exactly.
class Backlog {
 public:
  Backlog(double response_time, std::vector<Inflow> waiting)
      : response_time_(response_time), queue_(std::move(waiting)) {
    for (const Inflow& each : queue_) backlog_ += each.contacts;
  }

  /// One interval of `length` of opening time (0: closed), with an inflow that comes evenly while it is open.
  BacklogInterval step(const Inflow& inflow, double agents, double length) {
    BacklogInterval result{.arrived = inflow.contacts};
    double time = 0;
    while (head_ < queue_.size() && agents > 0 && time < length) time = answer_head(result, agents, time, length);
    backlog_ += inflow.contacts;
    if (inflow.contacts > 0) queue_.push_back(inflow);
    const bool only_new_ones_wait = head_ + 1 == queue_.size() && inflow.contacts > 0;
    if (only_new_ones_wait && agents > 0 && time < length) catch_up(result, agents, time, length);
    clock_ += length;
    if (head_ == queue_.size()) backlog_ = 0;  // whatever rounding has left
    result.backlog = backlog_;
    result.oldest = Seconds(backlog_ > 0 ? clock_ - came(queue_[head_], part_) : 0);
    result.overdue = overdue();
    if (agents > 0 && length > 0) result.occupancy = std::min(1., busy_ / (agents * length));
    busy_ = 0;
    return result;
  }

 private:
  [[nodiscard]] static double came(const Inflow& inflow, double part) {
    return inflow.first + part * (inflow.last - inflow.first);
  }

  /// Of the values that lie evenly between two, the share that is not positive.
  [[nodiscard]] static double share_below_zero(double from, double to) {
    if (std::abs(from) < rounding) from = 0;
    if (std::abs(to) < rounding) to = 0;
    if (from <= 0 && to <= 0) return 1;
    if (from > 0 && to > 0) return 0;
    return std::min(from, to) / (std::min(from, to) - std::max(from, to));
  }

  /// Answers the head of the queue, up to a part of it, from one time of the interval to another.
  void answer(BacklogInterval& result, double up_to, double from, double to) {
    const Inflow& head = queue_[head_];
    const double contacts = (up_to - part_) * head.contacts;
    // Opening time beyond the promise; linear in between.
    const double before = clock_ + from - came(head, part_) - response_time_;
    const double after = clock_ + to - came(head, up_to) - response_time_;
    const double in_time = share_below_zero(before, after);
    result.answered_in_time += contacts * in_time;
    result.answered_late += contacts * (1 - in_time);
    backlog_ = std::max(0., backlog_ - contacts);
    busy_ += (up_to - part_) * head.work;
    part_ = up_to;
    if (part_ < 1) return;
    if (head_ < due_) past_due_ -= head.contacts;
    ++head_;
    part_ = 0;
  }

  /// Answers the oldest inflow, all of which has come, until it or the interval ends.
  ///
  /// @return  when that is; s from the beginning of the interval
  double answer_head(BacklogInterval& result, double agents, double from, double length) {
    const Inflow& head = queue_[head_];
    const double end = from + (1 - part_) * head.work / agents;
    if (end <= length) {
      answer(result, 1, from, end);
      return end;
    }
    answer(result, std::min(1., part_ + (length - from) * agents / head.work), from, length);
    return length;
  }

  /// Answers what is coming in this very interval, of which some waits already; once none does, each contact at once.
  void catch_up(BacklogInterval& result, double agents, double from, double length) {
    const double rate = queue_[head_].work / length;
    const double level = from * agents / (agents - rate);  // when nobody waits any more
    if (agents > rate && level < length) {
      if (level > 0) answer(result, level / length, from, level);
      return answer(result, 1, level, length);
    }
    answer(result, std::min(1., agents * (length - from) / queue_[head_].work), from, length);
  }

  /// The contacts that wait though their time is over; they are at the head of the queue.
  [[nodiscard]] double overdue() {
    const double limit = clock_ - response_time_;  // who came before it is overdue
    if (due_ <= head_) due_ = head_, past_due_ = 0;
    while (due_ < queue_.size() && queue_[due_].last < limit - rounding) past_due_ += queue_[due_++].contacts;
    double sum = past_due_;
    if (due_ > head_) sum -= part_ * queue_[head_].contacts;
    if (due_ < queue_.size() && queue_[due_].first < limit - rounding) {
      const Inflow& each = queue_[due_];
      const double due = std::min(1., (limit - each.first) / (each.last - each.first));
      sum += std::max(0., due - (due_ == head_ ? part_ : 0)) * each.contacts;
    }
    return std::clamp(sum, 0., backlog_);
  }

  static constexpr double rounding = 1e-6;  ///< s; nobody is late by less than this

  double response_time_;
  std::vector<Inflow> queue_;
  std::size_t head_ = 0;
  double part_ = 0;      ///< of the head that has been answered
  std::size_t due_ = 0;  ///< the first inflow that is not overdue as a whole
  double past_due_ = 0;  ///< contacts of the inflows from the head to that one, the answered part included
  double clock_ = 0;     ///< opening time since the beginning
  double backlog_ = 0;   ///< contacts
  double busy_ = 0;      ///< agent seconds in the interval
};

}  // namespace detail
}  // namespace krarup
