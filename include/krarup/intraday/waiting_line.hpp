#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "krarup/intraday/deferred_work.hpp"

namespace krarup::detail {

/// Nobody is late by less than this, and nobody comes before another by less; s.
inline constexpr double rounding_of_times = 1e-6;

/// Contacts that come evenly over some time, or all at once, as the clock of opening hours shows it; s.
struct Inflow {
  double contacts = 0;
  double work = 0;   ///< of all of them; agent seconds
  double first = 0;  ///< when the first comes
  double last = 0;   ///< when the last comes
};

/// Of the values that lie evenly between two times, the share that is not positive.
[[nodiscard]] inline double share_below_zero(double from, double to) {
  if (std::abs(from) < rounding_of_times) from = 0;
  if (std::abs(to) < rounding_of_times) to = 0;
  if (from <= 0 && to <= 0) return 1;
  if (from > 0 && to > 0) return 0;
  return std::min(from, to) / (std::min(from, to) - std::max(from, to));
}

/// One kind of deferred work as a fluid, oldest first: what of it waits, is answered, and is overdue.
///
/// Between the moments at which a pace changes, work comes and goes at constant rates, so that the opening time a
/// contact has waited when it is answered is linear in its place: the part that is in time is found exactly.
class WaitingLine {
 public:
  WaitingLine(double response_time, const std::vector<Inflow>& waiting) : response_time_(response_time) {
    for (const Inflow& each : waiting) append(each);
  }

  /// An interval begins, in which these will come.
  void begin(const Inflow& inflow) {
    result_ = {.arrived = inflow.contacts};
    append(inflow);
  }

  /// What became of the contacts in the interval that ends at this moment.
  [[nodiscard]] BacklogInterval end(double now) {
    if (nobody_is_left()) backlog_ = 0;  // whatever rounding has left
    if (result_.answered() > 0) result_.mean_response_time = Seconds(waited_ / result_.answered());
    result_.backlog = backlog_;
    result_.oldest = Seconds(backlog_ > 0 ? now - came() : 0);
    result_.overdue = overdue(now);
    result_.occupancy = busy_;  // in agent seconds, as yet
    waited_ = busy_ = 0;
    return result_;
  }

  [[nodiscard]] bool nobody_is_left() const { return head_ == queue_.size(); }

  /// The first of those who are not answered yet.
  [[nodiscard]] const Inflow& head() const { return queue_[head_]; }

  /// When the next contact came, or comes.
  [[nodiscard]] double came() const { return came(head(), part_); }

  /// Whether some contact has come and waits.
  [[nodiscard]] bool waits(double now) const { return part_ < part_come(now); }

  /// Whether the next contacts came all at once.
  [[nodiscard]] bool is_crowd() const { return head().first == head().last; }

  /// Work that a second has brought, where the next contacts came evenly.
  [[nodiscard]] double density() const { return head().work / (head().last - head().first); }

  /// Of the head; agent seconds.
  [[nodiscard]] double work_left() const { return (1 - part_) * head().work; }

  /// Answers this much work of the head, evenly from one moment to another.
  void answer(double work, double from, double to) { answer_up_to(part_ + work / head().work, from, to); }

  /// Answers, evenly from one moment to another, all of the head that has come by then.
  void answer_all(double from, double to) { answer_up_to(part_come(to), from, to); }

 private:
  [[nodiscard]] static double came(const Inflow& inflow, double part) {
    return inflow.first + part * (inflow.last - inflow.first);
  }

  /// The part of the head that has come.
  [[nodiscard]] double part_come(double now) const {
    return now >= head().last ? 1 : (now - head().first) / (head().last - head().first);
  }

  /// Those who come at one moment are one crowd, in no order.
  void append(const Inflow& inflow) {
    if (!(inflow.work > 0)) return;
    backlog_ += inflow.contacts;
    const bool joins = !nobody_is_left() && inflow.first == inflow.last && queue_.back().first == inflow.first &&
                       queue_.back().last == inflow.last && (part_ == 0 || head_ + 1 < queue_.size());
    if (joins) {
      queue_.back().contacts += inflow.contacts;
      queue_.back().work += inflow.work;
    } else {
      queue_.push_back(inflow);
    }
  }

  void answer_up_to(double part, double from, double to) {
    part = std::clamp(part, part_, 1.);
    const double contacts = (part - part_) * head().contacts;
    const double before = std::max(0., from - came());
    const double after = std::max(0., to - came(head(), part));
    const double in_time = share_below_zero(before - response_time_, after - response_time_);
    result_.answered_in_time += contacts * in_time;
    result_.answered_late += contacts * (1 - in_time);
    waited_ += contacts * (before + after) / 2;
    busy_ += (part - part_) * head().work;
    backlog_ = std::max(0., backlog_ - contacts);
    part_ = part;
    if (part_ < 1) return;
    if (head_ < due_) past_due_ -= head().contacts;
    ++head_;
    part_ = 0;
  }

  /// The contacts that wait though their time is over; they are at the head of the line.
  [[nodiscard]] double overdue(double now) {
    const double limit = now - response_time_;  // who came before it is overdue
    if (due_ <= head_) due_ = head_, past_due_ = 0;
    while (due_ < queue_.size() && queue_[due_].last < limit - rounding_of_times) past_due_ += queue_[due_++].contacts;
    double sum = past_due_;
    if (due_ > head_) sum -= part_ * head().contacts;
    if (due_ < queue_.size() && queue_[due_].first < limit - rounding_of_times) {
      const Inflow& each = queue_[due_];
      const double due = std::min(1., (limit - each.first) / (each.last - each.first));
      sum += std::max(0., due - (due_ == head_ ? part_ : 0)) * each.contacts;
    }
    return std::clamp(sum, 0., backlog_);
  }

  double response_time_;
  std::vector<Inflow> queue_;
  std::size_t head_ = 0;
  double part_ = 0;      ///< of the head that has been answered
  std::size_t due_ = 0;  ///< the first inflow that is not overdue as a whole
  double past_due_ = 0;  ///< contacts of the inflows from the head to that one, the answered part included
  double backlog_ = 0;   ///< contacts, those of the interval included
  double waited_ = 0;    ///< by the contacts answered in the interval
  double busy_ = 0;      ///< agent seconds in the interval
  BacklogInterval result_{};
};

}  // namespace krarup::detail
