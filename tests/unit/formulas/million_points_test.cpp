#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"

// A million points each for Erlang B, C and A, log-uniform over hundreds of orders of magnitude in every argument,
// asked as a planner asks: every measure is a number, in its range, and the outcomes are whole.

namespace krarup {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Numbers of every size: most of them where centers are, the rest anywhere a double can go.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(engine_); }
  double any(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }
  double load() { return rare() ? any(1e-300, 1e12) : any(1e-6, 1e9); }
  double time(double usual) { return rare() ? any(1e-300, 1e300) : usual * any(1e-6, 1e6); }

  double agents(double load) {
    if (rare()) return any(1e-300, 1e15);
    if (coin()) return std::max(0., load + std::sqrt(load) * uniform(-8, 8));
    const double agents = load * any(0.01, 100);
    return coin() ? agents : std::ceil(agents);
  }

  bool rare() { return uniform(0, 1) < 0.2; }
  bool coin() { return uniform(0, 1) < 0.5; }

 private:
  std::mt19937_64 engine_;
};

struct Point {
  Demand demand;
  double agents;
  Seconds patience;
  Seconds wait;
};

/// With an AHT of a second, times are in handling times.
Point point(Dice& dice) {
  const double load = dice.load();
  Point point{{.contacts = load, .per = Seconds{1}, .aht = Seconds{1}}, dice.agents(load), {}, {}};
  point.patience = Seconds{dice.time(1)};
  point.wait = Seconds{dice.coin() ? dice.time(0.1) : dice.time(point.patience.count())};
  return point;
}

std::string in_words(const Point& point) {
  return to_text(point.demand.contacts) + " erlangs, " + to_text(point.agents) + " agents, patience " +
         to_text(point.patience.count()) + ", T " + to_text(point.wait.count());
}

constexpr double rounding = 1e-11;

bool is_share(double value) { return value >= 0 && value <= 1 + rounding; }

bool is_sound(const Outcomes& o) {
  return is_share(o.answered_within) && is_share(o.answered_after) && is_share(o.abandoned_within) &&
         is_share(o.abandoned_after) && is_share(o.blocked) && std::abs(o.offered() - 1) < rounding;
}

/// Waits and queues are finite wherever some contact is answered and the queue has a steady state.
bool is_sound(const Performance& p, bool stable) {
  const bool shares = is_share(p.service_level) && is_share(p.probability_of_wait) && is_share(p.occupancy) &&
                      is_share(p.abandonment) && is_share(p.blocking);
  const bool times = p.asa.count() >= 0 && p.mean_wait.count() >= 0 && p.mean_queue_length >= 0;
  const bool finite = p.mean_wait.count() < infinity && p.mean_queue_length < infinity;
  return shares && times && (finite || !stable);
}

constexpr int points = 1'000'000;
constexpr std::array bases{ServiceLevelBasis::offered, ServiceLevelBasis::answered,
                           ServiceLevelBasis::excluding_early_abandons, ServiceLevelBasis::early_abandons_count_as_met};

TEST(AMillionPoints, OfErlangBAreSound) {
  Dice dice(1917);
  for (int i = 0; i < points; ++i) {
    const Point at = point(dice);
    const ErlangB queue{at.demand, at.agents};
    ASSERT_TRUE(is_sound(outcomes(queue, at.wait))) << in_words(at);
    const Performance p = performance(queue, at.wait, bases[static_cast<std::size_t>(i) % 4]);
    ASSERT_TRUE(is_sound(p, true) && p.asa.count() == 0) << in_words(at);
  }
}

TEST(AMillionPoints, OfErlangCAreSound) {
  Dice dice(1946);
  for (int i = 0; i < points; ++i) {
    const Point at = point(dice);
    const ErlangC queue{at.demand, at.agents};
    const bool stable = at.agents > at.demand.contacts;
    ASSERT_TRUE(is_sound(outcomes(queue, at.wait))) << in_words(at);
    const Performance p = performance(queue, at.wait, bases[static_cast<std::size_t>(i) % 4]);
    ASSERT_TRUE(is_sound(p, stable)) << in_words(at);
    ASSERT_EQ(p.asa, p.mean_wait) << in_words(at);
    if (!stable) {
      ASSERT_TRUE(p.service_level == 0 && p.asa.count() == infinity && p.occupancy == 1) << in_words(at);
    }
  }
}

TEST(AMillionPoints, OfErlangAAreSound) {
  Dice dice(1957);
  for (int i = 0; i < points; ++i) {
    const Point at = point(dice);
    const ErlangA queue{.demand = at.demand, .patience = at.patience, .agents = at.agents};
    ASSERT_TRUE(is_sound(outcomes(queue, at.wait))) << in_words(at);
    const Performance p = performance(queue, at.wait, bases[static_cast<std::size_t>(i) % 4]);
    ASSERT_TRUE(is_sound(p, at.patience.count() < 1e100)) << in_words(at);
    ASSERT_LE(p.mean_wait, at.patience * (1 + rounding)) << in_words(at);
  }
}

// A lost contact has waited its patience out, and those that wait make the queue.
TEST(AMillionPoints, OfErlangAKeepTheBalanceOfContacts) {
  Dice dice(2007);
  for (int i = 0; i < points; ++i) {
    const Point at = point(dice);
    if (at.patience.count() > 1e6 || at.patience.count() < 1e-6) continue;
    const Performance p =
        performance(ErlangA{.demand = at.demand, .patience = at.patience, .agents = at.agents}, at.wait);
    const double lost = p.abandonment * at.patience.count();
    ASSERT_NEAR(p.mean_wait.count(), lost, 1e-12 * lost + 1e-300) << in_words(at);
    ASSERT_NEAR(p.mean_queue_length, at.demand.contacts * p.mean_wait.count(), 1e-12 * p.mean_queue_length + 1e-300)
        << in_words(at);
    if (at.agents <= 1e-6 * at.demand.contacts) continue;
    const double busy = at.demand.contacts / at.agents * (1 - p.abandonment);
    ASSERT_NEAR(p.occupancy, busy, 1e-9 * busy + 1e-9) << in_words(at);
  }
}

}  // namespace
}  // namespace krarup
