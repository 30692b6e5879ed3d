// A finite source by simulating each of its customers.
#include "krarup/queues/finite_source.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <functional>
#include <queue>
#include <vector>

#include "chance.hpp"
#include "expect_agreement.hpp"

namespace krarup::agreement {
namespace {

constexpr double acceptable_wait = 120;  // s

/// Shares that wait at all and not too long, mean wait, occupancy and mean queue length of one run.
using Simulated = std::array<double, 5>;

/// Customers who are idle, wait for the first agent who is free, are served, and are idle again.
Simulated simulate(const FiniteSource& queue, std::uint64_t seed) {
  Chance chance(seed);
  const auto exponential = [&](double mean) { return -mean * std::log(1 - chance.uniform(0, 1)); };
  const double aht = queue.demand.aht.count();
  const double idle = aht * (queue.sources - offered_load(queue)) / offered_load(queue);
  using Times = std::priority_queue<double, std::vector<double>, std::greater<>>;
  Times calls, free_at;
  for (int source = 0; source < static_cast<int>(queue.sources); ++source) calls.push(exponential(idle));
  for (int agent = 0; agent < static_cast<int>(queue.agents); ++agent) free_at.push(0);
  constexpr int warm_up = 2'000, measured = 40'000;
  double begun = 0, waited = 0, worked = 0, waiting = 0, in_time = 0;
  for (int contact = 0; contact < warm_up + measured; ++contact) {
    const double call = calls.top(), answer = std::max(call, free_at.top()), end = answer + exponential(aht);
    calls.pop();
    free_at.pop();
    free_at.push(end);
    calls.push(end + exponential(idle));
    if (contact < warm_up) {
      begun = call;
      continue;
    }
    waited += answer - call;
    worked += end - answer;
    waiting += answer > call ? 1 : 0;
    in_time += answer - call <= acceptable_wait ? 1 : 0;
  }
  const double time = calls.top() - begun;
  return {waiting / measured, in_time / measured, waited / measured, worked / time / queue.agents, waited / time};
}

TEST(FiniteSource, IsWhatItsSimulatedCustomersExperience) {
  const FiniteSource queues[] = {{four_minute_calls(4), 20, 5}, {four_minute_calls(9), 12, 6}};
  for (const FiniteSource& queue : queues) {
    std::vector<Simulated> runs;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) runs.push_back(simulate(queue, seed));
    const Performance p = performance(queue, Seconds{acceptable_wait});
    const Simulated exact{p.probability_of_wait, p.service_level, p.mean_wait.count(), p.occupancy,
                          p.mean_queue_length};
    const auto count = static_cast<double>(runs.size());
    const double quantile = boost::math::quantile(boost::math::students_t(count - 1), 0.9995);
    for (std::size_t i = 0; i < exact.size(); ++i) {
      double mean = 0, squares = 0;
      for (const Simulated& run : runs) mean += run[i] / count;
      for (const Simulated& run : runs) squares += (run[i] - mean) * (run[i] - mean);
      EXPECT_NEAR(mean, exact[i], quantile * std::sqrt(squares / (count - 1) / count)) << i << ", " << queue.sources;
      EXPECT_NEAR(mean, exact[i], 0.02 * exact[i]) << i << ", " << queue.sources;
    }
  }
}

}  // namespace
}  // namespace krarup::agreement
