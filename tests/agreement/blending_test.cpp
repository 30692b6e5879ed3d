#include <gtest/gtest.h>

#include "birth_death_chain.hpp"
#include "blending_chain.hpp"
#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "krarup/queues/blended.hpp"
#include "tagged_contact.hpp"

namespace krarup::agreement {
namespace {

constexpr double forever = std::numeric_limits<double>::infinity();

/// What the chain of busy agents says when deferred work takes as long as contacts do.
Experience by_threshold_chain(const Blended& queue, long double acceptable_wait, double& deferred) {
  const auto agents = static_cast<long>(queue.agents);
  const long lowest = std::max(agents - queue.reserve, 0L);
  const long double arrivals = static_cast<long double>(arrival_rate(queue.demand));
  const long double done = 1 / static_cast<long double>(queue.demand.aht.count());
  const long double leave = 1 / static_cast<long double>(queue.patience.count());
  const auto busy = [&](long state) { return static_cast<long double>(std::min(state + lowest, agents)); };
  const auto waiting = [&](long state) { return static_cast<long double>(std::max(state + lowest - agents, 0L)); };
  const auto death = [&](long state) { return busy(state) * done + waiting(state) * leave; };
  long mode = 0;
  while (death(mode + 1) < arrivals) ++mode;
  const long full = agents - lowest;
  const SteadyState chain = steady_state(
      mode, {full, full}, endless, [&](long) { return arrivals; }, death);

  Shares shares;
  shares.occupancy = chain.mean_of(busy) / static_cast<long double>(agents);
  shares.queue_length = chain.mean_of(waiting);
  shares.finds_all_busy = chain.mean_of([&](long state) { return state >= full ? 1 : 0; });
  const long double finds_one_free = chain.mean_of([&](long state) { return state < full ? 1 : 0; });
  const auto begin = std::max(full - chain.first, 0L);
  std::vector<long double> place(chain.probability.begin() + begin, chain.probability.end());
  if (chain.first > full) place.insert(place.begin(), static_cast<std::size_t>(chain.first - full), 0);
  const Fate fate = follow(std::move(place), {.service = agents * done, .abandonment = leave}, acceptable_wait);
  shares.answered_within = finds_one_free + fate.answered_within;
  shares.answered_after = fate.answered_after;
  shares.abandoned_within = fate.abandoned_within;
  shares.abandoned_after = fate.abandoned_after;
  shares.wait = fate.wait;
  shares.answered_wait = fate.answered_wait;
  deferred = static_cast<double>(chain.mean_of([&](long state) { return state == 0 ? lowest : 0; }));
  return experience_of(shares);
}

TEST(BlendingChain, GivesEveryMeasureWhenDeferredWorkTakesAsLong) {
  for (const double agents : {1, 4, 15, 60}) {
    for (const int reserve : {0, 1, 2, 5, 14}) {
      if (reserve >= agents) continue;
      for (const double share : {0.1, 0.6, 0.9, 1.0, 1.5}) {
        for (const double patience : {20., 300., forever}) {
          if (std::isinf(patience) && share > 0.95) continue;
          const Blended queue{.demand = four_minute_calls(share * agents),
                              .patience = Seconds{patience},
                              .reserve = reserve,
                              .agents = agents};
          SCOPED_TRACE(testing::Message() << agents << " agents, reserve " << reserve << ", load share " << share
                                          << ", patience " << patience);
          double deferred = 0;
          const Experience chain = by_threshold_chain(queue, 20, deferred);
          expect_agreement(by_closed_form(queue, Seconds{20}), chain, {1e-12, 1e-15});
          EXPECT_NEAR(deferred_done(queue).agents, deferred, 1e-11 * deferred);
          if (HasFailure()) return;
        }
      }
    }
  }
}

TEST(Blended, DoesTheWorkThatContactsLeaveTimeFor) {
  for (const double deferred_aht : {60., 240., 900.}) {
    for (const int reserve : {0, 2, 6}) {
      const Blended queue{.demand = four_minute_calls(13),
                          .patience = Seconds{120},
                          .deferred_aht = Seconds{deferred_aht},
                          .reserve = reserve,
                          .agents = 18.4};
      const double contacts = offered_load(queue) * outcomes(queue, Seconds{}).answered();
      const DeferredDone done = deferred_done(queue);
      EXPECT_NEAR(contacts + done.agents, performance(queue, Seconds{}).occupancy * 18.4, 1e-10);
      EXPECT_NEAR(done.contacts * deferred_aht, done.agents * 1800, 1e-9);
    }
  }
}

TEST(Blended, AReserveOfAllAgentsIsErlangA) {
  for (const double patience : {60., forever}) {
    for (const int reserve : {15, 100}) {
      const Blended queue{
          .demand = four_minute_calls(13), .patience = Seconds{patience}, .reserve = reserve, .agents = 15};
      const ErlangA plain{queue.demand, queue.patience, 15};
      EXPECT_EQ(performance(queue, Seconds{20}), performance(plain, Seconds{20}));
      EXPECT_EQ(deferred_done(queue), DeferredDone{});
    }
  }
}

TEST(Blended, LargerReservesServeContactsBetterAndDeferLess) {
  for (const double deferred_aht : {240., 900.}) {
    Blended queue{
        .demand = four_minute_calls(13), .patience = Seconds{120}, .deferred_aht = Seconds{deferred_aht}, .agents = 18};
    Performance before = performance(queue, Seconds{20});
    double done = deferred_done(queue).agents;
    for (queue.reserve = 1; queue.reserve <= 18; ++queue.reserve) {
      const Performance p = performance(queue, Seconds{20});
      EXPECT_GT(p.service_level, before.service_level);
      EXPECT_LT(p.abandonment, before.abandonment);
      EXPECT_LT(deferred_done(queue).agents, done);
      before = p;
      done = deferred_done(queue).agents;
    }
  }
}

TEST(Blended, MoreAgentsServeContactsBetterAndDeferMore) {
  for (const auto& [reserve, deferred_aht] :
       {std::pair{0, 240.}, {2, 240.}, {6, 240.}, {0, 900.}, {3, 60.}, {3, 900.}}) {
    Blended queue{.demand = four_minute_calls(13),
                  .patience = Seconds{120},
                  .deferred_aht = Seconds{deferred_aht},
                  .reserve = reserve,
                  .agents = 0};
    Performance before = performance(queue, Seconds{20});
    double done = 0;
    for (queue.agents = 0.25; queue.agents <= 40; queue.agents += 0.25) {
      const Performance p = performance(queue, Seconds{20});
      EXPECT_GE(p.service_level, before.service_level - 1e-14) << queue.agents << " " << reserve;
      EXPECT_LE(p.abandonment, before.abandonment + 1e-14) << queue.agents << " " << reserve;
      EXPECT_GE(deferred_done(queue).agents, done * (1 - 1e-13)) << queue.agents << " " << reserve;
      before = p;
      done = deferred_done(queue).agents;
    }
  }
}

// What docs/models/blending.md says about deferred work that takes another time than contacts: the error of the
// mean mix, against the chain that keeps both kinds apart.
TEST(Blended, IsNearTheTruthWhenDeferredWorkTakesAnotherTime) {
  for (const double ratio : {0.25, 0.5, 2.0, 4.0}) {
    const bool far = ratio < 0.5 || ratio > 2;
    for (const int agents : {4, 10, 20}) {
      for (const double share : {0.5, 0.7, 0.9}) {
        for (const int reserve : {0, 1, 3, 5}) {
          if (reserve >= agents) continue;
          const double load = share * agents;
          const BlendingChain chain({agents, reserve, 1 / ratio, 2.0}, load, 60);
          const Blended queue{.demand = {load, Seconds{1}, Seconds{1}},
                              .patience = Seconds{0.5},
                              .deferred_aht = Seconds{ratio},
                              .reserve = reserve,
                              .agents = static_cast<double>(agents)};
          SCOPED_TRACE(testing::Message()
                       << ratio << " times as long, " << agents << " agents, load " << load << ", reserve " << reserve);
          const Performance p = performance(queue, Seconds{});
          EXPECT_NEAR(p.probability_of_wait, chain.probability_of_wait(), far ? 0.03 : 0.01);
          EXPECT_NEAR(p.mean_queue_length, chain.mean_waiting(), far ? 0.16 : 0.07);
          EXPECT_NEAR(deferred_done(queue).agents, chain.agents_at_other_work(), (far ? 0.035 : 0.012) * agents);
        }
      }
    }
  }
}

TEST(Blended, IsNearTheTruthWhenDeferredWorkTakesSixteenTimesAsLong) {
  for (const int load : {11, 13, 15}) {
    for (const int reserve : {0, 2}) {
      const BlendingChain chain({18, reserve, 1. / 16, 1. / 9}, load, 120);
      const Blended queue{.demand = {double(load), Seconds{1}, Seconds{1}},
                          .patience = Seconds{9},
                          .deferred_aht = Seconds{16},
                          .reserve = reserve,
                          .agents = 18};
      SCOPED_TRACE(testing::Message() << "load " << load << ", reserve " << reserve);
      const Performance p = performance(queue, Seconds{});
      EXPECT_NEAR(p.probability_of_wait, chain.probability_of_wait(), 0.01);
      EXPECT_NEAR(p.mean_queue_length, chain.mean_waiting(), 1.1);
      EXPECT_NEAR(deferred_done(queue).agents, chain.agents_at_other_work(), 0.007 * 18);
    }
  }
}

TEST(BlendingChain, GivesEveryMeasureOfThousandsKeptFree) {
  for (const auto& [agents, reserve, load] :
       {std::tuple{3000., 2500, 2990.}, {12'000., 10'000, 11'950.}, {12'000., 10'000, 2500.}, {5000., 60, 4950.}}) {
    const Blended queue{
        .demand = four_minute_calls(load), .patience = Seconds{120}, .reserve = reserve, .agents = agents};
    SCOPED_TRACE(testing::Message() << agents << " agents, reserve " << reserve << ", load " << load);
    double deferred = 0;
    const Experience chain = by_threshold_chain(queue, 1, deferred);
    expect_agreement(by_closed_form(queue, Seconds{1}), chain, {1e-11, 1e-15});
    EXPECT_NEAR(deferred_done(queue).agents, deferred, 1e-11 * deferred);
  }
}

TEST(BlendingChain, OfBothKindsApartGivesTheExactCaseToo) {
  const BlendingChain chain({8, 2, 1.0, 0.5}, 6, 80);
  const Blended queue{.demand = {6, Seconds{1}, Seconds{1}}, .patience = Seconds{2}, .reserve = 2, .agents = 8};
  const Performance p = performance(queue, Seconds{});
  EXPECT_NEAR(p.probability_of_wait, chain.probability_of_wait(), 1e-10);
  EXPECT_NEAR(p.mean_queue_length, chain.mean_waiting(), 1e-10);
  EXPECT_NEAR(deferred_done(queue).agents, chain.agents_at_other_work(), 1e-9);
}

}  // namespace
}  // namespace krarup::agreement
