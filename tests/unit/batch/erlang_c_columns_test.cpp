#include "krarup/batch/erlang_c_columns.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "batch/erlang_c_loops.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

class Random {
 public:
  explicit Random(unsigned seed) : random_(seed) {}
  double uniform(double low, double high) { return std::uniform_real_distribution(low, high)(random_); }
  double between(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }

 private:
  std::mt19937_64 random_;
};

struct Intervals {
  std::vector<double> contacts;
  std::vector<Seconds> per;
  std::vector<Seconds> aht;

  void add(double load, Seconds length, Seconds handling) {
    contacts.push_back(load * (length / handling));
    per.push_back(length);
    aht.push_back(handling);
  }
  [[nodiscard]] ErlangCColumns columns() const { return {contacts, per, aht}; }
};

void expect_the_answers_of_each(const Intervals& intervals, const Target& target) {
  std::vector<std::int64_t> agents(intervals.contacts.size());
  required_agents(intervals.columns(), target, agents);
  for (std::size_t i = 0; i < agents.size(); ++i) {
    const ErlangC queue{.demand = {intervals.contacts[i], intervals.per[i], intervals.aht[i]}};
    ASSERT_EQ(agents[i], required_agents(queue, target))
        << to_text(offered_load(queue)) << " erlangs, service level " << to_text(target.service_level.value_or(-1));
  }
}

TEST(ErlangCColumns, AreStaffedAsEachIntervalByItself) {
  Random random(31);
  for (int batch = 0; batch < 200; ++batch) {
    Intervals intervals;
    for (int i = 0; i < 5000; ++i) {
      const double load = i % 3 == 0 ? random.uniform(0, 40) : random.between(1e-4, i % 3 == 1 ? 1e3 : 2e8);
      intervals.add(load, Seconds(random.uniform(60, 7200)), Seconds(random.between(5, 3600)));
    }
    const double late = batch % 2 == 0 ? random.between(1e-6, 1) : random.uniform(0, 1);
    expect_the_answers_of_each(intervals, {.service_level = 1 - late,
                                           .acceptable_wait = Seconds(batch % 7 == 0 ? 0 : random.between(0.1, 1000)),
                                           .basis = static_cast<ServiceLevelBasis>(batch % 4)});
  }
}

TEST(ErlangCColumns, ThatMeetTheTargetExactlyAskForNobodyMore) {
  Random random(32);
  for (int batch = 0; batch < 300; ++batch) {
    const double load = random.between(0.5, 1e4);
    const double agents = std::ceil(load + random.uniform(0.2, 2) * std::sqrt(load)) + 1;
    const ErlangC queue{.demand = {load, 180s, 180s}, .agents = agents};
    Intervals intervals;
    for (const double off : {0., 1e-15, -1e-15, 1e-13, -1e-13, 1e-10, -1e-10, 1e-8, -1e-8, 1e-7, -1e-7, 1e-6, -1e-6}) {
      intervals.add(load * (1 + off), 180s, 180s);
    }
    expect_the_answers_of_each(intervals,
                               {.service_level = performance(queue, 20s).service_level, .acceptable_wait = 20s});
  }
}

TEST(ErlangCColumns, AreStaffedTheSameByEveryProcessor) {
  Random random(34);
  constexpr int size = batch_kernel::largest_block;
  const std::vector<double> seconds(size, 180);
  std::vector<double> contacts(size);
  std::vector<std::int64_t> agents(size);
  int unsure = 0;
  for (int block = 0; block < 200; ++block) {
    for (double& each : contacts) each = random.between(0.1, 1e5);
    batch_kernel::find_agents_portable({contacts.data(), seconds.data(), seconds.data(), size},
                                       {.acceptable_wait = 20, .late = 0.2}, agents.data());
    for (std::size_t i = 0; i < size; ++i) {
      if (agents[i] < 0) {
        ++unsure;
      } else {
        const ErlangC queue{.demand = {contacts[i], 180s, 180s}};
        ASSERT_EQ(agents[i], required_agents(queue, {.service_level = 0.8, .acceptable_wait = 20s})) << contacts[i];
      }
    }
  }
  EXPECT_LT(unsure, 200 * size / 500);
}

TEST(ErlangCColumns, AreDoubtedTwiceAsMuchAsTheyEverMustBe) {
  Random random(35);
  for (int i = 0; i < 1'000'000; ++i) {
    const double load = random.between(batch_kernel::least_load, i % 2 == 0 ? 100 : batch_kernel::largest_load);
    const double late = i % 3 == 0 ? random.between(1e-5, 1) : random.uniform(1e-5, 1 - 1e-6);
    const double wait = i % 5 == 0 ? 0 : random.between(1e-5, batch_kernel::longest_wait);
    const auto root_of_load = std::sqrt(static_cast<float>(load));
    const float beta =
        batch_kernel::beta_for(root_of_load, static_cast<float>(wait), static_cast<float>(-std::log(late)));
    if (!(beta < batch_kernel::largest_beta)) continue;
    const double agents = load + beta * root_of_load;
    const double doubt = batch_kernel::doubt(beta * root_of_load) / 2;
    ASSERT_LT(formulas::erlang_c_wait_exceeds(agents + doubt, load, wait), late) << load << ' ' << late << ' ' << wait;
    ASSERT_GT(formulas::erlang_c_wait_exceeds(agents - doubt, load, wait), late) << load << ' ' << late << ' ' << wait;
  }
}

TEST(ErlangCColumns, AreCountedWithPowersRightToSinglePrecision) {
  for (float x = -86; x < 86; x += 0.01F) {
    ASSERT_NEAR(batch_kernel::exponential(x) / std::exp(static_cast<double>(x)), 1, 2e-7 * (1 + std::abs(x))) << x;
  }
}

TEST(ErlangCColumns, KeepOtherLimitsToo) {
  Random random(33);
  Intervals intervals;
  for (int i = 0; i < 1000; ++i) intervals.add(random.between(0.1, 300), 30min, 180s);
  expect_the_answers_of_each(intervals, {.service_level = 0.8, .acceptable_wait = 20s, .max_occupancy = 0.85});
  expect_the_answers_of_each(intervals, {.max_asa = 15s});
}

TEST(ErlangCColumns, OfAnyLengthAndWithEmptyIntervals) {
  for (int size = 0; size < 20; ++size) {
    Intervals intervals;
    for (int i = 0; i < size; ++i) intervals.add(i % 4 == 1 ? 0 : i * 7, 30min, 180s);
    expect_the_answers_of_each(intervals, {.service_level = 0.8, .acceptable_wait = 20s});
  }
}

TEST(ErlangCColumns, OfOneNumberHoldForEveryInterval) {
  const std::vector<double> contacts{100, 10, 0, 1, 1000, 240};
  const Seconds per = 30min;
  const Seconds aht = 180s;
  std::vector<std::int64_t> agents(contacts.size());
  required_agents({.contacts = contacts, .per = {&per, 1}, .aht = {&aht, 1}},
                  {.service_level = 0.8, .acceptable_wait = 20s}, agents);
  EXPECT_EQ(agents, (std::vector<std::int64_t>{14, 3, 0, 1, 107, 29}));
}

TEST(ErlangCColumns, MistakesAreNamed) {
  const auto message = [](const std::vector<double>& contacts, Seconds aht, const Target& target) -> std::string {
    const Seconds per = 30min;
    std::vector<std::int64_t> agents(6);
    try {
      required_agents({.contacts = contacts, .per = {&per, 1}, .aht = {&aht, 1}}, target, agents);
    } catch (const Error& error) {
      return error.what();
    }
    return "accepted";
  };
  const Target eighty_twenty{.service_level = 0.8, .acceptable_wait = 20s};
  EXPECT_EQ(message({1, 2, 3}, 180s, eighty_twenty), "contacts must have 1 or 6 numbers, got 3");
  EXPECT_EQ(message({1, 2, -3, 4, 5, 6}, 180s, eighty_twenty), "demand.contacts must be >= 0, got -3");
  EXPECT_EQ(message({1, 2, NAN, 4, 5, 6}, 180s, eighty_twenty), "demand.contacts must be >= 0, got nan");
  EXPECT_EQ(message({1}, 0s, eighty_twenty), "demand.aht must be > 0 s, got 0 s");
  EXPECT_EQ(message({1}, 180s, {.service_level = 80}),
            "target.service_level must be in [0, 1), got 80; a share, not a percentage: write 0.8");
}

}  // namespace
}  // namespace krarup
