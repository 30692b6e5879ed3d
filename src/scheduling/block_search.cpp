#include "block_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "proof.hpp"
#include "shift_program.hpp"

namespace krarup {

namespace {

constexpr int most_sweeps = 3;

/// One day of a block: its shifts, and what they do as far as it is decided, or else as the relaxation wants it.
struct DayPlan {
  std::vector<std::size_t> shifts;  ///< of the block
  std::vector<double> agents;       ///< for each slot of the block
  std::vector<double> uses;         ///< for each limit
  std::vector<Placed> placed;       ///< on the block's shifts
};

class BlockSearch {
 public:
  BlockSearch(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
              const mip::Listener& listener)
      : block_(block), limits_(limits), options_(options), listener_(listener) {
    std::map<Date, DayPlan> days;
    for (std::size_t j = 0; j < block.shifts.size(); ++j) days[block.shifts[j].date].shifts.push_back(j);
    for (auto& [date, day] : days) {
      day.agents.assign(block.slots.size(), 0.0);
      day.uses.assign(limits.size(), 0.0);
      days_.push_back(std::move(day));
    }
  }

  BlockAnswer search() {
    if (days_.size() == 1) return search_day(block_, limits_, options_, listener_);
    relax();
    sweep();
    return joined();
  }

  BlockAnswer refine(const BlockAnswer& answer) {
    if (days_.size() == 1) return refine_day(block_, limits_, options_, listener_, answer);
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

  void relax();
  void adopt(const BlockAnswer& answer);
  void sweep();
  void count(DayPlan& day) const;
  void decide(DayPlan& day);
  [[nodiscard]] std::vector<Limit> limits_for(const DayPlan& day) const;
  [[nodiscard]] Block block_of(const DayPlan& day) const;
  [[nodiscard]] BlockAnswer joined() const;

  const Block& block_;
  const std::vector<Limit>& limits_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  std::vector<DayPlan> days_;
  double bound_ = 0;
  BlockAnswer answer_{.placed = {}, .cost = mip::infinity};
};

void BlockSearch::relax() {
  ShiftProgram program(block_);
  for (const Limit& limit : limits_) {
    std::vector<mip::Term> row;
    for (const auto& [shift, use] : limit.uses) row.push_back({program.people_on(shift), use});
    program.model().add_row(-mip::infinity, limit.capacity, row);
  }
  const mip::Outcome outcome = mip::minimize_inside(program.model().relaxed(), listener_);
  if (outcome.values.empty()) return;
  bound_ = std::max(0.0, outcome.bound);
  for (DayPlan& day : days_) {
    for (const std::size_t shift : day.shifts) program.add_agents(outcome.values, shift, day.agents);
    for (std::size_t i = 0; i < limits_.size(); ++i) {
      for (const auto& [shift, use] : limits_[i].uses) {
        if (block_.shifts[shift].date != block_.shifts[day.shifts.front()].date) continue;
        day.uses[i] += use * outcome.values[static_cast<std::size_t>(program.people_on(shift))];
      }
    }
  }
}

void BlockSearch::sweep() {
  for (DayPlan& day : days_) decide(day);
}

/// Takes over the shifts of an answer as decided.
void BlockSearch::adopt(const BlockAnswer& answer) {
  answer_ = answer;
  bound_ = answer.bound;
  for (DayPlan& day : days_) {
    for (const Placed& one : answer.placed) {
      if (std::binary_search(day.shifts.begin(), day.shifts.end(), one.candidate)) day.placed.push_back(one);
    }
    count(day);
  }
}

/// Makes one day whole while the others stay as they are.
void BlockSearch::decide(DayPlan& day) {
  const Block block = block_of(day);
  const auto own = [&](std::size_t shift) {
    return static_cast<std::size_t>(std::lower_bound(day.shifts.begin(), day.shifts.end(), shift) - day.shifts.begin());
  };
  std::vector<Placed> start = day.placed;
  for (Placed& one : start) one.candidate = own(one.candidate);
  const mip::Listener going_on = [this](double, double) { return go_on(); };
  day.placed = search_day(block, limits_for(day), options_, going_on, start).placed;
  for (Placed& one : day.placed) one.candidate = day.shifts[one.candidate];
  count(day);
}

/// Notes what the placed shifts of a day do.
void BlockSearch::count(DayPlan& day) const {
  day.agents = coverage(block_, day.placed);
  std::map<std::size_t, double> people;
  for (const Placed& one : day.placed) people[one.candidate] += 1;
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    day.uses[i] = 0;
    for (const auto& [shift, use] : limits_[i].uses) {
      if (const auto found = people.find(shift); found != people.end()) day.uses[i] += use * found->second;
    }
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
    limit.capacity = std::max(0.0, limit.capacity);
    own.push_back(std::move(limit));
  }
  return own;
}

/// The slots that the day's shifts touch, with what the other days' shifts leave of the requirement.
Block BlockSearch::block_of(const DayPlan& day) const {
  std::size_t first = block_.slots.size(), last = 0;
  for (const std::size_t j : day.shifts) {
    first = std::min(first, block_.shifts[j].presence.first);
    last = std::max(last, block_.shifts[j].presence.last);
  }
  Block own;
  for (std::size_t t = first; t < last; ++t) {
    own.slots.push_back(block_.slots[t]);
    double& required = own.slots.back().required;
    for (const DayPlan& other : days_) {
      if (&other != &day) required -= other.agents[t];
    }
    if (std::abs(required - std::round(required)) < 1e-6) required = std::round(required);
  }
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
                         const mip::Listener& listener) {
  return BlockSearch(block, limits, options, listener).search();
}

BlockAnswer refine_block(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                         const mip::Listener& listener, const BlockAnswer& answer) {
  return BlockSearch(block, limits, options, listener).refine(answer);
}

}  // namespace krarup
