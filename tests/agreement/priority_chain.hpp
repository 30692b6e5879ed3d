#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace krarup::agreement {

/// Two classes with exponential handling times of mean 1, as a chain of (agents busy) and, while all are, (waiting of
/// the first class, waiting of the second); no formula of priority queues.
class TwoClassChain {
 public:
  TwoClassChain(int agents, double first_rate, double second_rate, int most_first, int most_second)
      : agents_(agents),
        first_(first_rate),
        second_(second_rate),
        rows_(static_cast<std::size_t>(most_first) + 1),
        columns_(static_cast<std::size_t>(most_second) + 1),
        p_(rows_ * columns_, 1.0) {
    solve();
  }

  [[nodiscard]] double probability_of_wait() const { return all_busy_; }
  [[nodiscard]] double mean_queue_of_first() const {
    return sum([](std::size_t i, std::size_t) { return static_cast<double>(i); });
  }
  [[nodiscard]] double mean_queue_of_second() const {
    return sum([](std::size_t, std::size_t j) { return static_cast<double>(j); });
  }

  /// The share of contacts of a class that wait longer than `wait`, by following one of them: those ahead of it, itself
  /// included, go at the rate of the agents, and for the second class those of the first go on arriving.
  [[nodiscard]] double wait_exceeds(int of_class, double wait) const {
    std::vector<double> ahead(4 * (rows_ + columns_), 0.0);  // [k]: k services until it is answered
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t j = 0; j < columns_; ++j) ahead[1 + i + (of_class == 2 ? j : 0)] += at(i, j);
    }
    const double up = of_class == 2 ? first_ : 0;
    const double clock = agents_ + up;
    double weight = std::exp(-clock * wait);
    double exceeds = 0;
    for (int jump = 1; weight > 1e-25 || jump < clock * wait; ++jump) {
      double still = 0;
      for (std::size_t k = 1; k < ahead.size(); ++k) still += ahead[k];
      exceeds += weight * still;
      std::vector<double> next(ahead.size(), 0.0);
      for (std::size_t k = 1; k < ahead.size(); ++k) {
        next[k - 1] += ahead[k] * agents_ / clock;
        next[std::min(k + 1, ahead.size() - 1)] += ahead[k] * up / clock;
      }
      ahead = std::move(next);
      weight *= clock * wait / jump;
    }
    return exceeds;
  }

 private:
  [[nodiscard]] double at(std::size_t i, std::size_t j) const { return p_[i * columns_ + j]; }

  template <class Value>
  [[nodiscard]] double sum(Value&& value) const {
    double total = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t j = 0; j < columns_; ++j) total += at(i, j) * value(i, j);
    }
    return total;
  }

  /// The states with all agents busy by sweeps of Gauss-Seidel, the others by balance between neighbors.
  void solve() {
    const double n = agents_;
    for (double change = 1; change > 1e-14;) {
      change = 0;
      for (std::size_t i = 0; i < rows_; ++i) {
        for (std::size_t j = 0; j < columns_; ++j) {
          double in = i == 0 && j == 0 ? n * at(0, 0) : 0;  // from one agent free, which balances leaving to there
          if (i > 0) in += first_ * at(i - 1, j);
          if (j > 0) in += second_ * at(i, j - 1);
          if (i + 1 < rows_) in += n * at(i + 1, j);
          if (i == 0 && j + 1 < columns_) in += n * at(0, j + 1);
          const double out = n + (i + 1 < rows_ ? first_ : 0) + (j + 1 < columns_ ? second_ : 0);
          change = std::max(change, std::abs(in / out / at(i, j) - 1));
          p_[i * columns_ + j] = in / out;
        }
      }
    }
    const double busy = sum([](std::size_t, std::size_t) { return 1.0; });
    double state = at(0, 0);  // of exactly k busy agents
    double free = 0;
    for (int k = agents_; k > 0; --k) free += state *= k / (first_ + second_);
    for (double& each : p_) each /= busy + free;
    all_busy_ = busy / (busy + free);
  }

  int agents_;
  double first_;
  double second_;
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> p_;
  double all_busy_ = 0;
};

}  // namespace krarup::agreement
