// Asks every queue model and deferred work at random points of their whole domain, corners included, whether the
// answers are sound: numbers, shares that add up, monotone where they must be, and found in bounded time.
//
//     check_domain                       # the models
//     check_domain MODEL COUNT [FIRST]   # COUNT points from number FIRST on; MODEL may be `all`
//
// A point is known by its number: `check_domain MODEL 1 NUMBER` asks that one again, and says what it is.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "asked_queue.hpp"
#include "deferred_soundness.hpp"
#include "points.hpp"

namespace krarup::domain {
namespace {

constexpr double most_seconds = 1;  ///< of the processor, for one point

[[nodiscard]] double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Says so where a point does not end: there is no other way out of an endless loop.
class Watchdog {
 public:
  explicit Watchdog(std::string model) : model_(std::move(model)), thread_([this] { watch(); }) {}
  ~Watchdog() {
    over_ = true;
    thread_.join();
  }
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  void begin(std::uint64_t point) { point_.store(point, std::memory_order_relaxed); }

 private:
  static constexpr double patience = 20;  ///< s of the processor

  void watch() {
    std::uint64_t last = point_;
    double since = processor_seconds();
    while (!over_) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      const double now = processor_seconds();
      if (point_ != last) since = now;
      last = point_;
      if (now - since < patience) continue;
      std::cout << model_ << ": point " << last << " does not end" << std::endl;
      std::_Exit(EXIT_FAILURE);
    }
  }

  std::string model_;
  std::atomic<std::uint64_t> point_{0};
  std::atomic<bool> over_{false};
  std::thread thread_;
};

struct Range {
  std::uint64_t first;
  std::uint64_t count;
};

/// @return  the number of points at fault
template <class Source>
int check(const std::string& model, const Range& range) {
  constexpr int most_told = 10;
  int faults = 0;
  double slowest = 0;
  std::uint64_t slowest_point = range.first;
  const double begin = processor_seconds();
  Watchdog watchdog(model);
  for (std::uint64_t point = range.first; point < range.first + range.count; ++point) {
    watchdog.begin(point);
    Dice dice(point);
    const auto asked = Source::from(dice);
    if (range.count == 1) std::cout << in_words(asked) << std::endl;
    const double before = processor_seconds();
    Fault fault;
    try {
      fault = fault_of(asked, dice);
    } catch (const std::exception& refused) {
      fault = std::string("refused: ") + refused.what();
    }
    const double took = processor_seconds() - before;
    if (took > slowest) slowest_point = point;
    slowest = std::max(slowest, took);
    if (took > most_seconds && !fault) fault = "took " + to_text(took) + " s";
    if (!fault || ++faults > most_told) continue;
    std::cout << model << ", point " << point << ": " << *fault << "\n  " << in_words(asked) << std::endl;
  }
  std::printf("%-32s %9llu points, %d at fault, %.1f s of the processor, at most %.4f s for one (%llu)\n",
              model.c_str(), static_cast<unsigned long long>(range.count), faults, processor_seconds() - begin, slowest,
              static_cast<unsigned long long>(slowest_point));
  return faults;
}

struct Model {
  std::string name;
  std::function<int(const std::string&, const Range&)> check;
};

const std::vector<Model>& models() {
  static const std::vector<Model> all{
      {"erlang_b", check<AskQueue<Draw<ErlangB>>>},
      {"extended_erlang_b", check<AskQueue<Draw<ExtendedErlangB>>>},
      {"engset", check<AskQueue<Draw<Engset>>>},
      {"finite_source", check<AskQueue<Draw<FiniteSource>>>},
      {"erlang_c", check<AskQueue<Draw<ErlangC>>>},
      {"erlang_a", check<AskQueue<Draw<ErlangA>>>},
      {"erlang_x", check<AskQueue<Draw<ErlangX>>>},
      {"exponential_patience", check<AskQueue<WithLaw<Exponential>>>},
      {"gamma_patience", check<AskQueue<WithLaw<Gamma>>>},
      {"lognormal_patience", check<AskQueue<WithLaw<Lognormal>>>},
      {"hyperexponential_patience", check<AskQueue<WithLaw<Hyperexponential>>>},
      {"deterministic_patience", check<AskQueue<WithLaw<Deterministic>>>},
      {"weibull_patience", check<AskQueue<WithLaw<Weibull>>>},
      {"empirical_patience", check<AskQueue<WithLaw<Empirical>>>},
      {"general_handling", check<AskQueue<Draw<GeneralHandling>>>},
      {"priority_queue", check<AskQueue<Draw<PriorityQueue>>>},
      {"chat", check<AskQueue<Draw<Chat>>>},
      {"blended", check<AskQueue<Draw<Blended>>>},
      {"uncertain_erlang_b", check<AskQueue<Draw<Uncertain<ErlangB>>>>},
      {"uncertain_erlang_c", check<AskQueue<Draw<Uncertain<ErlangC>>>>},
      {"uncertain_erlang_a", check<AskQueue<Draw<Uncertain<ErlangA>>>>},
      {"deferred_work", check<DrawDeferredWork>},
  };
  return all;
}

int run(const std::string& name, const Range& range) {
  int faults = 0;
  bool known = false;
  for (const Model& each : models()) {
    if (name != "all" && name != each.name) continue;
    known = true;
    faults += each.check(each.name, range);
  }
  if (!known) std::cerr << "no model " << name << '\n';
  return faults == 0 && known ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace krarup::domain

int main(int argc, char** argv) {
  using namespace krarup::domain;
  if (argc < 3) {
    for (const Model& each : models()) std::cout << each.name << '\n';
    return EXIT_SUCCESS;
  }
  return run(argv[1], {argc > 3 ? std::stoull(argv[3]) : 1, std::stoull(argv[2])});
}
