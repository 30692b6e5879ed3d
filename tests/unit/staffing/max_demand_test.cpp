#include "krarup/staffing/max_demand.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "brute_force.hpp"
#include "krarup/formulas/erlang_b_inverse.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/finite_source.hpp"
#include "krarup/queues/uncertain.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;
using test::keeps_every_limit;
using test::RandomCases;

constexpr Target eighty_twenty{.service_level = 0.80, .acceptable_wait = 20s};

TEST(MaxContacts, FourteenAgentsTakeWhatFourteenAreRequiredFor) {
  const ErlangC queue{.demand = {.contacts = 0, .per = 30min, .aht = 180s}, .agents = 14};
  const double most = max_contacts(queue, eighty_twenty);
  EXPECT_GT(most, 100);  // 100 contacts ask for 14 agents, and 13 are too few
  EXPECT_EQ(required_agents(with_demand(queue, {most, 30min, 180s}), eighty_twenty), 14);
  EXPECT_EQ(required_agents(with_demand(queue, {most + 1e-9, 30min, 180s}), eighty_twenty), 15);
}

TEST(MaxContacts, OfLinesAreTheLoadsThatTheTablesPrint) {
  const auto load = [](double lines, double blocking) {
    return max_contacts(ErlangB{.demand = {.contacts = 0, .per = 3min, .aht = 3min}, .agents = lines},
                        {.max_blocking = blocking});
  };
  EXPECT_NEAR(load(5, 0.001), 0.762114688514, 5e-13);
  EXPECT_NEAR(load(1, 0.01), 0.01 / 0.99, 1e-16);
  EXPECT_NEAR(load(1e6, 0.01) / formulas::erlang_b_load(1e6, 0.01), 1, 4e-15);
}

TEST(MaxContacts, AnOccupancyIsMetExactly) {
  const ErlangC queue{.demand = {.contacts = 7, .per = 30min, .aht = 180s}, .agents = 10};
  EXPECT_NEAR(max_contacts(queue, {.max_occupancy = 0.85}), 85, 85 * 4e-16);
}

TEST(MaxAht, IsTheInverseOfMaxContacts) {
  const ErlangA queue{.demand = {.contacts = 100, .per = 30min, .aht = 240s}, .patience = 2min, .agents = 16};
  const double contacts = max_contacts(queue, eighty_twenty);
  const ErlangA full = with_demand(queue, {contacts, 30min, 240s});
  EXPECT_NEAR(max_aht(full, eighty_twenty).count(), 240, 1e-10);
  EXPECT_GT(max_aht(queue, eighty_twenty), 240s);
}

template <class Q>
Q sample(RandomCases& cases) {
  Q queue{.demand = cases.demand(200)};
  queue.agents = cases.between(0.06, 300);
  if constexpr (requires { queue.patience; }) queue.patience = queue.demand.aht * cases.between(0.05, 50);
  if constexpr (requires { queue.redial_share; }) queue.redial_share = cases.uniform(0, 1);
  if constexpr (requires { queue.sources; }) queue.sources = std::max(1.0, offered_load(queue)) * cases.between(1, 50);
  return queue;
}

template <class Q>
class EveryQueue : public testing::Test {};
using Queues = testing::Types<ErlangA, ErlangB, ErlangC, Engset, FiniteSource, ExtendedErlangB>;
TYPED_TEST_SUITE(EveryQueue, Queues);

template <class Q>
bool keeps(const Q& queue, const Demand& demand, const Target& target) {
  return keeps_every_limit(performance(with_demand(queue, demand), target.acceptable_wait, target.basis), target);
}

TYPED_TEST(EveryQueue, TakesTheMostContactsAndNotALittleMore) {
  RandomCases cases(21);
  for (int i = 0; i < 500; ++i) {
    const TypeParam queue = sample<TypeParam>(cases);
    const Target target = cases.target();
    const double most = max_contacts(queue, target);
    Demand demand = queue.demand;
    const double limit = detail::load_limit(queue) * (demand.per / demand.aht);
    demand.contacts = most;
    ASSERT_TRUE(keeps(queue, demand, target)) << "case " << i;
    demand.contacts = most * (1 + 1e-9) + 1e-300;
    if (most >= limit * (1 - 1e-8)) continue;  // every load is accepted
    ASSERT_FALSE(keeps(queue, demand, target)) << "case " << i << ", " << most;
  }
}

TYPED_TEST(EveryQueue, HandlesAsLongAsItMayAndNotALittleLonger) {
  RandomCases cases(22);
  for (int i = 0; i < 500; ++i) {
    const TypeParam queue = sample<TypeParam>(cases);
    const Target target = cases.target();
    const Seconds longest = max_aht(queue, target);
    Demand demand = queue.demand;
    const double limit = detail::load_limit(queue) * demand.per.count() / demand.contacts;
    demand.aht = longest;
    ASSERT_TRUE(keeps(queue, demand, target)) << "case " << i;
    demand.aht = longest * (1 + 1e-9);
    if (longest.count() >= limit * (1 - 1e-8)) continue;  // every load is accepted
    ASSERT_FALSE(keeps(queue, demand, target)) << "case " << i << ", " << longest.count();
  }
}

/// Scaled up step by step, the demand makes nothing better; what holds of all contacts may not hold of the answered.
template <class Q>
void expect_nothing_better(const Q& queue, Seconds wait, Demand (*scaled)(Demand, double), bool of_answered_too,
                           int seed) {
  constexpr double rounding = 1e-12;
  for (const auto& basis : enumerators(ServiceLevelBasis{})) {
    Performance before{.service_level = 1};
    for (double factor = 0.01; factor < 40; factor *= 1.2) {
      const Demand demand = scaled(queue.demand, factor);
      if (offered_load(demand) > detail::load_limit(queue)) break;
      const Performance now = performance(with_demand(queue, demand), wait, basis.value);
      if (of_answered_too || basis.value != ServiceLevelBasis::answered) {
        ASSERT_LE(now.service_level, before.service_level + rounding)
            << basis.name << " case " << seed << " " << factor;
      }
      ASSERT_GE(now.occupancy, before.occupancy * (1 - rounding)) << "case " << seed << " " << factor;
      ASSERT_GE(now.abandonment, before.abandonment * (1 - rounding)) << "case " << seed << " " << factor;
      ASSERT_GE(now.blocking, before.blocking * (1 - rounding)) << "case " << seed << " " << factor;
      if (of_answered_too) {
        ASSERT_GE(now.asa, before.asa * (1 - rounding)) << "case " << seed << " " << factor;
      }
      before = now;
    }
  }
}

TYPED_TEST(EveryQueue, NothingGetsBetterWithMoreOrLongerContacts) {
  RandomCases cases(23);
  for (int i = 0; i < 200; ++i) {
    const TypeParam queue = sample<TypeParam>(cases);
    const Seconds wait{cases.between(0.1, 1000)};
    const auto more = [](Demand demand, double factor) {
      demand.contacts *= factor;
      return demand;
    };
    const auto longer = [](Demand demand, double factor) {
      demand.aht *= factor;
      return demand;
    };
    expect_nothing_better<TypeParam>(queue, wait, more, true, i);
    expect_nothing_better<TypeParam>(queue, wait, longer, queue.agents >= 1, i);
    if (this->HasFatalFailure()) return;
  }
}

template <class Q>
void expect_most_of_uncertain_rates(const Q& queue, double cv, const Target& target) {
  const Uncertain uncertain{queue, cv};
  const auto kept = [&](const Demand& demand) { return keeps(uncertain, demand, target); };
  Demand demand = queue.demand;
  demand.contacts = max_contacts(uncertain, target);
  EXPECT_TRUE(kept({demand.contacts * (1 - 1e-9), demand.per, demand.aht}));
  EXPECT_FALSE(kept({demand.contacts * (1 + 1e-9), demand.per, demand.aht}));
  EXPECT_EQ(required_agents(with_demand(uncertain, {demand.contacts * (1 - 1e-9), demand.per, demand.aht}), target),
            queue.agents);
  EXPECT_NEAR(max_aht(with_demand(uncertain, demand), target).count(), demand.aht.count(), 1e-8 * demand.aht.count());
  EXPECT_LT(demand.contacts, max_contacts(queue, target));
}

TEST(MaxDemand, OfUncertainRatesIsLessThanOfKnownOnes) {
  const Demand half_hour{100, 30min, 240s};
  for (const double cv : {0.05, 0.3}) {
    expect_most_of_uncertain_rates(ErlangC{.demand = half_hour, .agents = 30}, cv, eighty_twenty);
    expect_most_of_uncertain_rates(ErlangA{.demand = half_hour, .patience = 120s, .agents = 14}, cv, eighty_twenty);
    expect_most_of_uncertain_rates(Engset{.demand = half_hour, .sources = 500, .agents = 20}, cv,
                                   {.max_blocking = 0.01});
  }
}

TEST(MaxDemand, WithoutAgentsTheFirstContactIsTooMany) {
  const ErlangA nobody{.demand = {.contacts = 10, .per = 30min, .aht = 180s}, .patience = 60s};
  EXPECT_EQ(max_contacts(nobody, eighty_twenty), 0);
  try {
    (void)max_aht(nobody, eighty_twenty);
    FAIL();
  } catch (const Infeasible& error) {
    EXPECT_STREQ(error.what(), "target.service_level cannot be met: however short the contacts, 0 agents miss it");
  }
}

TEST(MaxDemand, ATargetThatAcceptsEverythingEndsAtTheLargestLoad) {
  const ErlangA queue{.demand = {.contacts = 10, .per = 180s, .aht = 180s}, .patience = 60s, .agents = 5};
  EXPECT_NEAR(max_contacts(queue, {.max_abandonment = 1}), max_offered_load, 0.01);
  EXPECT_NEAR(max_aht(queue, {.max_abandonment = 1}).count(), 18 * max_offered_load, 0.1);
  const Engset few{.demand = {.contacts = 1, .per = 180s, .aht = 180s}, .sources = 7, .agents = 7};
  EXPECT_NEAR(max_contacts(few, {.max_blocking = 0.01}), 7, 1e-13);
}

TEST(MaxDemand, WithoutContactsHandlingMayTakeForEver) {
  const ErlangC queue{.demand = {.contacts = 0, .per = 180s, .aht = 180s}, .agents = 5};
  EXPECT_EQ(max_aht(queue, eighty_twenty).count(), std::numeric_limits<double>::infinity());
}

/// A queue that somebody else wrote: nobody is ever answered in time.
struct Hopeless {
  Demand demand{};
  double agents = 0;
};
Performance performance(const Hopeless&, Seconds, ServiceLevelBasis) { return {}; }

TEST(MaxContacts, ATargetMissedWithoutAnyContactIsInfeasibleAndNamed) {
  try {
    (void)max_contacts(Hopeless{.demand = {.contacts = 1, .per = 1s, .aht = 1s}, .agents = 3}, eighty_twenty);
    FAIL();
  } catch (const Infeasible& error) {
    EXPECT_STREQ(error.what(), "target.service_level cannot be met: 3 agents miss it without any contact");
  }
}

TEST(MaxDemand, MistakesAreNamed) {
  const ErlangC queue{.demand = {.contacts = 5, .per = 0s, .aht = 180s}, .agents = 5};
  EXPECT_THROW((void)max_contacts(queue, eighty_twenty), InvalidInput);
  EXPECT_THROW((void)max_aht(with_demand(queue, {5, 1s, 1s}), {}), InvalidInput);
}

}  // namespace
}  // namespace krarup
