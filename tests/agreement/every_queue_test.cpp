#include <gtest/gtest.h>

#include <functional>

#include "chance.hpp"
#include "expect_agreement.hpp"
#include "krarup/plan/any_queue.hpp"
#include "krarup/queues/uncertain.hpp"

// What holds in every model, whatever it believes about contacts and agents.

namespace krarup::agreement {
namespace {

/// A queue of any model, and how many attempts each first contact makes in it.
struct Asked {
  Outcomes shares;
  Performance performance;
  Demand demand;
  double agents;
  double attempts = 1;
};

/// How many attempts each first contact makes.
template <class Q>
double attempts_of(const Q&) {
  return 1;
}
double attempts_of(const ErlangX& queue) { return customer_performance(queue, Seconds{0}).attempts; }
double attempts_of(const ExtendedErlangB& queue) { return customer_performance(queue, Seconds{0}).attempts; }
double attempts_of(const FiniteSource& queue) {  // of those intended, as many as are answered
  return performance(queue, Seconds{0}).occupancy * queue.agents / offered_load(queue);
}

template <class Q>
Asked ask(const Q& queue, Seconds wait) {
  return {outcomes(queue, wait), performance(queue, wait), queue.demand, queue.agents, attempts_of(queue)};
}

template <AskedByDay Q>
Asked ask(const Uncertain<Q>& queue, Seconds wait) {
  return {outcomes(queue, wait), performance(queue, wait), queue.queue.demand, queue.queue.agents};
}

/// Stable or impatient queues of one size, of all models in which agents do nothing but answer, one contact at a time.
void for_each_busy_queue(Chance& chance, const std::function<void(std::string_view, const Asked&)>& visit) {
  const double agents = chance.log_uniform(0.5, 200);
  const Demand light = four_minute_calls(agents * chance.uniform(0.05, 0.95));
  const Demand any = four_minute_calls(agents * chance.uniform(0.05, 3));
  const Seconds patience{chance.log_uniform(1, 5000)}, wait{chance.log_uniform(0.1, 1000)};
  const double lines = agents + std::floor(chance.uniform(0, 50));
  const double redials = chance.uniform(0, 0.9), share = chance.uniform(0.01, 0.99);
  const auto show = [&](const auto& queue) { visit(std::decay_t<decltype(queue)>::model, ask(queue, wait)); };
  show(ErlangB{any, agents});
  show(ErlangC{light, agents});
  show(ErlangA{any, patience, agents, share, lines});
  show(ErlangX{.demand = any,
               .patience = patience,
               .agents = agents,
               .balking = share,
               .lines = lines,
               .redial_after_abandonment = redials,
               .redial_after_blocking = redials,
               .recall_share = redials / 3});
  show(ExtendedErlangB{any, redials, agents});
  show(GeneralPatience{.demand = any, .patience = Gamma{patience, chance.uniform(0.3, 3)}, .agents = agents});
  show(GeneralHandling{.demand = light, .handling_scv = chance.uniform(0.1, 3), .agents = agents});
  show(PriorityQueue{.demand = light, .classes = {{"first", share}, {"then", 1 - share}}, .agents = agents});
  show(Uncertain{ErlangA{any, patience, agents}, chance.uniform(0.01, 0.5)});
}

/// Queues where agents do other work too, or several things at a time, or whose customers are few.
void for_each_other_queue(Chance& chance, const std::function<void(std::string_view, const Asked&)>& visit) {
  const double agents = chance.log_uniform(1, 100);
  const Demand demand = four_minute_calls(agents * chance.uniform(0.05, 2));
  const Seconds patience{chance.log_uniform(1, 5000)}, wait{chance.log_uniform(0.1, 1000)};
  const auto show = [&](const auto& queue) { visit(std::decay_t<decltype(queue)>::model, ask(queue, wait)); };
  show(Chat{demand, patience, {1, 1.3, 1.7}, agents});
  show(Blended{.demand = demand,
               .patience = patience,
               .deferred_aht = Seconds{chance.log_uniform(60, 900)},
               .reserve = static_cast<int>(chance.uniform(0, 6)),
               .agents = agents});
  show(
      Engset{four_minute_calls(agents * chance.uniform(0.05, 0.9)), std::ceil(agents * chance.uniform(1, 10)), agents});
  show(FiniteSource{four_minute_calls(agents * chance.uniform(0.05, 2)), std::ceil(agents * chance.uniform(2, 20)),
                    agents});
}

/// A thousand points of every model.
void for_each_queue(const std::function<void(std::string_view, const Asked&)>& visit) {
  Chance chance(1961);
  for (int i = 0; i < 1000 && !testing::Test::HasFailure(); ++i) {
    for_each_busy_queue(chance, visit);
    for_each_other_queue(chance, visit);
  }
}

TEST(EveryQueue, AnswersAbandonsOrBlocksEachContact) {
  for_each_queue([](std::string_view model, const Asked& each) {
    EXPECT_NEAR(each.shares.offered(), 1, 1e-11) << model;
    EXPECT_NEAR(each.performance.abandonment, each.shares.abandoned(), 1e-11 * each.shares.abandoned()) << model;
    EXPECT_NEAR(each.performance.blocking, each.shares.blocked, 1e-11 * each.shares.blocked) << model;
    EXPECT_NEAR(each.performance.service_level, each.shares.answered_within, 1e-11 * each.shares.answered_within)
        << model;
  });
}

TEST(EveryQueue, KeepsLittlesLaw) {
  for_each_queue([](std::string_view model, const Asked& each) {
    const double admitted = arrival_rate(each.demand) * each.attempts * each.shares.admitted();
    const double length = each.performance.mean_queue_length;
    EXPECT_NEAR(admitted * each.performance.mean_wait.count(), length, 1e-9 * length) << model;
  });
}

TEST(EveryQueue, KeepsAgentsBusyWithWhatIsAnswered) {
  Chance chance(1961);
  for (int i = 0; i < 1000 && !HasFailure(); ++i) {
    for_each_busy_queue(chance, [](std::string_view model, const Asked& each) {
      const double busy = each.agents * each.performance.occupancy;
      EXPECT_NEAR(offered_load(each.demand) * each.attempts * each.shares.answered(), busy, 1e-9 * busy) << model;
    });
  }
}

}  // namespace
}  // namespace krarup::agreement
