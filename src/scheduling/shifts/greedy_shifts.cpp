#include "scheduling/shifts/greedy_shifts.hpp"

#include <cmath>
#include <limits>

#include "scheduling/shifts/extra_shift.hpp"

namespace krarup {

namespace {

constexpr double least_gain = 1e-9;

}  // namespace

Allowance::Allowance(const Block& block, const std::vector<Limit>& limits, const std::vector<Placed>& placed)
    : limits_(limits), uses_(block.shifts.size()) {
  for (std::size_t i = 0; i < limits.size(); ++i) {
    left_.push_back(limits[i].capacity);
    for (const auto& [shift, use] : limits[i].uses) uses_[shift].emplace_back(i, use);
  }
  for (const Placed& one : placed) take(one.candidate);
}

const Limit* Allowance::blocking(std::size_t shift) const {
  for (const auto& [limit, use] : uses_[shift]) {
    if (use > left_[limit] + limit_tolerance) return &limits_[limit];
  }
  return nullptr;
}

void Allowance::take(std::size_t shift, double times) {
  for (const auto& [limit, use] : uses_[shift]) left_[limit] -= times * use;
}

std::vector<Placed> add_shifts(const Block& block, const std::vector<Limit>& limits,
                               const std::vector<std::size_t>& shifts) {
  std::vector<double> agents(block.slots.size(), 0.0), pausing = agents;
  Allowance allowance(block, limits, {});
  std::vector<Placed> placed;
  for (const std::size_t shift : shifts) {
    if (allowance.blocking(shift) != nullptr) continue;
    const ExtraShift extra = best_extra(block, shift, Relief(block, relief(block, agents), pausing));
    if (std::isinf(extra.gain())) continue;
    allowance.take(shift);
    placed.push_back(extra.placed);
    const std::vector<double> change = coverage(block, {extra.placed}), pause = on_break(block, {extra.placed});
    for (std::size_t t = 0; t < agents.size(); ++t) {
      agents[t] += change[t];
      pausing[t] += pause[t];
    }
  }
  return placed;
}

std::vector<Placed> add_shifts_that_pay(const Block& block, const std::vector<Limit>& limits,
                                        std::vector<Placed> placed) {
  std::vector<double> agents = coverage(block, placed), pausing = on_break(block, placed);
  Allowance allowance(block, limits, placed);
  while (true) {
    const Relief saved(block, relief(block, agents), pausing);
    ExtraShift best{.placed = {}, .cost = std::numeric_limits<double>::infinity()};
    for (std::size_t j = 0; j < block.shifts.size(); ++j) {
      if (allowance.blocking(j) != nullptr) continue;
      if (ExtraShift extra = best_extra(block, j, saved); extra.gain() > best.gain()) best = std::move(extra);
    }
    if (best.gain() <= least_gain) return placed;
    allowance.take(best.placed.candidate);
    const std::vector<double> change = coverage(block, {best.placed});
    const std::vector<double> pause = on_break(block, {best.placed});
    for (std::size_t t = 0; t < agents.size(); ++t) {
      agents[t] += change[t];
      pausing[t] += pause[t];
    }
    placed.push_back(std::move(best.placed));
  }
}

}  // namespace krarup
