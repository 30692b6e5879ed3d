#include "greedy_shifts.hpp"

#include <limits>

#include "extra_shift.hpp"

namespace krarup {

namespace {

constexpr double least_gain = 1e-9;

/// What is left of the limits, by shift.
class Allowance {
 public:
  Allowance(std::size_t shifts, const std::vector<Limit>& limits) : uses_(shifts) {
    for (std::size_t i = 0; i < limits.size(); ++i) {
      left_.push_back(limits[i].capacity);
      for (const auto& [shift, use] : limits[i].uses) uses_[shift].emplace_back(i, use);
    }
  }

  [[nodiscard]] bool allows(std::size_t shift) const {
    for (const auto& [limit, use] : uses_[shift]) {
      if (use > left_[limit]) return false;
    }
    return true;
  }

  void take(std::size_t shift) {
    for (const auto& [limit, use] : uses_[shift]) left_[limit] -= use;
  }

 private:
  std::vector<std::vector<std::pair<std::size_t, double>>> uses_;
  std::vector<double> left_;
};

}  // namespace

std::vector<Placed> greedy_shifts(const Block& block, const std::vector<Limit>& limits) {
  std::vector<Placed> placed;
  std::vector<double> agents(block.slots.size(), 0.0);
  Allowance allowance(block.shifts.size(), limits);
  while (true) {
    const std::vector<double> saved = relief(block, agents);
    ExtraShift best{.placed = {}, .cost = std::numeric_limits<double>::infinity()};
    for (std::size_t j = 0; j < block.shifts.size(); ++j) {
      if (!allowance.allows(j)) continue;
      if (ExtraShift extra = best_extra(block, j, saved); extra.gain() > best.gain()) best = std::move(extra);
    }
    if (best.gain() <= least_gain) return placed;
    allowance.take(best.placed.candidate);
    const std::vector<double> change = coverage(block, {best.placed});
    for (std::size_t t = 0; t < agents.size(); ++t) agents[t] += change[t];
    placed.push_back(std::move(best.placed));
  }
}

}  // namespace krarup
