#include <gtest/gtest.h>

#include "chance.hpp"
#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "offered_wait.hpp"

namespace krarup::agreement {
namespace {

// What half an agent means is a choice; krarup's is the one continuous extension that the literature uses. Blocking is
// continued by 1 / B(n, a) = a * integral of exp(-a t) (1 + t)^n dt [Jagerman1974]; the density of the offered wait
// contains n only as the rate n mu at which busy agents finish, and is taken as it stands. The judges here integrate
// both.

double blocking(double agents, double load) {
  return performance(ErlangB{.demand = four_minute_calls(load), .agents = agents}, Seconds{0}).blocking;
}

/// How much a relative error of one in the input could change a measure: inputs are only known to a last digit.
double conditioning(const ErlangA& queue, double acceptable_wait, std::size_t measure) {
  constexpr double step = 1e-5;
  const double value = by_offered_wait(center_of(queue), acceptable_wait).values[measure];
  double sum = 0;
  const auto add_change = [&](const ErlangA& changed, double wait) {
    sum += std::abs(by_offered_wait(center_of(changed), wait).values[measure] / value - 1) / step;
  };
  ErlangA changed = queue;
  changed.agents *= 1 + step;
  add_change(changed, acceptable_wait);
  changed = queue;
  changed.demand.contacts *= 1 + step;
  add_change(changed, acceptable_wait);
  changed = queue;
  changed.patience *= 1 + step;
  add_change(changed, acceptable_wait);
  add_change(queue, acceptable_wait * (1 + step));
  return value == 0 ? 0 : sum;
}

TEST(FractionalAgents, BlockingIsTheIntegralOfJagerman) {
  Chance chance(1974);
  for (int i = 0; i < 3000; ++i) {
    const double load = chance.log_uniform(1e-6, 1e6);
    const double agents =
        chance.uniform(0, 1) < 0.5 ? load + chance.uniform(-8, 8) * std::sqrt(load) : chance.uniform(0, 60);
    if (agents < 0) continue;
    const Scaled inverse = inverse_blocking(agents, offered_load(four_minute_calls(load)));
    const auto expected = static_cast<double>(1 / inverse.at_scale(0));
    if (expected < 1e-290) continue;  // below the doubles that carry all their digits
    // The relative change of B with that of the load [Jagerman1974].
    const double sensitivity = std::abs(agents - load + load * expected);
    EXPECT_NEAR(blocking(agents, load) / expected, 1, 1e-14 * (1 + sensitivity))
        << agents << " agents, " << load << " erlangs";
    if (HasFailure()) return;
  }
}

TEST(FractionalAgents, BlockingKeepsTheRecursionFromOneAgentToTheNext) {
  Chance chance(1974);
  for (int i = 0; i < 3000; ++i) {
    const double load = chance.log_uniform(1e-3, 1e5);
    const double agents = std::max(0.0, load + chance.uniform(-5, 5) * std::sqrt(load));
    const double now = blocking(agents, load);
    const double next = blocking(agents + 1, load);
    if (next < 1e-290) continue;
    const double sensitivity = std::abs(agents + 1 - load + load * next);
    EXPECT_NEAR((1 + (agents + 1) / load / now) * next, 1, 1e-13 + 1e-14 * sensitivity)
        << agents << " agents, " << load << " erlangs";
    if (HasFailure()) return;
  }
}

TEST(FractionalAgents, ErlangAIsTheIntegralOverTheOfferedWaitInEveryMeasureFromTinyToHugeLoads) {
  Chance chance(1974);
  for (int i = 0; i < 400; ++i) {
    const double load = chance.log_uniform(1e-6, 1e6);
    const double agents =
        chance.uniform(0, 1) < 0.7 ? load + chance.uniform(-8, 8) * std::sqrt(load) : load * chance.uniform(0.1, 4);
    const double wait = chance.log_uniform(0.1, 1000);
    const ErlangA queue{.demand = four_minute_calls(load),
                        .patience = Seconds{chance.log_uniform(1, 1e5)},
                        .agents = agents > 0 ? agents : chance.uniform(0.1, 3)};
    SCOPED_TRACE(in_words(queue) + ", T " + std::to_string(wait));
    const Experience found = by_closed_form(queue, Seconds{wait});
    const Experience expected = by_offered_wait(center_of(queue), wait);
    for (std::size_t m = 0; m < measures.size(); ++m) {
      // A share below a millionth of the last digit of the whole concerns nobody.
      double tolerance = std::max(1e-13 * expected.values[m], 1e-22);
      if (std::abs(found.values[m] - expected.values[m]) > tolerance) {
        tolerance *= 1 + conditioning(queue, wait, m);
      }
      EXPECT_NEAR(found.values[m], expected.values[m], tolerance) << measures[m];
    }
    if (HasFailure()) return;
  }
}

TEST(FractionalAgents, ErlangCIsTheIntegralOverTheOfferedWaitInEveryMeasure) {
  Chance chance(1974);
  for (int i = 0; i < 300; ++i) {
    const double load = chance.log_uniform(1e-3, 1e5);
    const ErlangC queue{.demand = four_minute_calls(load), .agents = load + chance.uniform(0.01, 6) * std::sqrt(load)};
    const double wait = chance.log_uniform(0.1, 1000);
    SCOPED_TRACE(in_words(queue) + ", T " + std::to_string(wait));
    expect_agreement(by_closed_form(queue, Seconds{wait}), by_offered_wait(center_of(queue), wait),
                     {.relative = 1e-10, .absolute = 1e-15});
    if (HasFailure()) return;
  }
}

TEST(FractionalAgents, JoinTheWholeOnesWithoutASeam) {
  constexpr double step = 1e-9;
  for (const double whole : {1.0, 2.0, 15.0, 29.0, 30.0, 31.0, 100.0, 3000.0}) {
    for (const double load_per_agent : {0.5, 0.8, 0.95, 1.0, 1.1, 2.0}) {
      const ErlangA queue{
          .demand = four_minute_calls(load_per_agent * whole), .patience = Seconds{120}, .agents = whole};
      SCOPED_TRACE(in_words(queue));
      const auto below = by_closed_form(with_agents(queue, whole - step * whole), Seconds{20});
      const auto at = by_closed_form(queue, Seconds{20});
      const auto above = by_closed_form(with_agents(queue, whole + step * whole), Seconds{20});
      for (std::size_t m = 0; m < measures.size(); ++m) {
        // A jump would leave the middle of its neighbors by far more than the curvature, of the order of n step^2.
        EXPECT_NEAR(at.values[m], (below.values[m] + above.values[m]) / 2, 1e-10 * (std::abs(at.values[m]) + 1e-6))
            << measures[m];
      }
    }
  }
}

TEST(FractionalAgents, LieBetweenTheirWholeNeighbors) {
  for (const double agents : {0.0, 1.0, 7.0, 14.0, 15.0, 40.0}) {
    for (const double part : {0.01, 0.25, 0.5, 0.75, 0.99}) {
      const ErlangA queue{.demand = four_minute_calls(14), .patience = Seconds{120}, .agents = agents + part};
      SCOPED_TRACE(in_words(queue));
      const double level = performance(queue, Seconds{20}).service_level;
      EXPECT_GT(level, performance(with_agents(queue, agents), Seconds{20}).service_level);
      EXPECT_LT(level, performance(with_agents(queue, agents + 1), Seconds{20}).service_level);
    }
  }
}

}  // namespace
}  // namespace krarup::agreement
