#include "scheduling/distinct/rise_cuts.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace krarup {

namespace {

constexpr double least_violation = 1e-4;
using Segments = std::vector<mip::CoverageColumns::Segment>;

constexpr std::chrono::hours farthest{8};  ///< from slot to slot; over a longer time there are too many ways to rise

}  // namespace

RiseCuts::RiseCuts(const Block& block, const std::vector<DistinctGroup>& groups, bool cyclic)
    : block_(block),
      cyclic_(cyclic),
      group_of_(block.shifts.size()),
      starting_(block.slots.size()),
      ending_(block.slots.size()) {
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const std::size_t j : groups[g].shifts) group_of_[j] = g;
  }
  for (std::size_t j = 0; j < block.shifts.size(); ++j) {
    const SlotRange presence = block.shifts[j].presence;
    if (presence.first >= presence.last) continue;
    starting_[presence.first % block.slots.size()].push_back(j);
    ending_[presence.last % block.slots.size()].push_back(j);
  }
}

RiseCuts::Row RiseCuts::most_violated(std::size_t high, Side side, const std::vector<double>& values,
                                      const DistinctProgram& program) const {
  const std::size_t slots = block_.slots.size();
  const auto value = [&](int column) { return values[static_cast<std::size_t>(column)]; };
  const auto total = [&](const Segments& segments) {
    double sum = 0;
    for (const auto& each : segments) sum += value(each.column);
    return sum;
  };
  const mip::CoverageColumns& at_high = program.slots()[high];
  const double missing = total(at_high.missing);
  std::map<std::size_t, double> brought;  // by each distinct shift between the slots, at most
  Row best{.violation = least_violation, .terms = {}};
  Seconds distance{0};
  for (std::size_t low = high, steps = 1; steps < slots; ++steps) {
    // The boundary between the last slot looked at and the next.
    const std::size_t boundary = side == Side::before ? low : (low + 1) % slots;
    for (const std::size_t j : side == Side::before ? starting_[boundary] : ending_[boundary]) {
      if (program.most_people(j) <= 0 || !contains(block_.shifts[j].presence, high, slots)) continue;
      brought[group_of_[j]] += program.most_people(j);
    }
    const bool at_the_end = !cyclic_ && boundary == 0;  // beyond it nobody is there and nobody is required
    low = side == Side::before ? (low + slots - 1) % slots : boundary;
    distance += block_.slots[low].end - block_.slots[low].start;
    if (distance > farthest) break;
    const double change = at_high.whole - (at_the_end ? 0 : program.slots()[low].whole);
    if (change > 0) {
      double sum = missing + (at_the_end ? 0 : total(program.slots()[low].surplus)), square = 2;
      for (const auto& [group, most] : brought) {
        sum += std::min(change, most) * value(program.worked(group));
        square += std::min(change, most) * std::min(change, most);
      }
      if (const double violation = (change - sum) / std::sqrt(square); violation > best.violation) {
        best = {change, violation, {}};
        for (const auto& each : at_high.missing) best.terms.push_back({each.column, 1});
        if (!at_the_end) {
          for (const auto& each : program.slots()[low].surplus) best.terms.push_back({each.column, 1});
        }
        for (const auto& [group, most] : brought) best.terms.push_back({program.worked(group), std::min(change, most)});
      }
    }
    if (at_the_end) break;
  }
  return best;
}

std::size_t RiseCuts::add_violated(const std::vector<double>& values, DistinctProgram& program) const {
  std::size_t added = 0;
  for (std::size_t high = 0; high < program.slots().size(); ++high) {
    for (const Side side : {Side::before, Side::after}) {
      const Row row = most_violated(high, side, values, program);
      if (row.terms.empty()) continue;
      program.model().add_row(row.change, mip::infinity, row.terms);
      ++added;
    }
  }
  return added;
}

}  // namespace krarup
