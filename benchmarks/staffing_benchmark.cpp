#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "krarup/batch/erlang_c_columns.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"

// How many agents 80 % within 20 seconds take, 180 seconds of handling time; validation included.

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Target eighty_twenty{.service_level = 0.8, .acceptable_wait = 20s};

Demand demand_of(double load) { return {.contacts = load, .per = 180s, .aht = 180s}; }

template <class Queue>
void required_agents_of(benchmark::State& state, Queue queue) {
  queue.demand = demand_of(static_cast<double>(state.range(0)));
  Target target = eighty_twenty;
  for (auto _ : state) {
    benchmark::DoNotOptimize(queue);
    benchmark::DoNotOptimize(target);
    benchmark::DoNotOptimize(required_agents(queue, target));
  }
}
BENCHMARK_CAPTURE(required_agents_of, erlang_c, ErlangC{})
    ->Arg(3)
    ->Arg(10)
    ->Arg(100)
    ->Arg(1'000)
    ->Arg(100'000)
    ->Arg(100'000'000);
BENCHMARK_CAPTURE(required_agents_of, erlang_a, ErlangA{.patience = 2min})
    ->Arg(3)
    ->Arg(10)
    ->Arg(100)
    ->Arg(1'000)
    ->Arg(100'000)
    ->Arg(100'000'000);

void validation(benchmark::State& state) {
  ErlangC queue{.demand = demand_of(100)};
  Target target = eighty_twenty;
  for (auto _ : state) {
    benchmark::DoNotOptimize(queue);
    benchmark::DoNotOptimize(target);
    detail::validate_staffing(queue, target);
  }
}
BENCHMARK(validation);

/// Random intervals: loads from `low` to `high` erlangs, handling times from one to ten minutes.
struct Intervals {
  std::vector<double> contacts;
  std::vector<Seconds> aht;
  Seconds per = 30min;

  Intervals(std::size_t size, double low, double high) : contacts(size), aht(size) {
    std::mt19937_64 random(1);
    for (std::size_t i = 0; i < size; ++i) {
      aht[i] = Seconds(std::uniform_real_distribution(60., 600.)(random));
      contacts[i] = std::uniform_real_distribution(low, high)(random) * (per / aht[i]);
    }
  }
};

/// Per interval: the counter `items_per_second` is intervals a second.
void a_million_intervals(benchmark::State& state) {
  const Intervals intervals(1'000'000, static_cast<double>(state.range(0)), static_cast<double>(state.range(1)));
  std::vector<std::int64_t> agents(intervals.contacts.size());
  for (auto _ : state) {
    required_agents({intervals.contacts, {&intervals.per, 1}, intervals.aht}, eighty_twenty, agents);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(agents.size()));
}
BENCHMARK(a_million_intervals)->Args({0, 10})->Args({1, 200})->Args({0, 1'000})->Args({1'000, 100'000});

void a_million_intervals_one_by_one(benchmark::State& state) {
  const Intervals intervals(1'000'000, static_cast<double>(state.range(0)), static_cast<double>(state.range(1)));
  for (auto _ : state) {
    for (std::size_t i = 0; i < intervals.contacts.size(); ++i) {
      const ErlangC queue{.demand = {intervals.contacts[i], intervals.per, intervals.aht[i]}};
      benchmark::DoNotOptimize(required_agents(queue, eighty_twenty));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(intervals.contacts.size()));
}
BENCHMARK(a_million_intervals_one_by_one)->Args({0, 1'000});

}  // namespace
