#pragma once

#include <cmath>
#include <cstdint>
#include <deque>
#include <functional>
#include <queue>
#include <random>
#include <vector>

#include "krarup/queues/priority_queue.hpp"

namespace krarup::agreement {

/// The waits of the contacts of each class in one simulated run: agents take the first contact of the highest class.
class PrioritySimulation {
 public:
  PrioritySimulation(const PriorityQueue& queue, std::uint64_t seed)
      : queue_(queue), random_(seed), waiting_(queue.classes.size()), waits_(queue.classes.size()) {
    for (int agent = 0; agent < static_cast<int>(queue.agents); ++agent) free_at_.push(0);
  }

  /// @return  by class; of the contacts after the first `warm_up`
  [[nodiscard]] const std::vector<std::vector<double>>& run(std::size_t warm_up, std::size_t measured) {
    double arrival = 0;
    for (std::size_t contact = 0; contact < warm_up + measured; ++contact) {
      arrival += exponential(queue_.demand.per.count() / queue_.demand.contacts);
      answer_until(arrival);
      if (contact == warm_up) waits_.assign(waits_.size(), {});
      waiting_[draw_class()].push_back(arrival);
    }
    answer_until(INFINITY);
    return waits_;
  }

 private:
  [[nodiscard]] double uniform() { return (static_cast<double>(random_() >> 11U) + 0.5) * 0x1p-53; }
  [[nodiscard]] double exponential(double mean) { return -mean * std::log(uniform()); }

  std::size_t draw_class() {
    double left = uniform();
    std::size_t k = 0;
    while (k + 1 < queue_.classes.size() && left >= queue_.classes[k].share) left -= queue_.classes[k++].share;
    return k;
  }

  /// Lets agents who are free before `time` take who waits then; all who wait have arrived before it.
  void answer_until(double time) {
    for (;;) {
      std::size_t first = 0;
      while (first < waiting_.size() && waiting_[first].empty()) ++first;
      if (first == waiting_.size() || free_at_.top() >= time) return;
      const double begin = std::max(free_at_.top(), waiting_[first].front());
      free_at_.pop();
      free_at_.push(begin + exponential(queue_.demand.aht.count()));
      waits_[first].push_back(begin - waiting_[first].front());
      waiting_[first].pop_front();
    }
  }

  PriorityQueue queue_;
  std::mt19937_64 random_;
  std::priority_queue<double, std::vector<double>, std::greater<>> free_at_;
  std::vector<std::deque<double>> waiting_;
  std::vector<std::vector<double>> waits_;
};

}  // namespace krarup::agreement
