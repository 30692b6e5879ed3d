#include "krarup/queues/chat.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>

#include "birth_death_chain.hpp"
#include "chat_simulator.hpp"
#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "krarup/queues/slowdown.hpp"
#include "tagged_contact.hpp"
#include "uneven_chats.hpp"

namespace krarup::agreement {
namespace {

/// What the chain of the number of chats says when loads are even; the rates are counted agent by agent.
Experience by_chat_chain(const Chat& queue, long double acceptable_wait) {
  const auto agents = static_cast<long>(queue.agents);
  const auto most = static_cast<long>(queue.slowdown.size());
  const long double arrivals = static_cast<long double>(arrival_rate(queue.demand));
  const long double leave = 1 / static_cast<long double>(queue.patience.count());
  const auto chats_of = [&](long agent, long chats) { return chats / agents + (agent < chats % agents ? 1 : 0); };
  const auto completed = [&](long chats) {
    long double sum = 0;
    for (long agent = 0; agent < agents; ++agent) {
      const long each = chats_of(agent, std::min(chats, agents * most));
      if (each > 0)
        sum += static_cast<long double>(each) /
               static_cast<long double>(queue.slowdown[static_cast<std::size_t>(each) - 1]);
    }
    return sum / static_cast<long double>(queue.demand.aht.count());
  };
  const long full = agents * most;
  const auto death = [&](long state) {
    return completed(state) + leave * static_cast<long double>(std::max(state - full, 0L));
  };
  long mode = 0;
  while (death(mode + 1) < arrivals) ++mode;
  const SteadyState chain = steady_state(
      mode, {full, full}, endless, [&](long) { return arrivals; }, death);

  Shares shares;
  shares.occupancy =
      chain.mean_of([&](long state) { return std::min(state, agents); }) / static_cast<long double>(agents);
  shares.queue_length = chain.mean_of([&](long state) { return std::max(state - full, 0L); });
  shares.finds_all_busy = chain.mean_of([&](long state) { return state >= full ? 1 : 0; });
  const long double finds_room = chain.mean_of([&](long state) { return state < full ? 1 : 0; });
  const auto begin = std::max(full - chain.first, 0L);
  std::vector<long double> place(chain.probability.begin() + begin, chain.probability.end());
  if (chain.first > full) place.insert(place.begin(), static_cast<std::size_t>(chain.first - full), 0);
  const Fate fate = follow(std::move(place), {.service = completed(full), .abandonment = leave}, acceptable_wait);
  shares.answered_within = finds_room + fate.answered_within;
  shares.answered_after = fate.answered_after;
  shares.abandoned_within = fate.abandoned_within;
  shares.abandoned_after = fate.abandoned_after;
  shares.wait = fate.wait;
  shares.answered_wait = fate.answered_wait;
  return experience_of(shares);
}

std::string in_words(const Chat& queue) {
  std::string text = detail::in_words(queue.demand, queue.agents) + ", patience " +
                     std::to_string(queue.patience.count()) + ", slowdown";
  for (const double each : queue.slowdown) text += " " + std::to_string(each);
  return text;
}

constexpr double forever = std::numeric_limits<double>::infinity();

const std::vector<std::vector<double>> slowdowns{
    {1, 1.2}, {1, 2}, {1, 1, 1}, {1, 1.3, 1.6}, {1, 1.1, 1.6, 2.1}, even_slowdown(6, 0.25), think_time_slowdown(10, 2)};

/// Eight-minute chats whose load is a share of what the agents can take.
Chat chats(double agents, double share_of_capacity, std::vector<double> slowdown, double patience) {
  const double capacity = agents * static_cast<double>(slowdown.size()) / slowdown.back();
  return {.demand = {share_of_capacity * capacity * 3.75, Seconds{1800}, Seconds{480}},
          .patience = Seconds{patience},
          .slowdown = std::move(slowdown),
          .agents = agents};
}

TEST(ChatChain, GivesEveryMeasureUnderloadedAndOverloaded) {
  for (const double agents : {1, 2, 7, 40}) {
    for (const double share : {0.1, 0.6, 0.9, 1.0, 1.2, 2.0}) {
      for (const double patience : {15., 120., 3000., forever}) {
        for (const auto& slowdown : slowdowns) {
          if (std::isinf(patience) && share > 0.95) continue;
          const Chat queue = chats(agents, share, slowdown, patience);
          SCOPED_TRACE(in_words(queue));
          expect_agreement(by_closed_form(queue, Seconds{30}), by_chat_chain(queue, 30), {1e-12, 1e-15});
          if (HasFailure()) return;
        }
      }
    }
  }
}

TEST(ChatChain, GivesEachAgentItsChats) {
  const Chat queue = chats(7, 0.8, {1, 1.3, 1.6}, 120);
  const ChatLoad load = chat_load(queue);
  EXPECT_DOUBLE_EQ(load.places_taken, load.chats_per_agent / 3);
  // Little's law: chats that are answered, times what each takes.
  const double answered = outcomes(queue, Seconds{}).answered() * arrival_rate(queue.demand);
  EXPECT_NEAR(load.handling_time.count() * answered, 7 * load.chats_per_agent, 1e-12);
  EXPECT_GT(load.handling_time, 1.3 * queue.demand.aht);
  EXPECT_LT(load.handling_time, 1.6 * queue.demand.aht);
}

TEST(Chat, OneChatAtATimeIsErlangA) {
  for (const double agents : {0., 0.4, 1., 7.3, 30., 1000.}) {
    for (const double patience : {1., 120., forever}) {
      const Chat queue{
          .demand = four_minute_calls(0.9 * agents + 0.1), .patience = Seconds{patience}, .agents = agents};
      const ErlangA one_by_one{queue.demand, queue.patience, agents};
      EXPECT_EQ(performance(queue, Seconds{20}), performance(one_by_one, Seconds{20})) << agents;
      EXPECT_EQ(divided_by_concurrency(queue), one_by_one);
    }
  }
}

// Chats that do not slow each other down: places are agents.
TEST(Chat, WithoutSlowdownPlacesAreAgents) {
  for (const double agents : {1., 4., 25.}) {
    const Chat queue = chats(agents, 0.9, {1, 1, 1}, 120);
    const ErlangA places{queue.demand, queue.patience, 3 * agents};
    const Performance chat = performance(queue, Seconds{20});
    const Performance call = performance(places, Seconds{20});
    EXPECT_NEAR(chat.service_level, call.service_level, 1e-13);
    EXPECT_NEAR(chat.abandonment, call.abandonment, 1e-13);
    EXPECT_NEAR(chat_load(queue).places_taken, call.occupancy, 1e-13);
    EXPECT_NEAR(chat_load(queue).handling_time.count(), 480, 1e-10);
  }
}

TEST(Chat, FractionsOfAnAgentContinueTheWholeOnes) {
  for (const double agents : {1., 2., 9.}) {
    for (const double nudge : {-1e-9, 1e-9}) {
      const Chat queue = chats(agents, 0.9, {1, 1.3, 1.6}, 120);
      const Experience there = by_closed_form(queue, Seconds{20});
      expect_agreement(by_closed_form(with_agents(queue, agents + nudge), Seconds{20}), there, {1e-7, 1e-7});
    }
  }
}

TEST(Chat, NothingGetsWorseWithMoreAgents) {
  for (const auto& slowdown : slowdowns) {
    for (const double patience : {20., 300., forever}) {
      const Chat queue = chats(6, 0.9, slowdown, patience);
      Performance before = performance(with_agents(queue, 0), Seconds{30});
      for (double agents = 0.125; agents < 15; agents += 0.125) {
        const Performance p = performance(with_agents(queue, agents), Seconds{30});
        SCOPED_TRACE(in_words(with_agents(queue, agents)));
        EXPECT_GE(p.service_level, before.service_level - 1e-14);
        EXPECT_LE(p.abandonment, before.abandonment + 1e-14);
        EXPECT_LE(p.asa.count(), before.asa.count() * (1 + 1e-13));
        // In overload one agent more may leave fewer of them without a chat.
        const double capacity = agents * static_cast<double>(slowdown.size()) / slowdown.back();
        if (offered_load(queue) < capacity) {
          EXPECT_LE(p.occupancy, before.occupancy + 1e-14);
        }
        before = p;
      }
    }
  }
}

/// The runs of ten seeds; each measure as their mean and the half-width of its confidence interval at 99.9 %.
struct Simulated {
  std::vector<ChatRun> runs;

  Simulated(const Chat& queue, double acceptable_wait, Handover handover) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      runs.push_back(ChatSimulation(queue, acceptable_wait, handover, 4711 + seed).run(2'000, 20'000));
    }
  }
  void expect(double closed, double ChatRun::*measure, const char* name) const {
    double mean = 0;
    double squares = 0;
    const auto count = static_cast<double>(runs.size());
    for (const ChatRun& run : runs) mean += run.*measure / count;
    for (const ChatRun& run : runs) squares += (run.*measure - mean) * (run.*measure - mean);
    const double quantile = boost::math::quantile(boost::math::students_t(count - 1), 0.9995);
    EXPECT_NEAR(closed, mean, quantile * std::sqrt(squares / (count - 1) / count)) << name;
  }
};

TEST(ChatSimulation, OfAgentsWhoKeepTheirLoadsEvenGivesTheModel) {
  for (const Chat& queue : {chats(5, 0.85, {1, 1.3, 1.6}, 120), chats(12, 1.1, {1, 1.5}, 200)}) {
    SCOPED_TRACE(in_words(queue));
    const Simulated simulated(queue, 30, Handover::to_even_loads);
    const Performance p = performance(queue, Seconds{30});
    simulated.expect(p.service_level, &ChatRun::answered_within, "service level");
    simulated.expect(p.abandonment, &ChatRun::abandonment, "abandonment");
    simulated.expect(p.probability_of_wait, &ChatRun::probability_of_wait, "probability of wait");
    simulated.expect(p.mean_wait.count(), &ChatRun::mean_wait, "mean wait");
    simulated.expect(p.occupancy, &ChatRun::occupancy, "occupancy");
    simulated.expect(chat_load(queue).chats_per_agent, &ChatRun::chats_per_agent, "chats per agent");
    simulated.expect(chat_load(queue).handling_time.count(), &ChatRun::handling_time, "handling time");
  }
}

TEST(ChatSimulation, OfChatsThatStayWithTheirAgentGivesTheChainOfAllSpreads) {
  const Chat queue = chats(5, 0.85, {1, 1.3, 1.6}, 120);
  const Simulated simulated(queue, 30, Handover::never);
  simulated.expect(probability_of_wait_without_handover(queue), &ChatRun::probability_of_wait, "probability of wait");
}

// What docs/models/chat.md says about loads that are left uneven: less than a point more chats wait, and up to four
// where concurrency gains nothing, so that an agent without a chat beside one with two is a pure loss.
TEST(UnevenChats, WaitALittleMoreOften) {
  for (const auto& slowdown : {std::vector<double>{1, 1.3}, {1, 2}, {1, 1.3, 1.6}, think_time_slowdown(3, 2)}) {
    for (const double agents : {2., 3., 5., 10.}) {
      for (const double share : {0.5, 0.7, 0.9, 1.1}) {
        const Chat queue = chats(agents, share, slowdown, 120);
        SCOPED_TRACE(in_words(queue));
        const double more =
            probability_of_wait_without_handover(queue) - performance(queue, Seconds{}).probability_of_wait;
        EXPECT_GT(more, 0);
        EXPECT_LT(more, slowdown.back() < 2 ? 0.01 : 0.04);
      }
    }
  }
}

}  // namespace
}  // namespace krarup::agreement
