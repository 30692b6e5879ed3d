#include <benchmark/benchmark.h>

#include <cmath>

#include "krarup/formulas/erlang_a.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"

// Each question at 10 to 1e12 erlangs, staffed by the square-root rule; `Recursion` is what most programs do.

namespace {

using namespace krarup;
using namespace krarup::literals;

/// load + one standard deviation, in whole agents.
double staffed(double load) { return std::ceil(load + std::sqrt(load)); }

void recursion_of_erlang_b(benchmark::State& state) {
  double load = static_cast<double>(state.range(0));
  const double servers = staffed(load);
  for (auto _ : state) {
    benchmark::DoNotOptimize(load);
    double blocking = 1;
    for (double k = 1; k <= servers; ++k) blocking = load * blocking / (k + load * blocking);
    benchmark::DoNotOptimize(blocking);
  }
}
BENCHMARK(recursion_of_erlang_b)->Arg(10)->Arg(100)->Arg(10'000)->Arg(1'000'000);

void erlang_b(benchmark::State& state) {
  double load = static_cast<double>(state.range(0));
  double servers = staffed(load);
  for (auto _ : state) {
    benchmark::DoNotOptimize(load);
    benchmark::DoNotOptimize(servers);
    benchmark::DoNotOptimize(formulas::erlang_b(servers, load));
  }
}
BENCHMARK(erlang_b)->Arg(10)->Arg(30)->Arg(100)->Arg(10'000)->Arg(1'000'000)->Arg(1'000'000'000'000);

void erlang_b_of_real_servers(benchmark::State& state) {
  double load = static_cast<double>(state.range(0));
  double servers = load * 1.1 + 0.3;
  for (auto _ : state) {
    benchmark::DoNotOptimize(load);
    benchmark::DoNotOptimize(servers);
    benchmark::DoNotOptimize(formulas::erlang_b(servers, load));
  }
}
BENCHMARK(erlang_b_of_real_servers)->Arg(1)->Arg(10)->Arg(100);

void erlang_b_far_from_its_load(benchmark::State& state) {
  double load = 1000;
  double servers = load * static_cast<double>(state.range(0)) / 100;
  for (auto _ : state) {
    benchmark::DoNotOptimize(load);
    benchmark::DoNotOptimize(servers);
    benchmark::DoNotOptimize(formulas::erlang_b(servers, load));
  }
}
BENCHMARK(erlang_b_far_from_its_load)->Arg(10)->Arg(45)->Arg(200)->Arg(260);

void erlang_c(benchmark::State& state) {
  double load = static_cast<double>(state.range(0));
  double servers = staffed(load);
  for (auto _ : state) {
    benchmark::DoNotOptimize(load);
    benchmark::DoNotOptimize(servers);
    benchmark::DoNotOptimize(formulas::erlang_c(servers, load));
  }
}
BENCHMARK(erlang_c)->Arg(10)->Arg(30)->Arg(100)->Arg(10'000)->Arg(1'000'000)->Arg(1'000'000'000'000);

void erlang_a(benchmark::State& state) {
  double load = static_cast<double>(state.range(0));
  double servers = staffed(load);
  for (auto _ : state) {
    benchmark::DoNotOptimize(load);
    benchmark::DoNotOptimize(servers);
    benchmark::DoNotOptimize(formulas::erlang_a_measures(servers, load, 0.7, 0.1));
  }
}
BENCHMARK(erlang_a)->Arg(10)->Arg(100)->Arg(10'000)->Arg(1'000'000)->Arg(1'000'000'000'000);

void erlang_a_in_overload(benchmark::State& state) {
  double load = static_cast<double>(state.range(0));
  double servers = std::floor(0.8 * load);
  for (auto _ : state) {
    benchmark::DoNotOptimize(load);
    benchmark::DoNotOptimize(servers);
    benchmark::DoNotOptimize(formulas::erlang_a_measures(servers, load, 0.7, 0.1));
  }
}
BENCHMARK(erlang_a_in_overload)->Arg(10)->Arg(100)->Arg(10'000)->Arg(1'000'000);

template <class Queue>
void performance_of(benchmark::State& state, Queue queue) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(queue);
    benchmark::DoNotOptimize(performance(queue, 20s));
  }
}
constexpr Demand demand{.contacts = 1000, .per = 30min, .aht = 180s};
BENCHMARK_CAPTURE(performance_of, erlang_b, ErlangB{demand, 110});
BENCHMARK_CAPTURE(performance_of, erlang_c, ErlangC{demand, 110});
BENCHMARK_CAPTURE(performance_of, erlang_a, ErlangA{demand, 120s, 100});

}  // namespace
