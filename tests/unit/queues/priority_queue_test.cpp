#include "krarup/queues/priority_queue.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "krarup/staffing/class_targets.hpp"
#include "krarup/staffing/what_if.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr Seconds forever{std::numeric_limits<double>::infinity()};
const PriorityQueue desk{.demand = {.contacts = 100, .per = 30min, .aht = 240s},
                         .classes = {{"gold", 0.1}, {"silver", 0.3}, {"rest", 0.6}},
                         .agents = 15};
static_assert(QueueModel<PriorityQueue> && FedByDemand<PriorityQueue>);

std::string refusal(const PriorityQueue& queue) {
  try {
    (void)performance(queue, 30s);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(PriorityQueueModel, WhoGoesFirstWaitsLessAndEverybodyFindsTheSameAgentsBusy) {
  const auto rows = performance_by_class(desk, 20s);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].name, "gold");
  EXPECT_GT(rows[0].performance.service_level, rows[1].performance.service_level);
  EXPECT_GT(rows[1].performance.service_level, rows[2].performance.service_level);
  EXPECT_EQ(rows[0].performance.probability_of_wait, rows[2].performance.probability_of_wait);
  EXPECT_EQ(rows[0].performance.occupancy, rows[2].performance.occupancy);
}

TEST(PriorityQueueModel, AClassWithoutContactsIsServedAtOnce) {
  PriorityQueue queue = desk;
  queue.classes.push_back({"nobody", 0});
  EXPECT_EQ(performance(with_class(queue, "nobody"), 20s), (Performance{.service_level = 1}));
  EXPECT_EQ(performance(queue, 20s), performance(desk, 20s));
  queue.demand.contacts = 0;
  EXPECT_EQ(performance(with_agents(queue, 0), 20s), (Performance{.service_level = 1}));
  EXPECT_EQ(wait_quantile(queue, 1), 0s);
}

TEST(PriorityQueueModel, SaysWithinWhichTimeAShareIsAnswered) {
  for (const std::string name : {"", "gold", "silver", "rest"}) {
    const PriorityQueue asked = with_class(desk, name);
    for (const double share : {0.55, 0.8, 0.95, 0.999999}) {
      const Seconds wait = wait_quantile(asked, share);
      EXPECT_NEAR(outcomes(asked, wait).answered_within, share, 1e-13) << name << share;
      EXPECT_LT(outcomes(asked, wait * (1 - 1e-9)).answered_within, share);
    }
    EXPECT_EQ(wait_quantile(asked, 0.2), 0s);  // so many find an agent free
    EXPECT_EQ(wait_quantile(asked, 1), forever);
  }
  const PriorityQueue overloaded = with_agents(desk, 10);
  EXPECT_LT(wait_quantile(with_class(overloaded, "silver"), 0.9), forever);
  EXPECT_EQ(wait_quantile(with_class(overloaded, "rest"), 0.1), forever);
  EXPECT_LT(wait_quantile(overloaded, 0.39), forever);
  EXPECT_EQ(wait_quantile(overloaded, 0.41), forever);
}

TEST(PriorityQueueModel, IsStaffedForOnePromiseOrForSeveral) {
  const Target quick{.service_level = 0.95, .acceptable_wait = 10s};
  const Target slow{.service_level = 0.8, .acceptable_wait = 60s};
  const int gold = required_agents(with_class(desk, "gold"), quick);
  const int rest = required_agents(with_class(desk, "rest"), slow);
  const int all = required_agents(desk, {{"gold", quick}, {"rest", slow}});
  EXPECT_EQ(all, std::max(gold, rest));
  for (const auto& [name, target] : {ClassTarget{"gold", quick}, ClassTarget{"rest", slow}}) {
    EXPECT_TRUE(meets(performance(with_agents(with_class(desk, name), all), target.acceptable_wait), target));
  }
  EXPECT_FALSE(meets(performance(with_agents(with_class(desk, "gold"), all - 1), 10s), quick) &&
               meets(performance(with_agents(with_class(desk, "rest"), all - 1), 60s), slow));
  EXPECT_EQ(what_if(with_class(desk, "gold"), {.from = 14, .to = 18}, 20s).size(), 5U);
  EXPECT_LT(fractional_agents(with_class(desk, "rest"), slow), rest);
}

TEST(PriorityQueueModel, NamesTheTargetThatIsWrong) {
  EXPECT_THROW((void)required_agents(desk, std::vector<ClassTarget>{}), InvalidInput);
  try {
    (void)required_agents(desk, {{"gold", {.service_level = 0.8}}, {"silver", {.service_level = 80}}});
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_EQ(std::string(error.what()).substr(0, 32), "targets[1].target.service_level ");
  }
  EXPECT_THROW((void)required_agents(desk, {{"golden", {.service_level = 0.8}}}), InvalidInput);
}

TEST(PriorityQueueModel, RefusesClassesThatCannotBe) {
  const auto with = [](std::vector<PriorityClass> classes) {
    return PriorityQueue{desk.demand, std::move(classes), "", 15};
  };
  EXPECT_EQ(refusal(with({})), "classes must have at least one class");
  EXPECT_EQ(refusal(with({{"a", 0.5}, {"b", 0.4}})), "classes must have shares that add up to 1, got 0.9");
  EXPECT_EQ(refusal(with({{"a", 0.5}, {"a", 0.5}})),
            "classes[1].name must differ from those before it, got \"a\" again");
  EXPECT_EQ(refusal(with({{"a", 0.5}, {"", 0.5}})), "classes[1].name must not be empty");
  EXPECT_EQ(refusal(with({{"a", 50}, {"b", 50}})),
            "classes[0].share must be in [0, 1], got 50; a share, not a percentage: write 0.5");
  EXPECT_EQ(refusal(with_class(desk, "bronze")), "of_class must name a class, got \"bronze\"");
  EXPECT_EQ(refusal(with({{"a", 0.1}, {"b", 0.2}, {"c", 0.7}})), "accepted");
}

}  // namespace
