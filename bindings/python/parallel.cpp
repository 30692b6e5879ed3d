#include "parallel.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "krarup/core/error.hpp"

namespace krarup::python {

namespace {

constexpr std::size_t piece = 1024;  // 20 us of the cheapest work: about what it costs to start a thread

std::atomic<std::size_t>& thread_limit() {
  static std::atomic<std::size_t> limit{std::max<std::size_t>(1, std::thread::hardware_concurrency())};
  return limit;
}

}  // namespace

std::size_t max_threads() { return thread_limit(); }

void set_max_threads(int threads) {
  if (threads < 1) throw InvalidInput("threads must be >= 1, got " + std::to_string(threads));
  thread_limit() = static_cast<std::size_t>(threads);
}

void in_parallel(std::size_t size, const std::function<void(std::size_t begin, std::size_t end)>& work) {
  const std::size_t pieces = (size + piece - 1) / piece;
  std::atomic<std::size_t> next{0};
  const auto take_pieces = [&] {
    for (std::size_t i = next++; i < pieces; i = next++) work(i * piece, std::min(size, (i + 1) * piece));
  };
  std::vector<std::jthread> helpers;
  for (std::size_t t = 1; t < std::min(max_threads(), pieces); ++t) helpers.emplace_back(take_pieces);
  take_pieces();
}

}  // namespace krarup::python
