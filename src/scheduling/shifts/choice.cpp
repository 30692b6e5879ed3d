#include "scheduling/shifts/choice.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace krarup {

namespace {

constexpr std::size_t few = 150;
constexpr std::size_t too_few_to_choose = 300;

std::vector<std::size_t> nearest_to_paying(const std::vector<double>& reduced_costs, std::size_t count) {
  std::vector<std::size_t> shifts(reduced_costs.size());
  std::iota(shifts.begin(), shifts.end(), std::size_t{0});
  std::stable_sort(shifts.begin(), shifts.end(),
                   [&](std::size_t a, std::size_t b) { return reduced_costs[a] < reduced_costs[b]; });
  shifts.resize(std::min(count, shifts.size()));
  std::sort(shifts.begin(), shifts.end());
  return shifts;
}

}  // namespace

std::size_t count_of(double share, std::size_t shifts) {
  if (shifts <= too_few_to_choose) return shifts;
  return std::max(few, static_cast<std::size_t>(std::ceil(share * static_cast<double>(shifts))));
}

std::vector<Placed> Choice::in_whole(std::vector<Placed> placed) const {
  for (Placed& one : placed) one.candidate = shifts[one.candidate];
  return placed;
}

Choice choose_shifts(const Block& block, const std::vector<Limit>& limits, const std::vector<double>& reduced_costs,
                     std::size_t count) {
  Choice choice{nearest_to_paying(reduced_costs, count), {block.slots, {}}, {}};
  for (const std::size_t j : choice.shifts) choice.block.shifts.push_back(block.shifts[j]);
  for (const Limit& limit : limits) {
    Limit own{.text = limit.text, .uses = {}, .capacity = limit.capacity};
    for (const auto& [shift, use] : limit.uses) {
      const auto found = std::lower_bound(choice.shifts.begin(), choice.shifts.end(), shift);
      if (found == choice.shifts.end() || *found != shift) continue;
      own.uses.emplace_back(static_cast<std::size_t>(found - choice.shifts.begin()), use);
    }
    choice.limits.push_back(std::move(own));
  }
  return choice;
}

}  // namespace krarup
