#include "krarup/queues/chat.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "krarup/queues/slowdown.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Seconds forever{std::numeric_limits<double>::infinity()};
const Chat desk{
    .demand = {.contacts = 50, .per = 30min, .aht = 8min}, .patience = 2min, .slowdown = {1, 1.3, 1.6}, .agents = 8};
static_assert(QueueModel<Chat> && FedByDemand<Chat>);

std::string refusal(const Chat& queue) {
  try {
    (void)performance(queue, 30s);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(ChatQueue, MoreChatsAtOnceShortenTheQueueAndLengthenTheChat) {
  Chat one_by_one = desk;
  one_by_one.slowdown = {1};
  EXPECT_GT(performance(desk, 30s).service_level, performance(one_by_one, 30s).service_level + 0.6);
  EXPECT_DOUBLE_EQ(chat_load(one_by_one).handling_time.count(), 480);
  EXPECT_GT(chat_load(desk).handling_time, 1.3 * desk.demand.aht);
}

TEST(ChatQueue, TheRuleOfThumbAsksForMoreAgents) {
  EXPECT_NEAR(divided_by_concurrency(desk).demand.aht.count(), 480 * 1.6 / 3, 1e-12);
  EXPECT_NEAR(performance(desk, 30s).service_level, 0.9098, 5e-5);
  EXPECT_NEAR(performance(divided_by_concurrency(desk), 30s).service_level, 0.7548, 5e-5);
}

TEST(ChatQueue, WithoutChatsNobodyWaitsEvenWithoutAgents) {
  Chat idle = desk;
  idle.demand.contacts = 0;
  idle.agents = 0;
  EXPECT_EQ(performance(idle, 30s), (Performance{.service_level = 1}));
  EXPECT_EQ(outcomes(idle, 30s), (Outcomes{.answered_within = 1}));
  EXPECT_EQ(chat_load(idle), (ChatLoad{.handling_time = 8min}));
}

TEST(ChatQueue, WithoutAgentsEveryChatLeaves) {
  const Performance p = performance(with_agents(desk, 0), 30s);
  EXPECT_EQ(p.service_level, 0);
  EXPECT_DOUBLE_EQ(p.abandonment, 1);
  EXPECT_EQ(p.occupancy, 1);
  EXPECT_EQ(chat_load(with_agents(desk, 0)).handling_time, forever);
}

TEST(ChatQueue, WithoutPatienceItIsUnstableWhenFullAgentsCannotKeepUp) {
  Chat patient = desk;
  patient.patience = forever;
  const double capacity = offered_load(desk) * 1.6 / 3;  // agents who are full all the time
  const Performance p = performance(with_agents(patient, capacity * 0.999), 30s);
  EXPECT_EQ(p.service_level, 0);
  EXPECT_EQ(p.asa, forever);
  EXPECT_EQ(p.occupancy, 1);
  EXPECT_EQ(chat_load(with_agents(patient, capacity * 0.999)).places_taken, 1);
  EXPECT_LT(performance(with_agents(patient, capacity * 1.001), 30s).asa, forever);
}

TEST(ChatQueue, RefusesASlowdownThatCannotBe) {
  Chat queue = desk;
  queue.slowdown = {};
  EXPECT_EQ(refusal(queue), "slowdown must have 1 to 100 numbers, got 0");
  queue.slowdown = {1.2, 1.4};
  EXPECT_EQ(refusal(queue), "slowdown[0] must be 1, got 1.2: aht is that of a chat alone");
  queue.slowdown = {1, 0.9};
  EXPECT_EQ(refusal(queue), "slowdown[1] must be >= 1, got 0.9");
  queue.slowdown = {1, 1.5, 1.25};
  EXPECT_EQ(refusal(queue), "slowdown[2] must be >= 1.5 before it, got 1.25");
  queue.slowdown = {1, 1.25, 2};
  EXPECT_EQ(refusal(queue),
            "slowdown[2] must be <= 1.875, got 2: an agent would get less done with 3 chats at once than with 2");
}

TEST(Slowdown, FromOneNumber) {
  EXPECT_EQ(even_slowdown(4, 0.25), (std::vector<double>{1, 1.25, 1.5, 1.75}));
  EXPECT_EQ(even_slowdown(1, 0.25), (std::vector<double>{1}));
  EXPECT_EQ(refusal({.demand = desk.demand, .slowdown = even_slowdown(100, 1)}), "accepted");
  EXPECT_THROW((void)even_slowdown(0, 0.25), InvalidInput);
  EXPECT_THROW((void)even_slowdown(101, 0.25), InvalidInput);
  EXPECT_THROW((void)even_slowdown(3, -0.1), InvalidInput);
  EXPECT_THROW((void)even_slowdown(3, 1.1), InvalidInput);
}

TEST(Slowdown, FromTheTimeThatCustomersTakeToReply) {
  const std::vector<double> slowdown = think_time_slowdown(3, 0.75);
  EXPECT_NEAR(3 / slowdown[2], 1.691449814126394052, 1e-15);
  EXPECT_EQ(think_time_slowdown(3, 0), (std::vector<double>{1, 2, 3}));
  for (const double ratio : {0., 1e-12, 0.1, 1., 30., 1e9, 1e300}) {
    EXPECT_EQ(refusal({.demand = desk.demand, .slowdown = think_time_slowdown(100, ratio)}), "accepted") << ratio;
  }
}

}  // namespace
