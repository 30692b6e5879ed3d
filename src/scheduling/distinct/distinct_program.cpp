#include "scheduling/distinct/distinct_program.hpp"

#include <algorithm>
#include <cmath>

namespace krarup {

namespace {

bool has_breaks(const Block& block) {
  return std::any_of(block.shifts.begin(), block.shifts.end(),
                     [](const BlockShift& shift) { return !shift.breaks.empty(); });
}

/// Whether one more person next to `others` on the same shift could ever pay: what the others miss is not more with
/// more people around, so it is enough to look at an otherwise empty block.
bool one_more_can_pay(const Block& block, const BlockShift& shift, double others) {
  double saved = 0;
  for_each_slot(shift.presence, block.slots.size(),
                [&](std::size_t t) { saved += block.slots[t].cost(others) - block.slots[t].cost(others + 1); });
  return saved > shift.cost;
}

/// No more people than this are worth their pay on a shift, whatever else is planned.
double most_people(const Block& block, const BlockShift& shift) {
  if (shift.breaks.empty()) {
    double people = 0;
    while (one_more_can_pay(block, shift, people)) ++people;
    return people;
  }
  // Somebody who is nowhere missed is not needed, and at no moment are more missed than required.
  double people = 0;
  for_each_slot(shift.presence, block.slots.size(),
                [&](std::size_t t) { people += std::ceil(std::max(0.0, block.slots[t].required)); });
  return people;
}

}  // namespace

DistinctProgram::DistinctProgram(const Block& block, const std::vector<Limit>& limits,
                                 const std::vector<DistinctGroup>& groups, double price)
    : block_(block), group_of_(block.shifts.size()) {
  for (const BlockShift& shift : block.shifts) most_people_.push_back(krarup::most_people(block, shift));
  if (has_breaks(block)) {
    with_breaks_.emplace(block, limits);
    model_ = with_breaks_->model();
    for (std::size_t j = 0; j < block.shifts.size(); ++j) {
      people_.push_back(with_breaks_->columns_of(j).front());
      model_.set_bounds(people_.back(), 0, most_people_[j]);
    }
  } else {
    state_as_flow(limits);
  }
  link(groups, price);
}

void DistinctProgram::state_as_flow(const std::vector<Limit>& limits) {
  for (std::size_t j = 0; j < block_.shifts.size(); ++j) {
    people_.push_back(model_.add_column(block_.shifts[j].cost, 0, most_people_[j], true));
  }
  for (const Slot& slot : block_.slots) slots_.push_back(mip::add_coverage_columns(model_, slot));
  add_flow_rows();
  for (const Limit& limit : limits) {
    std::vector<mip::Term> row;
    for (const auto& [shift, use] : limit.uses) row.push_back({people_[shift], use});
    model_.add_row(-mip::infinity, limit.capacity, row);
  }
}

void DistinctProgram::add_flow_rows() {
  const std::size_t slots = slots_.size();
  std::vector<std::vector<mip::Term>> rows(slots);
  for (std::size_t t = 0; t < slots; ++t) {
    slots_[t].append_to(rows[t]);
    if (t > 0) slots_[t - 1].append_to(rows[t], -1);
  }
  for (std::size_t j = 0; j < people_.size(); ++j) {
    const SlotRange presence = block_.shifts[j].presence;
    if (presence.first >= presence.last) continue;
    // The first row is the coverage of the first slot itself, all others are changes from one slot to the next.
    if (contains(presence, 0, slots)) rows[0].push_back({people_[j], 1});
    const std::size_t start = presence.first % slots, end = presence.last % slots;
    if (start == end) continue;  // there all the time
    if (start > 0) rows[start].push_back({people_[j], 1});
    if (end > 0) rows[end].push_back({people_[j], -1});
  }
  for (std::size_t t = 0; t < slots; ++t) {
    const double rise = slots_[t].whole - (t > 0 ? slots_[t - 1].whole : 0);
    model_.add_row(rise, rise, rows[t]);
  }
}

void DistinctProgram::link(const std::vector<DistinctGroup>& groups, double price) {
  for (const DistinctGroup& group : groups) {
    worked_.push_back(model_.add_column(price, 0, 1, true));
    for (const std::size_t j : group.shifts) {
      group_of_[j] = worked_.size() - 1;
      model_.add_row(-mip::infinity, 0, {{people_[j], 1}, {worked_.back(), -most_people_[j]}});
    }
  }
}

std::vector<double> DistinctProgram::encode(const std::vector<Placed>& placed) const {
  std::vector<double> values(model_.columns(), 0.0);
  const auto value = [&values](int column) -> double& { return values[static_cast<std::size_t>(column)]; };
  if (with_breaks_) {
    const std::vector<double> known = with_breaks_->encode(placed);
    std::copy(known.begin(), known.end(), values.begin());
  } else {
    for (const Placed& one : placed) value(people_[one.candidate]) += 1;
    const std::vector<double> agents = coverage(block_, placed);
    for (std::size_t t = 0; t < agents.size(); ++t) slots_[t].encode(agents[t], values);
  }
  for (const Placed& one : placed) value(worked_[group_of_[one.candidate]]) = 1;
  return values;
}

std::vector<Placed> DistinctProgram::decode(const std::vector<double>& values) const {
  if (with_breaks_) return with_breaks_->decode(values);
  std::vector<Placed> placed;
  for (std::size_t j = 0; j < people_.size(); ++j) {
    placed.resize(placed.size() + static_cast<std::size_t>(std::llround(values[static_cast<std::size_t>(people_[j])])),
                  {j, {}});
  }
  return placed;
}

}  // namespace krarup
