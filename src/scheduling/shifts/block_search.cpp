#include "scheduling/shifts/block_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include "scheduling/common/proof.hpp"
#include "scheduling/shifts/shift_program.hpp"

namespace krarup {

namespace {

constexpr double nearly_whole = 1e-9;
constexpr std::int64_t work_of_day = 20'000;  ///< simplex iterations
constexpr int most_sweeps = 2;
constexpr std::size_t options_at_once = 4'000;  ///< of starts and breaks; a block of no more is solved as a whole

constexpr std::size_t fewest_days = 4;  ///< of a cycle, for the shifts of a day not to go round it

/// One day of a block and what is decided for it.
struct DayPlan {
  std::vector<std::size_t> shifts;  ///< of the block
  std::vector<Placed> placed;       ///< on the block's shifts
  std::vector<double> agents;       ///< for each slot of the block
  std::vector<double> on_break;     ///< for each slot of the block
  std::vector<double> uses;         ///< for each limit

  [[nodiscard]] bool has(std::size_t shift) const { return std::binary_search(shifts.begin(), shifts.end(), shift); }
};

class BlockSearch {
 public:
  BlockSearch(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
              const mip::Listener& listener)
      : block_(block), limits_(limits), options_(options), listener_(listener) {
    std::map<Date, DayPlan> days;
    for (std::size_t j = 0; j < block.shifts.size(); ++j) days[block.shifts[j].date].shifts.push_back(j);
    for (auto& [date, day] : days) days_.push_back(std::move(day));
  }

  BlockAnswer search(double acceptable) {
    if (at_once()) return search_day(block_, limits_, options_, listener_, {}, acceptable);
    adopt({.placed = dive(), .cost = 0, .bound = 0});
    if (answer_.placed.empty()) {  // stopped on the way down: every day still gets what can be had at once
      sweep();
      answer_ = joined();
    }
    return answer_;
  }

  BlockAnswer refine(const BlockAnswer& answer) {
    if (at_once()) return refine_day(block_, limits_, options_, listener_, answer);
    bound_ = answer.bound;
    adopt(answer);
    for (int i = 0; i < most_sweeps && !is_closed(answer_.cost, bound_, options_.gap) && go_on(); ++i) {
      const double before = answer_.cost;
      sweep();
      answer_ = joined();
      if (answer_.cost >= before) break;
    }
    return answer_;
  }

 private:
  [[nodiscard]] bool go_on() const { return listener_(answer_.cost, bound_); }
  /// For programs whose objective and bound are not those of the block.
  [[nodiscard]] mip::Listener going_on() const {
    return [this](double, double) { return go_on(); };
  }
  [[nodiscard]] bool at_once() const;
  [[nodiscard]] std::vector<Placed> dive();
  void adopt(const BlockAnswer& answer);
  void sweep();
  void decide(DayPlan& day);
  void count(DayPlan& day) const;
  [[nodiscard]] std::vector<Limit> limits_for(const DayPlan& day) const;
  [[nodiscard]] Block block_for(const DayPlan& day) const;
  [[nodiscard]] BlockAnswer joined() const;

  const Block& block_;
  const std::vector<Limit>& limits_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  std::vector<DayPlan> days_;
  double bound_ = 0;
  BlockAnswer answer_{.placed = {}, .cost = mip::infinity};
};

bool BlockSearch::at_once() const {
  std::size_t options = 0;
  for (const BlockShift& shift : block_.shifts) {
    ++options;
    for (const auto& starts : shift.breaks) options += starts.size();
  }
  const bool cyclic = std::any_of(block_.shifts.begin(), block_.shifts.end(), [this](const BlockShift& shift) {
    return shift.presence.last > block_.slots.size();
  });
  return days_.size() < (cyclic ? fewest_days : 2) || options <= options_at_once;
}

/// Relaxes all days together, which gives the bound, and makes one after the other whole: next to the relaxation's
/// values, with the days before as decided and the days after still free to follow.
std::vector<Placed> BlockSearch::dive() {
  ShiftProgram program(block_, limits_);
  mip::Outcome outcome = mip::minimize_large(program.model().relaxed(), going_on());
  if (outcome.values.empty()) return {};
  bound_ = std::max(0.0, outcome.bound);
  mip::Model model = program.model().relaxed();
  const auto hold = [&](int column, double reach) {
    const double value = outcome.values[static_cast<std::size_t>(column)];
    model.set_bounds(column, std::floor(value + reach), std::ceil(value - reach));
  };
  for (std::size_t j = 0; j < block_.shifts.size(); ++j) {
    for (const int column : program.columns_of(j)) hold(column, nearly_whole);
  }
  for (const DayPlan& day : days_) {
    for (const std::size_t j : day.shifts) {
      for (const int column : program.columns_of(j)) model.set_whole(column, true);
    }
    outcome = mip::minimize(model, {.gap = options_.gap, .work = work_of_day, .seed = options_.seed}, going_on());
    if (outcome.values.empty()) return {};
    for (const std::size_t j : day.shifts) {
      for (const int column : program.columns_of(j)) {
        model.set_whole(column, false);
        hold(column, 0);
      }
    }
  }
  return program.decode(outcome.values);
}

/// Takes over the shifts of an answer as decided.
void BlockSearch::adopt(const BlockAnswer& answer) {
  for (DayPlan& day : days_) {
    for (const Placed& one : answer.placed) {
      if (day.has(one.candidate)) day.placed.push_back(one);
    }
    count(day);
  }
  answer_ = joined();
}

void BlockSearch::sweep() {
  for (DayPlan& day : days_) decide(day);
}

/// Decides one day anew while the others stay as they are.
void BlockSearch::decide(DayPlan& day) {
  std::vector<Placed> start = day.placed;
  for (Placed& one : start) {
    const auto found = std::lower_bound(day.shifts.begin(), day.shifts.end(), one.candidate);
    one.candidate = static_cast<std::size_t>(found - day.shifts.begin());
  }
  const Block block = block_for(day);
  day.placed = search_day(block, limits_for(day), options_, going_on(), start).placed;
  for (Placed& one : day.placed) one.candidate = day.shifts[one.candidate];
  count(day);
}

/// Notes what the placed shifts of a day do.
void BlockSearch::count(DayPlan& day) const {
  day.agents = coverage(block_, day.placed);
  day.on_break = on_break(block_, day.placed);
  std::vector<double> people(block_.shifts.size(), 0.0);
  for (const Placed& one : day.placed) people[one.candidate] += 1;
  day.uses.assign(limits_.size(), 0.0);
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    for (const auto& [shift, use] : limits_[i].uses) day.uses[i] += use * people[shift];
  }
}

/// What the other days leave of the limits, on the day's own shifts.
std::vector<Limit> BlockSearch::limits_for(const DayPlan& day) const {
  std::vector<Limit> own;
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    Limit limit = limits_[i];
    limit.uses.clear();
    for (const auto& [shift, use] : limits_[i].uses) {
      const auto found = std::lower_bound(day.shifts.begin(), day.shifts.end(), shift);
      if (found == day.shifts.end() || *found != shift) continue;
      limit.uses.emplace_back(static_cast<std::size_t>(found - day.shifts.begin()), use);
    }
    if (limit.uses.empty()) continue;
    for (const DayPlan& other : days_) {
      if (&other != &day) limit.capacity -= other.uses[i];
    }
    own.push_back(std::move(limit));
  }
  return own;
}

/// The slots that the day's shifts touch, with what the shifts of other days leave of the requirement.
Block BlockSearch::block_for(const DayPlan& day) const {
  std::size_t first = block_.slots.size(), last = 0;
  for (const std::size_t j : day.shifts) {
    first = std::min(first, block_.shifts[j].presence.first);
    last = std::max(last, block_.shifts[j].presence.last);
  }
  Block own;
  for_each_slot({first, last}, block_.slots.size(), [&](std::size_t t) {
    own.slots.push_back(block_.slots[t]);
    for (const DayPlan& other : days_) {
      if (&other == &day) continue;
      own.slots.back().add_others(other.agents[t], other.on_break[t]);
    }
  });
  const auto moved = [&](SlotRange range) { return SlotRange{range.first - first, range.last - first}; };
  for (const std::size_t j : day.shifts) {
    BlockShift shift = block_.shifts[j];
    shift.presence = moved(shift.presence);
    for (auto& options : shift.breaks) {
      for (BreakOption& option : options) option.slots = moved(option.slots);
    }
    own.shifts.push_back(std::move(shift));
  }
  return own;
}

BlockAnswer BlockSearch::joined() const {
  BlockAnswer answer;
  for (const DayPlan& day : days_) answer.placed.insert(answer.placed.end(), day.placed.begin(), day.placed.end());
  answer.cost = cost(block_, answer.placed);
  answer.bound = std::min(bound_, answer.cost);
  return answer;
}

}  // namespace

BlockAnswer search_block(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                         const mip::Listener& listener, double acceptable) {
  return BlockSearch(block, limits, options, listener).search(acceptable);
}

BlockAnswer refine_block(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                         const mip::Listener& listener, const BlockAnswer& answer) {
  return BlockSearch(block, limits, options, listener).refine(answer);
}

}  // namespace krarup
