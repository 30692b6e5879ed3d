#include "krarup/formulas/finite_queue.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <sstream>

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string in_words(const FiniteQueue& q, double wait) {
  std::ostringstream text;
  text.precision(17);
  text << q.servers << " servers, " << q.offered_load << " erlangs, patience " << q.patience << ", balking "
       << q.balking << ", " << q.lines << " lines, wait " << wait;
  return text.str();
}

std::array<double, 11> values(const FiniteQueueMeasures& m) {
  const WaitingMeasures& w = m.waiting;
  return {w.answered_within, w.answered_after,      w.abandoned_within, w.abandoned_after,
          w.abandonment,     w.probability_of_wait, w.mean_wait,        w.mean_wait_of_answered,
          w.occupancy,       w.mean_queue_length,   m.blocked};
}

void expect_close(const FiniteQueueMeasures& found, const FiniteQueueMeasures& expected, double relative) {
  for (std::size_t i = 0; i < values(found).size(); ++i) {
    const double value = values(expected)[i];
    if (value == values(found)[i]) continue;  // infinite ones too
    EXPECT_NEAR(values(found)[i], value, relative * std::abs(value) + 1e-300) << "measure " << i;
  }
}

void expect_sound(const FiniteQueue& q, double wait) {
  const FiniteQueueMeasures measures = finite_queue_measures(q, wait);
  const WaitingMeasures& m = measures.waiting;
  bool shares = true;
  for (const double share : {m.answered_within, m.answered_after, m.abandoned_within, m.abandoned_after, m.abandonment,
                             m.probability_of_wait, m.occupancy, measures.blocked}) {
    shares = shares && share >= 0 && share <= 1 + 1e-12;
  }
  const double lost = m.abandoned_within + m.abandoned_after;
  const double sum = m.answered_within + m.answered_after + lost + measures.blocked;
  const bool whole = std::abs(sum - 1) < 1e-11 && std::abs(lost - m.abandonment) <= 1e-10 * m.abandonment + 1e-290;
  const bool times = m.mean_wait >= 0 && m.mean_wait_of_answered >= 0 && m.mean_queue_length >= 0 &&
                     m.mean_queue_length <= std::ceil(q.lines) * (1 + 1e-12);
  EXPECT_TRUE(shares && whole && times) << in_words(q, wait);
}

TEST(FiniteQueue, IsSoundAtExtremes) {
  for (double servers : {0., 5e-324, 1e-300, 1e-6, 0.5, 1., 30., 1e6}) {
    for (double load : {0., 5e-324, 1e-300, 1e-6, 0.5, 1., 30., 1e12}) {
      for (double patience : {0., 5e-324, 1e-300, 1e-9, 1., 1e6, 1e100, infinity}) {
        for (double wait : {0., 5e-324, 1e-300, 1e-9, 1., 1e6, 1e100, infinity}) {
          for (double balking : {0., 1e-300, 0.3, 1.}) {
            for (double places : {0., 1e-9, 0.5, 1., 2.5, 400.}) {
              expect_sound({servers, load, patience, balking, servers + places}, wait);
            }
            expect_sound({servers, load, patience, balking, infinity}, wait);
            expect_sound({servers, load, patience, balking, servers / 2}, wait);
          }
        }
      }
    }
  }
}

TEST(FiniteQueue, IsSoundEverywhere) {
  std::mt19937_64 random(1963);
  const auto uniform = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  const auto log_uniform = [&](double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); };
  for (int i = 0; i < 30'000; ++i) {
    const double load = log_uniform(1e-6, 1e6);
    const double servers = i % 2 == 0 ? std::abs(load + std::sqrt(load) * uniform(-3, 3)) : load * log_uniform(0.1, 10);
    const double places = log_uniform(0.01, 1e4);
    const double patience = i % 7 == 0 ? infinity : log_uniform(1e-6, 1e6);
    const double wait = i % 3 == 0 ? log_uniform(1e-6, 1e3) : (places + 1) / (servers + load) * uniform(0, 3);
    expect_sound({servers, load, patience, i % 5 == 0 ? uniform(0, 1) : 0, servers + places}, wait);
  }
}

TEST(FiniteQueue, IsNaNOutsideItsDomain) {
  for (const FiniteQueue& queue :
       {FiniteQueue{-1, 1, 1, 0, 2}, FiniteQueue{1, -1, 1, 0, 2}, FiniteQueue{1, 1, -1, 0, 2},
        FiniteQueue{1, 1, 1, 1.1, 2}, FiniteQueue{1, 1, 1, 0, -1}}) {
    EXPECT_TRUE(std::isnan(finite_queue_measures(queue, 1).blocked)) << in_words(queue, 1);
    EXPECT_TRUE(std::isnan(finite_queue_measures(queue, 1).waiting.answered_within)) << in_words(queue, 1);
  }
  EXPECT_TRUE(std::isnan(finite_queue_measures({1, 1, 1, 0, 2}, -1).blocked));
}

TEST(FiniteQueue, WithOneServerAndOnePlaceIsDoneByHand) {
  // Load 1, patience 1, two lines: the states have the weights 1, 1 and 1 / (1 + 1).
  const FiniteQueueMeasures m = finite_queue_measures({1, 1, 1, 0, 2}, 0.5);
  EXPECT_NEAR(m.blocked, 0.2, 1e-15);
  EXPECT_NEAR(m.waiting.probability_of_wait, 0.5, 1e-15);
  EXPECT_NEAR(m.waiting.mean_queue_length, 0.2, 1e-15);
  EXPECT_NEAR(m.waiting.abandonment, 0.2, 1e-15);
  EXPECT_NEAR(m.waiting.occupancy, 0.6, 1e-15);
  EXPECT_NEAR(m.waiting.mean_wait, 0.25, 1e-15);
  EXPECT_NEAR(m.waiting.answered_after, 0.2 * std::exp(-1), 1e-15);  // both leave at rate 1
  EXPECT_NEAR(m.waiting.abandoned_after, 0.2 * std::exp(-1), 1e-15);
}

TEST(FiniteQueue, WithoutAnEndOrBalkingIsErlangA) {
  for (const double patience : {1e-3, 0.5, 30., infinity}) {
    const WaitingMeasures a = erlang_a_measures(12.5, 11, patience, 0.1);
    expect_close(finite_queue_measures({12.5, 11, patience, 0, infinity}, 0.1), {a, 0}, 0);
    FiniteQueueMeasures many = finite_queue_measures({12.5, 11, patience, 0, 5000}, 0.1);
    EXPECT_LT(many.blocked, 1e-200);
    many.blocked = 0;
    expect_close(many, {a, 0}, 1e-12);
  }
}

TEST(FiniteQueue, DoesNotJumpWhereItsSumsChange) {
  // From shares found as differences to shares found by themselves, as T passes the median of the waits.
  const FiniteQueue queue{20, 25, 2, 0.1, 40};
  double before = 0;
  for (double wait = 0.01; wait < 1; wait *= 1.01) {
    const double within = finite_queue_measures(queue, wait).waiting.answered_within;
    EXPECT_GT(within, before);
    const FiniteQueueMeasures next = finite_queue_measures(queue, wait * (1 + 1e-9));
    expect_close(next, finite_queue_measures(queue, wait), 1e-7);
    before = within;
  }
}

}  // namespace
