#include "krarup/staffing/required_agents.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "brute_force.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/finite_source.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;
using test::agents_by_counting_up;
using test::keeps_every_limit;
using test::RandomCases;

constexpr Target eighty_twenty{.service_level = 0.80, .acceptable_wait = 20s};

/// The largest load at which counting up from 0 is still quick.
constexpr double countable = 200;

TEST(RequiredAgents, ErlangCOfTheCallCenterTextbook) {
  const ErlangC queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}};
  const Staffing staffing = staff(queue, eighty_twenty);
  EXPECT_EQ(staffing.agents, 14);
  EXPECT_EQ(staffing.binding, Constraint::service_level);
  EXPECT_NEAR(staffing.performance.service_level, 0.8883500191794669, 1e-14);
  EXPECT_NEAR(staffing.performance.probability_of_wait, 0.1741319335950498, 1e-14);
}

TEST(RequiredAgents, ErlangCAsPublishedCalculatorsPrintIt) {
  const auto agents = [](double contacts, Seconds per, Seconds aht, const Target& target) {
    return required_agents(ErlangC{.demand = {contacts, per, aht}}, target);
  };
  const Target at_most_85_percent_busy{.service_level = 0.80, .acceptable_wait = 20s, .max_occupancy = 0.85};
  EXPECT_EQ(agents(240, 30min, 240s, at_most_85_percent_busy), 38);
  EXPECT_EQ(agents(245, 30min, 227s, at_most_85_percent_busy), 37);
  EXPECT_EQ(agents(574, 47min, 413s, {.service_level = 0.88, .acceptable_wait = 24s}), 94);
  EXPECT_EQ(agents(180, 30min, 450s, {.service_level = 0.90, .acceptable_wait = 10s}), 55);
  EXPECT_EQ(agents(200, 60min, 180s, {.service_level = 0.80, .acceptable_wait = 60s}), 13);
}

TEST(RequiredAgents, ErlangAWhereApproximationsGoWrong) {
  const ErlangA queue{.demand = {.contacts = 100, .per = 30min, .aht = 240s}, .patience = 120s};
  EXPECT_EQ(required_agents(queue, eighty_twenty), 16);
  const Performance one_fewer = performance(with_agents(queue, 15), 20s);
  EXPECT_NEAR(one_fewer.service_level, 0.7959, 5e-5);
  EXPECT_NEAR(one_fewer.abandonment, 0.0739, 5e-5);
}

TEST(RequiredAgents, OneContactNeedsOneAgent) {
  EXPECT_EQ(required_agents(ErlangC{.demand = {.contacts = 1, .per = 30min, .aht = 180s}}, eighty_twenty), 1);
}

TEST(RequiredAgents, WithoutContactsNobodyIsNeeded) {
  const Demand nothing{.contacts = 0, .per = 30min, .aht = 180s};
  for (const Staffing& staffing :
       {staff(ErlangC{.demand = nothing}, eighty_twenty), staff(ErlangB{.demand = nothing}, eighty_twenty),
        staff(ErlangA{.demand = nothing, .patience = 60s}, eighty_twenty)}) {
    EXPECT_EQ(staffing.agents, 0);
    EXPECT_EQ(staffing.binding, std::nullopt);
    EXPECT_EQ(staffing.performance.service_level, 1);
  }
  EXPECT_EQ(fractional_agents(ErlangC{.demand = nothing}, eighty_twenty), 0);
}

TEST(RequiredAgents, LinesForABlockingAsTablesPrintThem) {
  const auto lines = [](double load, double blocking) {
    return staff(ErlangB{.demand = {.contacts = load, .per = 180s, .aht = 180s}}, {.max_blocking = blocking});
  };
  EXPECT_EQ(lines(10, 0.01).agents, 18);
  EXPECT_EQ(lines(8, 0.01).agents, 15);
  EXPECT_EQ(lines(10, 0.01).binding, Constraint::max_blocking);
  EXPECT_EQ(lines(10, 1).agents, 0) << "whoever accepts every loss needs no line";
  EXPECT_EQ(lines(1e6, 1e-6).agents,
            required_agents(ErlangB{.demand = {.contacts = 1e6, .per = 1s, .aht = 1s}}, {.service_level = 1 - 1e-6}));
}

TEST(RequiredAgents, ALimitOnBlockingAsksNothingOfAQueueThatAdmitsEverybody) {
  const ErlangC queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}};
  EXPECT_EQ(required_agents(queue, {.max_blocking = 1e-9}), 0);
}

TEST(RequiredAgents, OneFewerBreaksTheBindingLimit) {
  const Demand demand{.contacts = 100, .per = 30min, .aht = 180s};
  const auto binding = [&](const Target& target) { return staff(ErlangA{demand, 150s}, target).binding; };
  EXPECT_EQ(binding({.service_level = 0.95, .acceptable_wait = 20s, .max_occupancy = 0.9}), Constraint::service_level);
  EXPECT_EQ(binding({.service_level = 0.5, .acceptable_wait = 20s, .max_occupancy = 0.6}), Constraint::max_occupancy);
  EXPECT_EQ(binding({.service_level = 0.5, .acceptable_wait = 20s, .max_abandonment = 1e-3}),
            Constraint::max_abandonment);
  EXPECT_EQ(binding({.service_level = 0.5, .acceptable_wait = 20s, .max_asa = Seconds(0.5)}), Constraint::max_asa);
}

TEST(RequiredAgents, OfSeveralBindingLimitsTheFirstIsNamed) {
  const ErlangC queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}};
  const Performance one_fewer = performance(with_agents(queue, 13), 20s);
  const Target both{.service_level = one_fewer.service_level + 1e-6,
                    .acceptable_wait = 20s,
                    .max_occupancy = one_fewer.occupancy - 1e-6};
  EXPECT_EQ(staff(queue, both).agents, 14);
  EXPECT_EQ(staff(queue, both).binding, Constraint::service_level);
}

TEST(RequiredAgents, AMaximumOccupancyMetExactlyAsksForNobodyMore) {
  for (int agents = 1; agents <= 400; ++agents) {
    for (const double occupancy : {0.7, 0.8, 0.85, 0.9}) {
      const double load = occupancy * agents;
      const ErlangC queue{.demand = {.contacts = load * 1800 / 153, .per = 30min, .aht = 153s}};
      ASSERT_EQ(required_agents(queue, {.max_occupancy = occupancy}), agents) << occupancy;
      ASSERT_NEAR(fractional_agents(queue, {.max_occupancy = occupancy}), agents, 1e-12 * agents) << occupancy;
      ASSERT_LE(fractional_agents(queue, {.max_occupancy = occupancy}), agents) << occupancy;
    }
  }
}

TEST(RequiredAgents, AServiceLevelMetExactlyAsksForNobodyMore) {
  const ErlangA queue{.demand = {.contacts = 300, .per = 30min, .aht = 240s}, .patience = 90s};
  for (int agents = 20; agents <= 60; ++agents) {
    const double met = performance(with_agents(queue, agents), 20s).service_level;
    EXPECT_EQ(required_agents(queue, {.service_level = met, .acceptable_wait = 20s}), agents);
  }
}

template <class Q>
struct Sample;
template <>
struct Sample<ErlangB> {
  static ErlangB queue(RandomCases& cases) { return {.demand = cases.demand(countable)}; }
};
template <>
struct Sample<ErlangC> {
  static ErlangC queue(RandomCases& cases) { return {.demand = cases.demand(countable)}; }
};
template <>
struct Sample<ErlangA> {
  static ErlangA queue(RandomCases& cases) {
    const Demand demand = cases.demand(countable);
    return {.demand = demand, .patience = demand.aht * cases.between(0.05, 50)};
  }
};

template <>
struct Sample<Engset> {
  static Engset queue(RandomCases& cases) {
    const Demand demand = cases.demand(countable);
    return {.demand = demand, .sources = std::max(1.0, offered_load(demand)) * cases.between(1, 100)};
  }
};
template <>
struct Sample<FiniteSource> {
  static FiniteSource queue(RandomCases& cases) {
    const Engset lines = Sample<Engset>::queue(cases);
    return {.demand = lines.demand, .sources = lines.sources};
  }
};
template <>
struct Sample<ExtendedErlangB> {
  static ExtendedErlangB queue(RandomCases& cases) {
    return {.demand = cases.demand(countable), .redial_share = cases.uniform(0, 1)};
  }
};

template <class Q>
class EveryModel : public testing::Test {};
using Models = testing::Types<ErlangA, ErlangB, ErlangC, Engset, FiniteSource, ExtendedErlangB>;
TYPED_TEST_SUITE(EveryModel, Models);

TYPED_TEST(EveryModel, RequiredAgentsAreThoseFoundByCountingUp) {
  RandomCases cases(11);
  for (int i = 0; i < 5000; ++i) {
    const TypeParam queue = Sample<TypeParam>::queue(cases);
    const Target target = cases.target();
    const auto counted = agents_by_counting_up(queue, target, 1000);
    if (!counted) continue;  // an occupancy of 0.2 and the like at a service level that B never reaches
    ASSERT_EQ(required_agents(queue, target), *counted) << "case " << i << ", " << offered_load(queue) << " erlangs";
  }
}

TYPED_TEST(EveryModel, MeetsTheTargetAndOneFewerDoesNot) {
  RandomCases cases(12);
  for (int i = 0; i < 1000; ++i) {
    const TypeParam queue = Sample<TypeParam>::queue(cases);
    const Target target = cases.target();
    const Staffing staffing = staff(queue, target);
    ASSERT_TRUE(keeps_every_limit(staffing.performance, target)) << "case " << i;
    ASSERT_EQ(staffing.agents, required_agents(queue, target));
    if (staffing.agents == 0) continue;
    const auto fewer = performance(with_agents(queue, staffing.agents - 1), target.acceptable_wait, target.basis);
    ASSERT_FALSE(keeps_every_limit(fewer, target)) << "case " << i;
    ASSERT_TRUE(staffing.binding.has_value());
    ASSERT_LT(margin(fewer, target, *staffing.binding), 0) << "case " << i;
  }
}

TYPED_TEST(EveryModel, FractionalAgentsMeetTheTargetAndAnyFewerDoNot) {
  RandomCases cases(13);
  for (int i = 0; i < 1000; ++i) {
    const TypeParam queue = Sample<TypeParam>::queue(cases);
    const Target target = cases.target();
    const double agents = fractional_agents(queue, target);
    const auto kept = [&](double n) {
      return keeps_every_limit(performance(with_agents(queue, n), target.acceptable_wait, target.basis), target);
    };
    const int whole = required_agents(queue, target);
    ASSERT_LE(agents, whole) << "case " << i;
    if (agents < 1e-9) continue;  // nobody is needed, or any part of a person will do
    ASSERT_GT(agents, whole - 1) << "case " << i;
    ASSERT_TRUE(kept(agents)) << "case " << i << ", " << agents;
    ASSERT_FALSE(kept(agents * (1 - 1e-9))) << "case " << i << ", " << agents;
  }
}

TYPED_TEST(EveryModel, NothingGetsWorseWithMoreAgents) {
  RandomCases cases(14);
  constexpr double rounding = 1e-12;
  for (int i = 0; i < 300; ++i) {
    const TypeParam queue = Sample<TypeParam>::queue(cases);
    const Seconds wait{cases.between(0.1, 1000)};
    const double load = offered_load(queue);
    const double step = i % 2 == 0 ? 1 : (load + 3) / 50;
    for (const auto& basis : enumerators(ServiceLevelBasis{})) {
      Performance before = performance(with_agents(queue, 0), wait, basis.value);
      for (double agents = step; agents < 2 * load + 5; agents += step) {
        const Performance now = performance(with_agents(queue, agents), wait, basis.value);
        const auto place = [&] {
          return std::string(basis.name) + ", agents " + to_text(agents) + " of load " + to_text(load);
        };
        ASSERT_GE(now.service_level, before.service_level - rounding) << place();
        ASSERT_LE(now.occupancy, before.occupancy + rounding) << place();
        ASSERT_LE(now.abandonment, before.abandonment + rounding) << place();
        ASSERT_LE(now.asa, before.asa * (1 + rounding)) << place();
        before = now;
      }
    }
  }
}

TEST(RequiredAgents, AnyLoadFromAMillionthToAMillionErlangs) {
  for (double load = 1e-6; load <= 1.0000001e6; load *= 10) {
    const Demand demand{.contacts = load * 10, .per = 1800s, .aht = 180s};
    const auto check = [&](const auto& queue) {
      const int agents = required_agents(queue, eighty_twenty);
      EXPECT_GE(performance(with_agents(queue, agents), 20s).service_level, 0.8) << load;
      EXPECT_LT(performance(with_agents(queue, agents - 1), 20s).service_level, 0.8) << load;
    };
    check(ErlangC{.demand = demand});
    check(ErlangB{.demand = demand});
    check(ErlangA{.demand = demand, .patience = 120s});
  }
}

/// A queue that counts how often it is asked.
struct Counted {
  ErlangC queue;
  int* questions;
};
Counted with_agents(Counted counted, double agents) {
  counted.queue.agents = agents;
  return counted;
}
double offered_load(const Counted& counted) { return offered_load(counted.queue); }
Performance performance(const Counted& counted, Seconds acceptable_wait, ServiceLevelBasis basis) {
  ++*counted.questions;
  return performance(counted.queue, acceptable_wait, basis);
}

TEST(RequiredAgents, AsksTheQueueAFewTimesAtAnyLoad) {
  const auto questions = [](double load) {
    int count = 0;
    (void)required_agents(Counted{{.demand = {.contacts = load, .per = 180s, .aht = 180s}}, &count}, eighty_twenty);
    return count;
  };
  EXPECT_LE(questions(1e-6), 3);
  EXPECT_LE(questions(10), 6);
  EXPECT_LE(questions(1000), 9);
  EXPECT_LE(questions(1e6), 15);
}

/// As Erlang A, and counts how often it is asked.
struct CountedA {
  ErlangA queue;
  int* questions;
};
CountedA with_agents(CountedA counted, double agents) {
  counted.queue.agents = agents;
  return counted;
}
double offered_load(const CountedA& counted) { return offered_load(counted.queue); }
Performance performance(const CountedA& counted, Seconds acceptable_wait, ServiceLevelBasis basis) {
  ++*counted.questions;
  return performance(counted.queue, acceptable_wait, basis);
}
double service_level(const CountedA& counted, Seconds acceptable_wait, ServiceLevelBasis basis) {
  ++*counted.questions;
  return service_level(counted.queue, acceptable_wait, basis);
}
LikelyAgents likely_agents(const CountedA& counted, double service_level, Seconds acceptable_wait,
                           ServiceLevelBasis basis) {
  return likely_agents(counted.queue, service_level, acceptable_wait, basis);
}

TEST(RequiredAgents, AsksErlangATwoOrThreeTimesAtAnyLoadByEveryBasis) {
  RandomCases cases(15);
  constexpr int sample = 400;
  for (const auto& basis : enumerators(ServiceLevelBasis{})) {
    for (double most = 1; most <= 1e8; most *= 10) {
      int count = 0;
      for (int i = 0; i < sample; ++i) {
        const Seconds aht{cases.between(60, 600)};
        const ErlangA queue{.demand = {.contacts = cases.between(most / 10, most), .per = aht, .aht = aht},
                            .patience = Seconds(cases.between(20, 1200))};
        const Target target{.service_level = cases.uniform(0.5, 0.95),
                            .acceptable_wait = Seconds(cases.between(5, 60)),
                            .basis = basis.value};
        const int agents = required_agents(CountedA{queue, &count}, target);
        const auto met = [&](int n) {
          return meets(performance(with_agents(queue, n), target.acceptable_wait, target.basis), target);
        };
        ASSERT_TRUE(met(agents) && (agents == 0 || !met(agents - 1))) << to_text(offered_load(queue)) << basis.name;
      }
      EXPECT_LE(count, (most <= 10 ? 2.4 : 2.7) * sample) << basis.name << " to " << most << " erlangs";
    }
  }
}

TEST(RequiredAgents, ATargetBeyondTheLargestStaffingIsInfeasibleAndNamed) {
  const auto message = [](double contacts, const Target& target) -> std::string {
    try {
      (void)required_agents(ErlangC{.demand = {.contacts = contacts, .per = 180s, .aht = 180s}}, target);
    } catch (const Infeasible& error) {
      return error.what();
    }
    return "met";
  };
  EXPECT_EQ(message(1e6, {.service_level = 0.8, .max_occupancy = 1e-4}),
            "target.max_occupancy cannot be met: 1000000000 agents are not enough for 1e+06 erlangs");
  EXPECT_EQ(message(1e12, {.service_level = 0.8}),
            "target.service_level cannot be met: 1000000000 agents are not enough for 1e+12 erlangs");
  EXPECT_EQ(message(1e10, {.max_asa = 20s}),
            "target.max_asa cannot be met: 1000000000 agents are not enough for 1e+10 erlangs");
}

TEST(RequiredAgents, MistakesAreNamed) {
  const auto message = [](const ErlangA& queue, const Target& target) -> std::string {
    try {
      (void)required_agents(queue, target);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  const Demand demand{.contacts = 100, .per = 30min, .aht = 180s};
  EXPECT_EQ(message({.demand = {.contacts = 0, .per = 30min, .aht = 0s}}, eighty_twenty),
            "demand.aht must be > 0 s, got 0 s");
  EXPECT_EQ(message({demand, 0s}, eighty_twenty), "patience must be > 0 s, got 0 s");
  EXPECT_EQ(message({demand, 60s}, {.service_level = 80}),
            "target.service_level must be in [0, 1), got 80; a share, not a percentage: write 0.8");
  EXPECT_EQ(message({demand, 60s}, {.service_level = 1}), "target.service_level must be in [0, 1), got 1");
  EXPECT_EQ(message({demand, 60s}, {.service_level = 0.8, .acceptable_wait = -20s}),
            "target.acceptable_wait must be >= 0 s, got -20 s");
  EXPECT_EQ(message({demand, 60s}, {.max_occupancy = 0}), "target.max_occupancy must be in (0, 1], got 0");
  EXPECT_EQ(message({demand, 60s}, {.max_abandonment = 0}), "target.max_abandonment must be in (0, 1], got 0");
  EXPECT_EQ(message({demand, 60s}, {.max_blocking = 5}),
            "target.max_blocking must be in (0, 1], got 5; a share, not a percentage: write 0.05");
  EXPECT_EQ(message({demand, 60s}, {.max_asa = 0s}), "target.max_asa must be > 0 s, got 0 s");
  EXPECT_EQ(message({demand, 60s}, {}),
            "target must set at least one of service_level, max_occupancy, max_abandonment, max_blocking, max_asa");
}

}  // namespace
}  // namespace krarup
