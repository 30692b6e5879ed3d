#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <limits>
#include <mutex>
#include <string>
#include <vector>

#include "krarup/scheduling/solve.hpp"

namespace krarup {

/// One step of an optimization, made of parts that can be worked on at the same time.
struct Stage {
  std::string name;  ///< in words, for the user
  std::size_t parts = 1;
  double from = 0;  ///< share of the whole work done before
  double until = 1;
  double objective = std::numeric_limits<double>::infinity();  ///< known before, of the whole
  double bound = 0;                                            ///< known before, of the whole
  double constant = 0;                                         ///< what the whole costs beyond its parts
};

/// What the parts of one optimization share: the deadline, the user's wish to stop, and how far each part has come.
///
/// Parts run on threads of their own (HiGHS keeps state per thread, so the caller's stays untouched) while the calling
/// thread shows the progress; a callback is therefore never called from a strange thread and may throw.
class Watch {
 public:
  explicit Watch(const SolveOptions& options);

  /// Whether to give up now; cheap, from any thread.
  [[nodiscard]] bool stopped() const {
    return stop_.load(std::memory_order_relaxed) || std::chrono::steady_clock::now() >= deadline_;
  }

  /// The share of the time limit that has gone by.
  [[nodiscard]] double spent() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_) / (deadline_ - begin_);
  }

  /// What is left of the time limit.
  [[nodiscard]] Seconds left() const {
    return std::max(Seconds{0}, Seconds{deadline_ - std::chrono::steady_clock::now()});
  }

  /// Shows the progress to the user; false from the user stops the optimization. From the calling thread.
  void show();

  void begin(Stage stage);

  /// Notes how far a part of the stage has come; from any thread.
  void note(std::size_t part, double objective, double bound);

  /// Runs task(0), task(1), ... one for each part of the stage, as many at once as there are threads, to the end.
  ///
  /// @throws  whatever a task or the user's callback throws, after every running task has stopped
  void run(const std::function<void(std::size_t)>& task);

  /// Whether the user, not the clock, asked to stop.
  [[nodiscard]] bool cancelled() const { return cancelled_; }

 private:
  Progress progress();
  bool wait_for_end();
  void work(const std::function<void(std::size_t)>& task);

  const SolveOptions& options_;
  std::chrono::steady_clock::time_point begin_, deadline_;
  std::atomic<bool> stop_{false};
  bool cancelled_ = false;

  std::mutex mutex_;  // guards what follows
  std::condition_variable ended_;
  Stage stage_;
  std::vector<double> objectives_, bounds_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
  double done_ = 0;  // shown last
  std::exception_ptr failure_;
};

}  // namespace krarup
