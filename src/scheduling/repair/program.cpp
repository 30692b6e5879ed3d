#include "scheduling/repair/program.hpp"

#include <algorithm>
#include <utility>

namespace krarup::repairing {

RepairProgram::RepairProgram(const Day& day) : day_(day) {
  for (const Worker& worker : day.workers) add_worker(worker);
  add_slots();
}

void RepairProgram::add_worker(const Worker& worker) {
  WorkerColumns columns;
  columns.first_end = static_cast<int>(model_.columns());
  std::vector<mip::Term> one_end;
  for (const EndChoice& end : worker.ends) one_end.push_back({model_.add_column(end.cost, 0, 1, true), 1});
  model_.add_row(1, 1, one_end);
  for (std::size_t k = 0; k < worker.open_breaks.size(); ++k) {
    columns.first_choice.push_back(static_cast<int>(model_.columns()));
    std::vector<mip::Term> once;
    for (const BreakChoice& choice : worker.open_breaks[k].choices) {
      const bool fits = k > 0 || choice.slots.first >= worker.first_break;
      once.push_back({model_.add_column(choice.cost, 0, fits ? 1 : 0, true), 1});
    }
    for (std::size_t e = 0; e < worker.ends.size(); ++e) {
      if (k < worker.ends[e].open_breaks) once.push_back({columns.first_end + static_cast<int>(e), -1});
    }
    model_.add_row(0, 0, once);
  }
  keep_order(worker, columns);
  columns_.push_back(std::move(columns));
}

/// At every moment at which a break may begin, the one before is over; and all are over when the worker leaves.
void RepairProgram::keep_order(const Worker& worker, const WorkerColumns& columns) {
  const auto column = [&](std::size_t k, std::size_t s) { return columns.first_choice[k] + static_cast<int>(s); };
  for (std::size_t k = 0; k < worker.open_breaks.size(); ++k) {
    const auto& choices = worker.open_breaks[k].choices;
    for (std::size_t e = 0; e < worker.ends.size(); ++e) {
      if (k >= worker.ends[e].open_breaks) continue;
      std::vector<mip::Term> row{{columns.first_end + static_cast<int>(e), 1}};
      for (std::size_t s = 0; s < choices.size(); ++s) {
        if (choices[s].next > worker.ends[e].slot) row.push_back({column(k, s), 1});
      }
      if (row.size() > 1) model_.add_row(-mip::infinity, 1, row);
    }
    if (k == 0) continue;
    const auto& earlier = worker.open_breaks[k - 1].choices;
    for (const BreakChoice& at : choices) {
      std::vector<mip::Term> row;  // break k has begun by now, and the one before is not over by now
      for (std::size_t s = 0; s < choices.size(); ++s) {
        if (choices[s].slots.first <= at.slots.first) row.push_back({column(k, s), 1});
      }
      const std::size_t begun = row.size();
      for (std::size_t r = 0; r < earlier.size(); ++r) {
        if (earlier[r].next > at.slots.first) row.push_back({column(k - 1, r), 1});
      }
      if (row.size() > begun) model_.add_row(-mip::infinity, 1, row);
    }
  }
}

void RepairProgram::add_slots() {
  std::vector<std::vector<mip::Term>> rows(day_.slots.size());
  const auto add = [&rows](SlotRange range, int column, double coefficient) {
    for (std::size_t t = range.first; t < range.last; ++t) rows[t].push_back({column, coefficient});
  };
  std::vector<double> fixed = day_.fixed;
  for (std::size_t w = 0; w < columns_.size(); ++w) {
    const Worker& worker = day_.workers[w];
    for (const SlotRange& pause : worker.fixed_breaks) {
      for (std::size_t t = pause.first; t < pause.last; ++t) fixed[t] -= 1;
    }
    for (std::size_t e = 0; e < worker.ends.size(); ++e) {
      add({worker.first_slot, std::max(worker.first_slot, worker.ends[e].slot)},
          columns_[w].first_end + static_cast<int>(e), 1);
    }
    for (std::size_t k = 0; k < worker.open_breaks.size(); ++k) {
      for (std::size_t s = 0; s < worker.open_breaks[k].choices.size(); ++s) {
        add(worker.open_breaks[k].choices[s].slots, columns_[w].first_choice[k] + static_cast<int>(s), -1);
      }
    }
  }
  for (std::size_t t = 0; t < rows.size(); ++t) {
    mip::CoverageColumns columns = mip::add_coverage_columns(model_, day_.slots[t]);
    columns.append_to(rows[t]);
    model_.add_row(columns.whole - fixed[t], columns.whole - fixed[t], rows[t]);
    slots_.push_back(std::move(columns));
  }
}

std::vector<double> RepairProgram::encode(const std::vector<Answer>& answers) const {
  std::vector<double> values(model_.columns(), 0.0);
  std::vector<double> agents = day_.fixed;
  for (std::size_t w = 0; w < answers.size(); ++w) {
    const Worker& worker = day_.workers[w];
    cover(worker, answers[w], 1, agents);
    values[static_cast<std::size_t>(columns_[w].first_end) + answers[w].end] = 1;
    for (std::size_t k = 0; k < worker.ends[answers[w].end].open_breaks; ++k) {
      values[static_cast<std::size_t>(columns_[w].first_choice[k]) + answers[w].breaks[k]] = 1;
    }
  }
  for (std::size_t t = 0; t < agents.size(); ++t) slots_[t].encode(agents[t], values);
  return values;
}

std::vector<Answer> RepairProgram::decode(const std::vector<double>& values) const {
  const auto chosen = [&values](int first, std::size_t count) {
    const auto begin = values.begin() + first;
    return static_cast<std::size_t>(std::max_element(begin, begin + static_cast<std::ptrdiff_t>(count)) - begin);
  };
  std::vector<Answer> answers;
  for (std::size_t w = 0; w < columns_.size(); ++w) {
    const Worker& worker = day_.workers[w];
    Answer answer{.end = chosen(columns_[w].first_end, worker.ends.size()), .breaks = {}};
    for (std::size_t k = 0; k < worker.open_breaks.size(); ++k) {
      answer.breaks.push_back(chosen(columns_[w].first_choice[k], worker.open_breaks[k].choices.size()));
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace krarup::repairing
