#pragma once

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <random>
#include <vector>

#include "experience.hpp"
#include "replications.hpp"

namespace krarup::agreement {

/// A center of which nothing is exponential unless it is said to be: each time is drawn by a function; s.
struct GeneralCenter {
  using Draw = std::function<double(std::mt19937_64&)>;
  Draw between_arrivals;
  Draw handling;
  Draw patience;
  double balking = 0;
  int agents = 0;
};

/// First come first served: a contact gets the agent who is free first, if its patience lasts until then.
///
/// It follows contact after contact by the moments at which the agents become free, and knows no formula.
[[nodiscard]] inline Experience simulate(const GeneralCenter& center, double acceptable_wait, std::size_t warm_up,
                                         std::size_t measured, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::priority_queue<double, std::vector<double>, std::greater<>> free_at;
  for (int agent = 0; agent < center.agents; ++agent) free_at.push(0);
  Shares sums;
  double now = 0;
  double begin = 0;
  double busy = 0;
  for (std::size_t contact = 0; contact < warm_up + measured; ++contact) {
    now += center.between_arrivals(random);
    if (contact == warm_up) {
      sums = {};
      begin = now;
      busy = 0;
    }
    const double offered_wait = std::max(0.0, free_at.top() - now);
    double patience = center.patience(random);
    if (offered_wait > 0) {
      sums.finds_all_busy += 1;
      if (std::uniform_real_distribution<double>()(random) < center.balking) patience = 0;
    }
    if (offered_wait > 0 && patience <= offered_wait) {
      (patience <= acceptable_wait ? sums.abandoned_within : sums.abandoned_after) += 1;
      sums.wait += patience;
      continue;
    }
    (offered_wait <= acceptable_wait ? sums.answered_within : sums.answered_after) += 1;
    sums.wait += offered_wait;
    sums.answered_wait += offered_wait;
    const double handling = center.handling(random);
    busy += handling;
    free_at.pop();
    free_at.push(now + offered_wait + handling);
  }
  const double span = now - begin;
  sums.queue_length = sums.wait / span;
  sums.occupancy = busy / (span * center.agents);
  for (long double* share : {&sums.answered_within, &sums.answered_after, &sums.abandoned_within, &sums.abandoned_after,
                             &sums.wait, &sums.answered_wait, &sums.finds_all_busy}) {
    *share /= static_cast<long double>(measured);
  }
  return experience_of(sums);
}

/// Independent runs, and each measure with the half-width of its Student-t confidence interval.
[[nodiscard]] inline Estimates by_simulation(const GeneralCenter& center, double acceptable_wait, const Effort& effort,
                                             double confidence) {
  std::vector<Experience> runs;
  for (std::size_t run = 0; run < effort.replications; ++run) {
    runs.push_back(simulate(center, acceptable_wait, effort.warm_up, effort.measured, effort.seed + run));
  }
  const auto count = static_cast<double>(runs.size());
  const double quantile = boost::math::quantile(boost::math::students_t(count - 1), (1 + confidence) / 2);
  Estimates estimates;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    double mean = 0;
    double squares = 0;
    for (const Experience& run : runs) mean += run.values[i] / count;
    for (const Experience& run : runs) squares += (run.values[i] - mean) * (run.values[i] - mean);
    estimates.values[i] = {mean, quantile * std::sqrt(squares / (count - 1) / count)};
  }
  return estimates;
}

}  // namespace krarup::agreement
