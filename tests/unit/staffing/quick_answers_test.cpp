#include <gtest/gtest.h>

#include <cmath>

#include "brute_force.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"

// Erlang C has a road of its own to the agents for a service level. Behind this wrapper it has not, so that the search
// that serves every model answers.

namespace krarup {
namespace {

using test::RandomCases;

struct Searched {
  ErlangC queue;
};
Searched with_agents(Searched searched, double agents) {
  searched.queue.agents = agents;
  return searched;
}
double offered_load(const Searched& searched) { return offered_load(searched.queue); }
Performance performance(const Searched& searched, Seconds acceptable_wait, ServiceLevelBasis basis) {
  return performance(searched.queue, acceptable_wait, basis);
}

static_assert(detail::KnowsItsAgents<ErlangC> && !detail::KnowsItsAgents<Searched>);

void expect_the_searched_answer(const ErlangC& queue, const Target& target) {
  ASSERT_EQ(required_agents(queue, target), required_agents(Searched{queue}, target))
      << to_text(offered_load(queue)) << " erlangs, service level " << to_text(target.service_level.value_or(-1))
      << " within " << to_text(target.acceptable_wait / queue.demand.aht) << " handling times";
}

TEST(QuickAnswers, EqualTheSearchAtAnyLoadAndTarget) {
  RandomCases cases(21);
  for (int i = 0; i < 100'000; ++i) {
    const Seconds aht{cases.between(1, 3600)};
    const ErlangC queue{.demand = {.contacts = cases.between(1e-9, 5e8), .per = aht, .aht = aht}};
    const double late = i % 2 == 0 ? cases.between(1e-15, 1) : cases.uniform(0, 1);
    const Target target{.service_level = 1 - late,
                        .acceptable_wait = i % 10 == 0 ? Seconds(0) : aht * cases.between(1e-4, 10),
                        .basis = static_cast<ServiceLevelBasis>(i % 4)};
    expect_the_searched_answer(queue, target);
  }
}

TEST(QuickAnswers, EqualTheSearchWhereTheTargetIsMetExactlyOrMissedByTheLastDigits) {
  RandomCases cases(22);
  for (int i = 0; i < 20'000; ++i) {
    const Seconds aht{180};
    const double load = cases.between(0.1, 1e5);
    const ErlangC queue{.demand = {.contacts = load, .per = aht, .aht = aht}};
    const Seconds wait{cases.uniform(0, 60)};
    const double agents = std::ceil(load + cases.uniform(0, 2) * std::sqrt(load)) + 1;
    const double met = performance(with_agents(queue, agents), wait).service_level;
    for (const double off : {0., 1e-16, -1e-16, 1e-15, -1e-15, 9e-15, -9e-15, 1e-14, -1e-14, 1.1e-14, 1e-13, 1e-12}) {
      if (met + off < 1) {
        expect_the_searched_answer(queue, {.service_level = met + off, .acceptable_wait = wait});
      }
    }
  }
}

TEST(QuickAnswers, EqualTheSearchAtTheEndsOfEveryRange) {
  for (const double load : {5e-324, 1e-308, 1e-12, 0.5, 1., 1.0000000000000002, 2., 29., 30., 31., 1e5, 9.9e8}) {
    const ErlangC queue{.demand = {.contacts = load, .per = Seconds(1), .aht = Seconds(1)}};
    for (const double level : {0., 5e-324, 1e-15, 1e-12, 0.5, 1 - 1e-6, 1 - 1e-12, 1 - 1e-15, std::nextafter(1., 0.)}) {
      for (const double wait : {0., 5e-324, 1e-9, 1., 700., 1e300, HUGE_VAL}) {
        expect_the_searched_answer(queue, {.service_level = level, .acceptable_wait = Seconds(wait)});
      }
    }
  }
}

TEST(QuickAnswers, OtherLimitsAreKeptToo) {
  RandomCases cases(23);
  for (int i = 0; i < 2000; ++i) {
    const ErlangC queue{.demand = cases.demand(200)};
    expect_the_searched_answer(queue, cases.target());
  }
}

}  // namespace
}  // namespace krarup
