#pragma once

#include <cmath>
#include <cstdint>
#include <deque>
#include <queue>
#include <random>
#include <tuple>
#include <vector>

#include "center.hpp"
#include "experience.hpp"

namespace krarup::agreement {

/// A plain discrete-event simulation of a center with one queue: Poisson arrivals, exponential handling times and
/// patience, first come first served. It counts and times what happens, contact by contact, and knows no formula.
class Simulation {
 public:
  Simulation(const Center& center, double acceptable_wait, std::uint64_t seed)
      : center_(center), acceptable_wait_(acceptable_wait), random_(seed), free_agents_(center.whole_agents()) {}

  /// One long run from an empty center.
  ///
  /// @param warm_up   contacts that arrive before anything is counted
  /// @param measured  contacts that arrive after those; each of them is followed to its end
  [[nodiscard]] Experience run(std::size_t warm_up, std::size_t measured) {
    first_measured_ = warm_up;
    end_measured_ = warm_up + measured;
    schedule(exponential(center_.arrival_rate), Event::arrival, 0);
    while (resolved_ < measured) step();
    return summary();
  }

 private:
  enum class Event { arrival, end_of_handling, end_of_patience };
  struct Pending {
    double time;
    Event event;
    std::size_t contact;
    bool operator>(const Pending& other) const { return std::tie(time, contact) > std::tie(other.time, other.contact); }
  };
  struct Contact {
    double arrival;
    bool waits;
  };

  double uniform() { return (static_cast<double>(random_() >> 11U) + 0.5) * 0x1p-53; }
  /// An exponential time by inversion, so that a seed gives the same run with every standard library.
  double exponential(long double rate) { return -std::log(uniform()) / static_cast<double>(rate); }
  /// Certain events take no random number.
  bool happens(double probability) { return probability >= 1 || (probability > 0 && uniform() < probability); }

  void schedule(double delay, Event event, std::size_t contact) { pending_.push({now_ + delay, event, contact}); }
  [[nodiscard]] bool is_measured(std::size_t contact) const {
    return contact >= first_measured_ && contact < end_measured_;
  }
  /// The time averages are over the span in which the measured contacts arrive.
  [[nodiscard]] bool clock_runs() const { return arrived_ > first_measured_ && arrived_ <= end_measured_; }

  void step() {
    const Pending next = pending_.top();
    pending_.pop();
    if (clock_runs()) {
      const double elapsed = next.time - now_;
      span_ += elapsed;
      busy_time_ += elapsed * static_cast<double>(center_.whole_agents() - free_agents_);
      waiting_time_ += elapsed * static_cast<double>(waiting_);
    }
    now_ = next.time;
    switch (next.event) {
      case Event::arrival:
        return arrive(next.contact);
      case Event::end_of_handling:
        ++free_agents_;
        return answer_next();
      case Event::end_of_patience:
        return give_up(next.contact);
    }
  }

  void arrive(std::size_t contact) {
    contacts_.push_back({now_, true});
    ++arrived_;
    schedule(exponential(center_.arrival_rate), Event::arrival, contact + 1);
    if (!happens(static_cast<double>(center_.admitted(center_.whole_agents() - free_agents_ + waiting_)))) {
      if (is_measured(contact)) ++blocked_, ++resolved_;
      return;
    }
    const bool all_busy = free_agents_ == 0;
    if (is_measured(contact)) find_all_busy_ += all_busy ? 1U : 0U;
    if (all_busy && happens(center_.balking)) {
      if (is_measured(contact)) ++abandoned_within_, ++resolved_;
      return;
    }
    queue_.push_back(contact);
    ++waiting_;
    if (!all_busy) return answer_next();
    if (center_.abandonment_rate > 0) schedule(exponential(center_.abandonment_rate), Event::end_of_patience, contact);
  }

  void answer_next() {
    while (!queue_.empty()) {
      const std::size_t contact = queue_.front();
      queue_.pop_front();
      if (!contacts_[contact].waits) continue;  // has left
      const double wait = stop_waiting(contact);
      --free_agents_;
      schedule(exponential(center_.service_rate), Event::end_of_handling, contact);
      if (is_measured(contact)) {
        answered_wait_ += wait;
        ++(wait <= acceptable_wait_ ? answered_within_ : answered_after_);
      }
      return;
    }
  }

  void give_up(std::size_t contact) {
    if (!contacts_[contact].waits) return;  // has been answered
    const double wait = stop_waiting(contact);
    if (is_measured(contact)) {
      abandoned_wait_ += wait;
      ++(wait <= acceptable_wait_ ? abandoned_within_ : abandoned_after_);
    }
  }

  /// @return  how long the contact has waited
  double stop_waiting(std::size_t contact) {
    contacts_[contact].waits = false;
    --waiting_;
    if (is_measured(contact)) ++resolved_;
    return now_ - contacts_[contact].arrival;
  }

  [[nodiscard]] Experience summary() const {
    const auto offered = static_cast<long double>(end_measured_ - first_measured_);
    const auto share = [&](std::size_t count) { return static_cast<long double>(count) / offered; };
    const auto agents = static_cast<double>(center_.whole_agents());
    return experience_of({.answered_within = share(answered_within_),
                          .answered_after = share(answered_after_),
                          .abandoned_within = share(abandoned_within_),
                          .abandoned_after = share(abandoned_after_),
                          .blocked = share(blocked_),
                          .wait = (answered_wait_ + abandoned_wait_) / offered,
                          .answered_wait = answered_wait_ / offered,
                          .finds_all_busy = share(find_all_busy_),
                          .occupancy = busy_time_ / (span_ * agents),
                          .queue_length = waiting_time_ / span_});
  }

  Center center_;
  double acceptable_wait_;
  std::mt19937_64 random_;
  std::priority_queue<Pending, std::vector<Pending>, std::greater<>> pending_;
  std::deque<std::size_t> queue_;  // those who left included, until they come to the head
  std::vector<Contact> contacts_;
  double now_ = 0;
  long free_agents_;
  long waiting_ = 0;

  std::size_t first_measured_ = 0;
  std::size_t end_measured_ = 0;
  std::size_t arrived_ = 0;
  std::size_t resolved_ = 0;
  std::size_t find_all_busy_ = 0;
  std::size_t answered_within_ = 0;
  std::size_t answered_after_ = 0;
  std::size_t abandoned_within_ = 0;
  std::size_t abandoned_after_ = 0;
  std::size_t blocked_ = 0;
  double answered_wait_ = 0;
  double abandoned_wait_ = 0;
  double span_ = 0;
  double busy_time_ = 0;
  double waiting_time_ = 0;
};

}  // namespace krarup::agreement
