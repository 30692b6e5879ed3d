#include "scheduling/shifts/shift_program.hpp"

#include <algorithm>
#include <cmath>

#include "scheduling/common/cost_step.hpp"
#include "scheduling/shifts/extra_shift.hpp"

namespace krarup {

ShiftProgram::ShiftProgram(const Block& block, const std::vector<Limit>& limits) : block_(block), limits_(limits) {
  for (const BlockShift& shift : block.shifts) add_shift(shift);
  add_slots();
  limit_breaks();
  for (const Limit& limit : limits) add_limit(limit);
}

void ShiftProgram::add_shift(const BlockShift& shift) {
  ShiftColumns columns;
  columns.people = model_.add_column(shift.cost, 0, mip::infinity, true);
  for (const auto& options : shift.breaks) {
    std::vector<mip::Term> everybody{{columns.people, -1}};
    columns.first_option.push_back(static_cast<int>(model_.columns()));
    for (std::size_t s = 0; s < options.size(); ++s) {
      everybody.push_back({model_.add_column(0, 0, mip::infinity, true), 1});
    }
    model_.add_row(0, 0, everybody);
  }
  keep_order(shift, columns);
  columns_.push_back(std::move(columns));
}

void ShiftProgram::keep_order(const BlockShift& shift, const ShiftColumns& columns) {
  for (std::size_t k = 1; k < shift.breaks.size(); ++k) {
    const auto& before = shift.breaks[k - 1];
    const auto& after = shift.breaks[k];
    std::vector<mip::Term> begun;
    for (std::size_t s = 0; s < after.size(); ++s) {
      begun.push_back({columns.first_option[k] + static_cast<int>(s), 1});
      if (before.back().next <= after[s].start) break;  // everybody has ended the one before
      std::vector<mip::Term> row = begun;
      for (std::size_t r = 0; r < before.size() && before[r].next <= after[s].start; ++r) {
        row.push_back({columns.first_option[k - 1] + static_cast<int>(r), -1});
      }
      model_.add_row(-mip::infinity, 0, row);
    }
  }
}

std::vector<std::vector<mip::Term>> ShiftProgram::agents_by_slot() const {
  std::vector<std::vector<mip::Term>> rows(block_.slots.size());
  const auto add = [&rows](SlotRange range, int column, double coefficient) {
    for_each_slot(range, rows.size(), [&](std::size_t t) { rows[t].push_back({column, coefficient}); });
  };
  for (std::size_t j = 0; j < columns_.size(); ++j) {
    const BlockShift& shift = block_.shifts[j];
    add(shift.presence, columns_[j].people, 1);
    for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
      for (std::size_t s = 0; s < shift.breaks[k].size(); ++s) {
        add(shift.breaks[k][s].slots, columns_[j].first_option[k] + static_cast<int>(s), -1);
      }
    }
  }
  return rows;
}

void ShiftProgram::add_slots() {
  std::vector<std::vector<mip::Term>> rows = agents_by_slot();
  slots_.resize(rows.size());
  for (std::size_t t = 0; t < rows.size(); ++t) {
    const Slot& slot = block_.slots[t];
    const bool nobody_needed = slot.required <= 0 || slot.understaffing <= 0;
    if (nobody_needed && slot.overstaffing <= 0 && slot.kinks.empty()) continue;
    slots_[t].columns = mip::add_coverage_columns(model_, slot);
    slots_[t].columns.append_to(rows[t]);
    slots_[t].row = model_.add_row(slots_[t].columns.whole, slots_[t].columns.whole, rows[t]);
  }
}

std::vector<double> ShiftProgram::slot_prices(const std::vector<double>& prices) const {
  std::vector<double> by_slot(slots_.size(), 0.0);
  for (std::size_t t = 0; t < slots_.size(); ++t) {
    if (slots_[t].row >= 0) by_slot[t] = prices[static_cast<std::size_t>(slots_[t].row)];
  }
  return by_slot;
}

std::vector<double> ShiftProgram::reduced_costs(const std::vector<double>& prices,
                                                const std::vector<double>& worth_by_slot) const {
  const Relief worth(worth_by_slot);
  std::vector<double> costs;
  for (std::size_t j = 0; j < columns_.size(); ++j) costs.push_back(-gain_of_extra(block_, j, worth));
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    for (const auto& [shift, use] : limits_[i].uses) {
      costs[shift] -= use * prices[static_cast<std::size_t>(limit_rows_[i])];
    }
  }
  return costs;
}

void ShiftProgram::limit_breaks() {
  std::vector<std::vector<mip::Term>> pauses(block_.slots.size());
  for (std::size_t j = 0; j < columns_.size(); ++j) {
    const BlockShift& shift = block_.shifts[j];
    for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
      for (std::size_t s = 0; s < shift.breaks[k].size(); ++s) {
        const SlotRange slots = shift.breaks[k][s].slots;
        const int column = columns_[j].first_option[k] + static_cast<int>(s);
        for_each_slot(slots, pauses.size(), [&](std::size_t t) { pauses[t].push_back({column, 1}); });
      }
    }
  }
  for (std::size_t t = 0; t < pauses.size(); ++t) {
    if (block_.slots[t].max_on_break < mip::infinity && !pauses[t].empty()) {
      model_.add_row(-mip::infinity, block_.slots[t].max_on_break, pauses[t]);
    }
  }
}

void ShiftProgram::add_limit(const Limit& limit) {
  std::vector<mip::Term> row;
  for (const auto& [shift, use] : limit.uses) row.push_back({columns_[shift].people, use});
  limit_rows_.push_back(model_.add_row(-mip::infinity, limit.capacity, row));
}

double ShiftProgram::next_cost(double bound) const {
  const double step = cost_step(model_.costs(), [](double cost) { return std::abs(cost); });
  return model_.offset() + next_multiple(bound - model_.offset(), step);
}

std::vector<int> ShiftProgram::people_columns() const {
  std::vector<int> columns;
  for (const ShiftColumns& shift : columns_) columns.push_back(shift.people);
  return columns;
}

std::vector<int> ShiftProgram::columns_of(std::size_t shift) const {
  std::vector<int> columns{columns_[shift].people};
  for (std::size_t k = 0; k < columns_[shift].first_option.size(); ++k) {
    for (std::size_t s = 0; s < block_.shifts[shift].breaks[k].size(); ++s) {
      columns.push_back(columns_[shift].first_option[k] + static_cast<int>(s));
    }
  }
  return columns;
}

std::vector<double> ShiftProgram::encode(const std::vector<Placed>& placed) const {
  std::vector<double> values(model_.columns(), 0.0);
  for (const Placed& one : placed) {
    const ShiftColumns& columns = columns_[one.candidate];
    values[static_cast<std::size_t>(columns.people)] += 1;
    for (std::size_t k = 0; k < one.breaks.size(); ++k) {
      values[static_cast<std::size_t>(columns.first_option[k]) + one.breaks[k]] += 1;
    }
  }
  const std::vector<double> agents = coverage(block_, placed);
  for (std::size_t t = 0; t < agents.size(); ++t) {
    if (slots_[t].row >= 0) slots_[t].columns.encode(agents[t], values);
  }
  return values;
}

std::vector<std::size_t> ShiftProgram::whole_people(const std::vector<double>& values) const {
  std::vector<std::size_t> shifts;
  double carried = 0.5;
  for (std::size_t j = 0; j < columns_.size(); ++j) {
    for (carried += values[static_cast<std::size_t>(columns_[j].people)]; carried >= 1; carried -= 1)
      shifts.push_back(j);
  }
  return shifts;
}

std::vector<Placed> ShiftProgram::decode(const std::vector<double>& values) const {
  const auto count = [&values](int column) {
    return static_cast<std::size_t>(std::llround(values[static_cast<std::size_t>(column)]));
  };
  std::vector<Placed> placed;
  for (std::size_t j = 0; j < columns_.size(); ++j) {
    const std::size_t people = count(columns_[j].people);
    const std::size_t first = placed.size();
    placed.resize(first + people, {j, std::vector<std::size_t>(block_.shifts[j].breaks.size())});
    for (std::size_t k = 0; k < block_.shifts[j].breaks.size(); ++k) {
      std::size_t person = first;
      for (std::size_t s = 0; s < block_.shifts[j].breaks[k].size(); ++s) {
        for (std::size_t i = count(columns_[j].first_option[k] + static_cast<int>(s)); i > 0; --i) {
          placed[person++].breaks[k] = s;
        }
      }
    }
  }
  return placed;
}

}  // namespace krarup
