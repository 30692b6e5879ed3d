// A queue that somebody else defines, in a namespace of their own, is staffed like one of krarup's.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "krarup/intraday/sipp.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "krarup/staffing/what_if.hpp"

namespace switchboard {

/// Work that arrives evenly; each operator adds capacity and nobody waits once there is enough of it.
struct Operators {
  double work_per_minute;
  double work_per_operator;
  double operators;
};

Operators with_agents(Operators queue, double agents) {
  queue.operators = agents;
  return queue;
}

double offered_load(const Operators& queue) { return queue.work_per_minute / queue.work_per_operator; }

krarup::Performance performance(const Operators& queue, krarup::Seconds, krarup::ServiceLevelBasis) {
  const double load = offered_load(queue);
  return {.service_level = std::min(1.0, queue.operators / load),
          .occupancy = std::min(1.0, load / queue.operators),
          .abandonment = std::max(0.0, 1 - queue.operators / load)};
}

/// The same with krarup's Demand, so that a day can be staffed; `with_agents` and the like come from krarup.
struct EvenWork {
  krarup::Demand demand;
  double agents = 0;
};

krarup::Performance performance(const EvenWork& queue, krarup::Seconds wait, krarup::ServiceLevelBasis basis) {
  return performance(Operators{offered_load(queue.demand), 1, queue.agents}, wait, basis);
}

struct NotAQueue {};

}  // namespace switchboard

namespace {

using namespace krarup::literals;
using krarup::Constraint;
using krarup::Target;
using switchboard::EvenWork;
using switchboard::Operators;

static_assert(krarup::QueueModel<Operators>);
static_assert(!krarup::FedByDemand<Operators>);
static_assert(krarup::QueueModel<EvenWork> && krarup::FedByDemand<EvenWork>);
static_assert(!krarup::QueueModel<switchboard::NotAQueue>);

TEST(ConsumerModel, IsStaffedByTheSameSearch) {
  const Operators queue{.work_per_minute = 100, .work_per_operator = 8, .operators = 0};  // 12.5 operators' worth
  EXPECT_EQ(krarup::required_agents(queue, {.service_level = 0.8}), 10);
  EXPECT_EQ(krarup::required_agents(queue, {.service_level = 0.81}), 11);
  EXPECT_DOUBLE_EQ(krarup::fractional_agents(queue, {.service_level = 0.81}), 10.125);
  EXPECT_EQ(krarup::staff(queue, {.service_level = 0.5, .max_abandonment = 0.1}).binding, Constraint::max_abandonment);
  EXPECT_EQ(krarup::what_if(queue, {.from = 5, .to = 15}, 20s).size(), 11U);
}

TEST(ConsumerModel, WithADemandItIsStaffedThroughTheDay) {
  const krarup::DayProfile forecast{
      {}, 30min, {{.contacts = 100, .per = 30min, .aht = 180s}, {.contacts = 50, .per = 30min, .aht = 180s}}};
  const krarup::Requirement required = krarup::sipp(forecast, EvenWork{.demand = {}}, {.service_level = 0.95});
  EXPECT_EQ(required.values, (std::vector<double>{10, 5}));
}

/// Nobody's staffing can help when a part of the contacts is turned away before it meets an agent.
struct Gatekeeper {
  double admitted;
};
Gatekeeper with_agents(Gatekeeper queue, double) { return queue; }
double offered_load(const Gatekeeper&) { return 10; }
krarup::Performance performance(const Gatekeeper& queue, krarup::Seconds, krarup::ServiceLevelBasis) {
  return {.service_level = queue.admitted, .blocking = 1 - queue.admitted};
}

TEST(ConsumerModel, AServiceLevelOutOfReachIsNamed) {
  const Target target{.service_level = 0.8, .max_occupancy = 0.9};
  EXPECT_EQ(krarup::required_agents(Gatekeeper{0.85}, target), 0);
  try {
    (void)krarup::required_agents(Gatekeeper{0.75}, target);
    FAIL() << "met";
  } catch (const krarup::Infeasible& error) {
    EXPECT_STREQ(error.what(), "target.service_level cannot be met: 1000000000 agents are not enough for 10 erlangs");
  }
}

/// A model that fails to give a number must not pass for one that meets the target.
struct Broken {};
Broken with_agents(Broken, double) { return {}; }
double offered_load(const Broken&) { return 10; }
krarup::Performance performance(const Broken&, krarup::Seconds, krarup::ServiceLevelBasis) {
  return {.service_level = std::nan(""), .occupancy = std::nan("")};
}

TEST(ConsumerModel, NotANumberMeetsNoTarget) {
  EXPECT_THROW((void)krarup::required_agents(Broken{}, {.service_level = 0}), krarup::Infeasible);
  EXPECT_THROW((void)krarup::required_agents(Broken{}, {.max_occupancy = 1}), krarup::Infeasible);
}

}  // namespace
