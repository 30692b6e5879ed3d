#pragma once

#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

#include "simulator.hpp"

namespace krarup::agreement {

/// How much is simulated: independent runs, each with its own seed.
struct Effort {
  std::size_t replications = 40;
  std::size_t warm_up = 4'000;    ///< contacts
  std::size_t measured = 10'000;  ///< contacts
  std::uint64_t seed = 1909;      ///< of the first run; the year of Erlang's first paper
};

/// The mean of the replications, and how far the truth may be from it with the stated confidence.
struct Estimate {
  double mean = 0;
  double half_width = 0;
};

using Estimates = Measured<Estimate>;

/// Simulates a center and gives each measure with the half-width of its Student-t confidence interval.
///
/// @param confidence  of one interval, two-sided
[[nodiscard]] inline Estimates by_simulation(const Center& center, double acceptable_wait, const Effort& effort,
                                             double confidence) {
  std::vector<Experience> runs;
  for (std::size_t run = 0; run < effort.replications; ++run) {
    runs.push_back(Simulation(center, acceptable_wait, effort.seed + run).run(effort.warm_up, effort.measured));
  }
  const auto count = static_cast<double>(runs.size());
  const boost::math::students_t student(count - 1);
  const double quantile = boost::math::quantile(student, (1 + confidence) / 2);
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
