#include "krarup/formulas/chat.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "krarup/formulas/effective_concurrency.hpp"

namespace krarup::formulas {
namespace {

constexpr double forever = std::numeric_limits<double>::infinity();
constexpr double tiny = std::numeric_limits<double>::denorm_min();

bool is_share(double value) { return value >= 0 && value <= 1 + 1e-12; }

TEST(ChatFormula, GivesSharesAndTimesInEveryCornerOfItsDomain) {
  const std::vector<std::vector<double>> slowdowns{{1, 1}, {1, 1.3, 1.6}, {1, 1, 1.2, 1.6, 2}};
  for (const auto& slowdown : slowdowns) {
    for (const double agents : {0., tiny, 1e-300, 1e-9, 0.3, 2. / 3, 1., 1.5, 17., 1e3 + 0.1, 1e6, 1e9}) {
      for (const double load : {0., tiny, 1e-300, 1e-9, 0.5, 1., 17., 1e3, 1e6, 1e12}) {
        for (const double patience : {0., tiny, 1e-6, 1., 1e9, 1e300, forever}) {
          for (const double wait : {0., tiny, 0.1, 1e300, forever}) {
            const auto [m, chats] = chat_measures({agents, slowdown}, load, patience, wait);
            SCOPED_TRACE(testing::Message() << agents << " agents, " << load << " erlangs, patience " << patience
                                            << ", T " << wait << ", concurrency " << slowdown.size());
            EXPECT_TRUE(is_share(m.answered_within) && is_share(m.answered_after) && is_share(m.abandoned_within) &&
                        is_share(m.abandoned_after) && is_share(m.abandonment) && is_share(m.probability_of_wait) &&
                        is_share(m.occupancy));
            EXPECT_NEAR(m.answered_within + m.answered_after + m.abandoned_within + m.abandoned_after, 1, 1e-9);
            EXPECT_TRUE(m.mean_wait >= 0 && m.mean_wait_of_answered >= 0 && m.mean_queue_length >= 0);
            EXPECT_TRUE(chats >= 0 && chats <= agents * static_cast<double>(slowdown.size()) * (1 + 1e-12));
            if (HasFailure()) return;
          }
        }
      }
    }
  }
}

TEST(ChatFormula, IsNotANumberOutsideItsDomain) {
  const std::vector<double> slowdown{1, 1.5};
  const auto is_undefined = [](const ChatMeasures& m) {
    return std::isnan(m.waiting.answered_within) && std::isnan(m.chats);
  };
  EXPECT_TRUE(is_undefined(chat_measures({-1, slowdown}, 1, 1, 1)));
  EXPECT_TRUE(is_undefined(chat_measures({forever, slowdown}, 1, 1, 1)));
  EXPECT_TRUE(is_undefined(chat_measures({1, slowdown}, -1, 1, 1)));
  EXPECT_TRUE(is_undefined(chat_measures({1, slowdown}, 1, -1, 1)));
  EXPECT_TRUE(is_undefined(chat_measures({1, slowdown}, 1, 1, std::nan(""))));
  EXPECT_TRUE(is_undefined(chat_measures({1, {}}, 1, 1, 1)));
  for (const std::vector<double>& wrong :
       {std::vector<double>{1.1, 1.5}, {1, 1.5, 1.4}, {1, std::nan("")}, {1, forever}, {1, 0.9}, {1, 2.1}}) {
    EXPECT_TRUE(is_undefined(chat_measures({1, wrong}, 1, 1, 1)));
  }
}

// A ladder that begins in the middle: half a million agents, most of whose states do not matter.
TEST(ChatFormula, LeavesOutWhatDoesNotMatter) {
  const std::vector<double> slowdown{1, 1.2, 1.5, 2};
  const ChatAgents group{500'000, slowdown};
  for (const double share : {0.3, 0.9, 0.9995, 1.0, 1.1}) {
    const double load = share * group.full_rate();
    long double weight = 1;  // from the ground up
    for (double k = 1; k < group.most_chats(); ++k) {
      weight = 1 + static_cast<long double>(group.rate(k)) / static_cast<long double>(load) * weight;
      if (weight > 1e4000L) break;
    }
    const double found = detail::chats_with_room(group, load).weight;
    if (weight > 1e308L) {
      EXPECT_EQ(found, forever);
    } else {
      EXPECT_NEAR(found / static_cast<double>(weight), 1, 1e-10) << share;
    }
  }
}

// Chats that no other slows down are served as by more agents with one each, however many; many states at a step.
TEST(ChatFormula, IsErlangAOfTheFullRateWhereNoChatSlowsDownAnother) {
  const std::vector<double> slowdown{1, 1};
  for (const double agents : {2e9, 3e10, 4e11}) {
    for (const double beyond : {-30., -3., 0., 2., 8.}) {
      const double load = 2 * agents + beyond * std::sqrt(2 * agents);
      const WaitingMeasures several = chat_measures({agents, slowdown}, load, 0.7, 1e-6).waiting;
      const WaitingMeasures apart = erlang_a_measures(2 * agents, load, 0.7, 1e-6);
      SCOPED_TRACE(testing::Message() << agents << " agents, " << load << " erlangs");
      EXPECT_NEAR(several.probability_of_wait / apart.probability_of_wait, 1, 1e-13);
      EXPECT_NEAR(several.abandonment / apart.abandonment, 1, 1e-13);
      EXPECT_NEAR(several.answered_within, apart.answered_within, 1e-13);
    }
  }
}

// Slowed down so that one chat more than one gets nothing more done: a queue of n places before M/M/n, a geometric
// tail of 3e9 states. The last digit of the load alone moves their product by as many last digits.
TEST(ChatFormula, OfManyAgentsWhoGainNothingIsAGeometricTail) {
  const std::vector<double> slowdown{1, 2};
  const double agents = 3e9;
  const double last_digits = agents * std::numeric_limits<double>::epsilon();
  for (const double share : {1 - 1e-8, 1., 1 + 1e-8, 1 + 1e-5}) {
    const double load = share * agents;
    const double growth = std::log1p((agents - load) / load);
    const double below = erlang_b_reciprocal(agents - 1, load);
    const double many = growth == 0 ? agents : std::expm1(agents * growth) / (agents / load - 1);
    const double expected = many + std::exp(agents * growth) * below;
    EXPECT_NEAR(detail::chats_with_room({agents, slowdown}, load).weight / expected, 1, last_digits) << share;
  }
}

// Step by step from the last state down, in long double.
TEST(ChatFormula, OfVeryManyAgentsIsSummedAsStateByState) {
  const std::vector<double> slowdown{1, 1.5, 2.2};
  const ChatAgents group{3e9, slowdown};
  for (const double share : {0.999995, 1.0, 1.00001}) {
    const double load = share * group.full_rate();
    long double term = 1;
    long double weight = 0;
    for (double k = group.most_chats() - 1; term > 1e-20L * weight; --k) {
      weight += term;
      term *= static_cast<long double>(group.rate(k)) / static_cast<long double>(load);
    }
    EXPECT_NEAR(detail::chats_with_room(group, load).weight / static_cast<double>(weight), 1, 1e-10) << share;
  }
}

TEST(EffectiveConcurrency, IsThatOfTheMachineRepairChain) {
  EXPECT_NEAR(effective_concurrency(3., 0.75), 1.691449814126394052, 4e-16);  // printed as 1.69
  EXPECT_DOUBLE_EQ(effective_concurrency(2., 1.), 1.6);
  EXPECT_DOUBLE_EQ(effective_concurrency(50., 1.), 2);
  for (const double windows : {2., 5., 20.}) {
    for (const double think : {0.01, 0.5, 3., 40.}) {
      // Balance between neighbors, window by window: the agent is idle while all customers type.
      double weight = 1;
      double sum = 1;
      for (double busy = 1; busy <= windows; ++busy) sum += weight *= (windows - busy + 1) / think;
      EXPECT_NEAR(effective_concurrency(windows, think), (1 + think) * (sum - 1) / sum, 1e-14 * windows);
    }
  }
}

TEST(EffectiveConcurrency, HasItsLimits) {
  EXPECT_DOUBLE_EQ(effective_concurrency(1., 0.7), 1);
  EXPECT_EQ(effective_concurrency(4., 0.), 1);       // customers who never think: one after the other
  EXPECT_EQ(effective_concurrency(4., forever), 4);  // nothing but thinking
  EXPECT_EQ(effective_concurrency(0., 2.), 0);
  EXPECT_TRUE(std::isnan(effective_concurrency(-1., 2.)));
  EXPECT_TRUE(std::isnan(effective_concurrency(2., -1.)));
}

}  // namespace
}  // namespace krarup::formulas
