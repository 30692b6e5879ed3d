#pragma once

#include <cmath>
#include <optional>
#include <random>

#include "krarup/queues/queue_model.hpp"
#include "krarup/staffing/target.hpp"

namespace krarup::test {

/// Whether a performance keeps every limit, written out by hand and without any allowance for rounding.
inline bool keeps_every_limit(const Performance& performance, const Target& target) {
  return (!target.service_level || performance.service_level >= *target.service_level) &&
         (!target.max_occupancy || performance.occupancy <= *target.max_occupancy) &&
         (!target.max_abandonment || performance.abandonment <= *target.max_abandonment) &&
         (!target.max_blocking || performance.blocking <= *target.max_blocking) &&
         (!target.max_asa || performance.asa <= *target.max_asa);
}

/// The smallest number of agents by trying 0, 1, 2, ...
template <QueueModel Q>
std::optional<int> agents_by_counting_up(const Q& queue, const Target& target, int limit) {
  for (int agents = 0; agents <= limit; ++agents) {
    const Performance result = performance(with_agents(queue, agents), target.acceptable_wait, target.basis);
    if (keeps_every_limit(result, target)) return agents;
  }
  return std::nullopt;
}

/// Demands and targets of every size and in every combination of limits.
class RandomCases {
 public:
  explicit RandomCases(unsigned seed) : random_(seed) {}

  Demand demand(double largest_load) {
    const Seconds per{uniform(60, 7200)};
    const Seconds aht{uniform(10, 1500)};
    return {.contacts = between(1e-3, largest_load) * (per / aht), .per = per, .aht = aht};
  }

  Target target() {
    Target target{.acceptable_wait = Seconds(chance(0.1) ? 0 : between(1, 1000)),
                  .basis = static_cast<ServiceLevelBasis>(std::uniform_int_distribution(0, 3)(random_))};
    if (chance(0.6)) target.service_level = uniform(0, 0.9999);
    if (chance(0.3)) target.max_occupancy = uniform(0.2, 1);
    if (chance(0.3)) target.max_abandonment = between(1e-4, 1);
    if (chance(0.3)) target.max_blocking = between(1e-4, 1);
    if (chance(0.3) ||
        !(target.service_level || target.max_occupancy || target.max_abandonment || target.max_blocking)) {
      target.max_asa = Seconds(between(0.1, 1000));
    }
    return target;
  }

  /// Uniform on the line, or on a logarithmic one.
  double uniform(double low, double high) { return std::uniform_real_distribution(low, high)(random_); }
  double between(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }
  bool chance(double probability) { return std::bernoulli_distribution(probability)(random_); }

 private:
  std::mt19937 random_;
};

}  // namespace krarup::test
