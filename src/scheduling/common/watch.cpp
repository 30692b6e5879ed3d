#include "scheduling/common/watch.hpp"

#include <algorithm>
#include <numeric>
#include <thread>

namespace krarup {

namespace {

constexpr std::chrono::milliseconds showing_every{50};

std::size_t threads_for(const SolveOptions& options, std::size_t parts) {
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  const auto wanted = options.threads > 0 ? static_cast<std::size_t>(options.threads) : std::size_t{cores};
  return std::min(wanted, parts);
}

}  // namespace

Watch::Watch(const SolveOptions& options)
    : options_(options),
      begin_(std::chrono::steady_clock::now()),
      deadline_(begin_ + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                             std::min(options.time_limit, Seconds{std::chrono::hours{24 * 365}}))) {}

void Watch::begin(Stage stage) {
  const std::lock_guard lock(mutex_);
  objectives_.assign(stage.parts, std::numeric_limits<double>::infinity());
  bounds_.assign(stage.parts, 0.0);  // no cost is negative
  next_ = finished_ = 0;
  stage_ = std::move(stage);
}

void Watch::note(std::size_t part, double objective, double bound) {
  const std::lock_guard lock(mutex_);
  objectives_[part] = std::min(objectives_[part], objective);
  bounds_[part] = std::max(bounds_[part], bound);
}

Progress Watch::progress() {
  const std::lock_guard lock(mutex_);
  const double part = static_cast<double>(finished_) / static_cast<double>(std::max<std::size_t>(1, stage_.parts));
  done_ = std::max(done_, stage_.from + (stage_.until - stage_.from) * part);  // a stage may be repeated
  const double objective = std::accumulate(objectives_.begin(), objectives_.end(), stage_.constant);
  const double bound = std::accumulate(bounds_.begin(), bounds_.end(), stage_.constant);
  return {.stage = stage_.name,
          .done = done_,
          .objective = std::min(stage_.objective, objective),
          .bound = std::max(stage_.bound, bound)};
}

void Watch::show() {
  if (!options_.progress) return;
  if (!options_.progress(progress())) {
    cancelled_ = true;
    stop_ = true;
  }
}

void Watch::run(const std::function<void(std::size_t)>& task) {
  std::vector<std::jthread> threads;
  for (std::size_t i = threads_for(options_, stage_.parts); i > 0; --i) {
    threads.emplace_back([&] { work(task); });
  }
  try {
    while (!wait_for_end()) show();
  } catch (...) {
    stop_ = true;
    threads.clear();
    throw;
  }
  threads.clear();
  if (failure_) std::rethrow_exception(failure_);
}

bool Watch::wait_for_end() {
  std::unique_lock lock(mutex_);
  return ended_.wait_for(lock, showing_every, [this] { return finished_ == stage_.parts || failure_; });
}

void Watch::work(const std::function<void(std::size_t)>& task) {
  while (true) {
    std::size_t part = 0;
    {
      const std::lock_guard lock(mutex_);
      if (next_ == stage_.parts || failure_) return;
      part = next_++;
    }
    try {
      task(part);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      stop_ = true;
      ended_.notify_one();
      return;
    }
    const std::lock_guard lock(mutex_);
    if (++finished_ == stage_.parts) ended_.notify_one();
  }
}

}  // namespace krarup
