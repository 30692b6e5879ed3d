#include <benchmark/benchmark.h>

#include <string>

#include "krarup/queues/blended.hpp"
#include "krarup/queues/chat.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/queues/finite_source.hpp"
#include "krarup/queues/general_handling.hpp"
#include "krarup/queues/general_patience.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "krarup/queues/uncertain.hpp"
#include "krarup/staffing/required_agents.hpp"

// Every queue but those of staffing_benchmark: 80 % within 20 seconds, 180 seconds of handling time; `performance` with
// the agents that takes, and `required_agents`.

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Target eighty_twenty{.service_level = 0.8, .acceptable_wait = 20s};
constexpr Demand hundred_erlangs{.contacts = 1'000, .per = 30min, .aht = 180s};
constexpr Demand ten_thousand_erlangs{.contacts = 100'000, .per = 30min, .aht = 180s};

template <class Queue>
void measure(const std::string& name, const Queue& queue) {
  const Queue staffed = with_agents(queue, required_agents(queue, eighty_twenty));
  benchmark::RegisterBenchmark(("performance/" + name).c_str(), [staffed](benchmark::State& state) {
    Queue asked = staffed;
    for (auto _ : state) {
      benchmark::DoNotOptimize(asked);
      benchmark::DoNotOptimize(performance(asked, eighty_twenty.acceptable_wait));
    }
  })->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark(("required_agents/" + name).c_str(), [queue](benchmark::State& state) {
    Queue asked = queue;
    for (auto _ : state) {
      benchmark::DoNotOptimize(asked);
      benchmark::DoNotOptimize(required_agents(asked, eighty_twenty));
    }
  })->Unit(benchmark::kMicrosecond);
}

void measure_all() {
  measure("uncertain_erlang_c", Uncertain{ErlangC{.demand = hundred_erlangs}, 0.1});
  measure("uncertain_erlang_a", Uncertain{ErlangA{.demand = hundred_erlangs, .patience = 2min}, 0.1});
  measure("blended_work_as_long", Blended{.demand = hundred_erlangs, .patience = 2min});
  measure("blended_work_twice_as_long", Blended{.demand = hundred_erlangs, .patience = 2min, .deferred_aht = 360s});
  measure("erlang_x_half_redial",
          ErlangX{.demand = hundred_erlangs, .patience = 2min, .redial_after_abandonment = 0.5});
  measure("erlang_a_150_lines", ErlangA{.demand = hundred_erlangs, .patience = 2min, .lines = 150});
  measure("finite_source_300", FiniteSource{.demand = hundred_erlangs, .sources = 300});
  measure("finite_source_10000", FiniteSource{.demand = hundred_erlangs, .sources = 10'000});
  measure("chat_three_at_once", Chat{.demand = hundred_erlangs, .patience = 2min, .slowdown = {1, 1.3, 1.6}});
  measure("priority_queue_second_of_two",
          PriorityQueue{.demand = hundred_erlangs, .classes = {{"first", 0.3}, {"second", 0.7}}, .of_class = "second"});
  measure("patience_deterministic", GeneralPatience{.demand = hundred_erlangs, .patience = Deterministic{2min}});
  measure("patience_exponential", GeneralPatience{.demand = hundred_erlangs, .patience = Exponential{2min}});
  measure("patience_lognormal", GeneralPatience{.demand = hundred_erlangs, .patience = Lognormal{2min, 1}});
  measure("patience_gamma", GeneralPatience{.demand = hundred_erlangs, .patience = Gamma{2min, 2}});
  measure("handling_all_the_same", GeneralHandling{.demand = hundred_erlangs, .handling_scv = 0});
  measure("handling_all_the_same_10000", GeneralHandling{.demand = ten_thousand_erlangs, .handling_scv = 0});
}

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  measure_all();
  benchmark::RunSpecifiedBenchmarks();
}
