#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <new>

#include "krarup/formulas/engset.hpp"
#include "krarup/formulas/erlang_b_inverse.hpp"
#include "krarup/formulas/erlang_c_inverse.hpp"
#include "krarup/formulas/extended_erlang_b.hpp"
#include "krarup/formulas/priority.hpp"
#include "krarup/queues/blended.hpp"
#include "krarup/queues/chat.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/finite_source.hpp"
#include "krarup/queues/general_handling.hpp"
#include "krarup/queues/general_patience.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "krarup/queues/uncertain.hpp"
#include "krarup/queues/waits.hpp"
#include "krarup/staffing/required_agents.hpp"

// Formulas and the staffing of one interval work on the stack: a batch of millions never waits for the heap.

namespace {
std::size_t allocations = 0;
}

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace krarup {
namespace {

using namespace krarup::literals;

constexpr double loads[] = {1e-6, 0.5, 3, 29, 31, 200, 1e4, 1e6, 5e8};

template <class Question>
std::size_t allocations_of(const Question& question) {
  const std::size_t before = allocations;
  question();
  return allocations - before;
}

TEST(Allocation, IsCounted) {
  const auto allocate = [] { ::operator delete(::operator new(1)); };  // a `new` expression could be left out
  EXPECT_EQ(allocations_of(allocate), 1U);
}

TEST(Allocation, NoFormulaAllocates) {
  for (const double load : loads) {
    for (const double servers : {0., 0.3, load / 2, load, load + 1, 3 * load}) {
      EXPECT_EQ(allocations_of([&] {
                  (void)formulas::erlang_b(servers, load);
                  (void)formulas::erlang_c_measures(servers, load, 0.1);
                  (void)formulas::erlang_a_measures(servers, load, 0.7, 0.1);
                }),
                0U)
          << servers << " servers, " << load << " erlangs";
    }
  }
}

TEST(Allocation, NoFormulaOfOtherQueuesAllocates) {
  for (const double load : {1e-6, 0.5, 29.0, 200.0, 1e4}) {
    for (const double servers : {0., 0.3, load / 2, load, load + 1, 3 * load}) {
      const formulas::FiniteQueue finite{servers, load, 0.7, 0.1, std::ceil(servers) + 20};
      const Demand demand{.contacts = load, .per = 180s, .aht = 180s};
      const GeneralPatience impatient{.demand = demand, .patience = Gamma{60s, 0.5}, .agents = servers};
      (void)performance(impatient, 20s);  // tables that are made once
      EXPECT_EQ(allocations_of([&] {
                  (void)formulas::finite_queue_measures(finite, 0.1);
                  (void)formulas::engset_time_congestion(servers, 2 * servers, load);
                  (void)formulas::engset_call_congestion(servers, 2 * servers, load);
                  (void)formulas::extended_erlang_b(servers, load, 0.5);
                  (void)formulas::erlang_b_servers(0.01, load);
                  (void)formulas::erlang_b_load(servers, 0.01);
                  (void)formulas::erlang_c_servers(0.2, load);
                  (void)formulas::erlang_c_load(servers, 0.2);
                  (void)formulas::attempts_load(finite, {.after_abandonment = 0.5});
                  (void)performance(impatient, 20s);
                  (void)wait_quantile(ErlangA{demand, 2min, servers}, 0.9);
                }),
                0U)
          << servers << " servers, " << load << " erlangs";
    }
  }
}

TEST(Allocation, NoQueueOfOtherWorkOtherTimesOrOtherDaysAllocates) {
  for (const double load : {1e-6, 0.5, 29.0, 200.0, 1e4}) {
    const Demand demand{.contacts = load, .per = 180s, .aht = 180s};
    for (const double agents : {0., 0.3, load / 2, load, std::ceil(load + 1), 3 * load}) {
      const GeneralHandling fixed{.demand = demand, .handling_scv = 0, .agents = agents};
      const GeneralHandling spread{.demand = demand, .handling_scv = 2, .arrival_scv = 0.5, .agents = agents};
      const Blended alike{.demand = demand, .patience = 2min, .reserve = 3, .agents = agents};
      Blended unlike = alike;
      unlike.deferred_aht = 600s;
      Blended kept_free = unlike;
      kept_free.reserve = max_reserve;
      const Chat chat{.demand = demand, .patience = 2min, .slowdown = {1, 1.2, 1.5}, .agents = agents};
      const PriorityQueue two{
          .demand = demand, .classes = {{"phone", 0.3}, {"mail", 0.7}}, .of_class = "mail", .agents = agents};
      EXPECT_EQ(allocations_of([&] {
                  (void)performance(fixed, 20s);
                  (void)performance(spread, 20s);
                  (void)performance(alike, 20s);
                  (void)performance(unlike, 20s);
                  (void)performance(kept_free, 20s);
                  (void)deferred_done(unlike);
                  (void)performance(chat, 20s);
                  (void)performance(two, 20s);
                  (void)formulas::priority_measures(agents, {0.3 * load, 0.7 * load, 0}, 0.1);
                  (void)performance(Uncertain{ErlangA{demand, 2min, agents}, 0.2}, 20s);
                  (void)outcomes(Uncertain{ErlangC{demand, agents}, 0.2}, 20s);
                }),
                0U)
          << agents << " agents, " << load << " erlangs";
    }
  }
}

TEST(Allocation, NoQueueWithRedialsOrFewSourcesAllocates) {
  for (const double load : {1e-6, 0.5, 29.0, 200.0, 1e4}) {
    const Demand demand{.contacts = load, .per = 180s, .aht = 180s};
    for (const double agents : {0., 0.3, load / 2, load, std::ceil(load + 1), 3 * load}) {
      const Engset few{.demand = demand, .sources = 3 * load + 2, .agents = agents};
      const FiniteSource waiting{.demand = demand, .sources = 3 * load + 2, .agents = agents};
      const ExtendedErlangB recalled{.demand = demand, .redial_share = 0.5, .agents = agents};
      ErlangX redialed{.demand = demand, .patience = 2min, .agents = agents, .lines = agents + 20};
      redialed.redial_after_abandonment = 0.5;
      redialed.redial_after_blocking = 0.7;
      redialed.recall_share = 0.1;
      EXPECT_EQ(allocations_of([&] {
                  (void)performance(few, 20s);
                  (void)outcomes(few, 20s);
                  (void)time_congestion(few);
                  (void)performance(waiting, 20s);
                  (void)outcomes(waiting, 20s);
                  (void)performance(recalled, 20s);
                  (void)outcomes(recalled, 20s);
                  (void)customer_performance(recalled, 20s);
                  (void)performance(redialed, 20s);
                  (void)outcomes(redialed, 20s);
                  (void)customer_performance(redialed, 20s);
                }),
                0U)
          << agents << " agents, " << load << " erlangs";
    }
  }
}

TEST(Allocation, AQueueOfAnUncertainRateIsCopiedOnceForAllDays) {
  const Demand demand{.contacts = 29, .per = 180s, .aht = 180s};
  const Uncertain fixed{GeneralHandling{.demand = demand, .handling_scv = 0.5, .agents = 32}, 0.2};
  const Uncertain few{Engset{.demand = demand, .sources = 100, .agents = 32}, 0.2};
  const Uncertain recalled{ExtendedErlangB{.demand = demand, .redial_share = 0.5, .agents = 32}, 0.2};
  const Uncertain redialed{ErlangX{.demand = demand, .patience = 2min, .agents = 32}, 0.2};
  EXPECT_EQ(allocations_of([&] {
              (void)performance(fixed, 20s);
              (void)performance(few, 20s);
              (void)performance(recalled, 20s);
              (void)performance(redialed, 20s);
            }),
            0U);
  const Uncertain chat{Chat{.demand = demand, .patience = 2min, .slowdown = {1, 1.2, 1.5}, .agents = 32}, 0.2};
  const Uncertain second{
      PriorityQueue{.demand = demand, .classes = {{"phone", 0.3}, {"mail", 0.7}}, .of_class = "mail", .agents = 32},
      0.2};
  const Empirical measured{.times = {30s, 60s, 300s}, .surviving = {0.9, 0.7, 0.2}};
  const Uncertain surveyed{GeneralPatience{.demand = demand, .patience = measured, .agents = 32}, 0.2};
  EXPECT_EQ(allocations_of([&] { (void)performance(chat, 20s); }), 1U);
  EXPECT_EQ(allocations_of([&] { (void)performance(second, 20s); }), 1U);
  EXPECT_EQ(allocations_of([&] { (void)performance(surveyed, 20s); }), 2U);  // times and shares
}

TEST(Allocation, NoStaffingOfOneIntervalAllocates) {
  for (const double load : loads) {
    const Demand demand{.contacts = load, .per = 180s, .aht = 180s};
    for (const Target& target :
         {Target{.service_level = 0.8, .acceptable_wait = 20s},
          Target{.service_level = 0.9, .acceptable_wait = 20s, .max_occupancy = 0.85}, Target{.max_asa = 10s}}) {
      EXPECT_EQ(allocations_of([&] {
                  (void)required_agents(ErlangB{demand}, target);
                  (void)required_agents(ErlangC{demand}, target);
                  (void)required_agents(ErlangA{demand, 2min}, target);
                  (void)staff(ErlangA{demand, 2min}, target);
                  (void)fractional_agents(ErlangC{demand}, target);
                  (void)required_agents(Uncertain{ErlangA{demand, 2min}, 0.2}, target);
                }),
                0U)
          << load << " erlangs";
    }
  }
}

TEST(Allocation, NoStaffingOfOtherQueuesAllocates) {
  const Empirical measured{.times = {30s, 60s, 300s}, .surviving = {0.9, 0.7, 0.2}};
  for (const double load : {1e-6, 0.5, 29.0, 200.0}) {
    const Demand demand{.contacts = load, .per = 180s, .aht = 180s};
    const Chat chat{.demand = demand, .patience = 2min, .slowdown = {1, 1.2, 1.5}};
    const PriorityQueue both{.demand = demand, .classes = {{"phone", 0.3}, {"mail", 0.7}}};
    const PriorityQueue second = with_class(both, "mail");
    const GeneralPatience by_survey{.demand = demand, .patience = measured};
    const GeneralPatience by_law{.demand = demand, .patience = Gamma{60s, 0.5}};
    (void)performance(by_law, 20s);  // tables that are made once
    for (const Target& target : {Target{.service_level = 0.8, .acceptable_wait = 20s}, Target{.max_asa = 10s}}) {
      EXPECT_EQ(allocations_of([&] {
                  (void)required_agents(chat, target);
                  (void)staff(chat, target);
                  (void)required_agents(both, target);
                  (void)required_agents(second, target);
                  (void)fractional_agents(second, target);
                  (void)required_agents(by_survey, target);
                  (void)required_agents(by_law, target);
                  (void)required_agents(GeneralHandling{.demand = demand, .handling_scv = 0}, target);
                  (void)required_agents(GeneralHandling{.demand = demand, .handling_scv = 2}, target);
                  (void)required_agents(ErlangA{.demand = demand, .patience = 2min, .lines = 300}, target);
                  (void)required_agents(ErlangX{.demand = demand, .patience = 2min}, target);
                  (void)required_agents(Blended{.demand = demand, .patience = 2min, .deferred_aht = 600s}, target);
                }),
                0U)
          << load << " erlangs";
    }
  }
}

}  // namespace
}  // namespace krarup
